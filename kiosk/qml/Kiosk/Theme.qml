pragma Singleton

import QtQuick

// Every size, colour, duration and font of the screen. Sizes are millimetres on the glass, turned into pixels here once.
QtObject {
    id: root

    // Given once by Main: the glass, and how this visitor wants it.
    property real pixelsPerMillimetre: 3.6
    property real viewingDistance: 600
    property real shortSide: 300
    property int textSize: 100
    property string scheme: "light"
    property bool reduceMotion: false

    readonly property real distanceFactor: Math.max(1, root.viewingDistance / 600)
    readonly property bool dark: root.scheme === "dark"
    readonly property bool highContrast: root.scheme === "high-contrast"

    readonly property string fontFamily: "Source Sans Pro"
    // Where less than 12 letters' heights find room side by side, nothing can be read: 200 % needs 15 inches.
    readonly property real textScale: Math.min(root.textSize / 100 * root.distanceFactor, root.shortSide / 96)
    readonly property bool largeText: root.textSize >= 150
    // Upright, such a glass hardly holds two long words side by side.
    readonly property bool narrow: root.shortSide < 150

    // Type scale: em sizes in mm. Capitals of Source Sans are 0.66 em, so 8 mm gives capitals of 5.3 mm (A5).
    readonly property int bodySize: root.type(8)
    // Capitals of large type subtend 0.7° (A5).
    readonly property int leastSize: root.mm(root.largeText ? Math.max(8, root.viewingDistance * Math.tan(0.7 * Math.PI / 180) / 0.66) : 8)
    readonly property int leadSize: root.type(9)
    readonly property int headingSize: root.type(10.4)
    readonly property int titleSize: root.head(14)
    readonly property int displaySize: root.head(18)
    readonly property int heroSize: root.head(21)
    // Qt multiplies the font's own line height (1.257 em for Source Sans): 1.2 × 1.257 = 1.5 em (A4).
    readonly property real lineHeight: 1.2
    readonly property real tightLineHeight: 0.95

    // Spacing
    readonly property int hair: Math.max(1, root.mm(0.3))
    readonly property int xs: root.mm(2)
    readonly property int s: root.mm(4)
    readonly property int m: root.mm(7)
    readonly property int l: root.mm(Math.min(11, root.shortSide / 24))
    readonly property int xl: root.mm(Math.min(16, root.shortSide / 18))

    // Targets (A2)
    readonly property int primaryTarget: root.mm(root.largeText && root.shortSide > 190 ? 25 : 20)
    readonly property int secondaryTarget: root.mm(13)
    readonly property int iconSize: root.icon(9)
    // An icon of a standing control, or the number on it.
    readonly property int barIconHeight: Math.max(root.iconSize, root.bodySize * 1.2)
    readonly property int barHeight: Math.max(root.primaryTarget, root.barIconHeight + root.bodySize * 1.3 + root.mm(3))

    // The smallest module of a QR code (P4).
    readonly property real leastModule: 0.5 * root.pixelsPerMillimetre

    readonly property int radius: root.mm(5)
    readonly property int largeRadius: root.mm(8)
    readonly property int focusWidth: Math.max(3, root.mm(1))

    // Colour roles
    readonly property color background: root.pick("#FBF7F0", "#14202B", "#000000")
    readonly property color surface: root.pick("#FFFFFF", "#1E2D3A", "#000000")
    readonly property color sunken: root.pick("#F4EEE3", "#192631", "#1C1C1C")
    readonly property color outline: root.pick("#7A8590", "#8496A5", "#FFFFFF")
    readonly property color hairline: root.pick("#E4DBCB", "#33475A", "#B8B8B8")
    readonly property color ink: root.pick("#24344D", "#F6F1E7", "#FFFFFF")
    readonly property color quietInk: root.pick("#35435A", "#D3DAE0", "#FFFFFF")
    readonly property color accent: root.pick("#08525B", "#8FD6D2", "#FFE14D")
    readonly property color accentInk: root.pick("#FFFFFF", "#0E2429", "#000000")
    readonly property color focus: root.pick("#24344D", "#FFD66B", "#FFFFFF")
    readonly property color scrim: root.pick("#B3182536", "#CC0A121A", "#E6000000")
    readonly property color honey: root.pick("#FBE7B2", "#3C3117", "#262626")
    readonly property color coral: root.pick("#FBE0D6", "#4A2A22", "#262626")
    readonly property color leaf: root.pick("#DCEBD6", "#243E2B", "#262626")
    readonly property color spoken: root.pick("#FFF0BF", "#38300F", "#3D3A00")
    readonly property color teal: root.pick("#D9EDEC", "#183B42", "#262626")

    // After hours: no light but the words, which stand out 7:1.
    readonly property color night: "#000000"
    readonly property color nightInk: "#A39A8C"

    // The plain colours in which staff look for dots that are dead
    readonly property list<color> testGrounds: ["#FFFFFF", "#000000", "#FF0000", "#00FF00", "#0000FF"]

    // Motion, in milliseconds
    readonly property int quick: root.reduceMotion ? 0 : 120
    readonly property int calm: root.reduceMotion ? 0 : 240
    readonly property int slow: root.reduceMotion ? 0 : 1600
    // Pixels a second at which a view may glide on when a finger has left it: with 60 it comes a pixel far. With less it
    // would stop within a millisecond, and Qt never take it for at rest.
    readonly property real glide: root.reduceMotion ? 60 : 2500

    // One colour a section: strong for marks and text, soft for grounds.
    readonly property list<color> strongTones: root.highContrast ? ["#8FF2EA", "#FFC2AE", "#DCCBFF"] : root.dark ? ["#8FD6D2", "#F3B49F", "#C9B6F2"] : ["#08525B", "#7C301E", "#4A3A86"]
    readonly property list<color> softTones: root.highContrast ? ["#262626", "#262626", "#262626"] : root.dark ? ["#183B42", "#452B25", "#2E2A4F"] : ["#D9EDEC", "#FBE0D6", "#E8E4F7"]

    function pick(light: color, dark: color, highContrast: color): color {
        return root.highContrast ? highContrast : root.dark ? dark : light;
    }

    function mm(millimetres: real): int {
        return Math.round(millimetres * root.pixelsPerMillimetre);
    }

    function type(millimetres: real): int {
        return Math.round(millimetres * root.pixelsPerMillimetre * root.textScale);
    }

    // A title is no larger than its glass can hold, and no smaller than the text.
    function head(millimetres: real): int {
        return Math.max(root.bodySize, Math.min(root.type(millimetres), root.mm(root.shortSide / 9)));
    }

    // Icons grow with the text, at half its pace.
    function icon(millimetres: real): int {
        return Math.round(millimetres * root.pixelsPerMillimetre * (1 + root.textScale) / 2);
    }

    // Room for two columns of readable lines, whatever the glass, the distance and the text size; and for what leads
    // to a list beside it.
    function holdsTwoColumns(width: real, height: real): bool {
        return width > height && width > root.bodySize * 48 && height > root.bodySize * 15;
    }

    function strong(tone: int): color {
        return root.strongTones[tone % root.strongTones.length];
    }

    function soft(tone: int): color {
        return root.softTones[tone % root.softTones.length];
    }
}
