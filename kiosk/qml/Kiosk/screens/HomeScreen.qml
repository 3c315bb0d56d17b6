pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

// Home: the guide's name, a tile a section, and three more ways in.
ScreenFrame {
    id: root

    required property GuideContent guide

    readonly property int inner: root.width - 2 * Theme.xl
    // Whether paddles have needed room since the screen last changed. Tiles that make room for them are lower, and may
    // then fit without: to ask that again and again would never end.
    property bool scrolls: false

    signal languageTapped(string language)
    signal sectionTapped(string section)
    signal questionsTapped
    signal glossaryTapped
    signal helpTapped
    signal searchTapped

    function look(): void {
        if (scroll.contentHeight > scroll.height + Theme.mm(2))
            root.scrolls = true;
    }

    function lookAgain(): void {
        root.scrolls = false;
        Qt.callLater(root.look);
    }

    // Also for the visitor after one who was nowhere else (P1).
    onVisibleChanged: {
        if (root.visible)
            place.begin();
    }
    onWidthChanged: root.lookAgain()
    onHeightChanged: root.lookAgain()

    Connections {
        target: Theme
        function onTextScaleChanged(): void {
            root.lookAgain();
        }
    }

    Connections {
        target: root.guide
        function onGuideChanged(): void {
            root.lookAgain();
        }
    }

    Flickable {
        id: scroll

        anchors.fill: parent
        contentHeight: content.height + 2 * Theme.l
        boundsBehavior: Flickable.StopAtBounds
        maximumFlickVelocity: Theme.glide
        onContentHeightChanged: root.look()

        Column {
            id: content

            readonly property real spare: Math.max(0, root.height - 2 * Theme.l - head.height - ways.height - 2 * spacing)

            anchors.left: parent.left
            anchors.leftMargin: Theme.xl
            y: Theme.l
            width: root.inner - (root.scrolls ? Theme.primaryTarget : 0)
            spacing: Theme.l

            Grid {
                id: head

                width: parent.width
                columns: root.wide ? 2 : 1
                spacing: Theme.m
                verticalItemAlignment: Grid.AlignVCenter

                Column {
                    width: (parent?.width ?? 0) - (root.wide ? (search?.width ?? 0) + (head?.spacing ?? 0) : 0)
                    spacing: Theme.xs

                    Title {
                        id: name

                        width: parent.width
                        text: root.guide.title
                        font.pixelSize: name.fit(Theme.displaySize, name.width)
                    }

                    Label {
                        width: parent.width
                        text: root.guide.welcome
                        font.pixelSize: Theme.leadSize
                        color: Theme.quietInk
                    }
                }

                PillButton {
                    id: search

                    width: root.wide ? Math.max(implicitWidth, ways.cell) : parent.width
                    leastHeight: Math.max(Theme.mm(24), Theme.primaryTarget)
                    iconName: "search"
                    text: qsTr("Search")
                    onClicked: root.searchTapped()
                }
            }

            Grid {
                id: tiles

                readonly property real tallest: Math.max(...tiles.children.map(tile => tile.natural ?? 0))
                readonly property real fair: root.wide ? content.spare : (content.spare - (count.count - 1) * spacing) / Math.max(1, count.count)

                anchors.left: parent.left
                columns: root.wide ? Math.min(3, count.count) : 1
                spacing: Theme.m

                Repeater {
                    id: count

                    model: root.guide.sections

                    SectionTile {
                        required property string section

                        width: Math.floor((content.width - (tiles.columns - 1) * tiles.spacing) / tiles.columns)
                        height: Math.max(tiles.tallest, tiles.fair)
                        onClicked: root.sectionTapped(section)
                    }
                }
            }

            Grid {
                id: ways

                readonly property real tallest: Math.max(...ways.children.map(way => way.implicitHeight))
                readonly property int cell: Math.floor((content.width - (columns - 1) * spacing) / columns)

                anchors.left: parent.left
                columns: root.wide ? Math.min(4, 2 + root.guide.languages.length) : 1
                spacing: Theme.m

                PillButton {
                    width: ways.cell
                    leastHeight: Math.max(Theme.mm(24), Theme.primaryTarget)
                    height: ways.tallest
                    iconName: "questions"
                    text: qsTr("Questions to ask")
                    onClicked: root.questionsTapped()
                }

                PillButton {
                    width: ways.cell
                    leastHeight: Math.max(Theme.mm(24), Theme.primaryTarget)
                    height: ways.tallest
                    iconName: "words"
                    text: qsTr("Words explained")
                    onClicked: root.glossaryTapped()
                }

                PillButton {
                    width: ways.cell
                    leastHeight: Math.max(Theme.mm(24), Theme.primaryTarget)
                    height: ways.tallest
                    iconName: "help"
                    text: qsTr("Help and support")
                    onClicked: root.helpTapped()
                }

                Repeater {
                    model: root.guide.languages

                    PillButton {
                        required property int index
                        required property string modelData
                        readonly property string spokenLanguage: modelData

                        visible: modelData !== root.guide.language
                        width: ways.cell
                        leastHeight: Math.max(Theme.mm(24), Theme.primaryTarget)
                        height: ways.tallest
                        iconName: "language"
                        text: root.guide.languageNames[index] ?? ""
                        onClicked: root.languageTapped(modelData)
                    }
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

        anchors.right: parent.right
        anchors.rightMargin: Theme.s
        anchors.verticalCenter: parent.verticalCenter
        view: scroll
    }
}
