import QtQuick
import Kiosk

// Text in the kiosk's own type.
Text {
    id: root

    // What the screen reader asks, who does not know textFormat.
    readonly property bool styled: root.textFormat === Text.StyledText

    font.family: Theme.fontFamily
    font.pixelSize: Theme.bodySize
    color: Theme.ink
    wrapMode: Text.Wrap
    // Said aloud, it is mirrored with the layout; left unsaid, each text would choose its side by its first letter.
    horizontalAlignment: Text.AlignLeft
    textFormat: Text.PlainText
    lineHeight: Theme.lineHeight
}
