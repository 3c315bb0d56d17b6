import QtQuick
import Kiosk

// One of our icons, in one colour.
Image {
    id: root

    required property string name

    property color ink: Theme.ink
    property int size: Theme.iconSize
    // What points along the lines points the other way where these begin on the right.
    readonly property list<string> directed: ["back", "next", "previous", "next-step", "summary", "listen", "louder", "softer"]

    source: root.size > 0 ? "image://icon/" + root.name + "/" + root.ink.toString().slice(1) : ""
    sourceSize: Qt.size(root.size, root.size)
    width: root.size
    height: root.size
    mirror: Writing.mirrored && root.directed.includes(root.name)

    Accessible.ignored: true
}
