import QtQuick
import Kiosk

// A few sentences; the first paragraph of a page stands a little larger.
RichLabel {
    id: root

    required property int index
    required text

    font.pixelSize: root.index === 0 ? Theme.leadSize : Theme.bodySize
}
