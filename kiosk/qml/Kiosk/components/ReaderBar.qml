import QtQuick
import Kiosk
import Kiosk.Bridge

// The voice's own controls, above the standing ones while it reads (A15, A17).
Rectangle {
    id: root

    required property ScreenReader reader
    required property VisitController visit
    required property string languageName

    readonly property bool waits: root.visit.paused || root.reader.ended
    readonly property string says: root.reader.voiceless ? qsTr("This screen has no voice for %1.").arg(root.languageName) : root.reader.ended ? qsTr("Read to the end") : root.visit.paused ? qsTr("Paused") : qsTr("Reading aloud")

    height: strip.height + 2 * Theme.s
    color: Theme.teal

    Flow {
        id: strip

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.l
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.s

        Row {
            height: Theme.primaryTarget
            spacing: Theme.s

            Icon {
                id: voice

                anchors.verticalCenter: parent.verticalCenter
                name: "listen"
                ink: Theme.accent
            }

            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, strip.width - voice.width - Theme.s)
                text: root.says
                font.weight: Font.DemiBold
                lineHeight: Theme.tightLineHeight
            }
        }

        PillButton {
            visible: !root.reader.voiceless
            filled: true
            iconName: root.waits ? "play" : "pause"
            text: root.reader.ended ? qsTr("Read again") : root.waits ? qsTr("Go on") : qsTr("Pause")
            onClicked: root.reader.pauseOrGoOn()
        }

        PillButton {
            visible: !root.reader.voiceless && !root.reader.ended
            iconName: "repeat"
            text: qsTr("Say it again")
            onClicked: root.reader.repeat()
        }

        Row {
            visible: !root.reader.voiceless
            spacing: Theme.xs

            RoundButton {
                iconName: "softer"
                text: qsTr("Softer")
                enabled: !root.visit.softest
                onClicked: root.reader.louder(-1)
            }

            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("%1 %").arg(Writing.number(root.visit.volume))
                font.weight: Font.DemiBold

                Accessible.name: qsTr("Volume: %1 %").arg(Writing.number(root.visit.volume))
            }

            RoundButton {
                iconName: "louder"
                text: qsTr("Louder")
                enabled: !root.visit.loudest
                onClicked: root.reader.louder(1)
            }
        }

        PillButton {
            iconName: "close"
            text: qsTr("Stop reading")
            onClicked: root.reader.stop()
        }
    }
}
