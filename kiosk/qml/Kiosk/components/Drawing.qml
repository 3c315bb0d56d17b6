import QtQuick
import Kiosk

// One of our own drawings, as large as the words beside it need company.
Scenery {
    id: root

    required property string name

    readonly property int room: Math.round(Math.min(Theme.icon(120), (root.parent?.width ?? 0) * 0.8))

    drawer: "illustration"
    wanted: root.name
    extent: Qt.size(root.room, Math.round(root.room * 0.625))
    width: root.room
    height: Math.round(root.room * 0.625)

    Accessible.ignored: true
}
