import QtQuick
import Kiosk

// A question that can be put on the family's list.
ChoiceTarget {
    id: root

    padding: Theme.s
    implicitHeight: Math.max(Theme.primaryTarget, words.implicitHeight + 2 * Theme.s)

    Accessible.role: Accessible.CheckBox

    background: Rectangle {
        radius: root.corner
        color: root.chosen ? Theme.teal : Theme.surface
        border.width: Theme.hair * 2
        border.color: root.chosen ? Theme.accent : Theme.hairline
    }
    contentItem: Item {
        Rectangle {
            id: box

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.icon(10)
            height: width
            radius: Theme.mm(2.5)
            color: root.chosen ? Theme.accent : "transparent"
            border.width: Theme.hair * 3
            border.color: root.chosen ? Theme.accent : Theme.outline

            Icon {
                anchors.centerIn: parent
                visible: root.chosen
                name: "check"
                size: Theme.icon(8)
                ink: Theme.accentInk
            }
        }

        Label {
            id: words

            anchors.left: box.right
            anchors.leftMargin: Theme.s
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
        }
    }
}
