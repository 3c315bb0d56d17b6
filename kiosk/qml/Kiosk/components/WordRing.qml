pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// A ring around the word that is being said (A15).
Item {
    id: root

    // The text that is being read, or null.
    required property Text words
    // The same, with the word as a link; empty where none is known.
    required property string pointed
    required property color color
    required property color ground

    // A word that is broken has one on each line.
    readonly property list<rect> lines: copy.spots

    TextCopy {
        id: copy

        words: root.words
        pointed: root.pointed
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
