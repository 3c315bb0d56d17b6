import QtQuick
import Kiosk

// Back, Home, Listen, My list, Comfort, Hide, Help and Finish: in the same place and order on every screen (A14).
Rectangle {
    id: root

    required property bool canGoBack
    required property bool atHome
    required property int chosen
    // Whether this machine has a voice, and whether it reads.
    required property bool canListen
    required property bool listening

    // How high the part of the screen is in which it stands.
    required property real room

    readonly property int widest: Math.max(...ways.children.map(way => way.implicitWidth))
    readonly property int inOneRow: ways.children.length - (root.canListen ? 0 : 1)
    readonly property bool stacked: root.inOneRow * root.widest > ways.width
    // Names that would take too much of the screen, or not fit, leave their icons alone.
    readonly property bool wordless: root.stacked && (2 * Theme.barHeight > root.room * 0.36 || Math.ceil(root.inOneRow / 2) * root.widest > ways.width)
    readonly property int columns: root.wordless ? (root.inOneRow * Theme.primaryTarget > ways.width ? Math.ceil(root.inOneRow / 2) : root.inOneRow) : root.stacked ? Math.ceil(root.inOneRow / 2) : root.inOneRow
    readonly property int cell: Math.floor(ways.width / root.columns)

    signal back
    signal home
    signal listen
    signal questions
    signal comfort
    signal hide
    signal help
    signal finish

    objectName: "standing bar"
    color: Theme.surface
    height: ways.height + Theme.s

    // What has scrolled beneath cannot be tapped.
    MouseArea {
        anchors.fill: parent
    }

    Rectangle {
        width: parent.width
        height: Theme.hair
        color: Theme.hairline
    }

    Grid {
        id: ways

        x: Theme.xs
        y: Theme.xs
        width: parent.width - 2 * Theme.xs
        columns: root.columns

        BarButton {
            width: root.cell
            wordless: root.wordless
            iconName: "back"
            text: qsTr("Back")
            enabled: root.canGoBack
            onClicked: root.back()
        }

        BarButton {
            width: root.cell
            wordless: root.wordless
            iconName: "home"
            text: qsTr("Home")
            enabled: !root.atHome
            onClicked: root.home()
        }

        BarButton {
            width: root.cell
            wordless: root.wordless
            visible: root.canListen
            iconName: "listen"
            text: qsTr("Listen")
            strong: root.listening
            checkable: true
            checked: root.listening
            Accessible.name: root.listening ? qsTr("Stop reading aloud") : qsTr("Read aloud")
            onClicked: root.listen()
        }

        BarButton {
            width: root.cell
            wordless: root.wordless
            iconName: "questions"
            text: qsTr("My list")
            badge: root.chosen > 0 ? Writing.number(root.chosen) : ""
            Accessible.name: qsTr("My list of questions: %1").arg(Writing.number(root.chosen))
            onClicked: root.questions()
        }

        BarButton {
            width: root.cell
            wordless: root.wordless
            iconName: "comfort"
            text: qsTr("Comfort")
            onClicked: root.comfort()
        }

        BarButton {
            width: root.cell
            wordless: root.wordless
            iconName: "eye-off"
            text: qsTr("Hide")
            Accessible.name: qsTr("Hide the screen")
            onClicked: root.hide()
        }

        BarButton {
            width: root.cell
            wordless: root.wordless
            iconName: "help"
            text: qsTr("Help")
            onClicked: root.help()
        }

        BarButton {
            width: root.cell
            wordless: root.wordless
            iconName: "finish"
            text: qsTr("Finish")
            strong: true
            Accessible.name: qsTr("Finish and clear")
            onClicked: root.finish()
        }
    }
}
