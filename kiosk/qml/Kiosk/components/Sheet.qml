import QtQuick
import Kiosk

// A card over the screen that never leaves it; a tap beside it closes it.
Item {
    id: root

    property string title: ""
    property string iconName: ""
    property bool closable: true
    property bool roomy: false
    default property alias content: body.data

    signal closed

    anchors.fill: parent

    Rectangle {
        anchors.fill: parent
        color: Theme.scrim

        MouseArea {
            anchors.fill: parent
            onClicked: root.closed()
        }
    }

    Rectangle {
        id: card

        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.l, root.roomy ? Theme.bodySize * 50 : Math.max(Theme.mm(240), Theme.bodySize * 30))
        height: Math.min(parent.height - 2 * Theme.l, frame.height + 2 * Theme.l)
        radius: Theme.largeRadius
        color: Theme.surface
        border.width: Theme.highContrast ? Theme.hair * 2 : 0
        border.color: Theme.outline

        MouseArea {
            anchors.fill: parent
        }

        Flickable {
            id: scroll

            anchors.fill: parent
            anchors.margins: Theme.l
            anchors.rightMargin: paddles.visible ? Theme.l + Theme.primaryTarget + Theme.s : Theme.l
            contentHeight: frame.height
            boundsBehavior: Flickable.StopAtBounds
            clip: true

            Column {
                id: frame

                width: scroll.width
                spacing: Theme.m

                Item {
                    width: parent.width
                    height: Math.max(heading.height, closer.visible ? closer.height : 0)

                    Icon {
                        id: mark

                        visible: root.iconName !== ""
                        anchors.left: parent.left
                        anchors.verticalCenter: parent.verticalCenter
                        name: root.iconName === "" ? "words" : root.iconName
                        ink: Theme.accent
                        size: Theme.icon(12)
                    }

                    Title {
                        id: heading

                        anchors.left: mark.visible ? mark.right : parent.left
                        anchors.leftMargin: mark.visible ? Theme.s : 0
                        anchors.right: closer.visible ? closer.left : parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        text: root.title
                    }

                    RoundButton {
                        id: closer

                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        visible: root.closable
                        iconName: "close"
                        text: qsTr("Close")
                        onClicked: root.closed()
                    }
                }

                Column {
                    id: body

                    width: parent.width
                    spacing: Theme.m
                }
            }
        }

        Paddles {
            id: paddles

            anchors.right: parent.right
            anchors.rightMargin: Theme.s
            anchors.verticalCenter: parent.verticalCenter
            view: scroll
        }
    }
}
