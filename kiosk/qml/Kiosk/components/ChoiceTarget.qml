import QtQuick
import Kiosk

// A target that is chosen or not. Whether it is comes from outside; a tap only asks for it.
TapTarget {
    id: root

    required property bool chosen

    checkable: true
    checked: root.chosen
}
