import QtQuick
import Kiosk

// The name of a screen or page.
Label {
    id: root

    font.pixelSize: root.fit(Theme.titleSize, root.width)
    font.weight: Font.DemiBold
    lineHeight: Theme.tightLineHeight

    Accessible.role: Accessible.Heading
}
