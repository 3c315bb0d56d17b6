pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

// A page: its blocks, where one is in the section, the words on it, and the pages before and after.
ScreenFrame {
    id: root

    required property PageDocument page

    // Where hardly a few lines find room, they have all of it; the way on stands at the page's end.
    readonly property bool footed: !root.wide && root.height > Math.max(Theme.bodySize * 6, 4 * Theme.primaryTarget)
    readonly property int railWidth: Math.round(Theme.bodySize * 17.25)

    signal languageTapped(string language)
    signal linkTapped(string link)
    signal pagePressed(string page)
    signal pageTapped(string page)
    signal turned(string page)
    signal questionTapped(string question)
    signal questionsTapped(string group)
    signal gateChosen(int gate, string choice)
    signal wordTapped(string slug)
    signal wordsTapped
    signal leave
    signal moved(string page, int index, real share)

    function restore(): void {
        list.place(root.page.placeIndex, root.page.placeShare);
    }

    function tell(): void {
        list.hold();
        root.moved(root.page.pageId, list.placeIndex, list.placeShare);
    }

    Connections {
        target: root.page
        function onFilled(): void {
            root.restore();
        }
        function onReplaced(): void {
            list.resume();
        }
    }

    BlockList {
        id: list

        objectName: "blocks"
        anchors.left: parent.left
        anchors.leftMargin: Theme.xl
        width: root.width - Theme.xl - (root.wide ? root.railWidth + Theme.xl + Theme.l : Theme.xl + Theme.primaryTarget)
        height: root.height - (root.footed ? foot.height : 0)
        topMargin: 0
        bottomMargin: Theme.l
        tone: root.page.tone
        model: root.page.blocks
        onLinkTapped: link => root.linkTapped(link)
        onPagePressed: page => root.pagePressed(page)
        onPageTapped: page => root.pageTapped(page)
        onQuestionTapped: question => root.questionTapped(question)
        onQuestionsTapped: group => root.questionsTapped(group)
        onGateChosen: (gate, choice) => root.gateChosen(gate, choice)
        onLeave: root.leave()
        onMovementEnded: root.tell()

        header: Column {
            anchors.left: parent?.left
            width: list.columnWidth
            topPadding: Theme.l
            bottomPadding: Theme.m
            spacing: Theme.xs

            Flow {
                id: trail

                width: parent.width
                spacing: Theme.s

                Row {
                    spacing: Theme.s

                    Rectangle {
                        id: dot

                        anchors.verticalCenter: where.verticalCenter
                        width: Theme.mm(4)
                        height: width
                        radius: width / 2
                        color: Theme.strong(root.page.tone)
                    }

                    Label {
                        id: where

                        width: Math.min(implicitWidth, trail.width - dot.width - Theme.s)
                        text: root.page.sectionTitle
                        color: Theme.strong(root.page.tone)
                        font.weight: Font.DemiBold
                        lineHeight: Theme.tightLineHeight
                    }
                }

                Label {
                    text: qsTr("%1 of %2").arg(Writing.number(root.page.position)).arg(Writing.number(root.page.count))
                    color: Theme.quietInk
                    lineHeight: Theme.tightLineHeight
                }
            }

            Title {
                readonly property string spokenLanguage: root.page.onlyIn

                width: parent.width
                text: root.page.title
            }

            OnlyIn {
                visible: root.page.onlyIn !== ""
                width: parent.width
                language: root.page.onlyIn
                languageName: root.page.onlyInName
                onClicked: root.languageTapped(root.page.onlyIn)
            }
        }
        footer: Item {
            anchors.left: parent?.left
            width: list.columnWidth
            height: Theme.l + (next?.visible ? next.height : 0)

            NextCard {
                id: next

                anchors.bottom: parent.bottom
                width: parent.width
                visible: root.page.nextId !== ""
                title: root.page.nextTitle
                onlyIn: root.page.nextOnlyIn
                tone: root.page.tone
                onTouched: root.pagePressed(root.page.nextId)
                onClicked: root.turned(root.page.nextId)
            }
        }
    }

    Loader {
        active: root.wide
        anchors.right: parent.right
        anchors.rightMargin: Theme.xl
        y: Theme.l
        width: root.railWidth
        height: root.height - 2 * Theme.l
        sourceComponent: PageRail {
            page: root.page
            view: list
            onPagePressed: page => root.pagePressed(page)
            onTurned: page => root.turned(page)
            onWordTapped: slug => root.wordTapped(slug)
        }
    }

    Loader {
        id: foot

        active: root.footed
        anchors.bottom: parent.bottom
        width: parent.width
        sourceComponent: PageFoot {
            page: root.page
            onPagePressed: page => root.pagePressed(page)
            onTurned: page => root.turned(page)
            onWordsTapped: root.wordsTapped()
        }
    }

    Paddles {
        id: paddles

        anchors.right: parent.right
        anchors.rightMargin: Theme.s
        anchors.verticalCenter: list.verticalCenter
        visible: !root.wide && room > Theme.mm(2)
        view: list
    }
}
