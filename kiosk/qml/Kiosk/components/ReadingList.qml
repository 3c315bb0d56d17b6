import QtQuick
import QtQml.Models
import Kiosk

// A list of any length that a finger or the paddles move. At its top it stays there while what stands above it grows;
// elsewhere it keeps the reader's place when the text or its own width changes.
ListView {
    id: root

    property real beginning: 0
    // The reader's place: the first row in view, -1 above the first, and which share of it has scrolled away. What
    // stands below the last counts as a row after it.
    property int placeIndex: -1
    property real placeShare: 0
    // Whether the place is still to be found again: until then nothing that is in view is the reader's place.
    property bool lost: false

    // A row that the screen reader wants, and the heading before it, if it begins a section.
    property Item wantedItem: null
    property Item wantedSection: null

    function want(row: int): void {
        if (!root.itemAtIndex(row)) {
            root.reach(row);
            root.hold();
        }
        const item = root.itemAtIndex(row);
        const begins = item && item.ListView.section !== item.ListView.previousSection;
        root.wantedItem = item;
        root.wantedSection = begins ? Array.from(root.contentItem.children).find(one => one.visible && one.section === item.ListView.section) ?? null : null;
    }

    function reach(row: int): void {
        root.positionViewAtIndex(row, ListView.Beginning);
        root.forceLayout();
        // Where the header is higher than the view, the first row is not reached with it.
        if (row === 0 && root.headerItem && !root.itemAtIndex(0)) {
            root.contentY = root.headerItem.y + root.headerItem.height;
            root.forceLayout();
        }
    }

    function hold(): void {
        if (root.lost)
            return;
        const index = root.firstInView(root.contentY + Theme.mm(1));
        const item = root.part(index);
        const start = index < 0 ? root.originY : item?.y ?? root.contentY;
        root.placeIndex = index;
        const share = item && item.height > 0 ? (root.contentY - start) / item.height : 0;
        // Rows that take their heights while a wheel turns may move the beginning: above it there is no place.
        root.placeShare = index < 0 ? Math.max(0, share) : share;
    }

    function firstInView(top: real): int {
        if (root.headerItem && top < root.headerItem.y + root.headerItem.height)
            return -1;
        // Between two rows there is room, or a heading, in which there is none.
        for (let y = top; y < top + root.height; y += Math.max(1, root.spacing)) {
            // On a wide glass rows are narrow, and stand at the side from which one reads.
            const row = Math.max(root.indexAt(1, y), root.indexAt(root.width - 1, y));
            if (row >= 0)
                return row;
        }
        return root.count;
    }

    function part(index: int): Item {
        return index < 0 ? root.headerItem : index < root.count ? root.itemAtIndex(index) : root.footerItem;
    }

    function place(index: int, share: real): void {
        root.placeIndex = index;
        root.placeShare = share;
        root.stop();
        root.resume();
    }

    // Whatever moved ends here, and takes nothing in view for the place.
    function stop(): void {
        root.lost = true;
        root.cancelFlick();
    }

    function keep(): void {
        root.stop();
        settling.restart();
        Qt.callLater(root.resume);
    }

    // Each row is laid out as soon as it is made. Left to themselves, positioners take their heights only just before the
    // next frame, and what can be tapped takes what is in it only when all around it is made: a row that grew above the
    // view would push down what is read, and one that is low for a frame lets the list take its end for nearer.
    function lay(item: Item): void {
        (item as TapTarget)?.furnish();
        for (const child of item.children)
            root.lay(child);
        for (const positioner of [item as Column, item as Row, item as Grid, item as Flow])
            positioner?.forceLayout();
    }

    function resume(): void {
        root.lost = false;
        root.forceLayout();
        const below = root.placeIndex >= root.count && root.count > 0;
        if (root.placeIndex < 0)
            root.positionViewAtBeginning();
        else if (below)
            root.positionViewAtEnd();
        else
            root.reach(root.placeIndex);
        const item = root.part(root.placeIndex);
        if (item && root.placeIndex >= 0)
            root.lay(item);
        if (item && below)
            root.contentY = item.y;
        root.contentY += root.placeShare * (item?.height ?? 0);
        root.returnToBounds();
    }

    boundsBehavior: Flickable.StopAtBounds
    maximumFlickVelocity: Theme.glide
    // Rows that Qt makes beforehand, a few at a time, would still be on their way when the rows change.
    cacheBuffer: 0
    // The lists of screens that are not in front have none.
    onModelChanged: {
        // Qt makes the first row the current one and keeps it for ever, wherever the reader is.
        root.currentIndex = -1;
        if (root.model)
            root.resume();
    }
    onMovementEnded: root.hold()
    // What is put away would come to rest among the rows of whatever it shows next.
    onVisibleChanged: {
        if (!root.visible)
            root.cancelFlick();
    }
    onMovementStarted: settling.stop()
    onWidthChanged: root.keep()
    onContentHeightChanged: {
        if (settling.running)
            Qt.callLater(root.resume);
    }
    onOriginYChanged: {
        if (root.contentY < root.beginning + 1)
            root.contentY = root.originY;
        root.beginning = root.originY;
    }

    // All rows are new when they are told in another language, or the library is another.
    Connections {
        target: root.model as AbstractItemModel
        function onModelReset(): void {
            Qt.callLater(root.resume);
        }
    }

    Connections {
        target: Theme
        function onTextScaleChanged(): void {
            root.keep();
        }
    }

    // Rows take their new heights one after the other.
    Timer {
        id: settling

        interval: 300
    }
}
