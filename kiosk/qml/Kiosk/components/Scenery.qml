import QtQuick
import Kiosk

// An image that appears softly once it has been drawn, and lets go of its memory when it can no longer be seen.
Image {
    id: root

    required property string wanted
    required property size extent

    // Fetched before it can be seen.
    property bool soon: false
    readonly property bool arriving: root.status === Image.Loading

    source: (root.visible || root.soon) && root.extent.width > 0 && root.extent.height > 0 ? root.wanted : ""
    sourceSize: root.extent
    asynchronous: true
    opacity: root.status === Image.Ready ? 1 : 0

    Behavior on opacity {
        enabled: root.visible

        NumberAnimation {
            duration: Theme.quick
        }
    }
}
