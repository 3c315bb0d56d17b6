import QtQuick
import Preview

// Words on the panel.
Text {
    color: DeskTheme.ink
    font.pixelSize: DeskTheme.body
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
