pragma ComponentBehavior: Bound

import QtQuick
import Preview

// A few things of which one is chosen, with a word for what they are.
Column {
    id: root

    required property string title
    required property list<string> names
    required property int chosen

    signal picked(int number)

    width: parent?.width ?? 0
    spacing: DeskTheme.tight

    DeskLabel {
        text: root.title
        color: DeskTheme.quiet
        font.pixelSize: DeskTheme.small
    }

    Flow {
        width: parent.width
        spacing: DeskTheme.tight

        Repeater {
            model: root.names

            DeskButton {
                required property string modelData
                required property int index

                text: modelData
                chosen: index === root.chosen
                Accessible.name: `${root.title}: ${modelData}`
                onClicked: root.picked(index)
            }
        }
    }
}
