import QtQuick
import Kiosk

// Covers everything from other people's eyes; a tap anywhere shows it again (P3).
Rectangle {
    id: root

    required property bool shown

    signal revealed

    visible: root.shown
    color: Theme.background

    Horizon {
        anchors.fill: parent
        visible: !Theme.highContrast
    }

    TapTarget {
        anchors.fill: parent
        corner: 0
        text: qsTr("Show the screen again")
        onClicked: root.revealed()

        contentItem: Item {
            Column {
                anchors.centerIn: parent
                width: Math.min(parent.width - 2 * Theme.xl, Theme.bodySize * 34)
                scale: Math.min(1, (parent.height - 2 * Theme.s) / height)
                spacing: Theme.m

                Icon {
                    anchors.horizontalCenter: parent.horizontalCenter
                    name: "eye-off"
                    size: Theme.icon(40)
                    ink: Theme.accent
                }

                Title {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: qsTr("Your screen is hidden")
                }

                Label {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: qsTr("Touch anywhere to go on where you were.")
                    font.pixelSize: Theme.leadSize
                }
            }
        }
    }
}
