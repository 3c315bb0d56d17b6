"""Keypad: everything with arrows, Enter, Back and Home, for those who cannot see or reach the glass (A11).

It walks the scene itself, so that whatever a screen shows can have the focus: buttons, links in texts, and items with a
`focusText` of their own. What moves on the glass is asked of QML by signals, because a signal gives Python's lock away
while lists load pictures.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem
from shiboken6 import isValid

from kiosk.bridge import styled, writing
from kiosk.bridge.reader import ScreenReader
from kiosk.bridge.stops import Edge, Line, Stop, facings, surface, walk
from kiosk.bridge.visit import VisitController
from kiosk.session import focus
from kiosk.session.focus import Spot
from kiosk.session.visit import Phase, PopupKind, Screen, Visit
from kiosk.settings import KeypadSettings

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select})
BACK = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Escape, Qt.Key.Key_Back})
HOME = frozenset({Qt.Key.Key_Home, Qt.Key.Key_HomePage})
DOWN, UP, LEFT, RIGHT = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right
VOLUME = {Qt.Key.Key_VolumeUp: 1, Qt.Key.Key_VolumeDown: -1}
_STRANGE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})

MOST_STEPS = 500
"""How many steps through a list one key may take; more would be a fault of the list."""


Standing = tuple[int, bool, bool]
"""How deep a visitor is: screens behind the one in front, whether a pop-up is open, whether all is covered."""


@QmlElement
class Keypad(QObject):
    """The focus, for QML to show, and an event filter for the kiosk's window."""

    shownChanged = Signal()
    focusChanged = Signal()
    stepWanted = Signal(QObject, int)
    """A list that must scroll by a step: down (1) or up (-1)."""
    endWanted = Signal(QObject, int)
    """A list that must show its end (1) or its beginning (-1)."""
    clickWanted = Signal(QObject, str)
    """A control, or a text and the link in it, that is to be tapped."""

    def __init__(  # noqa: PLR0913, PLR0917 - its surroundings, given once by the composition root
        self,
        keys: KeypadSettings,
        visit: VisitController,
        reader: ScreenReader,
        scopes: Callable[[], list[QQuickItem]],
        complete: Callable[[], bool],
        language: Callable[[], str],
        parent: QObject,
    ) -> None:
        """Drive `visit`; `scopes` gives the items in which everything reachable is, `complete` tells if it is filled.

        `language` gives the language of what is shown.
        """
        super().__init__(parent)
        self._visit = visit
        self._reader = reader
        self._scopes = scopes
        self._complete = complete
        self._language = language
        self._listen, self._headset = _code(keys.listen), _code(keys.headset)
        self._shown = False
        self._stop: Stop | None = None
        # Where it was at the last frame, for when it is gone.
        self._spot: Spot | None = None
        # The list whose text is being read, and in which direction, while the focus waits on its paddle; what had it.
        self._through: Edge | None = None
        self._last: Stop | None = None
        self._arriving = False
        self._wanted: Spot | None = None
        self._left: dict[Standing, Spot] = {}
        self._pressed: Stop | None = None
        self._before = visit.value()
        visit.changed.connect(self._change)

    @Property(bool, notify=shownChanged)
    def shown(self) -> bool:
        """Whether the visitor uses keys: the focus can be seen."""
        return self._shown

    @Property(QObject, notify=focusChanged)
    def item(self) -> QObject | None:
        """What has the focus."""
        return self._stop.item if self._stop and isValid(self._stop.item) else None

    @Property(str, notify=focusChanged)
    def link(self) -> str:
        """Which link of a text has it; empty for a control."""
        return self._stop.link if self._stop else ""

    @Property(str, notify=focusChanged)
    def words(self) -> str:
        """The words of that link, or of a text that has the focus itself."""
        return self._stop.name() if self._stop and isValid(self._stop.item) else ""

    @Property(str, notify=focusChanged)
    def language(self) -> str:
        """The language of its name (BCP 47), where it is not the screen's."""
        item = self._stop.item if self._stop else None
        return str(item.property("spokenLanguage") or "") if item and isValid(item) else ""

    @Slot(int, bool)
    def note(self, key: int, wakes: bool) -> None:  # noqa: FBT001 - the signal's
        """Take up the keypad: somebody uses keys now. The keys for listening work on a sleeping screen, too."""
        if self._visit.value().idle.phase is Phase.CLEANING:
            return
        if not self._shown:
            self._shown = self._arriving = True
            self.shownChanged.emit()
        reading = self._visit.value().preferences.read_aloud
        if key in {self._listen, self._headset} and not reading:
            self._reader.start()
        elif key == self._listen and not wakes:
            self._reader.stop()
        elif key == self._headset and not wakes:
            self._reader.go_on()

    @Slot()
    def leave(self) -> None:
        """Hide the focus: the visitor touches the glass."""
        self._stop = self._last = self._spot = self._through = self._wanted = self._pressed = None
        self._arriving = False
        self._left.clear()
        if self._shown:
            self._shown = False
            self.focusChanged.emit()
            self.shownChanged.emit()

    @Slot()
    def follow(self) -> None:
        """Before each frame: give the focus to what has come, or to what has taken the place of what has gone."""
        if not self._shown or self._visit.asleep():
            return
        if self._stop is not None and not self._arriving and self._stands(self._stop):
            self._spot = self._stop.spot()
        elif self._complete():
            self._arrive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return True for every key: what no keypad has does nothing."""
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        event.accept()
        if not event.modifiers() & _STRANGE:
            if event.type() == QEvent.Type.KeyPress:
                self._press(event.key(), repeated=event.isAutoRepeat())
            elif event.type() == QEvent.Type.KeyRelease and not event.isAutoRepeat():
                self._release(event.key())
        return True

    def _press(self, key: int, *, repeated: bool) -> None:
        self._pressed = None
        steps = {DOWN: 1, UP: -1, RIGHT: 1, LEFT: -1}
        if key in {LEFT, RIGHT} and self._is_mirrored():
            steps = {RIGHT: -1, LEFT: 1}
        if key in steps:
            self._move(steps[Qt.Key(key)])
        elif key in VOLUME and self._speaks():
            self._reader.louder(VOLUME[Qt.Key(key)])
        elif key in ENTER and not repeated:
            self._pressed = self._stop

    def _release(self, key: int) -> None:
        pressed, self._pressed = self._pressed, None
        if key in ENTER:
            if pressed is not None and pressed == self._stop and self._stands(pressed):
                self._click(pressed)
        elif not self._scopes():
            return
        elif key in BACK | HOME and self._visit.value().hidden:
            self._visit.reveal()
        elif key in BACK:
            self._visit.back()
        elif key in HOME:
            self._visit.home()

    def _click(self, stop: Stop) -> None:
        before = self._visit.value()
        self.clickWanted.emit(stop.item, stop.link)
        ahead = stop.item.property("leadsTo") if isValid(stop.item) else None
        if isinstance(ahead, QQuickItem):
            self._through, self._last = Edge(ahead, 1), None
            self._move(1)
        elif _place(before) == _place(self._visit.value()) and self._stands(stop):
            # What it is now: checked, or not.
            self.focusChanged.emit()

    def _move(self, step: int) -> None:
        """Go to what comes next (1) or before (-1), scrolling through lists on the way."""
        if self._arriving or self._stop is None or not self._stands(self._stop):
            self.follow()
            return
        line = self._line(step)
        at = self._at(line, step)
        if at is None:
            self._enter(line)
            return
        for _ in range(MOST_STEPS):
            there = focus.ahead(facings(line), at, step)
            target = line[there]
            if isinstance(target, Stop):
                self._focus(target if (there - at) * step > 0 else self._round(line, step))
                return
            was = target.view.property("contentY")
            self.stepWanted.emit(target.view, step)
            line = self._line(step)
            moved = target.view.property("contentY") != was
            at = self._after_step(line, target, moved=moved)
            found = line[focus.ahead(facings(line), at, step)]
            if isinstance(found, Edge) and not self._speaks() and self._wait(line, found):
                return

    def _round(self, line: Line, step: int) -> Stop:
        """Come round: to the first of all from the last, and back."""
        for one in line:
            if isinstance(one, Edge) and one.facing != step and (step > 0 or one is line[-1]):
                self.endWanted.emit(one.view, -step)
        stops = [one for one in self._line(step) if isinstance(one, Stop)]
        return stops[0 if step > 0 else -1]

    def _wait(self, line: Line, edge: Edge) -> bool:
        """Let somebody read what a list shows now, where nothing more of it can have the focus: wait on its paddle."""
        name = "more" if edge.facing > 0 else "back up"
        for one in line:
            paddles = one.item.parentItem() if isinstance(one, Stop) and one.item.objectName() == name else None
            if isinstance(one, Stop) and paddles is not None and paddles.property("viewItem") == edge.view:
                last = self._last if self._through else self._stop
                self._focus(one)
                self._through, self._last = edge, last
                return True
        return False

    def _at(self, line: Line, step: int) -> int | None:
        """Return where in `line` the focus is, or None if nothing of where it was is there."""
        through = self._through
        stop = self._stop if through is None else self._last if through.facing == step else None
        if stop is not None and (same := _same(line, stop)):
            return line.index(same)
        return self._outside(line, through.view, step) if through else None

    def _outside(self, line: Line, view: QQuickItem, step: int) -> int | None:
        """Return the place just outside of what `view` shows, on the side from which one comes with `step`."""
        edge = Edge(view, -step)
        if edge in line:
            return line.index(edge)
        inside = [at for at, one in enumerate(line) if surface(one) == view]
        # Beyond either end of the line, where nothing else is: not at the other end of it.
        return (inside[0] - 1 if step > 0 else inside[-1] + 1) if inside else None

    def _after_step(self, line: Line, edge: Edge, *, moved: bool) -> int:
        """Return from where to look on after a list has scrolled: from what had the focus, if it still shows."""
        if not moved:
            return line.index(edge) if edge in line else 0
        stop = self._last if self._through else self._stop
        if stop is not None and (same := _same(line, stop)):
            return line.index(same)
        outside = self._outside(line, edge.view, edge.facing)
        return 0 if outside is None else outside

    def _arrive(self) -> None:
        """Give the focus to what is wanted, or stands in the place of what has gone, or comes first."""
        line = self._line()
        stops = [one for one in line if isinstance(one, Stop)]
        wanted = self._wanted if self._arriving else self._spot
        if not stops:
            return
        self._arriving, self._wanted = False, None
        if wanted is None:
            self._spot = None
            self._enter(line)
        else:
            self._focus(stops[focus.successor([stop.spot() for stop in stops], wanted)])

    def _enter(self, line: Line) -> None:
        """Give the focus to the first that can be seen, in the list where it was if there is one."""
        seen = [one for one in line if isinstance(one, Stop) and one.is_seen()]
        here = [stop for stop in seen if self._spot and stop.view() == self._spot.region]
        for first in (here or seen)[:1]:
            self._focus(first)

    def _focus(self, stop: Stop) -> None:
        self._stop, self._through, self._last = stop, None, None
        self._spot = stop.spot()
        self.focusChanged.emit()

    @Slot(object)
    def _change(self, visit: Visit) -> None:
        before, self._before = self._before, visit
        if visit.idle.phase in {Phase.ATTRACT, Phase.FAREWELL}:
            self.leave()
        elif _place(before) != _place(visit) and self._shown:
            here, there = _standing(before), _standing(visit)
            if self._spot is not None and not self._arriving:
                self._left[here] = self._spot
            self._wanted = self._left.get(there) if there < here else None
            self._left = {standing: spot for standing, spot in self._left.items() if standing < there}
            self._arriving = True
            self._through = self._last = self._pressed = None

    def _line(self, step: int = 1) -> Line:
        """Return what one comes by on the way down (1) or up (-1)."""
        return list(walk(self._scopes(), step))

    def _stands(self, stop: Stop) -> bool:
        """Tell whether `stop` can have the focus still."""
        item = stop.item
        if not isValid(item) or not (item.isVisible() and item.isEnabled()):
            return False
        here = any(scope.isAncestorOf(item) for scope in self._scopes())
        return here and (not stop.link or stop.link in styled.links(str(item.property("text"))))

    def _is_mirrored(self) -> bool:
        return writing.is_right_to_left(self._language())

    def _speaks(self) -> bool:
        return self._visit.value().preferences.read_aloud


def _same(line: Line, stop: Stop) -> Stop | None:
    """Return `stop` as it is in `line`: a list that scrolls too far and comes back has made its row anew."""
    stops = [one for one in line if isinstance(one, Stop)]
    if stop in stops:
        return stop
    return next((one for one in stops if one.listed is not None and one.listed == stop.listed), None)


def _code(name: str) -> int:
    return int(Qt.Key[f"Key_{name}"]) if name else 0


def _place(visit: Visit) -> tuple[object, ...]:
    """Return what a visitor has in front: when it changes, the focus arrives anew."""
    route = visit.route
    # Each letter finds other things, and each code shows others; but the next key that is wanted stands beside it.
    target = "" if route.screen is Screen.SEARCH else route.target
    popup = PopupKind.CODES if visit.popup and visit.popup.kind is PopupKind.CODES else visit.popup
    return len(visit.routes), route.screen, target, popup, visit.hidden, visit.idle.phase is Phase.ATTRACT


def _standing(visit: Visit) -> Standing:
    return len(visit.routes), visit.popup is not None, visit.hidden
