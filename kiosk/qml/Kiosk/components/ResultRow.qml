import QtQuick
import Kiosk

// Something that was found: a term, a page or a question. An empty row is not seen.
TapTarget {
    id: root

    objectName: "result"

    required property string kind
    required property string title
    required property string line
    // The language the page is in, where it is not the visitor's, and its name (H8).
    required property string onlyIn
    required property string onlyInName
    readonly property string spokenLanguage: root.onlyIn

    // Large text on a small glass leaves room for words alone.
    readonly property bool narrow: root.width < Theme.bodySize * 14
    readonly property string told: root.onlyIn !== "" ? qsTr("Only in %1 so far").arg(root.onlyInName) : root.kind !== "term" ? root.line : root.line === "" || root.narrow ? qsTr("Word explained") : qsTr("Word explained, also called %1").arg(root.line)

    visible: root.title !== ""
    corner: Theme.largeRadius
    padding: 0
    implicitHeight: Math.max(Theme.primaryTarget, words.height + 2 * Theme.xs)
    text: root.title
    Accessible.description: root.told

    background: Rectangle {
        radius: root.corner
        color: Theme.surface
        border.width: Theme.hair
        border.color: Theme.hairline
    }
    contentItem: Item {
        Icon {
            id: mark

            anchors.left: parent.left
            anchors.leftMargin: Theme.s
            visible: !root.narrow
            anchors.verticalCenter: parent.verticalCenter
            name: root.kind === "term" ? "words" : root.kind === "question" ? "questions" : "summary"
            ink: Theme.accent
        }

        Column {
            id: words

            anchors.left: root.narrow ? parent.left : mark.right
            anchors.leftMargin: Theme.s
            anchors.right: parent.right
            anchors.rightMargin: Theme.s
            anchors.verticalCenter: parent.verticalCenter

            Label {
                width: parent.width
                text: root.title
                font.weight: Font.DemiBold
                lineHeight: 1.05
            }

            Label {
                readonly property string spokenLanguage: Writing.language

                width: parent.width
                text: root.told
                color: Theme.quietInk
                lineHeight: 1.05
            }
        }
    }
}
