import QtQuick
import Kiosk

// After "Finish": everything is gone, and the hands want gel (H9).
Item {
    id: root

    required property bool shown

    visible: root.shown

    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.xl
        scale: Math.min(1, (parent.height - 2 * Theme.s) / height)
        spacing: Theme.l

        Drawing {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.height > Theme.bodySize * 20
            name: "hand-gel"
        }

        Title {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("All cleared. Thank you.")
            font.pixelSize: Theme.displaySize
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Nothing of your visit is kept on this screen.")
            font.pixelSize: Theme.leadSize
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Please use hand gel now. It protects every child here.")
            font.pixelSize: Theme.headingSize
            font.weight: Font.DemiBold
            color: Theme.accent
        }
    }
}
