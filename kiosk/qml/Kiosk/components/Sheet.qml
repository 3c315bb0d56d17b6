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

    // Where hardly a few lines find room, the card takes all of it.
    readonly property bool cramped: root.height < Theme.bodySize * 14
    readonly property int inset: root.cramped ? Theme.s : Theme.l

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
        height: Math.min(parent.height - (root.cramped ? Theme.xs : 2 * Theme.l), frame.height + 2 * root.inset)
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
            anchors.margins: root.inset
            anchors.rightMargin: paddles.needed ? root.inset + Theme.primaryTarget + Theme.s : root.inset
            contentHeight: frame.height
            boundsBehavior: Flickable.StopAtBounds
            maximumFlickVelocity: Theme.glide
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

                        visible: root.iconName !== "" && frame.width > Theme.bodySize * 12
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

        PlaceKeeper {
            view: scroll
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
