"""Script: what is said of a scene, sentence by sentence, in the order in which its texts are declared (A15).

Pictures speak their text alternative (their `alt`). An item with `unspoken` and what is in it are left out: controls
that only repeat what can be read. Lists make their rows one by one as they are reached.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtQuick import QQuickItem
from shiboken6 import isValid

from kiosk.bridge import styled
from kiosk.bridge.rows import RowsModel
from kiosk.session.sentences import sentences

WantRow = Callable[[QQuickItem, int], object]
"""Makes a list have a row ready as its `wantedItem`, and the heading before it as its `wantedSection`."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A sentence: what is said, in which language (empty for the screen's own), and where it stands in its item."""

    said: str
    language: str
    item: QQuickItem
    begin: int
    end: int


class _Spot(NamedTuple):
    """A text or picture, and its language where that differs from the screen's."""

    item: QQuickItem
    language: str


def script(item: QQuickItem, want_row: WantRow, gate: int | None = None) -> Iterator[Utterance]:
    """Yield what is said of `item`; in its first list from the `gate` on that was just opened, if one was.

    A sentence is said between two of them, and what comes next may be gone by then.
    """
    return (one for spot in _Walk(want_row, gate).spots(item) for one in _sentences(spot))


class _Walk:
    """A way through the texts and pictures of a scene."""

    def __init__(self, want_row: WantRow, gate: int | None) -> None:
        self._want_row = want_row
        self._gate = gate

    def spots(self, item: QQuickItem, language: str = "") -> Iterator[_Spot]:
        for child in item.childItems():
            if not isValid(child) or not child.isVisible() or child.opacity() == 0 or child.property("unspoken"):
                continue
            if child.inherits("QQuickListView"):
                yield from self._rows(child)
            elif child.inherits("QQuickText") or child.inherits("QQuickImage"):
                yield _Spot(child, language)
            else:
                yield from self.spots(child, str(child.property("spokenLanguage") or language))

    def _rows(self, view: QQuickItem) -> Iterator[_Spot]:
        first = self._opened_row(view)
        if first == 0:
            yield from self._edge(view, "headerItem")
        for row in range(first, int(view.property("count"))):
            if not isValid(view):
                return
            self._want_row(view, row)
            yield from self._edge(view, "wantedSection")
            yield from self._edge(view, "wantedItem")
        yield from self._edge(view, "footerItem")

    def _opened_row(self, view: QQuickItem) -> int:
        """Return the row of the gate that was just opened, or 0."""
        model, gate, self._gate = view.property("model"), self._gate, None
        if gate is None or not isinstance(model, RowsModel):
            return 0
        return next((number for number, row in enumerate(model.rows()) if row["gate"] == gate), 0)

    def _edge(self, view: QQuickItem, name: str) -> Iterator[_Spot]:
        item = view.property(name) if isValid(view) else None
        if isinstance(item, QQuickItem) and item.isVisible():
            yield from [_Spot(item, "")] if item.inherits("QQuickText") else list(self.spots(item))


def _sentences(spot: _Spot) -> Iterator[Utterance]:
    item = spot.item
    if not isValid(item):
        return
    text = str(item.property("text") or item.property("alt") or "")
    pieces = styled.words(text) if item.property("styled") else (("", text),)
    place = 0
    for language, words in pieces:
        for begin, end in sentences(words):
            yield Utterance(words[begin:end], language or spot.language, item, place + begin, place + end)
        place += len(words)
