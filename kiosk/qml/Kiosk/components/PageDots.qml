pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// Which page of the section this is, as dots where they are few.
Row {
    id: root

    required property int position
    required property int count
    required property int tone

    spacing: Theme.mm(2)
    visible: root.count <= 12

    Repeater {
        model: root.visible ? root.count : 0

        Rectangle {
            required property int index

            readonly property bool here: index + 1 === root.position

            width: here ? Theme.mm(11) : Theme.mm(4)
            height: Theme.mm(4)
            radius: height / 2
            color: here ? Theme.strong(root.tone) : "transparent"
            border.width: here ? 0 : Theme.hair * 2
            border.color: Theme.outline
        }
    }
}
