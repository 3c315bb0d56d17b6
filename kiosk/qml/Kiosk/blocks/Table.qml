pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// A small table. Where columns would be too narrow for large text, each row becomes a card of its own.
Rectangle {
    id: root

    // Rows of cells as StyledText, the header first; a list of lists has no narrower type in QML.
    required property var lines
    required property int tone

    // A row of `lines`.
    readonly property var header: root.lines.length > 0 ? root.lines[0] : []
    readonly property bool stacked: root.width / Math.max(1, root.header.length) < Theme.bodySize * 8

    signal linkTapped(string link)

    implicitHeight: content.height
    radius: Theme.largeRadius
    color: Theme.surface
    border.width: Theme.hair
    border.color: Theme.hairline

    Column {
        id: content

        width: parent.width

        Repeater {
            model: root.stacked ? root.lines.slice(1) : root.lines

            Item {
                id: line

                required property int index
                required property var modelData

                readonly property bool heads: !root.stacked && line.index === 0

                width: root.width
                height: cells.height + 2 * Theme.s

                Rectangle {
                    anchors.fill: parent
                    anchors.margins: Theme.hair
                    visible: line.heads
                    color: Theme.soft(root.tone)
                    radius: root.radius
                }

                Rectangle {
                    width: parent.width
                    height: Theme.hair
                    visible: line.index > (root.stacked ? 0 : 1)
                    color: Theme.hairline
                }

                Flow {
                    id: cells

                    x: Theme.s
                    y: Theme.s
                    width: parent.width - 2 * Theme.s
                    spacing: root.stacked ? Theme.xs : 0

                    Repeater {
                        model: line.modelData

                        Column {
                            id: cell

                            required property int index
                            required property string modelData

                            width: root.stacked ? cells.width : Math.floor(cells.width / root.header.length)

                            Label {
                                width: parent.width
                                visible: root.stacked && cell.index > 0
                                text: root.header[cell.index] ?? ""
                                textFormat: Text.StyledText
                                color: Theme.quietInk
                            }

                            RichLabel {
                                anchors.left: parent.left
                                width: parent.width - Theme.s
                                text: cell.modelData
                                font.weight: line.heads || cell.index === 0 ? Font.DemiBold : Font.Normal
                                onLinkTapped: link => root.linkTapped(link)
                            }
                        }
                    }
                }
            }
        }
    }
}
