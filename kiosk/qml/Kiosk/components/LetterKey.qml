import QtQuick
import Kiosk

// A key of the keypad: a letter, or a word that is an icon where it has no room.
TapTarget {
    id: root

    property string iconName: ""

    readonly property bool inWords: root.iconName === "" || label.implicitWidth < root.width - Theme.s

    secondary: true
    padding: 0
    opacity: root.enabled ? 1 : 0.35

    background: Rectangle {
        radius: root.corner
        color: root.iconName === "" ? Theme.surface : Theme.sunken
        border.width: Theme.hair * 2
        border.color: Theme.outline
    }
    contentItem: Item {
        Label {
            id: label

            anchors.centerIn: parent
            visible: root.inWords
            text: root.text
            font.pixelSize: Math.min(root.iconName === "" ? Theme.headingSize : Theme.bodySize, Math.round(root.height * 0.75))
            font.weight: Font.DemiBold
            lineHeight: 1
            wrapMode: Text.NoWrap
        }

        Icon {
            anchors.centerIn: parent
            visible: !root.inWords
            name: root.iconName === "" ? "close" : root.iconName
            size: Math.min(Theme.iconSize, Math.round(root.height * 0.7))
        }
    }
}
