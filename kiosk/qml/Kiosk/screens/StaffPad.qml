pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

// For the clinic's own people, who hold the top right corner for three seconds. Anybody may clean; all else takes the code.
Item {
    id: root

    objectName: "staff pad"

    required property StaffDoor staff
    required property ScreenReader reader
    required property string phase
    required property int outOfReach

    property real holdSeconds: 3
    property string digits: ""
    property bool open: false
    property bool asksForCode: false
    property bool testsScreen: false

    signal clean

    function close(): void {
        root.open = false;
        root.asksForCode = false;
        root.testsScreen = false;
        root.digits = "";
        root.staff.goOut();
    }

    // The corner is the machine's, not a language's; and digits stand the same way on every key pad of the world.
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    onPhaseChanged: root.close()

    Item {
        anchors.right: parent.right
        width: Theme.primaryTarget
        height: Theme.primaryTarget

        TapHandler {
            longPressThreshold: root.holdSeconds
            onLongPressed: root.open = true
        }
    }

    Loader {
        active: root.open && !root.asksForCode
        anchors.fill: parent
        anchors.topMargin: root.outOfReach
        sourceComponent: Sheet {
            title: qsTr("For staff")
            onClosed: root.close()

            PillButton {
                width: parent.width
                filled: true
                iconName: "cleaning"
                text: qsTr("Clean the screen")
                onClicked: root.clean()
            }

            Label {
                width: parent.width
                text: qsTr("For one minute the screen reacts to nothing. What is on it now is cleared.")
                color: Theme.quietInk
            }

            PillButton {
                width: parent.width
                visible: root.staff.hasCode
                text: qsTr("Enter the staff code")
                onClicked: root.asksForCode = true
            }
        }
    }

    Loader {
        active: root.open && root.asksForCode && !root.staff.inside
        anchors.fill: parent
        sourceComponent: Item {
            Rectangle {
                anchors.fill: parent
                color: Theme.scrim

                MouseArea {
                    anchors.fill: parent
                    onClicked: root.close()
                }
            }

            Rectangle {
                anchors.centerIn: parent
                anchors.verticalCenterOffset: root.outOfReach / 2
                width: pad.width + 2 * Theme.l
                height: pad.height + 2 * Theme.l
                scale: Math.min(1, (root.height - root.outOfReach) / height)
                radius: Theme.largeRadius
                color: Theme.surface

                MouseArea {
                    anchors.fill: parent
                }

                Column {
                    id: pad

                    anchors.centerIn: parent
                    spacing: Theme.s

                    Label {
                        text: qsTr("Staff code")
                        font.weight: Font.DemiBold
                    }

                    Label {
                        readonly property bool waits: root.staff.secondsToWait > 0

                        width: keys.width
                        text: waits ? qsTr("Wrong code. Wait for %1 seconds.").arg(root.staff.secondsToWait) : root.digits === "" ? " " : "•".repeat(root.digits.length)
                        font.pixelSize: waits ? Theme.bodySize : Theme.headingSize
                    }

                    Grid {
                        id: keys

                        columns: root.height - root.outOfReach < 7 * Theme.primaryTarget + 6 * Theme.bodySize ? 6 : 3
                        spacing: Theme.s

                        Repeater {
                            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "backspace", "0", "check"]

                            TapTarget {
                                id: key

                                required property string modelData

                                readonly property bool digit: key.modelData.length === 1

                                width: Math.max(Theme.mm(28), height)
                                height: Math.max(Theme.primaryTarget, Math.round(Theme.headingSize * 1.3))
                                text: key.digit ? key.modelData : key.modelData === "check" ? qsTr("Enter") : qsTr("Delete")
                                onClicked: {
                                    if (key.digit) {
                                        root.digits = (root.digits + key.modelData).slice(0, 32);
                                    } else if (key.modelData === "backspace") {
                                        root.digits = root.digits.slice(0, -1);
                                    } else {
                                        root.staff.enter(root.digits);
                                        root.digits = "";
                                    }
                                }

                                background: Rectangle {
                                    radius: key.corner
                                    color: Theme.sunken
                                }
                                contentItem: Item {
                                    Label {
                                        anchors.centerIn: parent
                                        visible: key.digit
                                        text: key.text
                                        font.pixelSize: Theme.headingSize
                                        lineHeight: Theme.tightLineHeight
                                    }

                                    Icon {
                                        anchors.centerIn: parent
                                        visible: !key.digit
                                        name: key.digit ? "check" : key.modelData
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    Loader {
        active: root.open && root.staff.inside && !root.testsScreen
        anchors.fill: parent
        anchors.topMargin: root.outOfReach
        sourceComponent: StaffPanel {
            staff: root.staff
            reader: root.reader
            onClean: root.clean()
            onScreenTest: root.testsScreen = true
            onClosed: root.close()
        }
    }

    Loader {
        active: root.open && root.staff.inside && root.testsScreen
        anchors.fill: parent
        sourceComponent: ScreenTest {
            onClosed: root.testsScreen = false
        }
    }
}
