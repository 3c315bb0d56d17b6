pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

// How the kiosk is, and what staff can do about it without a keyboard. Each deed that a family would notice asks twice.
Sheet {
    id: root

    required property StaffDoor staff
    required property ScreenReader reader

    // The words of the button that waits for its second tap.
    property string armed: ""
    property string answer: ""
    property int volume: 0
    property int code: 0

    readonly property list<int> volumes: [20, 60, 100]

    signal clean
    signal screenTest

    component Deed: PillButton {
        id: deed

        required property string says

        property bool asksTwice: false

        signal done

        text: root.armed === deed.says ? qsTr("Tap again: %1").arg(deed.says) : deed.says
        filled: root.armed === deed.says
        width: Math.min(implicitWidth, parent.width)
        onClicked: {
            root.answer = "";
            if (deed.asksTwice && root.armed !== deed.says) {
                root.armed = deed.says;
            } else {
                root.armed = "";
                deed.done();
                root.staff.refresh();
                root.code = 0;
            }
        }

        Accessible.name: deed.text
    }

    objectName: "staff panel"
    title: qsTr("For staff")
    roomy: true

    Flow {
        width: parent.width
        spacing: Theme.s

        Deed {
            says: qsTr("Clean the screen")
            iconName: "cleaning"
            onDone: root.clean()
        }

        Deed {
            says: qsTr("Test the screen")
            iconName: "touch"
            onDone: root.screenTest()
        }

        Deed {
            says: qsTr("Test the sound")
            visible: root.reader.available
            iconName: "listen"
            onDone: {
                root.reader.tryOut(qsTr("This is how loud the screen speaks."), root.volumes[root.volume]);
                root.answer = qsTr("Volume %1 of 100. Tap once more for the next.").arg(root.volumes[root.volume]);
                root.volume = (root.volume + 1) % root.volumes.length;
            }
        }

        Deed {
            says: qsTr("Read the content again")
            onDone: {
                root.staff.reload();
                root.answer = qsTr("The content is being read. What is new shows once nobody is at the screen.");
            }
        }

        Deed {
            says: qsTr("Back to the library before")
            asksTwice: true
            onDone: root.answer = root.staff.rollBack()
        }

        Deed {
            says: qsTr("Start the screen again")
            asksTwice: true
            onDone: root.staff.restart()
        }

        Deed {
            says: qsTr("Leave the kiosk")
            asksTwice: true
            onDone: root.staff.leave()
        }
    }

    Label {
        width: parent.width
        visible: root.answer !== ""
        text: root.answer
        font.weight: Font.DemiBold

        Accessible.role: Accessible.AlertMessage
    }

    Grid {
        id: facts

        readonly property int aside: Math.max(code.width, Theme.bodySize * 12)
        readonly property bool wide: parent.width > 2.4 * facts.aside

        width: parent.width
        columns: facts.wide ? 2 : 1
        spacing: Theme.l

        Column {
            // What the machine says, in the language of its log.
            readonly property string spokenLanguage: "en"

            width: facts.wide ? facts.width - facts.aside - facts.spacing : facts.width
            spacing: Theme.xs

            Repeater {
                model: root.staff.report.split("\n")

                Label {
                    required property string modelData

                    width: parent.width
                    text: modelData
                    wrapMode: Text.Wrap
                }
            }
        }

        Column {
            spacing: Theme.s

            Scenery {
                id: code

                readonly property string alt: qsTr("A square code for the camera of a phone.")
                readonly property int number: Math.min(root.code, root.staff.codes.names.length - 1)
                // Pixels of the glass, of which each module takes a whole number.
                readonly property int dots: (root.staff.codes.sides[code.number] ?? 0) * Math.max(1, Math.round(2 * Theme.leastModule * Screen.devicePixelRatio))

                width: code.dots / Screen.devicePixelRatio
                height: code.width
                drawer: "code"
                wanted: root.staff.codes.names[code.number] ?? ""
                extent: Qt.size(code.dots, code.dots)
                smooth: false

                Accessible.role: Accessible.Graphic
                Accessible.name: code.alt
            }

            PillButton {
                id: next

                visible: root.staff.codes.names.length > 1
                iconName: "next"
                iconLast: true
                text: qsTr("Next code")
                width: Math.min(implicitWidth, facts.wide ? facts.aside : facts.width)
                onClicked: root.code = (code.number + 1) % root.staff.codes.names.length
            }

            Label {
                width: facts.wide ? facts.aside : facts.width
                text: qsTr("The same for a phone, without a network.")
                color: Theme.quietInk
            }

            Label {
                visible: next.visible
                width: facts.wide ? facts.aside : facts.width
                text: qsTr("There are %1 codes. Read one after the other.").arg(Writing.number(root.staff.codes.names.length))
            }
        }
    }
}
