pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

// A section: what it is about, and its pages.
ScreenFrame {
    id: root

    required property GuideContent guide
    required property bool fresh

    signal pagePressed(string page)
    signal pageTapped(string page)

    onEntered: {
        if (root.fresh)
            list.place(-1, 0);
    }

    Item {
        id: side

        visible: root.wide
        anchors.left: parent.left
        anchors.leftMargin: Theme.xl
        y: Theme.l
        width: Math.round(root.width * 0.32)
        height: root.height - 2 * Theme.l

        Picture {
            id: image

            width: parent.width
            height: Math.min(Math.round(width * 0.625), parent.height - about.height - Theme.m)
            picture: root.wide ? root.guide.sectionPicture : ""
            alt: root.guide.sectionAlt
            corner: Theme.largeRadius
        }

        SectionHead {
            id: about

            anchors.top: image.bottom
            anchors.topMargin: Theme.m
            width: parent.width
            title: root.guide.sectionTitle
            summary: root.guide.sectionSummary
            tone: root.guide.sectionTone
            onlyIn: root.guide.sectionOnlyIn
        }
    }

    ReadingList {
        id: list

        anchors.left: parent.left
        anchors.leftMargin: root.wide ? Theme.xl + side.width + Theme.l : Theme.xl
        y: 0
        width: root.width - anchors.leftMargin - Theme.xl - Theme.primaryTarget
        height: root.height
        bottomMargin: Theme.l
        spacing: Theme.s
        model: root.guide.entries

        header: Column {
            width: list.width
            height: root.wide ? Theme.l : implicitHeight
            topPadding: Theme.l
            bottomPadding: Theme.m
            spacing: Theme.m

            Picture {
                // A low screen has its room for words.
                visible: root.height > root.width && !root.wide
                width: parent.width
                height: Math.round(width * 0.42)
                picture: root.height > root.width ? root.guide.sectionPicture : ""
                alt: root.guide.sectionAlt
                corner: Theme.largeRadius
            }

            SectionHead {
                visible: !root.wide
                width: parent.width
                title: root.guide.sectionTitle
                summary: root.guide.sectionSummary
                tone: root.guide.sectionTone
                onlyIn: root.guide.sectionOnlyIn
            }
        }
        delegate: EntryRow {
            id: entry

            required property string page

            width: list.width
            tone: root.guide.sectionTone
            onTouched: root.pagePressed(page)
            onClicked: root.pageTapped(page)
            Component.onCompleted: list.lay(entry)
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
