import QtQuick
import Kiosk

// One of the controls that stand at the foot of every screen (A14).
TapTarget {
    id: root

    required property string iconName

    property bool strong: false
    // By how much the words have to shrink to stay whole.
    property real fit: 1
    property string badge: ""

    padding: 0
    height: Theme.barHeight
    implicitWidth: Math.max(Theme.primaryTarget, Math.ceil(natural.advanceWidth) + Theme.mm(1.6))
    opacity: root.enabled ? 1 : 0.35

    TextMetrics {
        id: natural

        font.family: Theme.fontFamily
        font.pixelSize: Theme.bodySize
        font.weight: Font.DemiBold
        text: root.text
    }

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

            Icon {
                id: icon

                anchors.horizontalCenter: parent.horizontalCenter
                name: root.iconName
                ink: Theme.accent

                Rectangle {
                    anchors.left: icon.right
                    anchors.leftMargin: Theme.xs
                    anchors.verticalCenter: icon.verticalCenter
                    visible: root.badge !== ""
                    height: count.implicitHeight
                    width: Math.max(height, count.implicitWidth + Theme.mm(3))
                    radius: height / 2
                    color: Theme.accent

                    Label {
                        id: count

                        anchors.centerIn: parent
                        text: root.badge
                        font.pixelSize: Theme.icon(7.5)
                        color: Theme.accentInk
                        font.weight: Font.Bold
                        lineHeight: Theme.tightLineHeight
                    }
                }
            }

            Label {
                anchors.horizontalCenter: parent.horizontalCenter
                text: root.text
                font.pixelSize: Math.floor(Theme.bodySize * root.fit)
                font.weight: Font.DemiBold
                lineHeight: Theme.tightLineHeight
                wrapMode: Text.NoWrap
            }
        }
    }
}
