import QtQuick
import Kiosk

// A list of any length that a finger or the paddles move. At its top it stays there while what stands above it grows.
ListView {
    id: root

    property real beginning: 0

    boundsBehavior: Flickable.StopAtBounds
    // Rows that Qt makes beforehand, a few at a time, would still be on their way when the rows change.
    cacheBuffer: 0
    onOriginYChanged: {
        if (root.contentY < root.beginning + 1)
            root.contentY = root.originY;
        root.beginning = root.originY;
    }
}
