import QtQuick
import Kiosk
import Kiosk.Bridge

// The voice's own controls, above the standing ones while it reads (A15, A17).
Rectangle {
    id: root

    required property ScreenReader reader
    required property VisitController visit
    required property string languageName
    // How high the part of the screen is in which it stands.
    required property real room

    // How many rows all controls with their names fill, nearly.
    readonly property int rowsWithNames: Math.ceil((Theme.bodySize * 30 + Theme.primaryTarget * 3) / strip.width)
    // Where names would take too much of the screen, icons say it alone.
    readonly property bool wordless: root.room < Math.max(Theme.bodySize * 22, root.rowsWithNames * (Theme.primaryTarget + strip.spacing) * 4)

    readonly property bool waits: root.visit.paused || root.reader.ended
    readonly property string says: root.reader.voiceless ? qsTr("This screen has no voice for %1.").arg(root.languageName) : root.reader.ended ? qsTr("Read to the end") : root.visit.paused ? qsTr("Paused") : qsTr("Reading aloud")

    implicitHeight: strip.height + 2 * Theme.s
    color: Theme.teal

    // What has scrolled beneath cannot be tapped.
    MouseArea {
        anchors.fill: parent
    }

    Flow {
        id: strip

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.l
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.s

        Row {
            visible: !root.wordless || root.reader.voiceless
            height: Math.max(Theme.primaryTarget, state.height)
            spacing: Theme.s

            Icon {
                id: voice

                anchors.verticalCenter: parent.verticalCenter
                name: "listen"
                ink: Theme.accent
            }

            Label {
                id: state

                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, strip.width - voice.width - Theme.s - (root.wordless ? Theme.primaryTarget + Theme.s : 0))
                text: root.says
                font.pixelSize: root.wordless ? Theme.leastSize : Theme.bodySize
                font.weight: Font.DemiBold
                lineHeight: Theme.tightLineHeight
            }
        }

        PillButton {
            visible: !root.reader.voiceless
            filled: true
            iconName: root.waits ? "play" : "pause"
            text: root.wordless ? "" : Accessible.name
            Accessible.name: root.reader.ended ? qsTr("Read again") : root.waits ? qsTr("Go on") : qsTr("Pause")
            onClicked: root.reader.pauseOrGoOn()
        }

        PillButton {
            visible: !root.reader.voiceless && !root.reader.ended
            iconName: "repeat"
            text: root.wordless ? "" : Accessible.name
            Accessible.name: qsTr("Say it again")
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
                visible: !root.wordless
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
            text: root.wordless ? "" : Accessible.name
            Accessible.name: qsTr("Stop reading")
            onClicked: root.reader.stop()
        }
    }
}
