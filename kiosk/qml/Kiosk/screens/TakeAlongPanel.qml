pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

// The family's questions as a QR code, and the same words beside it (H5, P4). The code goes before everything else: where
// there is little room, the words scroll.
FocusScope {
    id: root

    objectName: "take along"

    required property VisitController visit
    required property TakeAlong takeAlong

    // What is nearly square has no room beside the code.
    readonly property bool wide: root.width > root.height * 1.2
    // How many lines of text are as high as the words' place. Where they are few, the words come first and the rest after them.
    readonly property real lines: (root.wide ? root.height : root.height / 2) / Theme.bodySize
    readonly property bool brief: root.lines < 16
    readonly property bool tight: root.lines < 9
    readonly property bool narrow: scroll.width < Theme.bodySize * 26 || (root.brief && root.visit.lowReach)
    readonly property int margin: root.tight ? Theme.xs : Theme.m
    readonly property int room: root.wide ? Math.min(root.height - 2 * root.margin, root.width * 0.45) : Math.min(root.width - 2 * root.margin, root.height * 0.5)
    // Pixels of the glass, of which each module takes a whole number.
    readonly property int dots: Math.floor(root.room * Screen.devicePixelRatio)
    readonly property int most: Math.floor(root.dots / Math.ceil(Theme.leastModule * Screen.devicePixelRatio))
    readonly property int count: root.takeAlong.names.length
    readonly property int current: Math.min(root.visit.code, root.count - 1)
    readonly property int side: root.takeAlong.sides[root.current] ?? 0

    function fit(): void {
        root.takeAlong.fit(qsTr("My questions"), root.most);
    }

    component Way: PillButton {
        id: way

        required property string says

        text: way.iconName !== "" && (root.tight || root.narrow) ? "" : way.says
        secondary: root.tight
        height: root.tight ? Theme.secondaryTarget : way.implicitHeight
        padding: root.tight ? 0 : Theme.s
        width: way.text === "" ? Theme.primaryTarget : way.implicitWidth
        opacity: way.enabled ? 1 : 0.35

        Accessible.name: way.says
    }

    component HowTo: Label {
        width: column.width
        text: qsTr("Point your phone's camera at the code. These words then appear on your phone, without internet. Nothing is stored here.")
    }

    Component.onCompleted: {
        root.fit();
        done.forceActiveFocus(Qt.PopupFocusReason);
    }
    onMostChanged: root.fit()
    onCurrentChanged: {
        scroll.cancelFlick();
        scroll.contentY = 0;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.surface

        MouseArea {
            anchors.fill: parent
        }
    }

    Item {
        id: beside

        anchors.left: root.wide ? code.right : parent.left
        anchors.top: root.wide ? parent.top : code.bottom
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: root.margin

        Flickable {
            id: scroll

            anchors.fill: parent
            anchors.bottomMargin: ways.height + root.margin
            anchors.rightMargin: paddles.needed ? paddles.width + Theme.s : 0
            contentHeight: column.height
            boundsBehavior: Flickable.StopAtBounds
            maximumFlickVelocity: Theme.glide
            clip: true

            Column {
                id: column

                width: scroll.width
                spacing: Theme.s

                Title {
                    width: parent.width
                    visible: !root.brief
                    text: qsTr("Take your questions with you")
                }

                HowTo {
                    visible: !root.brief
                }

                Label {
                    width: parent.width
                    visible: !root.brief && root.count > 1
                    text: qsTr("There are %1 codes. Read one after the other.").arg(Writing.number(root.count))
                    font.weight: Font.DemiBold
                }

                Rectangle {
                    width: parent.width
                    height: words.height + 2 * Theme.s
                    radius: Theme.radius
                    color: Theme.sunken

                    Column {
                        id: words

                        readonly property string said: root.takeAlong.texts[root.current] ?? ""

                        objectName: "words of the code"
                        x: Theme.s
                        y: Theme.s
                        width: parent.width - 2 * Theme.s
                        spacing: Theme.xs

                        Repeater {
                            model: words.said.split("\n").filter(line => line !== "")

                            Label {
                                required property int index
                                required property string modelData

                                width: words.width
                                text: Writing.led(modelData)
                                font.pixelSize: index === 0 ? Theme.leadSize : Theme.bodySize
                                font.weight: index === 0 ? Font.DemiBold : Font.Normal
                            }
                        }
                    }
                }

                HowTo {
                    visible: root.brief
                }
            }
        }

        Paddles {
            id: paddles

            anchors.right: parent.right
            // Beside the buttons, where there is room: as low as can be (A20).
            anchors.bottom: beside.width >= ways.width + paddles.width + Theme.s ? parent.bottom : ways.top
            anchors.bottomMargin: anchors.bottom === parent.bottom ? 0 : root.margin
            view: scroll
            // Without its mark it is lower.
            tallest: root.visit.lowReach ? 0 : scroll.height
        }

        Row {
            id: ways

            anchors.left: parent.left
            anchors.bottom: parent.bottom
            spacing: Theme.s

            Way {
                id: done

                filled: root.count < 2
                iconName: root.tight ? "close" : ""
                says: qsTr("Done")
                onClicked: root.visit.closePopup()
            }

            Way {
                visible: root.count > 1
                iconName: "previous"
                says: qsTr("Previous code")
                enabled: root.current > 0
                onClicked: root.visit.showCode(root.current - 1)
            }

            Way {
                visible: root.count > 1
                filled: true
                iconName: "next"
                iconLast: true
                says: qsTr("Next code")
                enabled: root.current < root.count - 1
                onClicked: root.visit.showCode(root.current + 1)
            }
        }
    }

    // After the words, so that it is there when they have been read aloud.
    Scenery {
        id: code

        readonly property string alt: qsTr("A square code for the camera of a phone.")
        readonly property int dots: root.side > 0 ? Math.floor(root.dots / root.side) * root.side : 0

        objectName: "code"
        anchors.left: parent.left
        anchors.leftMargin: Math.round(root.wide ? root.margin + (root.room - code.width) / 2 : (root.width - code.width) / 2)
        y: Math.round(root.wide ? (root.height - code.height) / 2 : root.margin)
        width: code.dots / Screen.devicePixelRatio
        height: code.width
        drawer: "code"
        wanted: root.takeAlong.names[root.current] ?? ""
        extent: Qt.size(code.dots, code.dots)
        smooth: false

        Accessible.role: Accessible.Graphic
        Accessible.name: code.alt
    }
}
