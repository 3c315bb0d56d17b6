pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// Lines of text with their markers: what lists, callouts and quotes are made of.
Column {
    id: root

    // Rows of {marker, text, depth}; a list of plain objects has no narrower type in QML.
    required property var lines

    property color markerColor: Theme.accent
    // What a narrow glass needs to give all lines one size: their words, and the room of the deepest.
    readonly property string words: Theme.narrow ? root.lines.map(line => line.text).join(" ") : ""
    readonly property int narrowest: Theme.narrow ? root.width - Theme.l * (1 + Math.max(0, ...root.lines.map(line => line.depth))) : 0

    signal linkTapped(string link)

    spacing: Theme.xs

    Repeater {
        model: root.lines

        Item {
            id: line

            required property var modelData

            readonly property int indent: line.modelData.depth * Theme.l
            readonly property int gutter: marker.text === "" ? 0 : Math.max(Theme.l, marker.implicitWidth + Theme.xs)

            width: root.width
            implicitHeight: body.implicitHeight

            Label {
                id: marker

                anchors.left: parent.left
                anchors.leftMargin: line.indent
                text: line.modelData.number > 0 ? Writing.number(line.modelData.number) : line.modelData.marker
                color: root.markerColor
                font.weight: Font.Bold
            }

            RichLabel {
                id: body

                anchors.left: parent.left
                anchors.leftMargin: line.indent + line.gutter
                anchors.right: parent.right
                text: line.modelData.text
                font.pixelSize: body.fitAmong(Theme.bodySize, root.narrowest, root.words)
                onLinkTapped: link => root.linkTapped(link)
            }
        }
    }
}
