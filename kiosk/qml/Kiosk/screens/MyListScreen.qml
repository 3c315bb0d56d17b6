pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

// The family's own questions in large type, to read out or to hold up (H5).
ScreenFrame {
    id: root

    required property GuideContent guide

    signal questionTapped(string question)
    signal moreTapped

    ReadingList {
        id: list

        x: Theme.xl
        width: root.width - 2 * Theme.xl - (paddles.visible ? Theme.primaryTarget : 0)
        height: root.height
        bottomMargin: Theme.l
        spacing: Theme.s
        model: root.guide.myList

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
                text: qsTr("Show this to your nurse or doctor, or take a photo of it with your phone.")
                color: Theme.quietInk
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

            width: list.width
            height: Math.max(words.implicitHeight, Theme.primaryTarget) + 2 * Theme.s
            radius: Theme.largeRadius
            color: Theme.surface
            border.width: Theme.hair
            border.color: Theme.hairline

            Label {
                id: number

                x: Theme.m
                anchors.verticalCenter: parent.verticalCenter
                text: String(entry.index + 1)
                font.pixelSize: Theme.titleSize
                font.weight: Font.Bold
                color: Theme.accent
                lineHeight: Theme.tightLineHeight
            }

            Label {
                id: words

                anchors.left: number.right
                anchors.leftMargin: Theme.m
                anchors.right: remove.left
                anchors.rightMargin: Theme.s
                anchors.verticalCenter: parent.verticalCenter
                text: entry.text
                font.pixelSize: Theme.type(10.5)
                lineHeight: 1.05
            }

            TapTarget {
                id: remove

                anchors.right: parent.right
                anchors.rightMargin: Theme.s
                anchors.verticalCenter: parent.verticalCenter
                corner: width / 2
                text: qsTr("Remove: %1").arg(entry.text)
                onClicked: root.questionTapped(entry.question)

                contentItem: Item {
                    Icon {
                        anchors.centerIn: parent
                        name: "trash"
                        ink: Theme.quietInk
                    }
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
