import QtQuick
import Kiosk

// A page in a section's list: what it says and how long it takes to read.
TapTarget {
    id: root

    objectName: "entry"

    required property string title
    required property string summary
    required property int minutes
    required property int position
    required property int tone
    // The language the page is in, where it is not the visitor's, and its name (H8).
    required property string onlyIn
    required property string onlyInName
    readonly property string spokenLanguage: root.onlyIn

    corner: Theme.largeRadius
    padding: 0
    implicitHeight: words.height + 2 * Theme.s
    text: root.title
    Accessible.description: root.summary

    background: Rectangle {
        radius: root.corner
        color: Theme.surface
        border.width: Theme.hair
        border.color: Theme.hairline
    }
    contentItem: Item {
        Rectangle {
            id: disc

            anchors.left: parent.left
            anchors.leftMargin: Theme.m
            visible: root.width > Theme.bodySize * 20
            anchors.verticalCenter: parent.verticalCenter
            width: Math.max(Theme.mm(15), number.implicitHeight)
            height: width
            radius: width / 2
            color: Theme.soft(root.tone)

            Label {
                id: number

                anchors.centerIn: parent
                text: Writing.number(root.position)
                font.weight: Font.Bold
                font.pixelSize: Theme.leadSize
                color: Theme.strong(root.tone)
                lineHeight: Theme.tightLineHeight
            }
        }

        Column {
            id: words

            anchors.left: disc.visible ? disc.right : parent.left
            anchors.leftMargin: Theme.m
            anchors.right: arrow.left
            anchors.rightMargin: Theme.s
            anchors.verticalCenter: parent.verticalCenter

            Label {
                id: name

                width: parent.width
                text: root.title
                font.pixelSize: name.fit(Theme.leadSize, name.width)
                font.weight: Font.DemiBold
                lineHeight: 1.05
            }

            Label {
                id: says

                width: parent.width
                text: root.summary
                font.pixelSize: says.fit(Theme.bodySize, says.width)
                color: Theme.quietInk
                lineHeight: 1.05
            }

            Row {
                id: length

                anchors.left: parent.left
                spacing: Theme.xs

                Icon {
                    id: clock

                    anchors.verticalCenter: time.verticalCenter
                    name: "clock"
                    size: Theme.icon(6)
                    ink: Theme.strong(root.tone)
                }

                Label {
                    id: time

                    readonly property string spokenLanguage: Writing.language

                    width: Math.min(implicitWidth, words.width - clock.width - Theme.xs)
                    text: root.onlyIn === "" ? qsTr("%1 min to read").arg(Writing.number(root.minutes)) : qsTr("Only in %1 so far").arg(root.onlyInName)
                    color: Theme.strong(root.tone)
                    lineHeight: 1.05
                }
            }
        }

        Icon {
            id: arrow

            anchors.right: parent.right
            anchors.rightMargin: Theme.m
            anchors.verticalCenter: parent.verticalCenter
            name: "next"
            ink: Theme.strong(root.tone)
        }
    }
}
