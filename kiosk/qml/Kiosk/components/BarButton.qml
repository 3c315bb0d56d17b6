import QtQuick
import Kiosk

// One of the controls that stand at the foot of every screen (A14).
TapTarget {
    id: root

    required property string iconName

    property bool strong: false
    property string badge: ""
    property bool wordless: false

    padding: 0
    height: root.wordless ? Theme.primaryTarget + Theme.mm(2) : Theme.barHeight
    implicitWidth: Math.max(Theme.primaryTarget, name.implicitWidth + Theme.mm(0.8))
    opacity: root.enabled ? 1 : 0.35

    background: Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.mm(0.8)
        radius: root.corner
        color: root.strong ? Theme.teal : "transparent"
    }
    contentItem: Item {
        Column {
            anchors.centerIn: parent
            spacing: Theme.mm(0.6)

            Item {
                anchors.horizontalCenter: parent.horizontalCenter
                width: icon.width
                height: Theme.barIconHeight

                Icon {
                    id: icon

                    anchors.centerIn: parent
                    name: root.iconName
                    ink: Theme.accent

                    Icon {
                        anchors.left: icon.right
                        visible: root.checked
                        name: "check"
                        size: Theme.icon(6)
                        ink: Theme.accent
                    }

                    Rectangle {
                        readonly property bool fits: root.width >= icon.width + 2 * (width + Theme.xs)

                        anchors.left: icon.left
                        anchors.leftMargin: Math.round(fits ? icon.width + Theme.xs : (icon.width - width) / 2 + icon.width * 0.4)
                        anchors.verticalCenter: parent.verticalCenter
                        visible: root.badge !== ""
                        height: count.implicitHeight
                        width: Math.ceil(Math.max(height, count.implicitWidth + Theme.mm(3)))
                        radius: height / 2
                        color: Theme.accent

                        Label {
                            id: count

                            anchors.centerIn: parent
                            text: root.badge
                            font.pixelSize: Theme.bodySize
                            color: Theme.accentInk
                            font.weight: Font.Bold
                            lineHeight: Theme.tightLineHeight
                        }
                    }
                }
            }

            Label {
                id: name

                anchors.horizontalCenter: parent.horizontalCenter
                visible: !root.wordless
                text: root.text
                font.weight: Font.DemiBold
                lineHeight: Theme.tightLineHeight
                wrapMode: Text.NoWrap
            }
        }
    }
}
