pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

// Words explained, A to Z.
ScreenFrame {
    id: root

    required property GuideContent guide
    required property bool fresh

    // The letters stay in view beside the words, or above them where they leave enough room.
    readonly property bool lettersStay: root.wide || side.height < root.height * 0.4

    signal linkTapped(string link)
    signal searchTapped

    onEntered: {
        if (root.fresh)
            list.place(-1, 0);
    }

    // In another language the words have another order.
    Connections {
        target: Writing
        function onLanguageChanged(): void {
            list.place(-1, 0);
        }
    }

    // It comes before the list, for ears and a keypad too.
    Item {
        id: beside

        anchors.fill: parent
    }

    Column {
        id: side

        parent: root.lettersStay ? beside : list.headerItem
        anchors.left: parent?.left
        anchors.leftMargin: root.lettersStay ? Theme.xl : 0
        y: Theme.l
        width: root.wide ? Math.round(root.width * 0.32) : root.width - 2 * Theme.xl - Theme.primaryTarget
        spacing: Theme.m

        Title {
            width: parent.width
            text: qsTr("Words explained")
        }

        Label {
            width: parent.width
            visible: root.wide
            text: qsTr("Tap a letter to jump to it.")
            color: Theme.quietInk
        }

        PillButton {
            anchors.left: parent.left
            iconName: "search"
            text: qsTr("Search")
            onClicked: root.searchTapped()
        }

        Flow {
            readonly property bool unspoken: true

            width: parent.width
            spacing: Theme.xs

            Repeater {
                model: root.guide.letters

                TapTarget {
                    id: letter

                    required property string modelData

                    // Where the keypad's focus goes on.
                    readonly property Item leadsTo: list

                    secondary: true
                    width: Math.max(Theme.mm(15.5), Math.round(Theme.headingSize * 1.3))
                    height: width
                    padding: 0
                    text: letter.modelData
                    onClicked: list.place(root.guide.glossaryRow(letter.modelData), 0)

                    background: Rectangle {
                        radius: letter.corner
                        color: Theme.teal
                    }
                    contentItem: Item {
                        Label {
                            anchors.centerIn: parent
                            text: letter.text
                            font.pixelSize: Theme.headingSize
                            font.weight: Font.DemiBold
                            color: Theme.accent
                            lineHeight: Theme.tightLineHeight
                        }
                    }
                }
            }
        }
    }

    ReadingList {
        id: list

        anchors.left: parent.left
        anchors.leftMargin: root.wide ? Theme.xl + side.width + Theme.l : Theme.xl
        y: root.wide || !root.lettersStay ? 0 : side.y + side.height + Theme.m
        width: root.width - anchors.leftMargin - Theme.xl - Theme.primaryTarget
        height: root.height - y
        bottomMargin: Theme.l
        spacing: Theme.s
        clip: list.y > 0
        model: root.shown ? root.guide.glossary : null

        header: Item {
            width: list.width
            height: root.wide ? Theme.l : root.lettersStay ? 0 : side.y + side.height + Theme.m
        }

        delegate: Rectangle {
            id: term

            required property string name
            required property string others
            required property string meaning

            // Not a control, but what a keypad goes through here.
            readonly property string focusText: [term.name, term.others, meaning.plain()].filter(part => part !== "").join(". ")

            width: list.width
            height: entry.height + 2 * Theme.m
            radius: Theme.largeRadius
            color: Theme.surface
            border.width: Theme.hair
            border.color: Theme.hairline

            Column {
                id: entry

                x: Theme.m
                y: Theme.m
                width: parent.width - 2 * Theme.m

                Label {
                    width: parent.width
                    text: term.name
                    font.pixelSize: Theme.leadSize
                    font.weight: Font.DemiBold
                    color: Theme.accent

                    Accessible.role: Accessible.Heading
                }

                Label {
                    width: parent.width
                    visible: term.others !== ""
                    text: qsTr("Also: %1").arg(term.others)
                    color: Theme.quietInk
                }

                RichLabel {
                    id: meaning

                    width: parent.width
                    text: term.meaning
                    onLinkTapped: link => root.linkTapped(link)
                }
            }
        }
    }

    Paddles {
        id: paddles

        anchors.right: parent.right
        anchors.rightMargin: Theme.s
        anchors.verticalCenter: list.verticalCenter
        view: list
    }
}
