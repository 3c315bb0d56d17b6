import QtQuick
import Kiosk

// Back, Home, My questions, Help and Finish: in the same place and order on every screen (A14).
Rectangle {
    id: root

    required property bool canGoBack
    required property bool atHome
    required property int chosen

    signal back
    signal home
    signal questions
    signal help
    signal finish

    color: Theme.surface
    height: Theme.barHeight

    Rectangle {
        width: parent.width
        height: Theme.hair
        color: Theme.hairline
    }

    Row {
        id: ways

        anchors.left: parent.left
        anchors.leftMargin: Theme.s
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.xs

        BarButton {
            height: root.height - Theme.s
            iconName: "back"
            text: qsTr("Back")
            enabled: root.canGoBack
            onClicked: root.back()
        }

        BarButton {
            height: root.height - Theme.s
            iconName: "home"
            text: qsTr("Home")
            enabled: !root.atHome
            onClicked: root.home()
        }
    }

    BarButton {
        anchors.centerIn: parent
        height: root.height - Theme.s
        iconName: "questions"
        text: qsTr("My list")
        badge: root.chosen > 0 ? String(root.chosen) : ""
        Accessible.name: qsTr("My list of questions: %1").arg(root.chosen)
        onClicked: root.questions()
    }

    Row {
        anchors.right: parent.right
        anchors.rightMargin: Theme.s
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.xs

        BarButton {
            height: root.height - Theme.s
            iconName: "help"
            text: qsTr("Help")
            onClicked: root.help()
        }

        BarButton {
            height: root.height - Theme.s
            iconName: "finish"
            text: qsTr("Finish")
            strong: true
            Accessible.name: qsTr("Finish and clear")
            onClicked: root.finish()
        }
    }
}
