import QtQuick
import Kiosk

// Back, Home, My list, Comfort, Hide, Help and Finish: in the same place and order on every screen (A14).
Rectangle {
    id: root

    required property bool canGoBack
    required property bool atHome
    required property int chosen

    readonly property int widest: Math.max(...ways.children.map(way => way.implicitWidth))
    readonly property int inOneRow: ways.children.length
    readonly property bool stacked: root.inOneRow * root.widest > ways.width
    readonly property int columns: root.stacked ? Math.ceil(root.inOneRow / 2) : root.inOneRow
    readonly property int cell: Math.floor(ways.width / root.columns)

    signal back
    signal home
    signal questions
    signal comfort
    signal hide
    signal help
    signal finish

    color: Theme.surface
    height: ways.height + Theme.s

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
            iconName: "back"
            text: qsTr("Back")
            enabled: root.canGoBack
            onClicked: root.back()
        }

        BarButton {
            width: root.cell
            iconName: "home"
            text: qsTr("Home")
            enabled: !root.atHome
            onClicked: root.home()
        }

        BarButton {
            width: root.cell
            iconName: "questions"
            text: qsTr("My list")
            badge: root.chosen > 0 ? String(root.chosen) : ""
            Accessible.name: qsTr("My list of questions: %1").arg(root.chosen)
            onClicked: root.questions()
        }

        BarButton {
            width: root.cell
            iconName: "comfort"
            text: qsTr("Comfort")
            onClicked: root.comfort()
        }

        BarButton {
            width: root.cell
            iconName: "eye-off"
            text: qsTr("Hide")
            Accessible.name: qsTr("Hide the screen")
            onClicked: root.hide()
        }

        BarButton {
            width: root.cell
            iconName: "help"
            text: qsTr("Help")
            onClicked: root.help()
        }

        BarButton {
            width: root.cell
            iconName: "finish"
            text: qsTr("Finish")
            strong: true
            Accessible.name: qsTr("Finish and clear")
            onClicked: root.finish()
        }
    }
}
