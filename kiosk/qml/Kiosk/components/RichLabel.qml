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
        const high = root.contentHeight / Math.max(1, root.lineCount);
        const wide = root.font.pixelSize / 5;
        let left = root.width;
        let top = root.height;
        let right = 0;
        let bottom = 0;
        for (let y = high / 2; y < root.contentHeight; y += high) {
            for (let x = 0; x < root.width; x += wide) {
                if (root.linkAt(x, y) !== link)
                    continue;
                left = Math.min(left, x);
                right = Math.max(right, x + wide);
                top = Math.min(top, y - high / 2);
                bottom = Math.max(bottom, y + high / 2);
            }
        }
        return right > left ? Qt.rect(left, top, right - left, bottom - top) : Qt.rect(0, 0, root.width, root.height);
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
