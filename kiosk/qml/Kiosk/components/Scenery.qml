import QtQuick
import Kiosk
import Kiosk.Bridge

// A picture that appears softly once the studio has drawn it, and lets go of its memory when it can no longer be seen.
Image {
    id: root

    // Who draws it, and what.
    required property string drawer
    required property string wanted
    required property size extent

    // Fetched before it can be seen.
    property bool soon: false
    property int order: 0

    readonly property bool needed: (root.visible || root.soon) && root.wanted !== "" && root.extent.width > 0 && root.extent.height > 0
    readonly property string subject: root.needed ? [root.wanted, root.extent.width, root.extent.height].join("/") : ""
    readonly property bool arriving: root.subject !== "" && (root.status !== Image.Ready || root.opacity < 1)

    cache: false
    width: root.extent.width
    height: root.extent.height
    opacity: root.status === Image.Ready ? 1 : 0
    onSubjectChanged: {
        Studio.cancel(root.order);
        root.source = "";
        root.order = root.needed ? Studio.order(root.drawer, root.wanted, root.extent.width, root.extent.height) : 0;
    }
    Component.onDestruction: Studio.cancel(root.order)

    Connections {
        target: Studio
        function onDrawn(number: int): void {
            if (number === root.order)
                root.source = "image://drawn/" + number;
        }
    }

    Behavior on opacity {
        // One of no duration would end in the turn in which it begins, of which Qt warns.
        enabled: root.visible && Theme.quick > 0

        NumberAnimation {
            duration: Theme.quick
        }
    }
}
