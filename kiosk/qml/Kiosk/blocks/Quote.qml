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
        anchors.left: parent.left
        width: Theme.mm(1.5)
        height: parent.height
        radius: width / 2
        color: Theme.strong(root.tone)
    }

    Lines {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: Theme.m
        anchors.right: parent.right
        y: Theme.xs
        lines: root.lines
        onLinkTapped: link => root.linkTapped(link)
    }
}
