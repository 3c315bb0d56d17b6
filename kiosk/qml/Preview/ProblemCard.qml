import QtQuick
import Preview

// A problem of the file in front: what is wrong, where, and what to do. A click leads to the place.
Rectangle {
    id: root

    required property string place
    required property string code
    required property bool grave
    required property string message
    required property string hint
    required property string excerpt

    signal clicked

    implicitHeight: words.implicitHeight + 2 * DeskTheme.gap
    radius: DeskTheme.radius
    color: root.grave ? DeskTheme.graveGround : DeskTheme.warningGround
    border.color: root.activeFocus || mouse.containsMouse ? DeskTheme.ink : "transparent"
    border.width: 2
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: `${kind.text}. ${root.message} ${root.hint}`
    Accessible.onPressAction: root.clicked()
    Keys.onSpacePressed: root.clicked()
    Keys.onReturnPressed: root.clicked()

    Column {
        id: words

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: DeskTheme.gap
        spacing: DeskTheme.tight

        DeskLabel {
            id: kind

            width: parent.width
            text: [root.grave ? "Error" : "Warning", root.code, root.place].filter(part => part).join(" · ")
            color: root.grave ? DeskTheme.grave : DeskTheme.warning
            font.pixelSize: DeskTheme.small
            font.weight: Font.DemiBold
        }

        DeskLabel {
            width: parent.width
            text: root.message
            font.weight: Font.DemiBold
        }

        DeskLabel {
            width: parent.width
            visible: root.excerpt !== ""
            text: root.excerpt
            font.family: "monospace"
            font.pixelSize: DeskTheme.code
            wrapMode: Text.NoWrap
            clip: true
        }

        DeskLabel {
            width: parent.width
            visible: root.hint !== ""
            text: root.hint
        }
    }

    MouseArea {
        id: mouse

        anchors.fill: parent
        hoverEnabled: true
        onClicked: root.clicked()
    }
}
