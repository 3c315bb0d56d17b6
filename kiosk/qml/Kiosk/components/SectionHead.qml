import QtQuick
import Kiosk

// A section's name and line.
Column {
    id: root

    required property string title
    required property string summary
    required property int tone
    // The language these are in, where it is not the visitor's (H8).
    required property string onlyIn
    readonly property string spokenLanguage: root.onlyIn

    spacing: Theme.xs

    Title {
        width: parent.width
        text: root.title
        color: Theme.strong(root.tone)
    }

    Label {
        width: parent.width
        text: root.summary
        font.pixelSize: Theme.leadSize
        color: Theme.quietInk
    }
}
