pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

// The whole screen: background, the screens of a visit, the standing controls, and what can lie over them.
Window {
    id: root

    required property VisitController visit
    required property GuideContent guide
    required property StaffDoor staff
    required property ScreenReader reader
    required property TakeAlong takeAlong
    required property Keypad keypad
    required property ScreenCare care
    required property real diagonalInches
    required property real viewingDistance
    required property real lowerEdge
    required property int slideMilliseconds

    readonly property rect glass: Qt.rect(Screen.virtualX, Screen.virtualY, Screen.width, Screen.height)
    // What lies higher than a seated arm reaches (1220 mm above the floor, ADA 308) or in the upper half is left free (A20).
    readonly property int outOfReach: root.visit.lowReach && root.canBeLow ? Math.max(root.height / 2, Math.min(root.height * 0.7, root.height - Theme.mm(1220 - root.lowerEdge))) : 0
    // On a glass of which half would hold no controls, all of it is as near.
    readonly property bool canBeLow: root.height > Theme.mm(240)
    readonly property bool attracting: root.visit.phase === "attract"
    // After hours, while nobody is there.
    readonly property bool resting: root.attracting && root.care.closed
    readonly property bool leaving: root.visit.phase === "farewell"
    readonly property bool cleaning: root.visit.phase === "cleaning"
    // What a visitor has before their eyes, for the screen reader.
    readonly property Item front: cleaningScreen.item ? cleaningScreen : root.leaving ? farewell : stillThere.visible ? stillThere : hiddenScreen.visible ? hiddenScreen : root.visit.popup !== "" ? popups : host
    // Where the keypad's focus can go: behind a pop-up nowhere, else to the standing controls, too.
    readonly property Item focusScope: staffPad.open ? null : root.front === host ? scene : root.front
    // And where after that: to the voice's controls, which a pop-up leaves free (A15).
    readonly property Item focusBeside: root.focusScope === popups && !popups.crowded ? voice : null

    // Where no window manager does it, a full-screen window has to take the glass for itself.
    function fill(): void {
        if (root.visibility !== Window.FullScreen || root.glass.width <= 0 || root.glass.height <= 0)
            return;
        root.x = root.glass.x;
        root.y = root.glass.y;
        root.width = root.glass.width;
        root.height = root.glass.height;
    }

    width: 1280
    height: 720
    color: Theme.background
    title: root.guide.title
    LayoutMirroring.enabled: Writing.mirrored
    LayoutMirroring.childrenInherit: true
    onGlassChanged: root.fill()
    onVisibilityChanged: root.fill()
    onAfterAnimating: ring.follow()
    onClosing: close => close.accepted = root.staff.open

    Binding {
        target: Theme
        property: "pixelsPerMillimetre"
        value: Math.hypot(root.width, root.height) / (root.diagonalInches * 25.4)
        when: root.width > 0 && root.height > 0
    }

    Binding {
        target: Theme
        property: "shortSide"
        value: Math.min(root.width, root.height) / Theme.pixelsPerMillimetre
        when: root.width > 0 && root.height > 0
    }

    Binding {
        target: Theme
        property: "viewingDistance"
        value: root.viewingDistance
    }

    Binding {
        target: Theme
        property: "textSize"
        value: root.visit.textSize
    }

    Binding {
        target: Theme
        property: "scheme"
        value: root.visit.theme
    }

    Binding {
        target: Theme
        property: "reduceMotion"
        value: root.visit.reduceMotion
    }

    Binding {
        target: Writing
        property: "language"
        value: root.guide.language
    }

    SpokenMark {
        id: mark

        item: root.reader.item as Item
        pointed: root.reader.word
    }

    Connections {
        target: root.reader
        function onRowWanted(view: ReadingList, row: int): void {
            view.want(row);
        }
        function onItemWanted(item: Item, part: string): void {
            mark.bring(item, part);
        }
    }

    Horizon {
        anchors.fill: still
        visible: !(root.attracting && root.guide.ready) && !root.resting && !Theme.highContrast
    }

    Item {
        id: scene

        anchors.fill: parent
        visible: root.guide.ready && !root.attracting && !root.leaving && !root.cleaning

        PageHost {
            id: host

            anchors.fill: parent
            anchors.topMargin: root.outOfReach
            anchors.bottomMargin: bar.height + voice.height
            visit: root.visit
            guide: root.guide
        }

        ReachScene {
            width: parent.width
            height: root.outOfReach
            visible: root.outOfReach > 0
            title: root.guide.title
        }

        Loader {
            id: voice

            objectName: "voice bar"
            active: root.visit.readAloud && root.reader.available
            anchors.bottom: bar.top
            width: parent.width
            // By itself it would keep the height of what it let go.
            height: (voice.item as Item)?.implicitHeight ?? 0
            sourceComponent: ReaderBar {
                reader: root.reader
                visit: root.visit
                room: root.height - root.outOfReach
                languageName: root.guide.languageNames[root.guide.languages.indexOf(root.guide.language)] ?? ""
            }
        }

        StandingBar {
            id: bar

            anchors.bottom: parent.bottom
            width: parent.width
            room: root.height - root.outOfReach
            canGoBack: root.visit.depth > 0
            atHome: root.visit.screen === "home"
            chosen: root.visit.chosenCount
            canListen: root.reader.available
            listening: root.visit.readAloud
            onListen: root.visit.readAloud ? root.reader.stop() : root.reader.start()
            onBack: root.visit.back()
            onHome: root.visit.home()
            onQuestions: root.visit.openMyList()
            onComfort: root.visit.showComfort()
            onHide: root.visit.hide()
            onHelp: root.visit.openHelp()
            onFinish: root.visit.finish()
        }

        Popups {
            id: popups

            // A code is not tapped: it may stand out of reach, and it needs the room more than the voice's controls do.
            readonly property bool hasCode: root.visit.popup === "codes"
            readonly property bool crowded: hasCode && bar.y - voice.height < Theme.mm(50)

            anchors.fill: parent
            anchors.topMargin: hasCode ? 0 : root.outOfReach
            anchors.bottomMargin: bar.height + (crowded ? 0 : voice.height)
            takeAlong: root.takeAlong
            visit: root.visit
            guide: root.guide
            reader: root.reader
            canBeLow: root.canBeLow
            page: root.guide.activePage === 0 ? root.guide.firstPage : root.guide.secondPage
            onLinkTapped: link => host.follow(link)
        }
    }

    // What may stand for hours moves by a hair once a minute, so that nothing burns in; it is larger than the glass, so
    // that no edge shows.
    Item {
        id: still

        anchors.centerIn: parent
        anchors.horizontalCenterOffset: root.care.across * Theme.hair
        anchors.verticalCenterOffset: root.care.down * Theme.hair
        width: root.width + 2 * root.care.mostAcross * Theme.hair
        height: root.height + 2 * root.care.mostDown * Theme.hair

        HiddenScreen {
            id: hiddenScreen

            anchors.fill: parent
            shown: root.visit.hidden
            onRevealed: root.visit.reveal()
        }

        AttractScreen {
            anchors.fill: parent
            guide: root.guide
            shown: root.guide.ready && root.attracting && !root.resting
            slideMilliseconds: root.slideMilliseconds
        }

        CalmScreen {
            anchors.fill: parent
            shown: !root.guide.ready && !root.resting
        }
    }

    StillThere {
        id: stillThere

        anchors.fill: parent
        shown: root.guide.ready && root.visit.phase === "warning"
        secondsLeft: root.visit.secondsLeft
        chosen: root.visit.chosenCount
    }

    FarewellScreen {
        id: farewell

        anchors.fill: parent
        shown: root.leaving
    }

    StaffPad {
        id: staffPad

        anchors.fill: parent
        staff: root.staff
        reader: root.reader
        outOfReach: root.outOfReach
        phase: root.visit.phase
        onClean: root.visit.clean()
    }

    Loader {
        id: cleaningScreen

        active: root.cleaning
        anchors.fill: parent
        sourceComponent: CleaningScreen {
            secondsLeft: root.visit.secondsLeft
        }
    }

    RestingScreen {
        anchors.fill: parent
        shown: root.resting
        blank: root.care.blank
        across: root.care.across / root.care.mostAcross
        down: root.care.down / root.care.mostDown
    }

    FocusRing {
        id: ring

        anchors.fill: parent
        visible: root.visit.phase === "active"
        keypad: root.keypad
        reader: root.reader
        scope: root.focusScope
    }
}
