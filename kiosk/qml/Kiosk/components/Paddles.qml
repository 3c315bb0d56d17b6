import QtQuick
import Kiosk

// "More" and "back up" beside kinetic scrolling (A9), with a mark of how far one is. The view tells of both alike.
Column {
    id: root

    required property Flickable view

    // The same, as Python can read it.
    readonly property Item viewItem: root.view
    property real tallest: root.view.height
    property bool arriving: false
    readonly property bool unspoken: true
    readonly property real room: Math.max(0, root.view.contentHeight - root.view.height)
    // What nobody misses at either end.
    readonly property real slack: Theme.mm(1)
    readonly property real far: root.room > 0 ? Math.max(0, Math.min(1, (root.view.contentY - root.view.originY) / root.room)) : 1

    // Whether they need room beside the view. Once they do, they keep it until the glass or the type changes: where
    // pictures are lower the narrower they are, they would else come and go for ever.
    property bool needed: false
    readonly property bool fits: root.room <= Theme.mm(2)
    readonly property size glass: Qt.size(root.Window.width, root.Window.height)

    // How far the glide has come, and where it left the view: whoever else moves the view meanwhile ends the glide.
    property real way: 0
    property real reached: 0

    function weigh(): void {
        root.needed = !root.fits;
    }

    // On the way a list learns how high its rows really are, and that its end is nearer than where the glide would stop.
    // While it moves, its beginning and its height may be of two minds.
    function curb(): void {
        const gliding = glide.running;
        const there = glide.up ? Math.max(root.view.originY, root.view.contentY) : Math.min(root.view.originY + root.room, root.view.contentY);
        if (there !== root.view.contentY) {
            glide.stop();
            root.view.contentY = there;
        }
        // Whatever stops the glide leads here once more.
        if (!gliding) {
            root.arriving = false;
            root.view.movementEnded();
        }
    }

    function step(direction: int): void {
        const bottom = root.view.originY + root.room;
        const target = Math.max(root.view.originY, Math.min(bottom, root.view.contentY + direction * root.view.height * 0.82));
        glide.stop();
        root.arriving = true;
        root.view.movementStarted();
        root.reached = root.view.contentY;
        root.way = root.reached;
        glide.to = target;
        glide.up = direction < 0;
        glide.start();
    }

    spacing: Theme.s
    visible: !root.fits
    onWayChanged: {
        if (root.view.contentY === root.reached) {
            root.view.contentY = root.way;
            root.reached = root.view.contentY;
        } else {
            glide.stop();
        }
    }
    onGlassChanged: Qt.callLater(root.weigh)
    onFitsChanged: {
        if (!root.fits)
            Qt.callLater(root.weigh);
    }

    Connections {
        target: root.view
        function onContentYChanged(): void {
            if (glide.running)
                Qt.callLater(root.curb);
        }
        function onVisibleChanged(): void {
            Qt.callLater(root.weigh);
        }
    }

    Connections {
        target: Theme
        function onTextScaleChanged(): void {
            Qt.callLater(root.weigh);
        }
    }

    NumberAnimation {
        id: glide

        property bool up: false

        target: root
        property: "way"
        duration: Theme.calm
        easing.type: Easing.OutCubic
        onStopped: Qt.callLater(root.curb)
    }

    TapTarget {
        objectName: "back up"
        width: Theme.primaryTarget
        height: Theme.primaryTarget
        corner: width / 2
        text: qsTr("Back up")
        enabled: root.view.contentY - root.view.originY > root.slack
        opacity: enabled ? 1 : 0.3
        onClicked: root.step(-1)

        background: Rectangle {
            radius: width / 2
            color: Theme.surface
            border.width: Theme.hair * 2
            border.color: Theme.outline
        }
        contentItem: Item {
            Icon {
                anchors.centerIn: parent
                name: "up"
            }
        }
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.tallest > 2 * Theme.primaryTarget + Theme.mm(24) + 2 * root.spacing
        width: Theme.mm(3)
        height: Theme.mm(24)
        radius: width / 2
        color: Theme.surface
        border.width: Theme.hair
        border.color: Theme.outline

        Rectangle {
            width: parent.width
            height: Theme.mm(8)
            radius: width / 2
            y: root.far * (parent.height - height)
            color: Theme.accent
        }
    }

    TapTarget {
        objectName: "more"
        width: Theme.primaryTarget
        height: Theme.primaryTarget
        corner: width / 2
        text: qsTr("More")
        enabled: root.view.originY + root.room - root.view.contentY > root.slack
        opacity: enabled ? 1 : 0.3
        onClicked: root.step(1)

        background: Rectangle {
            radius: width / 2
            color: Theme.accent
        }
        contentItem: Item {
            Icon {
                anchors.centerIn: parent
                name: "down"
                ink: Theme.accentInk
            }
        }
    }
}
