pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

// What the screen shows to nobody in particular: slow pictures, an invitation, the hand-gel reminder (H9).
Item {
    id: root

    required property GuideContent guide
    required property bool shown
    required property int slideMilliseconds

    readonly property int fetchMilliseconds: 2000
    readonly property bool wide: Theme.holdsTwoColumns(root.width, root.height)
    readonly property bool roomy: root.width > Theme.bodySize * 20 && root.height - invitation.height > Theme.bodySize * 16
    property int current: 0
    // The next picture is fetched just before its turn: two pictures of a whole screen are much memory.
    property bool fetching: false

    objectName: "attract screen"
    visible: root.shown
    onShownChanged: {
        root.current = 0;
        root.fetching = false;
    }

    Timer {
        interval: root.fetching ? root.fetchMilliseconds : root.slideMilliseconds - root.fetchMilliseconds
        repeat: true
        running: root.shown && slides.count > 1
        onTriggered: {
            if (root.fetching)
                root.current = (root.current + 1) % slides.count;
            root.fetching = !root.fetching;
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.background
    }

    Repeater {
        id: slides

        model: root.guide.slides
        onCountChanged: root.current = 0

        Item {
            id: slide

            required property int index
            required property string title
            required property string text
            required property string picture
            required property string alt

            readonly property bool here: slide.index === root.current
            readonly property bool soon: slide.index === (root.current + 1) % slides.count

            anchors.fill: parent
            opacity: slide.here ? 1 : 0
            visible: opacity > 0

            Behavior on opacity {
                NumberAnimation {
                    duration: Theme.slow
                    easing.type: Easing.InOutQuad
                }
            }

            Picture {
                anchors.right: parent.right
                width: parent.width - (root.wide ? card.width : 0)
                height: root.wide ? card.height : Math.round(parent.height * 0.7)
                picture: slide.picture
                soon: root.fetching && slide.soon
                alt: slide.alt
                corner: 0
            }

            // Beside the picture, or over its foot.
            Rectangle {
                id: card

                readonly property int lowest: words.height + 2 * Theme.l

                anchors.left: parent.left
                anchors.bottom: parent.bottom
                anchors.bottomMargin: invitation.height
                width: root.wide ? Math.round(parent.width * 0.45) : parent.width
                height: root.wide ? parent.height - invitation.height : Math.max(lowest, Math.round(slide.height * 0.32) - invitation.height)
                radius: root.wide ? 0 : Theme.largeRadius
                color: root.wide ? Theme.soft(Math.max(0, slide.index)) : Theme.surface

                Column {
                    id: words

                    readonly property int margin: root.wide ? Theme.xl : Theme.l

                    x: margin
                    y: root.wide ? Math.round((parent.height - height) / 2) : Theme.l
                    width: parent.width - 2 * margin
                    spacing: root.wide ? Theme.m : Theme.xs

                    Label {
                        width: parent.width
                        text: root.guide.title
                        color: Theme.accent
                        font.weight: Font.DemiBold
                        lineHeight: Theme.tightLineHeight
                    }

                    Label {
                        width: parent.width
                        text: slide.title
                        font.pixelSize: root.wide ? Theme.heroSize : root.roomy ? Theme.displaySize : Theme.titleSize
                        font.weight: Font.DemiBold
                        lineHeight: Theme.tightLineHeight
                    }

                    Label {
                        width: parent.width
                        text: slide.text
                        textFormat: Text.StyledText
                        font.pixelSize: Theme.leadSize
                        color: Theme.quietInk
                    }
                }
            }
        }
    }

    Rectangle {
        id: invitation

        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.max(Theme.mm(32), strip.height + Theme.m)
        color: Theme.accent

        Flow {
            id: strip

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.xl
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.l

            Row {
                spacing: Theme.s

                Icon {
                    id: hand

                    anchors.verticalCenter: parent.verticalCenter
                    name: "touch"
                    ink: Theme.accentInk
                    size: Theme.icon(14)
                }

                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(implicitWidth, strip.width - hand.width - Theme.s)
                    text: qsTr("Touch anywhere to begin")
                    color: Theme.accentInk
                    font.pixelSize: Theme.headingSize
                    font.weight: Font.DemiBold
                }
            }

            Row {
                spacing: Theme.s

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "hand-gel"
                    ink: Theme.accentInk
                    size: Theme.icon(14)
                }

                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(implicitWidth, strip.width - hand.width - Theme.s)
                    text: qsTr("Please use hand gel before and after")
                    color: Theme.accentInk
                    font.pixelSize: Theme.leadSize
                }
            }
        }
    }
}
