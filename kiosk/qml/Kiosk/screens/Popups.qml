pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

// What can lie over a screen without leaving it: a term explained, the words on this page, the question before finishing.
Item {
    id: root

    required property VisitController visit
    required property GuideContent guide
    required property PageDocument page
    required property ScreenReader reader
    required property TakeAlong takeAlong
    required property bool canBeLow

    readonly property list<Component> sheets: [term, words, comfort, codes, finish]
    readonly property list<string> names: ["term", "words", "comfort", "codes", "finish"]

    signal linkTapped(string link)

    Loader {
        anchors.fill: parent
        sourceComponent: root.sheets[root.names.indexOf(root.visit.popup)] ?? null
    }

    Component {
        id: term

        Sheet {
            iconName: "words"
            title: root.guide.termName
            onClosed: root.visit.closePopup()

            RichLabel {
                width: parent.width
                text: root.guide.termMeaning
                font.pixelSize: Theme.leadSize
                onLinkTapped: link => root.linkTapped(link)
            }

            PillButton {
                width: parent.width
                filled: true
                text: root.visit.screen === "search" ? qsTr("Back to the results") : qsTr("Back to the page")
                onClicked: root.visit.closePopup()
            }
        }
    }

    Component {
        id: words

        Sheet {
            iconName: "words"
            title: qsTr("Words on this page")
            onClosed: root.visit.closePopup()

            Repeater {
                model: root.page.words

                PillButton {
                    required property string slug
                    required property string name

                    width: parent?.width ?? 0
                    text: name
                    onClicked: root.visit.explain(slug)
                }
            }

            PillButton {
                width: parent.width
                filled: true
                text: qsTr("All words, A to Z")
                onClicked: root.visit.openGlossary()
            }
        }
    }

    Component {
        id: comfort

        ComfortPanel {
            visit: root.visit
            guide: root.guide
            reader: root.reader
            canBeLow: root.canBeLow
        }
    }

    Component {
        id: codes

        TakeAlongPanel {
            visit: root.visit
            takeAlong: root.takeAlong
        }
    }

    Component {
        id: finish

        Sheet {
            iconName: "finish"
            title: qsTr("Finish and clear?")
            closable: false
            onClosed: root.visit.closePopup()

            Label {
                width: parent.width
                text: qsTr("Your list of questions will be cleared. Show it to your care team or take it with you first.")
                font.pixelSize: Theme.leadSize
            }

            PillButton {
                width: parent.width
                text: qsTr("See my list")
                iconName: "questions"
                onClicked: root.visit.openMyList()
            }

            PillButton {
                width: parent.width
                text: qsTr("Keep reading")
                iconName: "back"
                onClicked: root.visit.closePopup()
            }

            PillButton {
                width: parent.width
                text: qsTr("Finish and clear")
                iconName: "finish"
                filled: true
                onClicked: root.visit.finishAnyway()
            }
        }
    }
}
