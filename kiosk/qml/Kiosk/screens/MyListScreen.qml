pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

// The family's own questions in large type, to read out or to hold up (H5).
ScreenFrame {
    id: root

    required property GuideContent guide
    required property bool fresh

    signal questionTapped(string question)
    signal moveTapped(string question, int step)
    signal moreTapped
    signal takeTapped

    onEntered: {
        if (root.fresh)
            list.place(-1, 0);
    }

    ReadingList {
        id: list

        anchors.left: parent.left
        anchors.leftMargin: Theme.xl
        width: root.width - 2 * Theme.xl - Theme.primaryTarget
        height: root.height
        bottomMargin: Theme.l
        spacing: Theme.s
        model: root.guide.myList
        // A question that comes or goes, by hand or with the visit, moves what is in view.
        onCountChanged: Qt.callLater(list.hold)

        header: Column {
            width: list.width
            topPadding: Theme.l
            bottomPadding: Theme.m
            spacing: Theme.s

            Title {
                width: parent.width
                text: qsTr("My questions")
            }

            Label {
                width: parent.width
                visible: list.count > 0
                text: qsTr("Show this to your nurse or doctor, or take it with you.")
                color: Theme.quietInk
            }

            PillButton {
                anchors.left: parent.left
                width: Math.min(implicitWidth, parent.width)
                visible: list.count > 0
                filled: true
                iconName: "code"
                text: qsTr("Take them on your phone")
                onClicked: root.takeTapped()
            }

            Column {
                width: parent.width
                visible: list.count === 0
                topPadding: Theme.l
                spacing: Theme.m

                Drawing {
                    anchors.horizontalCenter: parent.horizontalCenter
                    name: "notebook"
                }

                Label {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: qsTr("Your list is empty. Choose questions, and they wait for you here.")
                    font.pixelSize: Theme.leadSize
                }
            }
        }
        delegate: Rectangle {
            id: entry

            required property int index
            required property string question
            required property string text
            // The language of a question that the visitor's lacks, and its name (H5, H8).
            required property string onlyIn
            required property string onlyInName

            width: list.width
            height: Math.max(told.height, ways.height) + 2 * Theme.s
            radius: Theme.largeRadius
            color: Theme.surface
            border.width: Theme.hair
            border.color: Theme.hairline
            Component.onCompleted: list.lay(entry)

            Label {
                id: number

                visible: list.width > Theme.bodySize * 12
                anchors.left: parent.left
                anchors.leftMargin: Theme.m
                anchors.verticalCenter: parent.verticalCenter
                text: Writing.number(entry.index + 1)
                font.pixelSize: Theme.titleSize
                font.weight: Font.Bold
                color: Theme.accent
                lineHeight: Theme.tightLineHeight
            }

            Column {
                id: told

                anchors.left: number.visible ? number.right : parent.left
                anchors.leftMargin: Theme.m
                anchors.right: ways.left
                anchors.rightMargin: Theme.s
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.xs

                Label {
                    readonly property string spokenLanguage: entry.onlyIn

                    width: parent.width
                    text: entry.text
                    font.pixelSize: list.width > Theme.bodySize * 20 ? Theme.type(10.5) : Theme.bodySize
                    lineHeight: 1.05
                }

                Label {
                    width: parent.width
                    visible: entry.onlyIn !== ""
                    text: qsTr("Only in %1 so far").arg(entry.onlyInName)
                    color: Theme.quietInk
                    lineHeight: 1.05
                }
            }

            Grid {
                id: ways

                anchors.right: parent.right
                anchors.rightMargin: Theme.s
                anchors.verticalCenter: parent.verticalCenter
                columns: list.width > Theme.bodySize * 20 ? 3 : 1
                spacing: Theme.xs

                RoundButton {
                    iconName: "up"
                    text: qsTr("Move up: %1").arg(entry.text)
                    enabled: entry.index > 0
                    onClicked: root.moveTapped(entry.question, -1)
                }

                RoundButton {
                    iconName: "down"
                    text: qsTr("Move down: %1").arg(entry.text)
                    enabled: entry.index < list.count - 1
                    onClicked: root.moveTapped(entry.question, 1)
                }

                RoundButton {
                    iconName: "trash"
                    text: qsTr("Remove: %1").arg(entry.text)
                    onClicked: root.questionTapped(entry.question)
                }
            }
        }
        footer: Item {
            width: list.width
            height: more.height + Theme.l

            PillButton {
                id: more

                anchors.bottom: parent.bottom
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(implicitWidth, parent.width)
                filled: list.count === 0
                iconName: "plus"
                text: list.count === 0 ? qsTr("Choose questions") : qsTr("Add more questions")
                onClicked: root.moreTapped()
            }
        }
    }

    Paddles {
        id: paddles

        anchors.right: parent.right
        anchors.rightMargin: Theme.s
        anchors.verticalCenter: parent.verticalCenter
        view: list
    }
}
