import QtQuick
import Kiosk

// The name of a screen or page.
Label {
    font.pixelSize: Theme.titleSize
    font.weight: Font.DemiBold
    lineHeight: Theme.tightLineHeight

    Accessible.role: Accessible.Heading
    Accessible.name: text
}
