pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

// Search: letter keys, and what fits the letters from the first one on. Keys stand low, and beside the list where the
// screen is wide.
ScreenFrame {
    id: root

    required property SearchResults results
    required property string words

    // Room for a few words in a line of the list, and for its paddles.
    readonly property int listRoom: Theme.bodySize * 14 + Theme.primaryTarget
    // What is nearly square has no room beside the keys.
    readonly property bool beside: root.width > root.height * 1.2 && (root.height < Theme.mm(140) || root.width > root.listRoom + Theme.mm(120))
    readonly property int margin: root.low ? Theme.xs : root.wide || root.height > Theme.mm(250) ? Theme.xl : Theme.s
    readonly property int fieldHeight: Math.max(Theme.mm(15), Math.round(Theme.leadSize * 1.4))
    readonly property int titleHeight: Math.round(Theme.titleSize * 1.3)
    // For field and list.
    readonly property int roomAbove: root.beside ? root.height : keys.y - Theme.xs
    readonly property bool low: root.beside && root.height < root.fieldHeight + 3 * Theme.primaryTarget
    // Where the list is lower than its paddles, they stand beside the field, too.
    readonly property bool besideField: root.low || (!root.beside && root.roomAbove < root.margin + root.fieldHeight + 2 * Theme.primaryTarget + Theme.s)
    readonly property int paddleRoom: paddles.needed ? Theme.primaryTarget + Theme.xs : 0
    readonly property int listWidth: root.beside ? root.keysLeft - Theme.m - root.margin : root.width - 2 * root.margin
    readonly property int keysLeft: root.beside ? root.width - keys.width - root.margin : Math.round((root.width - keys.width) / 2)
    // Title and field stand over the keys where there is room for them.
    readonly property bool fieldOverKeys: root.beside && root.height > keys.height + head.height + 2 * root.margin + Theme.l

    signal letterTapped(string letter)
    signal deleteTapped
    signal clearTapped
    signal termTapped(string slug)
    signal pagePressed(string page)
    signal pageTapped(string page)
    signal questionsTapped(string group)
    signal glossaryTapped
    signal helpTapped

    function open(kind: string, target: string): void {
        if (kind === "term")
            root.termTapped(target);
        else if (kind === "page")
            root.pageTapped(target);
        else
            root.questionsTapped(target);
    }

    Connections {
        target: root.results
        function onChanged(): void {
            place.begin();
            Qt.callLater(paddles.weigh);
        }
    }

    Column {
        id: head

        readonly property bool titled: root.height > Theme.mm(200)

        anchors.left: parent.left
        anchors.leftMargin: root.fieldOverKeys ? root.keysLeft : root.margin
        y: root.fieldOverKeys ? keys.y - head.height - Theme.m : root.margin
        width: root.fieldOverKeys ? keys.width : root.listWidth - (root.besideField ? root.paddleRoom : 0)
        spacing: Theme.s

        Title {
            width: parent.width
            height: root.titleHeight
            visible: head.titled
            text: qsTr("Search")
        }

        Rectangle {
            width: parent.width
            height: root.fieldHeight
            radius: Theme.radius
            color: Theme.surface
            border.width: Theme.hair * 2
            border.color: Theme.accent

            Icon {
                id: mark

                anchors.left: parent.left
                anchors.leftMargin: Theme.s
                visible: !root.low
                anchors.verticalCenter: parent.verticalCenter
                name: "search"
                ink: Theme.accent
            }

            Label {
                id: field

                anchors.left: root.low ? parent.left : mark.right
                anchors.leftMargin: Theme.s
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(natural.advanceWidth + Theme.hair, parent.width - (root.low ? 0 : mark.width + Theme.s) - 2 * Theme.s)
                text: root.words !== "" ? Writing.led(root.words) : head.titled ? qsTr("Type a word") : qsTr("Search")
                font.pixelSize: Theme.leadSize
                font.weight: root.words === "" ? Font.Normal : Font.DemiBold
                color: root.words === "" ? Theme.quietInk : Theme.ink
                lineHeight: 1
                wrapMode: Text.NoWrap
                elide: Text.ElideLeft
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.mm(8)

                TextMetrics {
                    id: natural

                    font.family: Theme.fontFamily
                    font.pixelSize: Theme.leadSize
                    font.weight: field.font.weight
                    text: field.text
                }
            }

            Rectangle {
                visible: root.words !== ""
                anchors.left: field.right
                anchors.leftMargin: Theme.hair * 2
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.hair * 2
                height: Theme.leadSize
                color: Theme.accent
            }
        }
    }

    Flickable {
        id: scroll

        anchors.left: parent.left
        anchors.leftMargin: root.margin
        y: root.fieldOverKeys ? 0 : head.y + head.height
        width: root.listWidth - root.paddleRoom
        height: root.roomAbove - y
        contentHeight: found.height
        boundsBehavior: Flickable.StopAtBounds
        maximumFlickVelocity: Theme.glide
        clip: true

        Column {
            id: found

            width: scroll.width
            topPadding: root.fieldOverKeys ? root.margin : Theme.s
            bottomPadding: Theme.s
            spacing: Theme.xs

            Drawing {
                anchors.horizontalCenter: parent.horizontalCenter
                name: "notebook"
                visible: root.words === "" && scroll.height > Theme.mm(140)
            }

            Label {
                width: parent.width
                visible: root.words === ""
                horizontalAlignment: scroll.height > Theme.mm(140) ? Text.AlignHCenter : Text.AlignLeft
                text: qsTr("What fits shows here from the first letter on. Small mistakes do not matter.")
                font.pixelSize: Theme.leadSize
                color: Theme.quietInk
            }

            Label {
                width: parent.width
                visible: root.results.close && root.results.count > 0
                text: qsTr("Nothing is spelled just like that. Did you mean one of these?")
                color: Theme.quietInk
                lineHeight: 1.05
            }

            Repeater {
                model: root.results.rows

                ResultRow {
                    required property string target

                    width: found.width
                    onTouched: {
                        if (kind === "page")
                            root.pagePressed(target);
                    }
                    onClicked: root.open(kind, target)
                }
            }

            Label {
                width: parent.width
                visible: root.results.full
                text: qsTr("There may be more. Another letter makes this list shorter.")
                color: Theme.quietInk
                lineHeight: 1.05
            }

            Label {
                width: parent.width
                visible: root.words !== "" && root.results.count === 0
                text: qsTr("Nothing here fits these letters. Try a shorter word, look through all words, or ask any nurse.")
                font.pixelSize: Theme.leadSize
            }

            Column {
                width: parent.width
                visible: root.words !== "" && root.results.count === 0
                topPadding: Theme.s
                spacing: Theme.s

                PillButton {
                    width: parent.width
                    iconName: "words"
                    text: qsTr("All words, A to Z")
                    onClicked: root.glossaryTapped()
                }

                PillButton {
                    width: parent.width
                    iconName: "help"
                    text: qsTr("Help and support")
                    onClicked: root.helpTapped()
                }
            }
        }
    }

    PlaceKeeper {
        id: place

        view: scroll
    }

    Paddles {
        id: paddles

        anchors.left: scroll.right
        anchors.leftMargin: Theme.xs
        y: root.besideField ? Math.round((root.roomAbove - height) / 2) : Math.round(scroll.y + (scroll.height - height) / 2)
        view: scroll
    }

    LetterKeys {
        id: keys

        anchors.left: parent.left
        anchors.leftMargin: root.keysLeft
        y: root.height - height - root.margin
        roomWidth: root.beside ? Math.max(leastWidth(root.height - 2 * root.margin), Math.min(root.width * 0.42, root.width - root.listRoom - 2 * root.margin)) : root.width - 2 * root.margin
        roomHeight: root.beside ? root.height - 2 * root.margin : Math.max(leastHeight(root.width - 2 * root.margin), root.height * 0.44)
        empty: root.words === ""
        onTyped: letter => root.letterTapped(letter)
        onDeleted: root.deleteTapped()
        onCleared: root.clearTapped()
    }
}
