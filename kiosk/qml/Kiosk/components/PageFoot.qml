import QtQuick
import Kiosk
import Kiosk.Bridge

// Below a page on a tall screen: the pages before and after, and the words on this page.
Rectangle {
    id: root

    objectName: "page foot"

    required property PageDocument page

    signal pagePressed(string page)
    signal turned(string page)
    signal wordsTapped

    readonly property int room: root.width - 2 * Theme.m - 2 * Theme.s
    readonly property bool narrow: root.room < Theme.bodySize * 27
    // Arrows alone leave the words more room.
    readonly property int side: Math.floor(root.room * (root.narrow ? 0.27 : 1 / 3))
    readonly property int middle: root.room - 2 * root.side

    implicitHeight: row.height + 2 * Theme.xs
    color: Theme.sunken

    // What has scrolled beneath cannot be tapped.
    MouseArea {
        anchors.fill: parent
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.s

        PillButton {
            width: root.side
            iconName: "previous"
            text: root.narrow ? "" : qsTr("Previous")
            Accessible.name: qsTr("Previous page: %1").arg(root.page.previousTitle)
            enabled: root.page.previousId !== ""
            opacity: enabled ? 1 : 0.35
            onTouched: root.pagePressed(root.page.previousId)
            onClicked: root.turned(root.page.previousId)
        }

        PillButton {
            width: root.middle
            iconName: "words"
            text: root.middle < Theme.bodySize * 8 ? "" : root.narrow ? qsTr("Words") : qsTr("Words here")
            Accessible.name: qsTr("Words on this page")
            onClicked: root.wordsTapped()
        }

        PillButton {
            width: root.side
            iconName: "next"
            iconLast: true
            filled: true
            fill: Theme.strong(root.page.tone)
            text: root.narrow ? "" : qsTr("Next")
            Accessible.name: qsTr("Next page: %1").arg(root.page.nextTitle)
            enabled: root.page.nextId !== ""
            opacity: enabled ? 1 : 0.35
            onTouched: root.pagePressed(root.page.nextId)
            onClicked: root.turned(root.page.nextId)
        }
    }
}
