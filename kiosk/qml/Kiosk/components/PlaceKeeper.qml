import QtQuick
import Kiosk

// Keeps the reader's place in a view that scrolls as a whole, as ReadingList does in lists: when the text or the view's
// width changes, what stood at its top stands there again.
Item {
    id: root

    required property Flickable view

    // The first thing to tap in view, -1 where the view stands at its beginning; and which share of it has scrolled away.
    property int placeIndex: -1
    property real placeShare: 0

    function stops(item: Item): list<Item> {
        const found = [];
        for (const child of item.children) {
            if (!child.visible)
                continue;
            if (child instanceof TapTarget)
                found.push(child);
            else
                found.push(...root.stops(child));
        }
        return found;
    }

    function start(item: Item): real {
        return item.mapToItem(root.view.contentItem, 0, 0).y;
    }

    function hold(): void {
        const found = root.stops(root.view.contentItem);
        const edge = root.view.contentY + Theme.mm(1);
        root.placeIndex = root.view.contentY > 0 ? found.findIndex(one => root.start(one) + one.height > edge) : -1;
        const first = found[root.placeIndex];
        root.placeShare = first ? (root.view.contentY - root.start(first)) / first.height : 0;
    }

    function begin(): void {
        root.placeIndex = -1;
        root.view.contentY = 0;
    }

    function keep(): void {
        root.view.cancelFlick();
        settling.restart();
        soon.restart();
    }

    function resume(): void {
        const first = root.stops(root.view.contentItem)[root.placeIndex];
        const wanted = first ? root.start(first) + root.placeShare * first.height : 0;
        root.view.contentY = Math.max(0, Math.min(wanted, root.view.contentHeight - root.view.height));
    }

    Connections {
        target: root.view
        function onMovementStarted(): void {
            settling.stop();
            soon.stop();
        }
        function onMovementEnded(): void {
            root.hold();
        }
        function onWidthChanged(): void {
            root.keep();
        }
        function onContentHeightChanged(): void {
            if (settling.running)
                soon.restart();
        }
    }

    Connections {
        target: Theme
        function onTextScaleChanged(): void {
            root.keep();
        }
    }

    // A screen that is put away takes its timers along; what is called later would find it half gone.
    Timer {
        id: soon

        interval: 0
        onTriggered: root.resume()
    }

    // What is in it takes its new height part by part.
    Timer {
        id: settling

        interval: 300
    }
}
