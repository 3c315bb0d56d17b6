import QtQuick
import Kiosk

// The step before statistics (H4): says what is coming, and offers four choices of equal weight.
Rectangle {
    id: root

    required property string text
    required property string meaning
    required property int gate
    required property string choice
    required property int tone

    readonly property bool wide: !Theme.largeText && root.width > Theme.mm(200)

    signal chosen(int gate, string choice)
    signal questionsTapped(string group)
    signal leave

    implicitHeight: content.height + 2 * Theme.m
    radius: Theme.largeRadius
    color: Theme.soft(root.tone)

    Column {
        id: content

        x: Theme.m
        y: Theme.m
        width: parent.width - 2 * Theme.m
        spacing: Theme.s

        Row {
            width: parent.width
            spacing: Theme.s

            Icon {
                id: mark

                anchors.verticalCenter: parent.verticalCenter
                name: "numbers"
                ink: Theme.strong(root.tone)
                size: Theme.icon(12)
            }

            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - mark.width - parent.spacing
                text: root.choice === "" ? qsTr("You choose what to see here") : root.choice === "numbers" ? qsTr("You chose to see the numbers") : qsTr("You chose words only")
                font.pixelSize: Theme.leadSize
                font.weight: Font.DemiBold

                Accessible.role: Accessible.Heading
            }
        }

        Label {
            width: parent.width
            visible: root.choice === ""
            text: qsTr("The next part shows %1.").arg(root.text)
        }

        Label {
            width: parent.width
            text: root.choice === "" ? qsTr("Numbers describe groups of children. They cannot say what will happen to your child. Other people near you can see this screen.") : qsTr("Numbers describe groups of children. They cannot say what will happen to your child.")
            visible: root.choice !== "words"
        }

        Grid {
            id: choices

            // All of one size: none is the better one (H4).
            readonly property int cell: Math.floor((width - (columns - 1) * spacing) / columns)
            readonly property real high: Math.max(...Array.from(children).map(choice => choice.implicitHeight))

            width: parent.width
            visible: root.choice === ""
            columns: root.wide ? 2 : 1
            spacing: Theme.s

            PillButton {
                width: choices.cell
                height: choices.high
                iconName: "eye"
                text: qsTr("Show the numbers")
                onClicked: root.chosen(root.gate, "numbers")
            }

            PillButton {
                width: choices.cell
                height: choices.high
                iconName: "words"
                text: qsTr("Words only")
                onClicked: root.chosen(root.gate, "words")
            }

            PillButton {
                width: choices.cell
                height: choices.high
                iconName: "questions"
                text: qsTr("Questions to ask instead")
                onClicked: root.questionsTapped(root.meaning)
            }

            PillButton {
                width: choices.cell
                height: choices.high
                iconName: "back"
                text: qsTr("Go back")
                onClicked: root.leave()
            }
        }

        PillButton {
            anchors.left: parent.left
            width: Math.min(implicitWidth, parent.width)
            visible: root.choice !== ""
            iconName: "eye-off"
            text: root.choice === "numbers" ? qsTr("Hide the numbers") : qsTr("Choose again")
            onClicked: root.chosen(root.gate, "")
        }
    }
}
