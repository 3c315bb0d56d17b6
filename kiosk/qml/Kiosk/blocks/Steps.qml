pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// What happens first, next and last.
Column {
    id: root

    // Rows of {title, text, picture, alt}; a list of plain objects has no narrower type in QML.
    required property var lines
    required property int tone

    readonly property bool beside: !Theme.largeText && root.width > Theme.mm(220)

    signal linkTapped(string link)

    spacing: Theme.s

    Repeater {
        model: root.lines

        Rectangle {
            id: step

            required property int index
            required property var modelData

            readonly property bool pictured: step.modelData.picture !== ""

            width: root.width
            height: root.beside ? Math.max(picture.visible ? picture.height : 0, words.height) + 2 * Theme.s : (picture.visible ? picture.height + Theme.s : 0) + words.height + 2 * Theme.s
            radius: Theme.largeRadius
            color: Theme.surface
            border.width: Theme.hair
            border.color: Theme.hairline

            Picture {
                id: picture

                anchors.left: parent.left
                anchors.leftMargin: Theme.s
                y: Theme.s
                visible: step.pictured
                width: root.beside ? Math.round(root.width * 0.36) : step.width - 2 * Theme.s
                height: Math.round(width * 0.625)
                picture: step.modelData.picture
                alt: step.modelData.alt
            }

            Column {
                id: words

                anchors.left: parent.left
                anchors.leftMargin: root.beside && step.pictured ? Theme.s + picture.width + Theme.m : Theme.m
                y: root.beside ? (step.height - height) / 2 : (step.pictured ? picture.y + picture.height + Theme.s : Theme.s)
                width: step.width - anchors.leftMargin - Theme.m
                spacing: Theme.xs

                Row {
                    width: parent.width
                    spacing: Theme.s

                    Rectangle {
                        id: disc

                        anchors.verticalCenter: parent.verticalCenter
                        width: Math.max(Theme.mm(11), number.implicitHeight)
                        height: width
                        radius: width / 2
                        color: Theme.strong(root.tone)

                        Label {
                            id: number

                            anchors.centerIn: parent
                            text: Writing.number(step.index + 1)
                            color: Theme.accentInk
                            font.weight: Font.Bold
                            lineHeight: Theme.tightLineHeight
                        }
                    }

                    Label {
                        id: name

                        anchors.verticalCenter: parent.verticalCenter
                        width: parent.width - disc.width - parent.spacing
                        text: step.modelData.title
                        font.pixelSize: name.fit(Theme.leadSize, name.width)
                        font.weight: Font.DemiBold
                        lineHeight: Theme.tightLineHeight
                    }
                }

                RichLabel {
                    width: parent.width
                    text: step.modelData.text
                    onLinkTapped: link => root.linkTapped(link)
                }
            }
        }
    }
}
