import QtQuick
import Kiosk

// What every screen stands in: it is seen only when it is in front, and settles calmly when it comes.
Item {
    id: root

    required property bool shown

    readonly property bool arriving: settle.running
    // Room for two columns of readable lines, whatever the glass, the distance and the text size.
    readonly property bool wide: root.width > root.height && root.width > Theme.bodySize * 48

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
