import QtQuick
import Kiosk

// A round button with an icon; its text is what it is called.
TapTarget {
    id: root

    required property string iconName

    corner: width / 2
    opacity: root.enabled ? 1 : 0.35

    background: Rectangle {
        radius: root.corner
        color: Theme.sunken
    }
    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: root.iconName
        }
    }
}
