import QtQuick
import Kiosk

// A section on the home screen: its picture, name and line. Lies down where it is wide.
TapTarget {
    id: root

    required property string title
    required property string summary
    required property string picture
    required property string alt
    required property int tone
    // The language the section is in, where it is not the visitor's, and its name (H8).
    required property string onlyIn
    required property string onlyInName
    readonly property string spokenLanguage: root.onlyIn

    readonly property bool lying: root.width > Theme.bodySize * 24
    readonly property int pictureWidth: root.lying ? Math.round(root.width * 0.42) : root.width - 2 * Theme.s
    readonly property real natural: root.lying ? words.height + 2 * Theme.m : root.pictureWidth * 0.5 + words.height + 2 * Theme.s + Theme.m

    corner: Theme.largeRadius
    padding: 0
    text: root.title
    Accessible.description: root.summary

    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.topMargin: Theme.mm(1)
            anchors.bottomMargin: -Theme.mm(1)
            radius: root.corner
            color: Theme.hairline
        }

        Rectangle {
            anchors.fill: parent
            radius: root.corner
            color: Theme.surface
            border.width: Theme.hair
            border.color: Theme.hairline
        }

        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.leftMargin: Theme.largeRadius
            anchors.rightMargin: Theme.largeRadius
            height: Theme.mm(1.6)
            radius: height / 2
            color: Theme.strong(root.tone)
        }
    }
    contentItem: Item {
        Picture {
            id: image

            anchors.left: parent.left
            anchors.leftMargin: Theme.s
            y: Theme.s
            width: root.pictureWidth
            height: root.lying ? root.height - 2 * Theme.s : root.height - words.height - Theme.s - Theme.m - Theme.s
            picture: root.picture
            alt: root.alt
            corner: Theme.radius
        }

        Column {
            id: words

            anchors.left: parent.left
            anchors.leftMargin: root.lying ? Theme.s + root.pictureWidth + Theme.m : Theme.m
            y: root.lying ? (root.height - height) / 2 : image.y + image.height + Theme.s
            width: root.width - anchors.leftMargin - Theme.m
            spacing: Theme.xs

            Row {
                width: parent.width
                spacing: Theme.s

                Label {
                    id: name

                    width: parent.width - arrow.width - parent.spacing
                    text: root.title
                    font.pixelSize: name.fit(Theme.headingSize, name.width)
                    font.weight: Font.DemiBold
                    color: Theme.strong(root.tone)
                    lineHeight: Theme.tightLineHeight
                }

                Rectangle {
                    id: arrow

                    width: Theme.mm(12)
                    height: width
                    radius: width / 2
                    color: Theme.soft(root.tone)

                    Icon {
                        anchors.centerIn: parent
                        name: "next"
                        size: Theme.icon(7)
                        ink: Theme.strong(root.tone)
                    }
                }
            }

            Label {
                width: parent.width
                text: root.summary
                color: Theme.quietInk
                lineHeight: 1.05
            }

            Label {
                readonly property string spokenLanguage: Writing.language

                width: parent.width
                visible: root.onlyIn !== ""
                text: qsTr("Only in %1 so far").arg(root.onlyInName)
                color: Theme.strong(root.tone)
                lineHeight: 1.05
            }
        }
    }
}
