import QtQuick
import Kiosk

// What fills the part of the screen that is out of reach: a quiet picture, and nothing to tap (A20).
Rectangle {
    id: root

    required property string title

    color: Theme.sunken

    // What has scrolled beneath cannot be tapped.
    MouseArea {
        anchors.fill: parent
    }

    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.xl
        spacing: Theme.m

        Drawing {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "window-sill"
            visible: root.height > Theme.mm(110)
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.title
            font.pixelSize: Theme.headingSize
            font.weight: Font.DemiBold
            color: Theme.quietInk
            lineHeight: Theme.tightLineHeight
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hair
        color: Theme.hairline
    }
}
