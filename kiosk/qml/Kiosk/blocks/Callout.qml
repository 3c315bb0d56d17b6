import QtQuick
import Kiosk

// A marked-out box: in short, good to know, what to do next, or tell your care team.
Rectangle {
    id: root

    required property string meaning
    // Rows of {marker, text, depth}; see Lines.
    required property var lines

    // By kind of callout: icon, colour and label, as plain objects.
    readonly property var looks: ({
            "summary": {
                "icon": "summary",
                "title": qsTr("In short"),
                "ground": Theme.teal
            },
            "tip": {
                "icon": "tip",
                "title": qsTr("Good to know"),
                "ground": Theme.honey
            },
            "next-step": {
                "icon": "next-step",
                "title": qsTr("What to do next"),
                "ground": Theme.leaf
            },
            "care-team": {
                "icon": "care-team",
                "title": qsTr("Tell your care team"),
                "ground": Theme.coral
            }
        })
    // One of `looks`.
    readonly property var look: root.looks[root.meaning] ?? root.looks["tip"]

    signal linkTapped(string link)

    implicitHeight: content.height + 2 * Theme.m
    radius: Theme.largeRadius
    color: root.look.ground

    Icon {
        id: mark

        anchors.left: parent.left
        anchors.leftMargin: Theme.m
        y: Theme.m
        name: root.look.icon
        size: Theme.icon(12)
    }

    Column {
        id: content

        anchors.left: mark.right
        anchors.leftMargin: Theme.m
        anchors.right: parent.right
        anchors.rightMargin: Theme.m
        y: Theme.m
        spacing: Theme.xs

        Label {
            width: parent.width
            text: root.look.title
            font.weight: Font.Bold
            font.pixelSize: Theme.leadSize

            Accessible.role: Accessible.Heading
        }

        Lines {
            width: parent.width
            lines: root.lines
            markerColor: Theme.ink
            onLinkTapped: link => root.linkTapped(link)
        }
    }
}
