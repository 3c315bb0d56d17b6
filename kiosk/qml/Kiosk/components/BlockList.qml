pragma ComponentBehavior: Bound

import QtQuick
import QtQml.Models
import Kiosk

// The blocks of a page, one delegate a type; only what is near the screen exists.
ReadingList {
    id: root

    property int tone: 0
    property int columnWidth: Math.min(root.width, Theme.bodySize * 39)

    signal linkTapped(string link)
    signal pagePressed(string page)
    signal pageTapped(string page)
    signal questionTapped(string question)
    signal questionsTapped(string group)
    signal gateChosen(int gate, string choice)
    signal leave

    spacing: Theme.m

    delegate: DelegateChooser {
        role: "kind"

        DelegateChoice {
            roleValue: "Heading"

            Heading {
                anchors.left: parent?.left
                width: root.columnWidth
                tone: root.tone
            }
        }

        DelegateChoice {
            roleValue: "Paragraph"

            Paragraph {
                anchors.left: parent?.left
                width: root.columnWidth
                onLinkTapped: link => root.linkTapped(link)
            }
        }

        DelegateChoice {
            roleValue: "BulletList"

            BulletList {
                anchors.left: parent?.left
                width: root.columnWidth
                markerColor: Theme.strong(root.tone)
                onLinkTapped: link => root.linkTapped(link)
            }
        }

        DelegateChoice {
            roleValue: "NumberedList"

            NumberedList {
                anchors.left: parent?.left
                width: root.columnWidth
                markerColor: Theme.strong(root.tone)
                onLinkTapped: link => root.linkTapped(link)
            }
        }

        DelegateChoice {
            roleValue: "Table"

            Table {
                anchors.left: parent?.left
                width: root.columnWidth
                tone: root.tone
                onLinkTapped: link => root.linkTapped(link)
            }
        }

        DelegateChoice {
            roleValue: "Quote"

            Quote {
                anchors.left: parent?.left
                width: root.columnWidth
                tone: root.tone
                onLinkTapped: link => root.linkTapped(link)
            }
        }

        DelegateChoice {
            roleValue: "Figure"

            Figure {
                anchors.left: parent?.left
                width: root.columnWidth
            }
        }

        DelegateChoice {
            roleValue: "Callout"

            Callout {
                anchors.left: parent?.left
                width: root.columnWidth
                onLinkTapped: link => root.linkTapped(link)
            }
        }

        DelegateChoice {
            roleValue: "IconArray"

            IconArray {
                anchors.left: parent?.left
                width: root.columnWidth
                tone: root.tone
            }
        }

        DelegateChoice {
            roleValue: "Steps"

            Steps {
                anchors.left: parent?.left
                width: root.columnWidth
                tone: root.tone
                onLinkTapped: link => root.linkTapped(link)
            }
        }

        DelegateChoice {
            roleValue: "Cards"

            Cards {
                anchors.left: parent?.left
                width: root.columnWidth
                onLinkTapped: link => root.linkTapped(link)
                onPagePressed: page => root.pagePressed(page)
                onPageTapped: page => root.pageTapped(page)
            }
        }

        DelegateChoice {
            roleValue: "Gate"

            Gate {
                anchors.left: parent?.left
                width: root.columnWidth
                tone: root.tone
                onChosen: (gate, choice) => root.gateChosen(gate, choice)
                onQuestionsTapped: group => root.questionsTapped(group)
                onLeave: root.leave()
            }
        }

        DelegateChoice {
            roleValue: "QuestionSet"

            QuestionSet {
                anchors.left: parent?.left
                width: root.columnWidth
                onQuestionTapped: question => root.questionTapped(question)
            }
        }
    }
}
