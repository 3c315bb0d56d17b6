import QtQuick
import Kiosk

// While staff wipe the glass: nothing reacts, and a countdown tells for how long.
Rectangle {
    id: root

    required property int secondsLeft

    readonly property bool wide: root.width > root.height
    // Beside the number, what it has room for.
    readonly property real column: root.wide ? root.width - dial.width - 3 * Theme.xl : root.width - 2 * Theme.xl

    color: Theme.background

    Accessible.role: Accessible.AlertMessage
    Accessible.name: qsTr("Time to clean the screen. Nothing reacts to touch. This screen then starts afresh.")

    Horizon {
        anchors.fill: parent
        visible: !Theme.highContrast
    }

    Grid {
        anchors.centerIn: parent
        // Very large text on a very small glass would be cut.
        scale: Math.min(1, (root.height - 2 * Theme.s) / height)
        columns: root.wide ? 2 : 1
        spacing: Theme.xl
        verticalItemAlignment: Grid.AlignVCenter
        horizontalItemAlignment: Grid.AlignHCenter

        Rectangle {
            id: dial

            // Heard, a number that changes would say less than the words.
            readonly property bool unspoken: true

            width: Math.max(seconds.implicitWidth + 2 * Theme.l, Math.min(root.width, root.height) * 0.42)
            height: width
            radius: width / 2
            color: Theme.teal
            border.width: Theme.mm(1.2)
            border.color: Theme.accent

            Label {
                id: seconds

                anchors.centerIn: parent
                text: Writing.number(root.secondsLeft)
                font.pixelSize: Math.min(root.width, root.height) * 0.19
                font.weight: Font.Bold
                color: Theme.accent
                lineHeight: Theme.tightLineHeight
            }
        }

        Column {
            width: Math.min(root.column, Theme.bodySize * 26)
            spacing: Theme.m

            Title {
                width: parent.width
                horizontalAlignment: root.wide ? Text.AlignLeft : Text.AlignHCenter
                text: qsTr("Time to clean the screen")
                font.pixelSize: root.width > Theme.bodySize * 40 ? Theme.displaySize : Theme.titleSize
            }

            Label {
                width: parent.width
                horizontalAlignment: root.wide ? Text.AlignLeft : Text.AlignHCenter
                text: qsTr("Wipe the glass now: nothing reacts to touch.")
                font.pixelSize: Theme.leadSize
                font.weight: Font.DemiBold
            }

            Label {
                width: parent.width
                horizontalAlignment: root.wide ? Text.AlignLeft : Text.AlignHCenter
                text: qsTr("When the time is up, this screen starts afresh for the next family.")
                color: Theme.quietInk
            }
        }
    }
}
