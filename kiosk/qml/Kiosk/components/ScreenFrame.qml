import QtQuick
import Kiosk

// What every screen stands in: it is seen only when it is in front, and settles calmly when it comes.
Item {
    id: root

    required property bool shown

    readonly property bool arriving: settle.running
    readonly property bool wide: Theme.holdsTwoColumns(root.width, root.height)

    signal entered

    visible: root.shown
    onShownChanged: {
        if (root.shown) {
            root.entered();
            settle.restart();
        }
    }

    NumberAnimation {
        id: settle

        target: root
        property: "anchors.topMargin"
        from: Theme.reduceMotion ? 0 : Theme.mm(4)
        to: 0
        duration: Theme.calm
        easing.type: Easing.OutCubic
    }
}
