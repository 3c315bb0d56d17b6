pragma Singleton

import QtQuick

// How the visitor's language is written: from which side, and with which digits.
QtObject {
    id: root

    // BCP 47; given once by Main.
    property string language: "en"

    // Whether lines begin on the right (A23). Anchors, positioners and text alignment then mirror by themselves; what has
    // an x of its own does not, so that there is none where the two sides differ.
    readonly property bool mirrored: Qt.locale(root.language).textDirection === Qt.RightToLeft

    // A text that a visitor typed, in the direction of the language; see kiosk/bridge/writing.py.
    function led(text: string): string {
        return root.mirrored ? "\u200f" + text : text;
    }

    function number(value: int): string {
        return value.toLocaleString(Qt.locale(root.language), "f", 0);
    }
}
