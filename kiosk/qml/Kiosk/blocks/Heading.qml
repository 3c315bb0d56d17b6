import QtQuick
import Kiosk

// A heading inside a page.
Item {
    id: root

    required property string text
    required property int level
    required property int tone

    implicitHeight: words.implicitHeight + Theme.m

    Label {
        id: words

        anchors.bottom: parent.bottom
        width: parent.width
        text: root.text
        textFormat: Text.StyledText
        font.pixelSize: words.fit(root.level === 2 ? Theme.headingSize : Theme.bodySize, words.width)
        font.weight: Font.DemiBold
        color: Theme.strong(root.tone)
        lineHeight: Theme.tightLineHeight

        Accessible.role: Accessible.Heading
    }
}
