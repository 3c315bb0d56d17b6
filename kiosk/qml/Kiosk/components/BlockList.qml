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
                id: bulletList

                anchors.left: parent?.left
                width: root.columnWidth
                markerColor: Theme.strong(root.tone)
                onLinkTapped: link => root.linkTapped(link)
                Component.onCompleted: root.lay(bulletList)
            }
        }

        DelegateChoice {
            roleValue: "NumberedList"

            NumberedList {
                id: numberedList

                anchors.left: parent?.left
                width: root.columnWidth
                markerColor: Theme.strong(root.tone)
                onLinkTapped: link => root.linkTapped(link)
                Component.onCompleted: root.lay(numberedList)
            }
        }

        DelegateChoice {
            roleValue: "Table"

            Table {
                id: table

                anchors.left: parent?.left
                width: root.columnWidth
                tone: root.tone
                onLinkTapped: link => root.linkTapped(link)
                Component.onCompleted: root.lay(table)
            }
        }

        DelegateChoice {
            roleValue: "Quote"

            Quote {
                id: quote

                anchors.left: parent?.left
                width: root.columnWidth
                tone: root.tone
                onLinkTapped: link => root.linkTapped(link)
                Component.onCompleted: root.lay(quote)
            }
        }

        DelegateChoice {
            roleValue: "Figure"

            Figure {
                id: figure

                anchors.left: parent?.left
                width: root.columnWidth
                Component.onCompleted: root.lay(figure)
            }
        }

        DelegateChoice {
            roleValue: "Callout"

            Callout {
                id: callout

                anchors.left: parent?.left
                width: root.columnWidth
                onLinkTapped: link => root.linkTapped(link)
                Component.onCompleted: root.lay(callout)
            }
        }

        DelegateChoice {
            roleValue: "IconArray"

            IconArray {
                id: iconArray

                anchors.left: parent?.left
                width: root.columnWidth
                tone: root.tone
                Component.onCompleted: root.lay(iconArray)
            }
        }

        DelegateChoice {
            roleValue: "Steps"

            Steps {
                id: steps

                anchors.left: parent?.left
                width: root.columnWidth
                tone: root.tone
                onLinkTapped: link => root.linkTapped(link)
                Component.onCompleted: root.lay(steps)
            }
        }

        DelegateChoice {
            roleValue: "Cards"

            Cards {
                id: cards

                anchors.left: parent?.left
                width: root.columnWidth
                onLinkTapped: link => root.linkTapped(link)
                onPagePressed: page => root.pagePressed(page)
                onPageTapped: page => root.pageTapped(page)
                Component.onCompleted: root.lay(cards)
            }
        }

        DelegateChoice {
            roleValue: "Gate"

            Gate {
                id: gate

                anchors.left: parent?.left
                width: root.columnWidth
                tone: root.tone
                onChosen: (gate, choice) => root.gateChosen(gate, choice)
                onQuestionsTapped: group => root.questionsTapped(group)
                onLeave: root.leave()
                Component.onCompleted: root.lay(gate)
            }
        }

        DelegateChoice {
            roleValue: "QuestionSet"

            QuestionSet {
                id: questionSet

                anchors.left: parent?.left
                width: root.columnWidth
                onQuestionTapped: question => root.questionTapped(question)
                Component.onCompleted: root.lay(questionSet)
            }
        }
    }
}
