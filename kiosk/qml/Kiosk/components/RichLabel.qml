import QtQuick
import Kiosk

// Text with terms and page links in it. A tap finds a link up to the height of a target around its line (A2).
Label {
    id: root

    // For the keypad's focus.
    readonly property bool holdsLinks: root.text.includes("<a ")

    readonly property real spareHeight: Math.max(0, (Theme.secondaryTarget - root.font.pixelSize * 1.257) / 2)

    signal linkTapped(string link)

    // Where a link is, as Qt tells it only of single points.
    function linkBox(link: string): rect {
        const lines = root.linkLines(link);
        if (lines.length === 0)
            return Qt.rect(0, 0, root.width, root.height);
        const left = Math.min(...lines.map(line => line.left));
        const right = Math.max(...lines.map(line => line.right));
        const last = lines[lines.length - 1];
        // A line's spare height is below its letters.
        return Qt.rect(left, lines[0].top, right - left, last.top + last.height / Math.max(1, root.lineHeight) - lines[0].top);
    }

    // The same, line by line.
    function linkLines(link: string): list<rect> {
        const high = root.contentHeight / Math.max(1, root.lineCount);
        const wide = root.font.pixelSize / 5;
        const lines = [];
        // While what it stands in is taken away, a text may be endlessly wide.
        if (!Number.isFinite(root.width))
            return lines;
        for (let y = high / 2; y < root.contentHeight; y += high) {
            const found = x => root.linkAt(x, y) === link;
            let left = 0;
            while (left < root.width && !found(left))
                left += wide;
            if (left >= root.width)
                continue;
            let right = root.width;
            while (right > left && !found(right))
                right -= wide;
            while (left > 0 && found(left - 1))
                left -= 1;
            while (right < root.width && found(right + 1))
                right += 1;
            lines.push(Qt.rect(left, y - high / 2, right - left, high));
        }
        return lines;
    }

    function linkNear(x: real, y: real): string {
        return root.linkAt(x, y) || root.linkAt(x, y - root.spareHeight) || root.linkAt(x, y + root.spareHeight);
    }

    textFormat: Text.StyledText
    linkColor: Theme.accent

    TapHandler {
        margin: root.spareHeight
        onTapped: point => {
            const link = root.linkNear(point.position.x, point.position.y);
            if (link !== "")
                root.linkTapped(link);
        }
    }
}
