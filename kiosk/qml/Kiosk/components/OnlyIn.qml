import QtQuick
import Kiosk

// Says that a page is not there in the visitor's language, and offers the one it is in (H8).
Rectangle {
    id: root

    required property string language
    required property string languageName

    signal clicked

    implicitHeight: content.height + 2 * Theme.m
    radius: Theme.largeRadius
    color: Theme.honey

    Column {
        id: content

        x: Theme.m
        y: Theme.m
        width: parent.width - 2 * Theme.m
        spacing: Theme.s

        Label {
            width: parent.width
            text: qsTr("This page is not ready in your language yet. You can read it in %1, or ask any nurse.").arg(root.languageName)
        }

        PillButton {
            readonly property string spokenLanguage: root.language

            anchors.left: parent.left
            width: Math.min(implicitWidth, parent.width)
            filled: true
            iconName: "language"
            text: root.languageName
            onClicked: root.clicked()
        }
    }
}
