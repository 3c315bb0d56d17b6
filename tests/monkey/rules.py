"""Rules: what must hold whatever was done to the screen. Each tells what is wrong, or nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem
from shiboken6 import isValid

from kiosk.bridge.stage import Stage
from kiosk.session.idle import Timing
from kiosk.session.navigation import MOST_ROUTES
from kiosk.session.preferences import TEXT_SIZES, VOLUMES, Preferences
from kiosk.session.reading import LONGEST_IDLE
from kiosk.session.searching import MOST_LETTERS
from kiosk.session.visit import GateChoice, Idle, Phase, Popup, PopupKind, Route, Screen, Visit
from tests.geometry import is_control, place
from tests.monkey.book import Book, shown

A_HAIR = 1.5
"""Pixels that rounding may cost."""
MOST_ROOM = 3
"""Heights of a page's row that may be free above it."""
STANDING = 7
"""Controls of the bar, without the one for listening."""


class VisitRules:
    """What holds of the visit's value after each event."""

    def __init__(self, book: Book, defaults: Preferences, timing: Timing) -> None:
        self._book = book
        self._defaults = defaults
        self._timing = timing

    def broken(self, visit: Visit, now: float) -> Iterator[str]:
        yield from self._idle(visit, now)
        yield from self._preferences(visit.preferences)
        if visit.routes[0].screen is not Screen.HOME or len(visit.routes) > MOST_ROUTES:
            yield f"these are not routes: {visit.routes}"
        yield from (f"there is no such place: {route}" for route in visit.routes if not self._is_known(route))
        if len(set(visit.chosen)) != len(visit.chosen) or not self._book.questions.issuperset(visit.chosen):
            yield f"no list of questions: {visit.chosen}"
        if visit.popup is not None and not self._fits(visit.popup, visit):
            yield f"{visit.popup} lies over {visit.route} with {len(visit.chosen)} questions"
        for gate in visit.gates:
            if not 0 <= gate.gate < self._book.gates.get(gate.page, 0):
                yield f"there is no such gate: {gate}"
        if len({(gate.page, gate.gate) for gate in visit.gates}) != len(visit.gates):
            yield f"a gate has two choices: {visit.gates}"

    def _idle(self, visit: Visit, now: float) -> Iterator[str]:
        phase, deadline = visit.idle.phase, visit.idle.deadline
        fresh = replace(Visit.fresh(self._defaults), idle=visit.idle)
        if phase is Phase.ATTRACT and visit != Visit.fresh(self._defaults):
            yield f"the next visitor would find {visit}"
        if phase is Phase.CLEANING and visit != fresh:
            yield f"whoever cleans would find {visit}"
        if phase is Phase.FAREWELL and visit != replace(fresh, preferences=visit.preferences):
            yield f"after Finish there is {visit}"
        longest = {
            Phase.ACTIVE: LONGEST_IDLE,
            Phase.WARNING: self._timing.warning,
            Phase.FAREWELL: self._timing.farewell,
            Phase.CLEANING: self._timing.cleaning,
        }
        if phase is not Phase.ATTRACT and not deadline - now <= longest[phase]:
            yield f"{phase} lasts {deadline - now} seconds more"
        if phase is Phase.ATTRACT and deadline != math.inf:
            yield f"the attract screen ends: {Idle(phase, deadline)}"

    def _preferences(self, wishes: Preferences) -> Iterator[str]:
        if (
            wishes.language not in self._book.languages
            or wishes.text_size not in TEXT_SIZES
            or wishes.volume not in VOLUMES
        ):
            yield f"nobody can wish for {wishes}"

    def _is_known(self, route: Route) -> bool:
        # What stands below a page's last row counts as one more.
        last = self._book.rows.get(route.target, -1) if route.screen is Screen.PAGE else -1
        room = 0 if route.place.index < 0 else MOST_ROOM
        if not -1 <= route.place.index <= last or not -room <= route.place.share <= 1:
            return False
        match route.screen:
            case Screen.SECTION:
                return route.target in self._book.sections
            case Screen.PAGE:
                return route.target in self._book.gates
            case Screen.QUESTIONS:
                return route.target in self._book.groups
            case Screen.SEARCH:
                return len(route.target) <= MOST_LETTERS and not re.search(r"^ |  ", route.target)
            case _:
                return not route.target

    def _fits(self, popup: Popup, visit: Visit) -> bool:
        match popup.kind:
            case PopupKind.TERM:
                return popup.target in self._book.terms
            case PopupKind.WORDS:
                return visit.route.screen is Screen.PAGE
            case PopupKind.CODES:
                return visit.route.screen is Screen.MY_LIST and bool(visit.chosen) and int(popup.target) >= 0
            case PopupKind.FINISH:
                return bool(visit.chosen)
            case PopupKind.COMFORT:
                return True


