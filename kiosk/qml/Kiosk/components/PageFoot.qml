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

    readonly property int cell: Math.floor((root.width - 2 * Theme.m - 2 * Theme.s) / 3)
    readonly property bool narrow: root.cell < Theme.bodySize * 9

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
            width: root.cell
            iconName: "previous"
            text: root.narrow ? "" : qsTr("Previous")
            Accessible.name: qsTr("Previous page: %1").arg(root.page.previousTitle)
            enabled: root.page.previousId !== ""
            opacity: enabled ? 1 : 0.35
            onTouched: root.pagePressed(root.page.previousId)
            onClicked: root.turned(root.page.previousId)
        }

        PillButton {
            width: root.cell
            iconName: "words"
            text: root.cell < Theme.bodySize * 6 ? "" : root.narrow ? qsTr("Words") : qsTr("Words here")
            Accessible.name: qsTr("Words on this page")
            onClicked: root.wordsTapped()
        }

        PillButton {
            width: root.cell
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
