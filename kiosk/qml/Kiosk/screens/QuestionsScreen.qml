pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

// Questions to ask, group after group; tapped ones go on the family's list (H5).
ScreenFrame {
    id: root

    required property GuideContent guide
    required property bool fresh
    required property string group
    required property int chosen

    signal questionTapped(string question)
    signal listTapped

    onEntered: {
        if (!root.fresh)
            return;
        list.place(-1, 0);
        if (root.group !== "")
            list.place(root.guide.questionsRow(root.group), 0);
    }

    Column {
        id: side

        visible: root.wide
        anchors.left: parent.left
        anchors.leftMargin: Theme.xl
        y: Theme.l
        width: Math.round(root.width * 0.32)
        spacing: Theme.m

        Title {
            width: parent.width
            text: qsTr("Questions to ask")
        }

        Label {
            width: parent.width
            text: qsTr("Tap the questions that matter to you. They go on a list that you can show to your care team.")
            color: Theme.quietInk
        }

        PillButton {
            width: parent.width
            filled: true
            iconName: "questions"
            text: root.chosen > 0 ? qsTr("See my list (%1)").arg(Writing.number(root.chosen)) : qsTr("See my list")
            onClicked: root.listTapped()
        }
    }

    ReadingList {
        id: list

        anchors.left: parent.left
        anchors.leftMargin: root.wide ? Theme.xl + side.width + Theme.l : Theme.xl
        width: root.width - anchors.leftMargin - Theme.xl - Theme.primaryTarget
        height: root.height
        bottomMargin: Theme.l
        spacing: Theme.s
        model: root.shown ? root.guide.questions : null
        section.property: "groupTitle"

        header: Column {
            width: list.width
            visible: !root.wide
            height: root.wide ? 0 : implicitHeight
            topPadding: Theme.l
            spacing: Theme.s

            Title {
                width: parent.width
                text: qsTr("Questions to ask")
            }

            Label {
                width: parent.width
                text: qsTr("Tap the questions that matter to you. They go on a list that you can show to your care team.")
                color: Theme.quietInk
            }
        }
        section.delegate: Label {
            required property string section

            width: list.width
            topPadding: Theme.m
            bottomPadding: Theme.s
            text: section
            font.pixelSize: Theme.headingSize
            font.weight: Font.DemiBold
            color: Theme.accent
            lineHeight: Theme.tightLineHeight

            Accessible.role: Accessible.Heading
        }
        delegate: CheckRow {
            required text
            required property string question

            width: list.width
            onClicked: root.questionTapped(question)
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