class SceneRules:
    """What holds of the glass. `items` is all that is visible, in order."""

    def __init__(self, stage: Stage, book: Book) -> None:
        self._stage = stage
        self._book = book

    def broken_in_motion(self, visit: Visit, items: Sequence[QQuickItem]) -> Iterator[str]:
        """Tell what is wrong whether or not the glass is at rest."""
        yield from self._numbers(visit, items)
        for item in items:
            if item.property("selectedText"):
                yield f"text is selected: {item.property('selectedText')}"

    def broken_at_rest(self, visit: Visit, items: Sequence[QQuickItem]) -> Iterator[str]:
        """Tell what else is wrong when it has come to rest."""
        yield from self._front(visit, items)
        yield from self._bar(visit, items)
        yield from self._focus()
        if visit.preferences.read_aloud and self._stage.reader._engine is None:
            yield "the screen is to be read aloud, and cannot speak"
        if visit.idle.phase is Phase.ATTRACT:
            yield from self._left_behind()

    def _front(self, visit: Visit, items: Sequence[QQuickItem]) -> Iterator[str]:
        front = self._stage.window.property("front")
        if not isinstance(front, QQuickItem):
            yield f"nothing is in front: {front}"
        screens = [one for one in items if one.property("shown") and one.property("arriving") is not None]
        reading = visit.idle.phase in {Phase.ACTIVE, Phase.WARNING}
        if len(screens) != reading:
            yield f"in phase {visit.idle.phase} and on {visit.route} there are {len(screens)} screens"
        if reading and isinstance(front, QQuickItem) and not front.isVisible():
            yield f"what is in front cannot be seen: {front}"

    def _bar(self, visit: Visit, items: Sequence[QQuickItem]) -> Iterator[str]:
        if visit.idle.phase not in {Phase.ACTIVE, Phase.WARNING}:
            return
        bar = next((one for one in items if one.objectName() == "standing bar"), None)
        if bar is None:
            yield "the standing controls are gone"
            return
        window = self._stage.window
        glass = QRectF(0, 0, window.width(), window.height()).adjusted(-A_HAIR, -A_HAIR, A_HAIR, A_HAIR)
        controls = [one for one in items if is_control(one) and bar.isAncestorOf(one)]
        if len(controls) != STANDING + (self._stage.reader._engine is not None):
            yield f"there are {len(controls)} standing controls"
        for one in controls:
            if not glass.contains(place(one)) or place(one).isEmpty():
                yield f"{one.property('text')} stands at {place(one)} on {glass}"

    def _focus(self) -> Iterator[str]:
        focused, scopes = self._stage.keypad._stop, self._stage.keypad._scopes()
        if not self._stage.keypad._shown and focused is not None:
            yield "a hidden focus is somewhere"
        # What has just gone loses the focus with the next frame, when what is in front is filled.
        arriving = self._stage.keypad._arriving or self._stage.visit.asleep()
        if arriving or focused is None or not isValid(focused.item):
            return
        if scopes and not any(scope.isAncestorOf(focused.item) for scope in scopes):
            yield f"the focus is on {focused}, outside of {scopes}"

    def _numbers(self, visit: Visit, items: Sequence[QQuickItem]) -> Iterator[str]:
        passed = {(gate.page, gate.gate) for gate in visit.gates if gate.choice is GateChoice.NUMBERS}
        for item in items:
            told = shown(item)
            if told in self._book.numbers and not self._book.numbers[told] & passed:
                yield f"numbers that nobody asked for: {told}"

    def _left_behind(self) -> Iterator[str]:
        guide, reader = self._stage.guide, self._stage.reader
        pages = [guide._pool.document(number).view().id for number in range(2)]
        if guide._pool.page() is not None or any(pages):
            yield f"pages of the visitor before: {pages}"
        if guide._search._asked or self._stage.take_along._codes or guide.chosen():
            yield "what the visitor before searched for or chose"
        if self._stage.keypad._shown or reader.said():
            yield "the focus or the voice of the visitor before"


def out_of_bounds(items: Sequence[QQuickItem]) -> list[str]:
    """Tell of lists that show what is beyond their ends; for a moment that may be, while one glides back."""
    return [told for item in items if item.inherits("QQuickFlickable") for told in _beyond(item)]


def _beyond(view: QQuickItem) -> Iterator[str]:
    if view.property("moving") or view.property("dragging"):
        return
    at, origin = view.property("contentY"), view.property("originY")
    top = origin - view.property("topMargin")
    bottom = max(top, origin + view.property("contentHeight") + view.property("bottomMargin") - view.height())
    if not top - A_HAIR <= at <= bottom + A_HAIR:
        yield f"{view.objectName() or view} is scrolled to {at}, outside of {top} to {bottom}"
