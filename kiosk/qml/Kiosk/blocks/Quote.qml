import QtQuick
import Kiosk

// Somebody's words.
Item {
    id: root

    // Rows of {marker, text, depth}; see Lines.
    required property var lines
    required property int tone

    signal linkTapped(string link)

    implicitHeight: words.implicitHeight + 2 * Theme.xs

    Rectangle {
        width: Theme.mm(1.5)
        height: parent.height
        radius: width / 2
        color: Theme.strong(root.tone)
    }

    Lines {
        id: words

        x: Theme.m
        y: Theme.xs
        width: parent.width - x
        lines: root.lines
        onLinkTapped: link => root.linkTapped(link)
    }
}
