import QtQuick
import Kiosk

// A picture with its caption.
Column {
    id: root

    required property string text
    required property string picture
    required property string alt

    spacing: Theme.xs

    Picture {
        anchors.left: parent.left
        width: Math.min(parent.width, Theme.mm(250))
        height: Math.round(width * 0.5)
        picture: root.picture
        alt: root.alt
        corner: Theme.largeRadius
    }

    Label {
        width: parent.width
        visible: root.text !== ""
        text: root.text
        color: Theme.quietInk
        font.italic: true
    }
}
