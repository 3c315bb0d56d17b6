import QtQuick
import Kiosk

// A button with words and, if wanted, an icon.
TapTarget {
    id: root

    property string iconName: ""
    property bool filled: false
    property bool iconLast: false
    property color fill: root.filled ? Theme.accent : Theme.surface
    property color ink: root.filled ? Theme.accentInk : Theme.ink

    corner: root.height / 2
    leftPadding: root.text === "" ? Theme.xs : Theme.m
    rightPadding: root.leftPadding

    background: Rectangle {
        radius: root.corner
        color: root.fill
        border.width: root.filled ? 0 : Theme.hair * 2
        border.color: Theme.outline
    }
    contentItem: Item {
        id: content

        readonly property int iconRoom: root.iconName === "" ? 0 : icon.width + Theme.s

        implicitWidth: label.implicitWidth + content.iconRoom
        implicitHeight: label.implicitHeight

        Row {
            anchors.centerIn: parent
            spacing: Theme.s
            layoutDirection: root.iconLast ? Qt.RightToLeft : Qt.LeftToRight

            Icon {
                id: icon

                anchors.verticalCenter: parent.verticalCenter
                visible: root.iconName !== ""
                name: root.iconName === "" ? "next" : root.iconName
                ink: root.ink
                size: Theme.icon(8)
            }

            Label {
                id: label

                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, content.width - content.iconRoom)
                visible: root.text !== ""
                text: root.text
                color: root.ink
                font.weight: Font.DemiBold
                lineHeight: Theme.tightLineHeight
                horizontalAlignment: root.iconName === "" ? Text.AlignHCenter : Text.AlignLeft
            }
        }
    }
}
