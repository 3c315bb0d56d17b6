import QtQuick
import Kiosk

// What stands here while there is no guide to show: never an error, never a blank screen.
Item {
    id: root

    required property bool shown

    visible: root.shown

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.xl, Theme.bodySize * 34)
        scale: Math.min(1, (parent.height - 2 * Theme.s) / height)
        spacing: Theme.l

        Drawing {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.height > Theme.bodySize * 20
            name: "window-sill"
        }

        Title {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("This guide is being updated")
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("It will be back soon.\nUntil then, any nurse will gladly answer your questions.")
            font.pixelSize: Theme.leadSize
            color: Theme.quietInk
        }
    }
}
