pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// Lines of text with their markers: what lists, callouts and quotes are made of.
Column {
    id: root

    // Rows of {marker, text, depth}; a list of plain objects has no narrower type in QML.
    required property var lines

    property color markerColor: Theme.accent

    signal linkTapped(string link)

    spacing: Theme.xs

    Repeater {
        model: root.lines

        Item {
            id: line

            required property var modelData

            readonly property int indent: line.modelData.depth * Theme.l
            readonly property int gutter: line.modelData.marker === "" ? 0 : Math.max(Theme.l, marker.implicitWidth + Theme.xs)

            width: root.width
            implicitHeight: body.implicitHeight

            Label {
                id: marker

                x: line.indent
                text: line.modelData.marker
                color: root.markerColor
                font.weight: Font.Bold
            }

            RichLabel {
                id: body

                x: line.indent + line.gutter
                width: line.width - x
                text: line.modelData.text
                onLinkTapped: link => root.linkTapped(link)
            }
        }
    }
}
