pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// A few things of equal weight, side by side where there is room.
Grid {
    id: root

    // Rows of {title, text, picture, alt, page}; a list of plain objects has no narrower type in QML.
    required property var lines

    readonly property bool sideBySide: !Theme.largeText && root.width > Theme.mm(230)
    readonly property int cellWidth: Math.floor((root.width - (root.columns - 1) * root.spacing) / root.columns)
    readonly property real tallest: Math.max(...root.children.map(card => card.natural ?? 0))

    signal linkTapped(string link)
    signal pagePressed(string page)
    signal pageTapped(string page)

    columns: root.sideBySide ? Math.min(3, Math.max(1, root.lines.length)) : 1
    spacing: Theme.s

    Repeater {
        model: root.lines

        TapTarget {
            id: card

            required property var modelData

            readonly property real natural: content.height + (card.modelData.page === "" ? 0 : Theme.iconSize) + Theme.m

            width: root.cellWidth
            height: root.sideBySide ? root.tallest : card.natural
            enabled: card.modelData.page !== ""
            padding: 0
            corner: Theme.largeRadius
            text: card.modelData.title
            Accessible.role: enabled ? Accessible.Button : Accessible.Grouping
            onTouched: root.pagePressed(card.modelData.page)
            onClicked: root.pageTapped(card.modelData.page)

            background: Rectangle {
                radius: card.corner
                color: Theme.surface
                border.width: Theme.hair
                border.color: Theme.hairline
            }
            contentItem: Item {
                Column {
                    id: content

                    x: Theme.s
                    y: Theme.s
                    width: parent.width - 2 * Theme.s
                    spacing: Theme.s

                    Picture {
                        visible: card.modelData.picture !== ""
                        width: parent.width
                        height: Math.round(width * 0.625)
                        picture: card.modelData.picture
                        alt: card.modelData.alt
                    }

                    Label {
                        width: parent.width
                        text: card.modelData.title
                        font.weight: Font.DemiBold
                        font.pixelSize: Theme.leadSize
                        lineHeight: Theme.tightLineHeight
                    }

                    RichLabel {
                        width: parent.width
                        // A card that can be tapped is one target; its words are explained on the page it leads to.
                        text: card.enabled ? card.modelData.text.replace(/<\/?a\b[^>]*>/g, "") : card.modelData.text
                        onLinkTapped: link => root.linkTapped(link)
                    }
                }

                Icon {
                    anchors.right: parent.right
                    anchors.bottom: parent.bottom
                    anchors.margins: Theme.xs
                    visible: card.modelData.page !== ""
                    name: "next"
                    ink: Theme.accent
                }
            }
        }
    }
}
