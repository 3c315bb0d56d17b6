pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

// Help: any nurse first, then the site's own lines (H6), then how this screen works.
ScreenFrame {
    id: root

    required property GuideContent guide
    required property bool fresh

    signal linkTapped(string link)
    signal pagePressed(string page)
    signal pageTapped(string page)

    onEntered: {
        if (root.fresh)
            list.place(-1, 0);
    }

    BlockList {
        id: list

        anchors.left: parent.left
        anchors.leftMargin: Theme.xl
        width: root.width - 2 * Theme.xl - Theme.primaryTarget
        columnWidth: list.width
        height: root.height
        bottomMargin: Theme.l
        model: root.shown ? root.guide.help : null
        onLinkTapped: link => root.linkTapped(link)
        onPagePressed: page => root.pagePressed(page)
        onPageTapped: page => root.pageTapped(page)

        header: Column {
            width: list.width
            topPadding: Theme.l
            bottomPadding: Theme.m
            spacing: Theme.m

            Title {
                width: parent.width
                text: qsTr("Help and support")
            }

            Rectangle {
                width: parent.width
                height: nurse.height + 2 * Theme.m
                radius: Theme.largeRadius
                color: Theme.coral

                Row {
                    id: nurse

                    x: Theme.m
                    y: Theme.m
                    width: parent.width - 2 * Theme.m
                    spacing: Theme.m

                    Icon {
                        id: mark

                        visible: parent.width > Theme.bodySize * 16
                        name: "care-team"
                        size: Theme.icon(16)
                    }

                    Column {
                        width: parent.width - (mark.visible ? mark.width + parent.spacing : 0)

                        Label {
                            width: parent.width
                            text: qsTr("Tell any nurse")
                            font.pixelSize: Theme.headingSize
                            font.weight: Font.DemiBold
                        }

                        Label {
                            width: parent.width
                            text: qsTr("If your child feels worse, or you feel overwhelmed, tell any nurse or the front desk now.")
                        }
                    }
                }
            }

            Grid {
                id: lines

                readonly property int cell: Math.floor((width - (columns - 1) * spacing) / columns)
                readonly property real tallest: Math.max(...children.map(line => line.natural ?? 0))

                width: parent.width
                columns: root.wide ? 3 : 1
                spacing: Theme.s

                Repeater {
                    model: root.guide.helpLines

                    Rectangle {
                        id: line

                        required property string name
                        required property string contact
                        required property string hours

                        readonly property real natural: about.height + 2 * Theme.s

                        width: lines.cell
                        height: root.wide ? lines.tallest : line.natural
                        radius: Theme.largeRadius
                        color: Theme.surface
                        border.width: Theme.hair
                        border.color: Theme.hairline

                        Column {
                            id: about

                            x: Theme.m
                            y: Theme.s
                            width: parent.width - 2 * Theme.m

                            Label {
                                width: parent.width
                                text: line.name
                                lineHeight: 1.05
                            }

                            Label {
                                width: parent.width
                                text: line.contact
                                font.pixelSize: Theme.headingSize
                                font.weight: Font.Bold
                                color: Theme.accent
                                lineHeight: 1.05
                            }

                            Label {
                                width: parent.width
                                visible: line.hours !== ""
                                text: line.hours
                                color: Theme.quietInk
                                lineHeight: 1.05
                            }
                        }
                    }
                }
            }
        }
    }

    Paddles {
        id: paddles

        anchors.right: parent.right
        anchors.rightMargin: Theme.s
        anchors.verticalCenter: parent.verticalCenter
        view: list
    }
}
