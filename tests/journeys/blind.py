"""Blind: drives the kiosk with a keypad, as somebody would who can neither see nor reach the glass (A11)."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.bridge import styled
from tests.journeys.family import Family, row_at

Key = Qt.Key
MOST_KEYS = 150
PADDLES = {"more", "back up"}


class Spot(NamedTuple):
    """Where the focus is: the name that is spoken, and the row of the list that it stands in, or -1."""

    name: str
    row: int


class Blind:
    """Somebody with a keypad, who knows only what has the focus."""

    def __init__(self, family: Family) -> None:
        self.family = family
        self.stage = family.stage
        self.keypad = family.stage.keypad

    def press(self, *keys: Key) -> None:
        for key in keys:
            QTest.keyClick(self.family.window, key)
            self.settle()

    def settle(self) -> None:
        """Let what has come get the focus, which takes a frame more."""
        self.family.settle()
        self.family.settle()

    def item(self) -> QQuickItem:
        item = self.keypad.item
        assert isinstance(item, QQuickItem), "the focus is lost"
        assert item.isVisible()
        assert item.isEnabled()
        return item

    def name(self) -> str:
        """Return the words of the link that has the focus, or what a screen reader calls the control."""
        item = self.item()
        if self.keypad.link:
            return f"link {styled.link_words(str(item.property('text')), str(self.keypad.link))}"
        return self.family.name(item) or str(item.property("focusText"))

    def spot(self) -> Spot:
        """Return what has the focus, told from others of the same name."""
        row, number = self.item(), -1
        while (around := row.parentItem()) is not None:
            view = around.parentItem()
            if view is not None and view.inherits("QQuickListView"):
                number = row_at(view, row.x() + 1, row.y() + 1)
            row = around
        return Spot(self.name(), number)

    def goes_to(self, words: str, key: Key = Key.Key_Down) -> None:
        """Press an arrow until what has the focus says `words`."""
        seen = [self.name()]
        while (
            words != seen[-1] if len(words) == 1 else words not in seen[-1]
        ) or self.item().objectName() in PADDLES - {words}:
            assert len(seen) < MOST_KEYS, f"{words!r} is not reached; there is {seen}"
            self.press(key)
            seen.append(self.name())

    def chooses(self, words: str, key: Key = Key.Key_Down) -> None:
        self.goes_to(words, key)
        self.press(Key.Key_Return)

    def ring(self) -> QRectF:
        ring = next(item for item in self.family.items() if item.objectName() == "focus ring")
        return ring.mapRectToScene(ring.boundingRect())

    def is_whole(self) -> bool:
        """Tell whether what has the focus is all on the glass and not behind the bar, unless it is too tall."""
        ring = self.ring()
        width = self.stage.window.width()
        bar = self.family.bar()
        foot = self.family.window.height() if bar.isAncestorOf(self.item()) else bar.mapToScene(QPoint()).y()
        if self.stage.visit.value().hidden:
            foot = self.family.window.height()
        return ring.x() >= 0 and ring.y() >= 0 and ring.right() <= width and (ring.bottom() <= foot + 8)
