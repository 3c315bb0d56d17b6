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

    // Bring what is read into view: of a text the sentence, which is the one link in `sentence`.
    function bring(item: Item, sentence: string): void {
        whole.pointed = sentence;
        root.show(item, whole.spots);
        whole.pointed = "";
    }

    function show(item: Item, spots: list<rect>): void {
        let around = item.parent;
        while (around && !(around instanceof Flickable))
            around = around.parent;
        const view = around as Flickable;
        if (!view)
            return;
        const room = Theme.mm(8);
        const begin = spots.length > 0 ? spots[0].y : 0;
        const end = spots.length > 0 ? spots[spots.length - 1].bottom : item.height;
        const top = item.mapToItem(view.contentItem, 0, begin).y;
        const high = Math.min(end - begin, view.height - 2 * room);
        const above = top - room < view.contentY;
        const below = top + high + room > view.contentY + view.height;
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

    TextCopy {
        id: whole

        words: root.words
        pointed: ""
    }

    WordRing {
        id: ring

        anchors.fill: parent
        anchors.margins: Theme.xs
        anchors.leftMargin: Theme.mm(3.5)
        words: root.words
        pointed: root.pointed
        color: root.onFilled ? Theme.accentInk : Theme.accent
        ground: root.onFilled ? "transparent" : Theme.surface
        // Of a sentence that is higher than the view, the word comes into view.
        onLinesChanged: {
            if (root.item && ring.lines.length > 0)
                root.show(root.item, ring.lines);
        }
    }
}
