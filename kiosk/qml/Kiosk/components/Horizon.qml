import QtQuick
import Kiosk

// What lies behind every screen: hills along the foot, and the sun or the moon in a corner.
Item {
    id: root

    readonly property string light: Theme.dark ? "dark" : "light"

    Scenery {
        id: sky

        readonly property int room: Math.round(Math.min(root.width, root.height) * 0.48)

        anchors.right: parent.right
        anchors.rightMargin: Math.round(root.width * 0.14 - width / 2)
        y: Math.round(root.height * 0.16 - height / 2)
        drawer: "illustration"
        wanted: "sky-" + root.light
        extent: Qt.size(sky.room, sky.room)
        Accessible.ignored: true
    }

    Scenery {
        anchors.bottom: parent.bottom
        mirror: Writing.mirrored
        drawer: "illustration"
        wanted: "hills-" + root.light + (root.width < root.height ? "-portrait" : "")
        extent: Qt.size(root.width, Math.round(root.height * 0.35))
        Accessible.ignored: true
    }
}
