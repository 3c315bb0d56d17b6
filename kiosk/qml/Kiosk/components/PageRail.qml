pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

// Beside a page on a wide screen: how far one is, the words on this page, and the pages before and after.
Item {
    id: root

    objectName: "page rail"

    required property PageDocument page
    required property Flickable view

    signal pagePressed(string page)
    signal turned(string page)
    signal wordTapped(string slug)

    // Whether the words up to this one find room between what stands above and below them.
    function holds(index: int): bool {
        let room = root.height - top.height - turns.height - Theme.l * 3;
        for (let i = 0; i <= index; i++)
            room -= (chips.itemAt(i)?.implicitHeight ?? 0) + Theme.xs;
        return room >= 0;
    }

    Column {
        id: top

        width: parent.width
        spacing: Theme.s

        Row {
            width: parent.width
            spacing: Theme.xs

            Icon {
                anchors.verticalCenter: time.verticalCenter
                name: "clock"
                size: Theme.icon(7)
                ink: Theme.strong(root.page.tone)
            }

            Label {
                id: time

                text: qsTr("%1 min to read").arg(Writing.number(root.page.minutes))
                color: Theme.quietInk
                lineHeight: Theme.tightLineHeight
            }
        }

        PageDots {
            width: parent.width
            position: root.page.position
            count: root.page.count
            tone: root.page.tone
        }
    }

    Column {
        id: words

        anchors.left: parent.left
        anchors.top: top.bottom
        anchors.topMargin: Theme.m
        width: parent.width - (paddles.visible ? paddles.width + Theme.s : 0)
        spacing: Theme.xs
        visible: chips.count > 0

        Label {
            id: about

            width: parent.width
            text: qsTr("Words on this page")
            font.weight: Font.DemiBold
        }

        Repeater {
            id: chips

            model: root.page.words

            PillButton {
                required property int index
                required property string slug
                required property string name

                width: words.width
                visible: root.holds(index)
                secondary: true
                leastHeight: Theme.mm(17)
                iconName: "words"
                text: name
                onClicked: root.wordTapped(slug)
            }
        }
    }

    Paddles {
        id: paddles

        anchors.right: parent.right
        anchors.top: words.top
        view: root.view
        tallest: turns.y - y - Theme.s
    }

    Row {
        id: turns

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.s

        PillButton {
            width: (parent.width - parent.spacing) / 2
            iconName: "previous"
            text: qsTr("Previous")
            Accessible.name: qsTr("Previous page: %1").arg(root.page.previousTitle)
            enabled: root.page.previousId !== ""
            opacity: enabled ? 1 : 0.35
            onTouched: root.pagePressed(root.page.previousId)
            onClicked: root.turned(root.page.previousId)
        }

        PillButton {
            objectName: "next"
            width: (parent.width - parent.spacing) / 2
            iconName: "next"
            iconLast: true
            filled: true
            fill: Theme.strong(root.page.tone)
            text: qsTr("Next")
            Accessible.name: qsTr("Next page: %1").arg(root.page.nextTitle)
            enabled: root.page.nextId !== ""
            opacity: enabled ? 1 : 0.35
            onTouched: root.pagePressed(root.page.nextId)
            onClicked: root.turned(root.page.nextId)
        }
    }
}
