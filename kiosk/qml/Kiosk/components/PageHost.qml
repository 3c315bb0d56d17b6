pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

// All screens of a visit, made once and filled again; two pages, so that one can leave while the other arrives.
Item {
    id: root

    required property VisitController visit
    required property GuideContent guide

    // The search screen is made when it is first wanted, and stays as it is for as long as the visitor does.
    property bool searched: false

    function follow(link: string): void {
        if (link.startsWith("term:"))
            root.visit.explain(link.slice(5));
        else if (link.startsWith("page:"))
            root.visit.openPage(link.slice(5));
    }

    HomeScreen {
        anchors.fill: parent
        guide: root.guide
        shown: root.visit.screen === "home"
        onLanguageTapped: language => root.visit.setLanguage(language)
        onSectionTapped: section => root.visit.openSection(section)
        onQuestionsTapped: root.visit.openQuestions("")
        onGlossaryTapped: root.visit.openGlossary()
        onHelpTapped: root.visit.openHelp()
        onSearchTapped: root.visit.openSearch()
    }

    SectionScreen {
        anchors.fill: parent
        guide: root.guide
        fresh: root.visit.forward
        shown: root.visit.screen === "section"
        onPagePressed: page => root.guide.pressPage(page)
        onPageTapped: page => root.visit.openPage(page)
    }

    Repeater {
        model: [root.guide.firstPage, root.guide.secondPage]

        PageScreen {
            required property int index
            required property PageDocument modelData

            anchors.fill: parent
            page: modelData
            shown: root.visit.screen === "page" && root.guide.activePage === index
            onLinkTapped: link => root.follow(link)
            onPagePressed: page => root.guide.pressPage(page)
            onPageTapped: page => root.visit.openPage(page)
            onTurned: page => root.visit.turnTo(page)
            onQuestionTapped: question => root.visit.toggleQuestion(question)
            onQuestionsTapped: group => root.visit.openQuestions(group)
            onGateChosen: (gate, choice) => root.visit.chooseAtGate(gate, choice)
            onWordTapped: slug => root.visit.explain(slug)
            onWordsTapped: root.visit.showWords()
            onLeave: root.visit.back()
            onLanguageTapped: language => root.visit.setLanguage(language)
            onMoved: (page, index, share) => root.visit.remember(page, index, share)
        }
    }

    GlossaryScreen {
        anchors.fill: parent
        guide: root.guide
        fresh: root.visit.forward
        shown: root.visit.screen === "glossary"
        onSearchTapped: root.visit.openSearch()
        onLinkTapped: link => root.follow(link)
    }

    QuestionsScreen {
        anchors.fill: parent
        guide: root.guide
        fresh: root.visit.forward
        group: root.visit.target
        chosen: root.visit.chosenCount
        shown: root.visit.screen === "questions"
        onQuestionTapped: question => root.visit.toggleQuestion(question)
        onListTapped: root.visit.openMyList()
    }

    MyListScreen {
        anchors.fill: parent
        guide: root.guide
        fresh: root.visit.forward
        shown: root.visit.screen === "my-list"
        onQuestionTapped: question => root.visit.toggleQuestion(question)
        onMoveTapped: (question, step) => root.visit.moveQuestion(question, step)
        onMoreTapped: root.visit.openQuestions("")
        onTakeTapped: root.visit.showCode(0)
    }

    Connections {
        target: root.visit
        function onRouteChanged(): void {
            root.searched = root.searched || root.visit.screen === "search";
        }
        function onPhaseChanged(): void {
            root.searched = root.searched && root.visit.phase !== "attract";
        }
    }

    Loader {
        anchors.fill: parent
        active: root.searched
        sourceComponent: SearchScreen {
            anchors.fill: parent
            results: root.guide.search
            words: root.visit.screen === "search" ? root.visit.target : root.guide.search.asked
            shown: root.visit.screen === "search"
            onLetterTapped: letter => root.visit.typeLetter(letter)
            onDeleteTapped: root.visit.deleteLetter()
            onClearTapped: root.visit.clearSearch()
            onTermTapped: slug => root.visit.explain(slug)
            onPagePressed: page => root.guide.pressPage(page)
            onPageTapped: page => root.visit.openPage(page)
            onQuestionsTapped: group => root.visit.openQuestions(group)
            onGlossaryTapped: root.visit.openGlossary()
            onHelpTapped: root.visit.openHelp()
        }
    }

    HelpScreen {
        anchors.fill: parent
        guide: root.guide
        fresh: root.visit.forward
        shown: root.visit.screen === "help"
        onLinkTapped: link => root.follow(link)
        onPagePressed: page => root.guide.pressPage(page)
        onPageTapped: page => root.visit.openPage(page)
    }
}
