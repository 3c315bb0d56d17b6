import QtQuick
import Kiosk

// Where a part of a text stands. The text itself stays as it is: an unseen copy of it, whose one link is this part, is
// laid out alike.
RichLabel {
    id: root

    // The text, or null.
    required property Text words
    // The same with the part as a link; empty where there is none.
    required property string pointed

    // Should the copy ever be laid out otherwise, it is better to know nothing than to point elsewhere.
    readonly property bool alike: root.lineCount === root.words?.lineCount && root.contentHeight === root.words?.contentHeight
    // Line by line.
    readonly property list<rect> spots: root.text !== "" && root.alike ? root.linkLines("word:") : []

    width: root.words?.width ?? 0
    height: root.words?.height ?? 0
    visible: false
    text: root.pointed
    font.family: root.words?.font.family ?? Theme.fontFamily
    font.pixelSize: root.words?.font.pixelSize ?? Theme.bodySize
    font.weight: root.words?.font.weight ?? Font.Normal
    font.italic: root.words?.font.italic ?? false
    wrapMode: root.words?.wrapMode ?? Text.Wrap
    horizontalAlignment: root.words?.horizontalAlignment ?? Text.AlignLeft
    lineHeight: root.words?.lineHeight ?? Theme.lineHeight
}
