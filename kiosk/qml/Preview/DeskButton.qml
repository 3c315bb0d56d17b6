import QtQuick
import Preview

// A button of the panel, for mouse and keyboard.
Rectangle {
    id: root

    required property string text
    property bool chosen: false
    property bool centered: true

    signal clicked

    implicitWidth: label.implicitWidth + 2 * DeskTheme.gap + 6
    implicitHeight: DeskTheme.target
    radius: DeskTheme.radius
    color: root.chosen ? DeskTheme.accent : mouse.containsMouse ? DeskTheme.line : DeskTheme.card
    border.color: root.activeFocus ? DeskTheme.ink : root.chosen ? DeskTheme.accent : DeskTheme.line
    border.width: root.activeFocus ? 2 : 1
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Accessible.checked: root.chosen
    Accessible.onPressAction: root.clicked()
    Keys.onSpacePressed: root.clicked()
    Keys.onReturnPressed: root.clicked()

    DeskLabel {
        id: label

        anchors.verticalCenter: parent.verticalCenter
        x: root.centered ? (root.width - width) / 2 : DeskTheme.gap
        width: Math.min(implicitWidth, root.width - 2 * DeskTheme.gap)
        text: root.text
        color: root.chosen ? DeskTheme.accentInk : DeskTheme.ink
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    MouseArea {
        id: mouse

        anchors.fill: parent
        hoverEnabled: true
        onClicked: root.clicked()
    }
}
