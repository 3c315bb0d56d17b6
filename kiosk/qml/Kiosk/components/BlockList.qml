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
                width: root.columnWidth
                tone: root.tone
            }
        }

        DelegateChoice {
            roleValue: "Paragraph"

            Paragraph {
                width: root.columnWidth
                onLinkTapped: link => root.linkTapped(link)
            }
        }

        DelegateChoice {
            roleValue: "BulletList"

            BulletList {
                width: root.columnWidth
                markerColor: Theme.strong(root.tone)
                onLinkTapped: link => root.linkTapped(link)
            }
        }

        DelegateChoice {
            roleValue: "NumberedList"

            NumberedList {
                width: root.columnWidth
                markerColor: Theme.strong(root.tone)
                onLinkTapped: link => root.linkTapped(link)
            }
        }

        DelegateChoice {
            roleValue: "Table"

            Table {
                width: root.columnWidth
                tone: root.tone
                onLinkTapped: link => root.linkTapped(link)
            }
        }

        DelegateChoice {
            roleValue: "Quote"

            Quote {
                width: root.columnWidth
                tone: root.tone
                onLinkTapped: link => root.linkTapped(link)
            }
        }

        DelegateChoice {
            roleValue: "Figure"

            Figure {
                width: root.columnWidth
            }
        }

        DelegateChoice {
            roleValue: "Callout"

            Callout {
                width: root.columnWidth
                onLinkTapped: link => root.linkTapped(link)
            }
        }

        DelegateChoice {
            roleValue: "IconArray"

            IconArray {
                width: root.columnWidth
                tone: root.tone
            }
        }

        DelegateChoice {
            roleValue: "Steps"

            Steps {
                width: root.columnWidth
                tone: root.tone
                onLinkTapped: link => root.linkTapped(link)
            }
        }

        DelegateChoice {
            roleValue: "Cards"

            Cards {
                width: root.columnWidth
                onLinkTapped: link => root.linkTapped(link)
                onPagePressed: page => root.pagePressed(page)
                onPageTapped: page => root.pageTapped(page)
            }
        }

        DelegateChoice {
            roleValue: "Gate"

            Gate {
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
                width: root.columnWidth
                onQuestionTapped: question => root.questionTapped(question)
            }
        }
    }
}
