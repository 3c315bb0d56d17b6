import QtQuick
import Kiosk

// After hours: black, with one soft line that wanders over the glass, or with nothing; one touch wakes the screen.
Rectangle {
    id: root

    required property bool shown
    required property bool blank
    // Where the line is: -1 to 1.
    required property real across
    required property real down

    visible: root.shown
    color: Theme.night

    Accessible.role: Accessible.Pane
    Accessible.name: words.text

    Row {
        x: Math.round((root.width - width) / 2 + root.across * Math.max(0, (root.width - width) / 2 - Theme.xl))
        y: Math.round((root.height - height) / 2 + root.down * Math.max(0, (root.height - height) / 2 - Theme.xl))
        visible: !root.blank
        spacing: Theme.s

        Icon {
            id: hand

            anchors.verticalCenter: parent.verticalCenter
            name: "touch"
            ink: Theme.nightInk
            size: Theme.icon(14)
        }

        Label {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, root.width - hand.width - Theme.s - 2 * Theme.xl)
            text: qsTr("Touch anywhere to begin")
            color: Theme.nightInk
            font.pixelSize: Theme.headingSize
        }
    }
}
