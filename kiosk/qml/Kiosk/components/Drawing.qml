import QtQuick
import Kiosk

// One of our own drawings, as large as the words beside it need company.
Image {
    id: root

    required property string name

    readonly property bool arriving: root.status === Image.Loading
    readonly property int room: Math.round(Math.min(Theme.icon(120), (root.parent?.width ?? 0) * 0.8))

    source: root.room > 0 && root.visible ? "image://illustration/" + root.name : ""
    sourceSize: Qt.size(root.room, Math.round(root.room * 0.625))
    width: root.room
    height: Math.round(root.room * 0.625)
    asynchronous: true

    Accessible.ignored: true
}
