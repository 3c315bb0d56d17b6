pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// Letter keys of our own, from A to Z: many families do not know where letters lie on a keyboard, but all know the
// alphabet. As many stand in a row as make the keys largest in the room there is.
Column {
    id: root

    // The room there is.
    required property int roomWidth
    required property int roomHeight
    // Whether there is anything to take away.
    required property bool empty

    //: All letters of your alphabet, in its order.
    readonly property string alphabet: qsTr("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    readonly property string letters: root.alphabet.replace(/[\s\u200e\u200f]/g, "")
    readonly property bool unspoken: true
    readonly property int fewest: 7
    readonly property int gap: Theme.mm(1.2)
    // A key and the gap after it, where there is no room for larger ones (A2).
    readonly property int least: Theme.mm(12.2) + root.gap
    readonly property int columns: root.best()
    readonly property int keyWidth: root.widthOf(root.columns)
    readonly property int keyHeight: root.heightOf(root.columns)

    signal typed(string letter)
    signal deleted
    signal cleared

    // The least width that keys need in a height, and the least height in a width.
    function leastWidth(height: real): real {
        const rows = Math.max(1, Math.floor((height + root.gap) / root.least) - 1);
        return Math.max(root.fewest, Math.ceil(root.letters.length / rows)) * root.least;
    }

    function leastHeight(width: real): real {
        return (Math.ceil(root.letters.length / Math.max(1, Math.floor((width + root.gap) / root.least))) + 1) * root.least;
    }

    function widthOf(columns: int): int {
        return Math.min(Theme.mm(38), Math.floor((root.roomWidth + root.gap) / columns) - root.gap);
    }

    // One more row is for space, delete and clear.
    function heightOf(columns: int): int {
        const rows = Math.ceil(root.letters.length / columns) + 1;
        return Math.min(Theme.mm(21), Math.floor((root.roomHeight + root.gap) / rows) - root.gap);
    }

    function best(): int {
        let found = root.fewest;
        for (let columns = root.fewest; columns < root.letters.length; columns++) {
            const smaller = Math.min(root.widthOf(columns), root.heightOf(columns));
            if (smaller > Math.min(root.widthOf(found), root.heightOf(found)))
                found = columns;
        }
        return found;
    }

    spacing: root.gap

    Grid {
        anchors.left: parent.left
        columns: root.columns
        spacing: root.gap

        Repeater {
            model: root.letters.length

            LetterKey {
                id: letter

                required property int index

                objectName: "letter"
                width: root.keyWidth
                height: root.keyHeight
                text: root.letters.charAt(letter.index)
                onClicked: root.typed(letter.text)
            }
        }
    }

    Row {
        id: foot

        anchors.left: parent.left

        readonly property int share: Math.floor((root.columns * (root.keyWidth + root.gap) - root.gap - 2 * root.gap) / 4)

        spacing: root.gap

        LetterKey {
            height: root.keyHeight
            width: 2 * foot.share
            enabled: !root.empty
            iconName: "space"
            text: qsTr("Space")
            onClicked: root.typed(" ")
        }

        LetterKey {
            height: root.keyHeight
            width: foot.share
            enabled: !root.empty
            iconName: "backspace"
            text: qsTr("Delete")
            onClicked: root.deleted()
        }

        LetterKey {
            height: root.keyHeight
            width: foot.share
            enabled: !root.empty
            iconName: "trash"
            text: qsTr("Clear")
            onClicked: root.cleared()
        }
    }
}
