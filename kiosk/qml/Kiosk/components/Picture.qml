import QtQuick
import Kiosk

// A picture of the library, filling its place, with its text alternative.
Scenery {
    id: root

    required property string picture
    required property string alt

    property int corner: Theme.radius

    drawer: "picture"
    wanted: root.picture === "" ? "" : root.corner + "/" + root.picture
    extent: Qt.size(Math.round(root.width), Math.round(root.height))

    Accessible.role: Accessible.Graphic
    Accessible.name: root.alt
}
