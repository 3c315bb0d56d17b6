pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// A ring around the word that is being said (A15). The text itself stays as it is: an unseen copy of it, whose one link
// is this word, is laid out alike and tells where the word stands.
Item {
    id: root

    // The text that is being read, or null.
    required property Text words
    // The same, with the word as a link; empty where none is known.
    required property string pointed
    required property color color
    required property color ground

    // Should the copy ever be laid out otherwise, no ring is better than one around the wrong word.
    readonly property bool alike: copy.lineCount === root.words?.lineCount && copy.contentHeight === root.words?.contentHeight
    // A word that is broken has one on each line.
    readonly property list<rect> lines: copy.text !== "" && root.alike ? copy.linkLines("word:") : []

    RichLabel {
        id: copy

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

    Repeater {
        model: root.lines

        Rectangle {
            id: ring

            required property rect modelData
            readonly property int reach: Theme.hair + ring.border.width

            objectName: "word ring"
            x: ring.modelData.x - ring.reach
            y: ring.modelData.y
            width: ring.modelData.width + 2 * ring.reach
            // A line's spare height is below its letters.
            height: ring.modelData.height / Math.max(1, copy.lineHeight)
            radius: Theme.xs / 2
            color: root.ground
            border.width: Math.max(2, Theme.mm(0.7))
            border.color: root.color
        }
    }
}
