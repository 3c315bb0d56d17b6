pragma Singleton

import QtQuick

// Sizes (pixels at arm's length) and colours of the editor's panel.
QtObject {
    readonly property color background: "#2B3440"
    readonly property color panel: "#F7F5F1"
    readonly property color card: "#FFFFFF"
    readonly property color line: "#D9D3C7"
    readonly property color ink: "#1F2B3D"
    readonly property color quiet: "#4D586A"
    readonly property color accent: "#08525B"
    readonly property color accentInk: "#FFFFFF"
    readonly property color grave: "#9A2A17"
    readonly property color graveGround: "#FBE7E1"
    readonly property color warning: "#7A5200"
    readonly property color warningGround: "#FDF3D8"
    readonly property color bezel: "#11161D"

    readonly property int code: 13
    readonly property int small: 14
    readonly property int body: 16
    readonly property int title: 21
    readonly property int tight: 4
    readonly property int gap: 8
    readonly property int wide: 16
    readonly property int margin: 28
    readonly property int frame: 14
    readonly property int target: 34
    readonly property int radius: 6
}
