"""VisitController: holds the visit's value, shows it to QML, and turns taps into calls of `session`'s functions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.session import idle, navigation, questions, reading, searching
from kiosk.session.idle import Timing
from kiosk.session.preferences import TEXT_SIZES, VOLUMES, Preferences, Theme
from kiosk.session.visit import GateChoice, Phase, Place, Popup, PopupKind, Route, Screen, Visit

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class VisitController(QObject):
    """The current visit. All of it is one value, so forgetting a visitor forgets everything (P1)."""

    changed = Signal(object)
    phaseChanged = Signal()
    routeChanged = Signal()
    popupChanged = Signal()
    chosenChanged = Signal()
    gatesChanged = Signal()
    secondsLeftChanged = Signal()
    preferencesChanged = Signal()
    hiddenChanged = Signal()
    pausedChanged = Signal()

    def __init__(  # noqa: PLR0913, PLR0917 - a visit's surroundings, given once by the composition root
        self,
        defaults: Preferences,
        timing: Timing,
        base_idle: float,
        clock: Callable[[], float],
        words: Callable[[], int],
        parent: QObject,
    ) -> None:
        """Start at the attract screen.

        `base_idle` is the idle time in seconds of a short page, `clock` gives monotonic seconds, and `words` the
        number of words on the screen in front.
        """
        super().__init__(parent)
        self._defaults = defaults
        self._timing = timing
        self._base_idle = base_idle
        self._clock = clock
        self._words = words
        self._visit = Visit.fresh(defaults)
        self._seconds_left = 0
        self._forward = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tick)

    def value(self) -> Visit:
        """Return the visit as it stands."""
        return self._visit

    @Property(str, notify=phaseChanged)
    def phase(self) -> str:
        """Which part of the attract → active → warning round the screen is in."""
        return self._visit.idle.phase

    @Property(str, notify=routeChanged)
    def screen(self) -> str:
        """Which screen is in front."""
        return self._visit.route.screen

    @Property(str, notify=routeChanged)
    def target(self) -> str:
        """What the screen in front shows: a section, a page, the words searched for, or nothing."""
        return self._visit.route.target

    @Property(int, notify=routeChanged)
    def depth(self) -> int:
        """How many screens lie behind the one in front."""
        return len(self._visit.routes) - 1

    @Property(bool, notify=routeChanged)
    def forward(self) -> bool:
        """Whether the last change of screen went deeper, not back."""
        return self._forward

    @Property(str, notify=popupChanged)
    def popup(self) -> str:
        """Which pop-up is open, or an empty text."""
        return self._visit.popup.kind if self._visit.popup else ""

    @Property(int, notify=popupChanged)
    def code(self) -> int:
        """Which of the list's codes is shown, counted from 0."""
        popup = self._visit.popup
        return int(popup.target) if popup and popup.kind is PopupKind.CODES else 0

    @Property(int, notify=chosenChanged)
    def chosenCount(self) -> int:
        """How many questions are on the family's list."""
        return len(self._visit.chosen)

    @Property(int, notify=secondsLeftChanged)
    def secondsLeft(self) -> int:
        """How many seconds the still-there warning or the time for cleaning has left."""
        return self._seconds_left

    @Property(int, notify=preferencesChanged)
    def textSize(self) -> int:
        """Text size in percent."""
        return self._visit.preferences.text_size

    @Property(list, constant=True)
    def textSizes(self) -> list[int]:
        """The text sizes that can be chosen, in percent."""
        return list(TEXT_SIZES)

    @Property(list, constant=True)
    def volumes(self) -> list[int]:
        """The volumes that can be chosen, in percent."""
        return list(VOLUMES)

    @Property(list, constant=True)
    def themes(self) -> list[str]:
        """The colour schemes that can be chosen."""
        return [str(theme) for theme in Theme]

    @Property(str, notify=preferencesChanged)
    def theme(self) -> str:
        """The colour scheme."""
        return self._visit.preferences.theme

    @Property(bool, notify=preferencesChanged)
    def reduceMotion(self) -> bool:
        """Whether nothing may move."""
        return self._visit.preferences.reduce_motion

    @Property(bool, notify=preferencesChanged)
    def lowReach(self) -> bool:
        """Whether everything that can be tapped stands in the lower half."""
        return self._visit.preferences.low_reach

    @Property(bool, notify=preferencesChanged)
    def readAloud(self) -> bool:
        """Whether each screen is spoken when it comes."""
        return self._visit.preferences.read_aloud

    @Property(int, notify=preferencesChanged)
    def volume(self) -> int:
        """How loud it is spoken, in percent."""
        return self._visit.preferences.volume

    @Property(bool, notify=preferencesChanged)
    def softest(self) -> bool:
        """Whether the voice cannot speak softer."""
        return self._visit.preferences.volume == VOLUMES[0]

    @Property(bool, notify=preferencesChanged)
    def loudest(self) -> bool:
        """Whether the voice cannot speak louder."""
        return self._visit.preferences.volume == VOLUMES[-1]

    @Property(bool, notify=pausedChanged)
    def paused(self) -> bool:
        """Whether reading aloud waits."""
        return self._visit.paused

    @Property(bool, notify=hiddenChanged)
    def hidden(self) -> bool:
        """Whether the screen is covered from other people's eyes."""
        return self._visit.hidden

    @Slot(str)
    def openSection(self, section: str) -> None:
        """Go to a section's list of pages."""
        self._open(Screen.SECTION, section)

    @Slot(str)
    def openPage(self, page: str) -> None:
        """Go to a page."""
        self._open(Screen.PAGE, page)

    @Slot(str)
    def turnTo(self, page: str) -> None:
        """Turn to a neighbouring page of the same section."""
        self._act(navigation.turn_to(self._visit, Route(Screen.PAGE, page)))

    @Slot()
    def openGlossary(self) -> None:
        """Go to the words explained."""
        self._open(Screen.GLOSSARY)

    @Slot(str)
    def openQuestions(self, group: str) -> None:
        """Go to the questions, at one group or at the top with an empty text."""
        self._open(Screen.QUESTIONS, group)

    @Slot()
    def openMyList(self) -> None:
        """Go to the family's own list."""
        self._open(Screen.MY_LIST)

    @Slot()
    def openSearch(self) -> None:
        """Go to the search, with nothing typed yet."""
        self._open(Screen.SEARCH)

    @Slot(str)
    def typeLetter(self, letter: str) -> None:
        """Add a letter to the words that are searched for."""
        self._act(searching.type_letter(self._visit, letter))

    @Slot()
    def deleteLetter(self) -> None:
        """Take the last letter away."""
        self._act(searching.delete_letter(self._visit))

    @Slot()
    def clearSearch(self) -> None:
        """Take all letters away."""
        self._act(searching.clear(self._visit))

    @Slot()
    def openHelp(self) -> None:
        """Go to help."""
        self._open(Screen.HELP)

    @Slot()
    def back(self) -> None:
        """Close the pop-up, or go back one screen."""
        self._act(navigation.back(self._visit))

    @Slot()
    def home(self) -> None:
        """Go home."""
        self._act(navigation.home(self._visit))

    @Slot(str)
    def explain(self, slug: str) -> None:
        """Explain a term over the page."""
        self._act(navigation.show(self._visit, Popup(PopupKind.TERM, slug)))

    @Slot()
    def showWords(self) -> None:
        """Show the words on this page over it."""
        self._act(navigation.show(self._visit, Popup(PopupKind.WORDS)))

    @Slot()
    def showComfort(self) -> None:
        """Show how the screen can be made more comfortable, over what is read."""
        self._act(navigation.show(self._visit, Popup(PopupKind.COMFORT)))

    @Slot(int)
    def showCode(self, number: int) -> None:
        """Show a code that holds questions of the list; they are counted from 0."""
        self._act(navigation.show(self._visit, Popup(PopupKind.CODES, str(number))))

    @Slot(int)
    def setTextSize(self, percent: int) -> None:
        """Make the text larger or smaller; a size that is not offered changes nothing."""
        if percent in TEXT_SIZES:
            self._like(text_size=percent)

    @Slot(str)
    def setTheme(self, theme: str) -> None:
        """Take other colours."""
        self._like(theme=Theme(theme))

    @Slot(str)
    def setLanguage(self, language: str) -> None:
        """Read on in another language (BCP 47)."""
        self._like(language=language)

    @Slot(bool)
    def setReduceMotion(self, reduce: bool) -> None:  # noqa: FBT001 - what QML calls
        """Stop all movement, or allow it."""
        self._like(reduce_motion=reduce)

    @Slot(bool)
    def setLowReach(self, low: bool) -> None:  # noqa: FBT001 - what QML calls
        """Bring everything that can be tapped into the lower half, or back."""
        self._like(low_reach=low)

    @Slot()
    def hide(self) -> None:
        """Cover the whole screen."""
        self._act(navigation.hide(self._visit, hidden=True))

    @Slot()
    def reveal(self) -> None:
        """Show again what was covered."""
        self._act(navigation.hide(self._visit, hidden=False))

    @Slot()
    def closePopup(self) -> None:
        """Close whatever lies over the screen."""
        self._act(navigation.show(self._visit, None))

    @Slot()
    def finish(self) -> None:
        """Finish and clear; ask first when there is a list of questions to lose."""
        if self._visit.chosen:
            self._act(navigation.show(self._visit, Popup(PopupKind.FINISH)))
        else:
            self.finishAnyway()

    @Slot()
    def finishAnyway(self) -> None:
        """Finish and clear, the list of questions with it."""
        self._swap(idle.farewell(self._visit, self._clock(), self._timing))

    @Slot()
    def clean(self) -> None:
        """Let staff wipe the glass: the visit ends, and nothing reacts for a while."""
        self._swap(idle.cleaning(self._clock(), self._timing, self._defaults))

    @Slot(str)
    def toggleQuestion(self, question: str) -> None:
        """Put a question on the list or take it off."""
        self._act(questions.toggle(self._visit, question))

    @Slot(str, int)
    def moveQuestion(self, question: str, step: int) -> None:
        """Move a question of the list up (-1) or down (1)."""
        self._act(questions.move(self._visit, question, step))

    @Slot(int, str)
    def chooseAtGate(self, gate: int, choice: str) -> None:
        """Open a gate of the page in front with "numbers" or "words", or close it with an empty text."""
        page = self._visit.route.target
        self._act(questions.choose(self._visit, page, gate, GateChoice(choice) if choice else None))

    @Slot(str, int, float)
    def remember(self, page: str, index: int, share: float) -> None:
        """Note the reader's place on a page: the first visible row and which share of it has scrolled away.

        A page that comes to rest after it was left is no longer anybody's place.
        """
        if (self._visit.route.screen, self._visit.route.target) == (Screen.PAGE, page):
            self._visit = navigation.remember(self._visit, Place(index, share))

    @Slot()
    def touch(self) -> None:
        """Note a sign of life: begin a visit, keep it going, or take it back from the warning."""
        visit = idle.greeted(self._visit, self._defaults)
        allowed = reading.idle_seconds(self._base_idle, self._words(), visit.preferences.text_size)
        self._swap(idle.touched(visit, self._clock(), allowed))

    @Slot()
    def tick(self) -> None:
        """Let time pass: the timer calls this whenever something may have ended."""
        self._swap(idle.passed(self._visit, self._clock(), self._timing, self._defaults))

    def apply(self, visit: Visit) -> None:
        """Take another value of the visit; that alone is no sign of life."""
        self._swap(visit)

    def stay(self) -> None:
        """Let the allowed time, or the goodbye, begin anew: somebody is listening (T)."""
        if self._visit.idle.phase is Phase.ACTIVE:
            self.touch()
        elif self._visit.idle.phase is Phase.FAREWELL:
            self.finishAnyway()

    def forget(self, preferences: Preferences | None = None) -> None:
        """Replace the visit by a fresh one (P1), with the settings' preferences if no others are given."""
        self._swap(Visit.fresh(preferences or self._defaults))

    def warn(self) -> None:
        """Let the allowed time be over now."""
        self._swap(idle.warned(self._visit, self._clock(), self._timing))

    def prefer(self, preferences: Preferences) -> None:
        """Change how the screen looks for this visitor."""
        self._swap(replace(self._visit, preferences=preferences))

    def asleep(self) -> bool:
        """Tell whether a touch presses nothing: it wakes the screen, answers the warning, or comes from a cloth."""
        return self._visit.idle.phase is not Phase.ACTIVE

    def _like(self, **wishes: Any) -> None:  # noqa: ANN401 - fields of Preferences, each of its own type
        self._act(replace(self._visit, preferences=replace(self._visit.preferences, **wishes)))

    def _open(self, screen: Screen, target: str = "") -> None:
        self._act(navigation.open_route(self._visit, Route(screen, target)))

    def _act(self, visit: Visit) -> None:
        self._swap(visit)
        self.touch()

    def _swap(self, visit: Visit) -> None:
        """Hold another value, then say what differs."""
        before, self._visit = self._visit, visit
        self._wait()
        if before != visit:
            self._tell(before, visit)

    def _tell(self, before: Visit, visit: Visit) -> None:
        moved = [(route.screen, route.target) for route in before.routes] != [
            (route.screen, route.target) for route in visit.routes
        ]
        self._forward = len(visit.routes) >= len(before.routes)
        differences = (
            (before.preferences != visit.preferences, self.preferencesChanged),
            (moved, self.routeChanged),
            (before.gates != visit.gates, self.gatesChanged),
            (before.chosen != visit.chosen, self.chosenChanged),
            (before.popup != visit.popup, self.popupChanged),
            (before.hidden != visit.hidden, self.hiddenChanged),
            (before.paused != visit.paused, self.pausedChanged),
            (before.idle.phase != visit.idle.phase, self.phaseChanged),
        )
        if any(different for different, _ in differences):
            self.changed.emit(visit)
        for different, signal in differences:
            if different:
                signal.emit()

    def _wait(self) -> None:
        """Set the timer to the next moment at which something ends; nothing ticks at rest."""
        now = self._clock()
        seconds = idle.seconds_left(self._visit, now)
        if seconds != self._seconds_left:
            self._seconds_left = seconds
            self.secondsLeftChanged.emit()
        if self._visit.idle.phase is Phase.ATTRACT:
            self._timer.stop()
            return
        left = self._visit.idle.deadline - now
        milliseconds = max(1, int((left % 1 if idle.counts_down(self._visit) else left) * 1000) + 1)
        if not self._timer.isActive() or self._timer.remainingTime() > milliseconds:
            self._timer.start(milliseconds)
