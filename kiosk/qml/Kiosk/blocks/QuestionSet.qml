pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// Questions to put on the family's list, where they come up (H5).
Column {
    id: root

    // Rows of {question, text, groupTitle, chosen}; a list of plain objects has no narrower type in QML.
    required property var lines

    signal questionTapped(string question)

    spacing: Theme.s
    topPadding: Theme.s

    Row {
        width: parent.width
        spacing: Theme.s

        Icon {
            id: mark

            name: "questions"
            ink: Theme.accent
            size: Theme.icon(12)
        }

        Column {
            width: parent.width - mark.width - parent.spacing

            Label {
                width: parent.width
                text: qsTr("Questions you may want to ask")
                font.pixelSize: Theme.leadSize
                font.weight: Font.DemiBold

                Accessible.role: Accessible.Heading
            }

            Label {
                width: parent.width
                text: qsTr("Tap a question to put it on your list.")
                color: Theme.quietInk
            }
        }
    }

    Repeater {
        model: root.lines

        CheckRow {
            required property var modelData

            width: root.width
            text: modelData.text
            chosen: modelData.chosen
            onClicked: root.questionTapped(modelData.question)
        }
    }
}
