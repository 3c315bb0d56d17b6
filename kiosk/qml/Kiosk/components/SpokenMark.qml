import QtQuick
import Kiosk

// What is being read aloud stands on a coloured ground with a bar beside it (A15); its sentence is underlined, its
// word has a ring around it.
Rectangle {
    id: root

    // The text or picture that is being read, or null.
    property Item item: null
    // That text with the word that is being said as its one link, or nothing.
    property string pointed: ""

    // Light text on a filled button keeps its own ground.
    readonly property Text words: root.item as Text
    readonly property bool onFilled: root.words !== null && Qt.colorEqual(root.words.color, Theme.accentInk)

    function bring(item: Item): void {
        let around = item.parent;
        while (around && !(around instanceof Flickable))
            around = around.parent;
        const view = around as Flickable;
        if (!view)
            return;
        const top = item.mapToItem(view.contentItem, 0, 0).y;
        const room = Theme.mm(8);
        const above = top - room < view.contentY;
        const below = top + Math.min(item.height, view.height - 2 * room) + room > view.contentY + view.height;
        if (!above && !below)
            return;
        view.contentY = top - room;
        view.returnToBounds();
        view.movementEnded();
    }

    parent: root.item
    visible: root.item !== null
    anchors.fill: parent
    anchors.margins: -Theme.xs
    anchors.leftMargin: -Theme.mm(3.5)
    z: -1
    radius: Theme.radius
    color: root.onFilled ? "transparent" : Theme.spoken

    Rectangle {
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        width: Theme.mm(1.2)
        radius: width / 2
        color: root.onFilled ? Theme.accentInk : Theme.accent
    }

    WordRing {
        anchors.fill: parent
        anchors.margins: Theme.xs
        anchors.leftMargin: Theme.mm(3.5)
        words: root.words
        pointed: root.pointed
        color: root.onFilled ? Theme.accentInk : Theme.accent
        ground: root.onFilled ? "transparent" : Theme.surface
    }
}
