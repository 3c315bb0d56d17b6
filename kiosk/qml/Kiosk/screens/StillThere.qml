import QtQuick
import Kiosk

// The warning before the screen forgets its visitor: one touch anywhere keeps everything (A7, A8).
Rectangle {
    id: root

    required property bool shown
    required property int secondsLeft
    required property int chosen

    // Large type on a small glass needs all the room for its words.
    readonly property bool tight: root.height < Theme.bodySize * 20

    visible: root.shown
    color: Theme.scrim

    Accessible.role: Accessible.AlertMessage
    Accessible.name: qsTr("Are you still there? Touch anywhere to keep reading.")

    Rectangle {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.l, Math.max(Theme.mm(230), Theme.bodySize * 28))
        height: content.height + 2 * (root.tight ? Theme.s : Theme.xl)
        scale: Math.min(1, (parent.height - 2 * Theme.s) / height)
        radius: Theme.largeRadius
        color: Theme.surface
        border.width: Theme.highContrast ? Theme.hair * 2 : 0
        border.color: Theme.outline

        Column {
            id: content

            anchors.centerIn: parent
            width: parent.width - 2 * Theme.l
            spacing: root.tight ? Theme.xs : Theme.m

            Rectangle {
                // Heard, a number that changes would say less than the question.
                readonly property bool unspoken: true

                anchors.horizontalCenter: parent.horizontalCenter
                width: root.tight ? Math.max(seconds.implicitWidth, seconds.implicitHeight) + Theme.s : Math.max(Theme.mm(Math.min(44, Theme.shortSide / 6)), seconds.implicitWidth + Theme.l)
                height: width
                radius: width / 2
                color: Theme.teal

                Label {
                    id: seconds

                    anchors.centerIn: parent
                    text: Writing.number(root.secondsLeft)
                    font.pixelSize: Theme.heroSize
                    font.weight: Font.Bold
                    color: Theme.accent
                    lineHeight: Theme.tightLineHeight
                }
            }

            Title {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Are you still there?")
            }

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Touch anywhere to keep reading where you were.")
                font.pixelSize: root.tight ? Theme.bodySize : Theme.leadSize
                font.weight: Font.DemiBold
            }

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: root.chosen > 0 ? qsTr("If not, this screen starts afresh and your list of questions is cleared.") : qsTr("If not, this screen starts afresh for the next family.")
                color: Theme.quietInk
            }
        }
    }
}
