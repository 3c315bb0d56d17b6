import QtQuick
import Kiosk

// A picture of the library, filling its place, with its text alternative.
Image {
    id: root

    required property string picture
    required property string alt

    property int corner: Theme.radius
    // Also while its screen is not in front; others let go of their memory.
    property bool stays: false
    readonly property bool arriving: root.status === Image.Loading

    source: root.picture !== "" && (root.visible || root.stays) && root.width > 0 && root.height > 0 ? "image://picture/" + root.corner + "/" + root.picture : ""
    sourceSize: Qt.size(Math.round(root.width), Math.round(root.height))
    asynchronous: true

    Accessible.role: Accessible.Graphic
    Accessible.name: root.alt
}
