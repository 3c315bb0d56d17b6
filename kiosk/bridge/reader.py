"""ScreenReader: reads what is in front aloud, sentence by sentence, and marks what it reads (A15, A16).

It reads the scene itself, so that whatever a screen shows is spoken. The word that is being said is marked, too, where
the engine tells of it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem
from shiboken6 import isValid

from kiosk.bridge.mark import Mark
from kiosk.bridge.script import TOP, Utterance, script
from kiosk.bridge.speaker import Engine, Speaker, patience
from kiosk.bridge.visit import VisitController
from kiosk.session import speech
from kiosk.session.visit import PassedGate, Phase, Popup, Screen, Visit

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)

AFTER_FIRST_FRAME = 60
"""Milliseconds: a tap is answered on the glass before anything is said of it."""
MOST_FAILURES = 3
"""How often in a row the engine may fail before the control is taken away."""
BY_WORDS = frozenset({Screen.GLOSSARY, Screen.SEARCH})
"""What these screens show has another order in another language, and begins at its top."""


class _Front(NamedTuple):
    """What is in front. When it changes, the reader begins anew."""

    screen: str
    target: str
    popup: Popup | None
    phase: Phase
    hidden: bool
    language: str
    gates: frozenset[PassedGate]


class _Place(NamedTuple):
    """Where the reader was on a screen that something lies over now; without a script it is read on from there."""

    front: _Front
    script: Iterator[Utterance] | None
    current: Utterance | None


@QmlElement
class ScreenReader(QObject):
    """The voice of the screen. Without an engine it is not available, and its controls are absent."""

    availableChanged = Signal()
    spokenChanged = Signal()
    wordChanged = Signal()
    voicelessChanged = Signal()
    rowWanted = Signal(QObject, int)
    """A list and the row that it must have ready."""
    itemWanted = Signal(QObject, str)
    """A text or picture of which something has to be in view: what is its one link in this StyledText, if anything."""

    def __init__(
        self,
        visit: VisitController,
        front: Callable[[], QQuickItem | None],
        language: Callable[[], str],
        parent: QObject,
    ) -> None:
        """Read for `visit`; `front` gives the item that is in front, `language` the language of what is shown."""
        super().__init__(parent)
        self._visit = visit
        self._front_item = front
        self._language = language
        self._engine: Engine | None = None
        self._speaker: Speaker | None = None
        self._front: _Front | None = None
        self._script: Iterator[Utterance] | None = None
        self._current: Utterance | None = None
        self._under: list[_Place] = []
        self._changed_gate: int | None = None
        # At which sentence it was when the language changed.
        self._reached: Utterance | None = None
        self._mark: Mark | None = None
        self._word = ""
        self._was_speaking = False
        # Whether what is being said is no part of the screen's text: the name of what got the focus.
        self._aside = False
        self._failures = 0
        self._soon = QTimer(self, singleShot=True, interval=AFTER_FIRST_FRAME)
        self._soon.timeout.connect(self._begin)
        visit.changed.connect(self._follow)

    def use(self, engine: Engine | None, patience: Callable[[str], int] = patience) -> None:
        """Speak with `engine` from now on; None takes the voice away. `patience` is the Speaker's."""
        self._hush()
        if self._speaker is not None:
            self._speaker.close()
            self._speaker.deleteLater()
        self._engine = engine
        self._failures = 0
        self._speaker = Speaker(engine, self, patience) if engine else None
        if self._speaker is not None:
            self._speaker.ended.connect(self._said)
            self._speaker.word.connect(self._point)
        self.availableChanged.emit()
        self.voicelessChanged.emit()

    def close(self) -> None:
        """Leave no process behind."""
        if self._speaker is not None:
            self._speaker.close()

    def said(self) -> str:
        """Return the sentence that is being said, or at which the reader waits; empty at the end of a screen."""
        return self._current.said if self._current else ""

    @Property(bool, notify=availableChanged)
    def available(self) -> bool:
        """Whether this machine can speak."""
        return self._engine is not None

    @Property(bool, notify=voicelessChanged)
    def voiceless(self) -> bool:
        """Whether there is no voice for the language of what is shown."""
        return self._engine is not None and self._engine.voice(self._language()) is None

    @Property(bool, notify=spokenChanged)
    def ended(self) -> bool:
        """Whether everything on the screen has been read."""
        return self._current is None

    @Property(QObject, notify=spokenChanged)
    def item(self) -> QObject | None:
        """What is being read."""
        return self._current.item if self._current and isValid(self._current.item) else None

    @Property(str, notify=wordChanged)
    def word(self) -> str:
        """What is being read as StyledText, the word that is being said its one link; empty where none is known."""
        return self._word

    @Slot()
    def start(self) -> None:
        """Read what is in front, and from now on each screen that comes, if this machine can speak."""
        if self._engine is not None:
            self._visit.apply(speech.start(self._visit.value()))

    @Slot()
    def stop(self) -> None:
        """Read nothing any more."""
        self._visit.apply(speech.stop(self._visit.value()))

    @Slot()
    def pauseOrGoOn(self) -> None:
        """Wait, or go on with the sentence at which the reader waits; after the last, from the beginning.

        The finger that came down to pause has already silenced the reader (A16): it must not set it going again.
        """
        if not self._was_speaking:
            self.repeat()

    @Slot()
    def repeat(self) -> None:
        """Say the sentence once more; after the last, read the screen from its beginning."""
        self._visit.apply(speech.pause(self._visit.value(), paused=False))
        if self._current is None:
            self._begin()
        else:
            self._say()

    @Slot(int)
    def louder(self, step: int) -> None:
        """Speak louder (1) or softer (-1), and say the sentence so (A17)."""
        self._visit.apply(speech.louder(self._visit.value(), step))
        self.repeat()

    @Slot()
    def interrupt(self) -> None:
        """Be silent at once: the visitor has begun to do something (A16)."""
        speaking = self._speaker is not None and self._speaker.is_speaking()
        soon = self._soon.isActive()
        self._was_speaking = soon or (speaking and not self._aside)
        if speaking or soon:
            self._silence()
            self._visit.apply(speech.pause(self._visit.value(), paused=True))

    def go_on(self) -> None:
        """Say again what was interrupted just now, by what asks for no silence."""
        if self._was_speaking:
            self.repeat()

    @Slot(str, int)
    def tryOut(self, text: str, volume: int) -> None:
        """Say `text` at `volume` percent, for staff who want to hear how loud that is."""
        voice = self._voice("")
        if self._speaker is not None and voice is not None:
            self._aside = True
            self._speaker.say(text, voice, volume)

    @Slot(str, str)
    def mention(self, text: str, language: str) -> None:
        """Say `text`, in another language (BCP 47) if one is given, unless something is being said or about to be."""
        speaker, voice = self._speaker, self._voice(language)
        if self._front is None or speaker is None or voice is None or speaker.is_speaking() or self._soon.isActive():
            return
        self._aside = True
        self._visit.stay()
        speaker.say(text, voice, self._visit.value().preferences.volume)

    @Slot(object)
    def _follow(self, visit: Visit) -> None:
        before, front = self._front, self._in_front(visit)
        if front == before:
            return
        self._front = front
        place = _Place(before, self._script, self._current or self._reached) if before and front else None
        self._reached = None
        if place and front and front == place.front._replace(language=front.language):
            self._translate(place, front.language)
        elif place and front and _stands_on(front, place.front):
            self._under.append(place)
        while self._under and (front is None or not _stands_on(front, self._under[-1].front)):
            self._under.pop()
        self._hush()
        if self._under and front == self._under[-1].front:
            self._uncover(visit, self._under.pop())
        elif front is not None:
            self._visit.apply(speech.pause(visit, paused=False))
            self._changed_gate = _changed_gate(front, before) if before else None
            self._soon.start()

    def _translate(self, place: _Place, language: str) -> None:
        """Keep the places in another language: there, a sentence is found again by its row."""
        self._reached = place.current if _keeps_order(place.front) else None
        self._under = [
            _Place(under.front._replace(language=language), None, under.current)
            for under in self._under
            if _keeps_order(under.front)
        ]

    def _uncover(self, visit: Visit, place: _Place) -> None:
        """What lay over it has gone: the reader waits where it was; in another language it reads on from there."""
        if place.script is None and place.current is not None:
            self._visit.apply(speech.pause(visit, paused=False))
            self._reached = place.current
            self._soon.start()
            return
        self._script, self._current = place.script, place.current
        self._visit.apply(speech.pause(visit, paused=self._current is not None))
        self.spokenChanged.emit()

    def _in_front(self, visit: Visit) -> _Front | None:
        if not visit.preferences.read_aloud or self._speaker is None:
            return None
        route = visit.route
        gates = frozenset(gate for gate in visit.gates if gate.page == route.target)
        phase, language = visit.idle.phase, visit.preferences.language
        return _Front(route.screen, route.target, visit.popup, phase, visit.hidden, language, gates)

    @Slot()
    def _begin(self) -> None:
        """Read what is in front: from its beginning, or the gate or the row that a visitor has just come from."""
        item = self._front_item()
        if self._front is None or item is None:
            return
        gate, self._changed_gate = self._changed_gate, None
        reached, self._reached = self._reached, None
        self._script = script(item, self.rowWanted.emit, gate, reached.at if reached else TOP)
        self._next()

    def _next(self) -> None:
        assert self._script is not None
        self._current = next(self._script, None)
        self._say()

    def _say(self) -> None:
        one = self._current = self._current.present() if self._current else None
        speaker = self._speaker
        self._aside = False
        self._set_word("")
        self._unmark()
        self.spokenChanged.emit()
        if one is None or speaker is None:
            return
        voice = self._voice(one.language)
        if voice is None:
            return
        self._show(one)
        self._visit.stay()
        in_text = self._mark is not None and self._mark.is_text()
        speaker.say(one.said, voice, self._visit.value().preferences.volume, word_by_word=in_text)

    def _voice(self, language: str) -> str | None:
        """Return the voice for `language`, or else for the screen's own."""
        engine = self._engine
        if engine is None:
            return None
        return (engine.voice(language) if language else None) or engine.voice(self._language())

    def _show(self, one: Utterance) -> None:
        # A text that was replaced is gone; what it said is still read.
        self._mark = Mark(one) if isValid(one.item) else None
        if self._mark is not None:
            one.item.destroyed.connect(self._find_again, Qt.ConnectionType.QueuedConnection)
            self.itemWanted.emit(one.item, self._mark.sentence())

    @Slot()
    def _find_again(self) -> None:
        """Mark a sentence that is being said in the row that was made anew under it; who paused may have scrolled."""
        one = self._current
        if one is None or isValid(one.item) or self._visit.value().paused:
            return
        self._current = one.present()
        self._unmark()
        self._show(self._current)
        self.spokenChanged.emit()

    @Slot(bool)
    def _said(self, well: bool) -> None:  # noqa: FBT001 - the signal's
        if self._aside:
            self._aside = False
            return
        if well:
            self._failures = 0
            self._next()
            return
        self._failures += 1
        if self._failures < MOST_FAILURES:
            self._say()
            return
        log.error("The speech program failed %s times in a row; it is looked for anew between visitors.", MOST_FAILURES)
        self._visit.apply(speech.stop(self._visit.value()))
        self.use(None)

    @Slot(int, int)
    def _point(self, begin: int, end: int) -> None:
        if self._mark is not None:
            self._set_word(self._mark.pointed(begin, end))

    def _set_word(self, word: str) -> None:
        if word != self._word:
            self._word = word
            self.wordChanged.emit()

    def _silence(self) -> None:
        self._soon.stop()
        self._set_word("")
        if self._speaker is not None:
            self._speaker.hush()

    def _hush(self) -> None:
        """Be silent and forget where it was."""
        self._silence()
        self._unmark()
        self._script = self._current = None
        self.spokenChanged.emit()

    def _unmark(self) -> None:
        if self._mark is not None:
            self._mark.remove()
            self._mark = None


def _stands_on(front: _Front, under: _Front) -> bool:
    """Tell whether a screen is `under`, with a pop-up, the still-there warning or the cover over it, or nothing."""
    same = front._replace(popup=under.popup, phase=under.phase, hidden=under.hidden) == under
    popups, phases = {None, front.popup}, {Phase.ACTIVE, front.phase}
    return same and under.popup in popups and under.phase in phases and under.hidden <= front.hidden


def _keeps_order(front: _Front) -> bool:
    """Tell whether in another language the same stands in the same row."""
    return front.popup is not None or front.screen not in BY_WORDS


def _changed_gate(front: _Front, before: _Front) -> int | None:
    """Return the gate of a page at which something else was chosen while it was in front."""
    if before._replace(gates=front.gates) != front:
        return None
    return next((gate.gate for gate in front.gates ^ before.gates), None)
