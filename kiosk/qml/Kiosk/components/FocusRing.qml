import QtQuick
import Kiosk
import Kiosk.Bridge

// The ring around what the keypad's focus is on, above everything, so that nothing cuts it (A11). It brings what it is
// around into view, says what that is, and does what the keypad asks of the glass.
Item {
    id: root

    required property Keypad keypad
    required property ScreenReader reader
    // Where the focus can be now.
    required property Item scope

    readonly property Item item: root.keypad.item as Item
    readonly property RichLabel words: root.item as RichLabel
    // Whether what has the focus is kept in view: until the screen reader, who scrolls, takes the lead.
    property bool holding: false
    // Where a link stands in its text, and for which text, width and type size that was found out.
    property rect linkBox
    property string linkState: ""

    // Called before each frame, when everything has its place.
    function follow(): void {
        if (!root.keypad.shown)
            return;
        root.keypad.follow();
        if (root.item && root.holding)
            root.bring();
        root.surround();
    }

    // What has the focus, in its own coordinates.
    function extent(): rect {
        if (root.keypad.link === "" || !root.words)
            return Qt.rect(0, 0, root.item.width, root.item.height);
        const state = [root.keypad.link, root.words.text, root.words.width, root.words.font.pixelSize, root.words.lineCount].join(" ");
        if (state !== root.linkState) {
            root.linkBox = root.words.linkBox(root.keypad.link);
            root.linkState = state;
        }
        return root.linkBox;
    }

    function viewOf(item: Item): Flickable {
        let around = item.parent;
        while (around && !(around instanceof Flickable))
            around = around.parent;
        return around as Flickable;
    }

    function bring(): void {
        const view = root.viewOf(root.item);
        if (!view)
            return;
        const box = root.item.mapToItem(view.contentItem, root.extent());
        const room = Math.min(Theme.mm(8), Math.max(0, (view.height - box.height) / 2));
        const lowest = box.y - room;
        const highest = box.bottom + room - view.height;
        if (lowest >= view.contentY && highest <= view.contentY)
            return;
        // Only as far as the view goes: it would glide back, be brought again, and never come to rest.
        const top = view.originY - view.topMargin;
        const bottom = Math.max(top, view.originY + view.contentHeight + view.bottomMargin - view.height);
        const wanted = Math.max(top, Math.min(bottom, highest > view.contentY ? Math.min(highest, lowest) : lowest));
        if (wanted === view.contentY)
            return;
        view.movementStarted();
        view.contentY = wanted;
        view.movementEnded();
    }

    function surround(): void {
        const there = root.item && root.scope && root.item.visible;
        ring.visible = there && root.shows();
        if (!ring.visible)
            return;
        const reach = 2 * Theme.focusWidth;
        const box = root.item.mapToItem(root, root.extent());
        ring.x = Math.max(0, Math.round(box.x) - reach);
        ring.y = Math.max(0, Math.round(box.y) - reach);
        ring.width = Math.min(root.width, Math.round(box.right) + reach) - ring.x;
        ring.height = Math.min(root.height, Math.round(box.bottom) + reach) - ring.y;
        ring.corner = (root.item as TapTarget)?.corner ?? Theme.mm(1);
    }

    // Whether it is not scrolled away.
    function shows(): bool {
        const view = root.viewOf(root.item);
        if (!view)
            return true;
        const box = root.item.mapToItem(view, root.extent());
        return box.y < view.height && box.bottom > 0 && box.y > -Theme.xs - Math.max(0, box.height - view.height) && box.bottom < view.height + Theme.xs + Math.max(0, box.height - view.height);
    }

    // Its name, what it is, and how it stands.
    function said(): string {
        const button = root.item as TapTarget;
        if (root.keypad.link !== "")
            return root.keypad.link.startsWith("term:") ? qsTr("%1, word explained").arg(root.keypad.words) : qsTr("%1, link").arg(root.keypad.words);
        if (!button)
            return root.keypad.words;
        const parts = [button.Accessible.name, button.Accessible.description];
        if (!button.checkable)
            parts.push(qsTr("button"));
        else
            parts.push(button.checked ? qsTr("chosen") : qsTr("not chosen"));
        parts.push(root.position());
        return parts.filter(part => part !== "").join(", ");
    }

    // "2 of 5" in a list or among choices.
    function position(): string {
        const list = root.item.ListView.view;
        if (list)
            return qsTr("%1 of %2").arg(Writing.number(list.indexAt(root.item.x + 1, root.item.y + 1) + 1)).arg(Writing.number(list.count));
        if (root.item.Accessible.role !== Accessible.RadioButton)
            return "";
        const options = Array.from(root.item.parent.children).filter(one => one instanceof TapTarget);
        return qsTr("%1 of %2").arg(Writing.number(options.indexOf(root.item) + 1)).arg(Writing.number(options.length));
    }

    Connections {
        target: root.keypad
        function onFocusChanged(): void {
            if (!root.item || !root.keypad.shown)
                return;
            root.holding = true;
            root.item.forceActiveFocus(Qt.OtherFocusReason);
            root.bring();
            root.surround();
            root.reader.mention(root.said(), root.keypad.language);
        }
        function onShownChanged(): void {
            ring.visible = false;
        }
        function onStepWanted(view: Flickable, step: int): void {
            const list = view as ReadingList;
            view.movementStarted();
            view.contentY += step * view.height * 0.82;
            list?.forceLayout();
            list?.lay(list.contentItem);
            list?.forceLayout();
            view.returnToBounds();
            view.movementEnded();
        }
        function onEndWanted(view: Flickable, side: int): void {
            const list = view as ListView;
            view.movementStarted();
            if (side < 0) {
                list?.positionViewAtBeginning();
                view.contentY = view.originY;
            } else {
                list?.positionViewAtEnd();
                view.contentY = view.originY + view.contentHeight + view.bottomMargin - view.height;
                view.returnToBounds();
            }
            view.movementEnded();
        }
        function onClickWanted(item: Item, link: string): void {
            if (link === "")
                (item as TapTarget)?.click();
            else
                (item as RichLabel)?.linkTapped(link);
        }
    }

    Connections {
        target: root.reader
        function onItemWanted(): void {
            root.holding = false;
        }
    }

    // Two rings of a dark and a light colour: one of them stands out, whatever is around.
    Rectangle {
        id: ring

        property real corner: 0

        objectName: "focus ring"
        visible: false
        radius: ring.corner + 2 * Theme.focusWidth
        color: "transparent"
        border.width: Theme.focusWidth
        border.color: Theme.focus

        Rectangle {
            anchors.fill: parent
            anchors.margins: Theme.focusWidth
            radius: ring.corner + Theme.focusWidth
            color: "transparent"
            border.width: Theme.focusWidth
            border.color: Theme.background
        }
    }
}
