import QtQuick
import Kiosk

// The way on to the next page, at the end of a page.
TapTarget {
    id: root

    required property string title
    // The language that is in, where it is not the visitor's (H8).
    required property string onlyIn
    required property int tone

    corner: Theme.largeRadius
    padding: 0
    implicitHeight: words.height + 2 * Theme.m
    text: qsTr("Next page: %1").arg(root.title)

    background: Rectangle {
        radius: root.corner
        color: Theme.soft(root.tone)
    }
    contentItem: Item {
        Column {
            id: words

            anchors.left: parent.left
            anchors.leftMargin: Theme.m
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - 2 * Theme.m - arrow.width - Theme.s

            Label {
                width: parent.width
                text: qsTr("Next page")
                color: Theme.ink
                lineHeight: Theme.tightLineHeight
            }

            Label {
                id: name

                readonly property string spokenLanguage: root.onlyIn

                width: parent.width
                text: root.title
                color: Theme.strong(root.tone)
                font.pixelSize: name.fit(Theme.leadSize, name.width)
                font.weight: Font.DemiBold
                lineHeight: 1
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
