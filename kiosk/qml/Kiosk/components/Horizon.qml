import QtQuick
import Kiosk

// What lies behind every screen: hills along the foot, and the sun or the moon in a corner.
Item {
    id: root

    readonly property bool arriving: sky.status === Image.Loading || hills.status === Image.Loading
    readonly property string light: Theme.dark ? "dark" : "light"

    visible: !Theme.highContrast

    Image {
        id: sky

        readonly property int room: Math.round(Math.min(root.width, root.height) * 0.48)

        x: Math.round(root.width * 0.86 - width / 2)
        y: Math.round(root.height * 0.16 - height / 2)
        source: "image://illustration/sky-" + root.light
        sourceSize: Qt.size(sky.room, sky.room)
        asynchronous: true
        Accessible.ignored: true
    }

    Image {
        id: hills

        anchors.bottom: parent.bottom
        source: "image://illustration/hills-" + root.light + (root.width < root.height ? "-portrait" : "")
        sourceSize: Qt.size(root.width, Math.round(root.height * 0.35))
        asynchronous: true
        Accessible.ignored: true
    }
}
