import QtQuick
import Kiosk

// Text in the kiosk's own type.
Text {
    id: root

    // What the screen reader asks, who does not know textFormat.
    readonly property bool styled: root.textFormat === Text.StyledText
    // A line of 30 em holds at most 80 characters (A4); what is wider stays free.
    readonly property real spareWidth: root.wrapMode === Text.NoWrap ? 0 : Math.max(0, root.width - root.font.pixelSize * 30)
    readonly property real spareBefore: root.effectiveHorizontalAlignment === Text.AlignHCenter ? root.spareWidth / 2 : root.effectiveHorizontalAlignment === Text.AlignRight ? root.spareWidth : 0

    // On a narrow glass a long word makes its text smaller, down to the plain size, rather than being broken.
    function fit(size: int, room: real): int {
        return Theme.narrow ? root.fitAmong(size, room, root.plain()) : size;
    }

    // The same for a text among others that are to look alike, of which `words` are all.
    function fitAmong(size: int, room: real, words: string): int {
        if (!Theme.narrow || room <= 0)
            return size;
        const longest = words.replace(/<[^>]*>/g, "").split(/\s/).reduce((most, word) => Math.max(most, word.length), 1);
        return Math.max(Math.min(size, Theme.leastSize), Math.min(size, room / (longest * 0.58)));
    }

    function plain(): string {
        return root.text.replace(/<[^>]*>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, "\"").replace(/&#x27;/g, "'").replace(/&amp;/g, "&");
    }

    font.family: Theme.fontFamily
    font.pixelSize: Theme.bodySize
    color: Theme.ink
    wrapMode: Text.Wrap
    // Said aloud, it is mirrored with the layout; left unsaid, each text would choose its side by its first letter.
    horizontalAlignment: Text.AlignLeft
    textFormat: Text.PlainText
    lineHeight: Theme.lineHeight
    leftPadding: root.spareBefore
    rightPadding: root.spareWidth - root.spareBefore

    Accessible.role: Accessible.StaticText
    Accessible.name: root.styled ? root.plain() : root.text
}
