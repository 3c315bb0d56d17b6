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
                font.pixelSize: body.fit(Theme.bodySize, body.width)
                onLinkTapped: link => root.linkTapped(link)
            }
        }
    }
}
