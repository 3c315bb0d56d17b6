import QtQuick
import Kiosk

// One of our icons, in one colour.
Image {
    id: root

    required property string name

    property color ink: Theme.ink
    property int size: Theme.iconSize

    source: root.size > 0 ? "image://icon/" + root.name + "/" + root.ink.toString().slice(1) : ""
    sourceSize: Qt.size(root.size, root.size)
    width: root.size
    height: root.size

    Accessible.ignored: true
}
