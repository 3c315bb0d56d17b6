"""Script: what is said of a scene, sentence by sentence, in the order in which its texts are declared (A15).

Pictures speak their text alternative (their `alt`). An item with `unspoken` and what is in it are left out: controls
that only repeat what can be read. Lists make their rows one by one as they are reached.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from PySide6.QtQuick import QQuickItem
from shiboken6 import isValid

from kiosk.bridge import styled
from kiosk.bridge.rows import RowsModel
from kiosk.session.sentences import sentences

WantRow = Callable[[QQuickItem, int], object]
"""Makes a list have a row ready as its `wantedItem`, and the heading before it as its `wantedSection`."""
Again = Callable[[], "_Spot | None"]
"""Finds a spot once more, in a row that was made anew."""
At = tuple[int, int, int]
"""Where a text stands in a scene: after how many lists have begun, in which row (-1 above the first), as which text."""
TOP: At = (0, -1, 0)


@dataclass(frozen=True, slots=True)
class Utterance:
    """A sentence: what is said, in which language (empty for the screen's own), and where it stands in its item."""

    said: str
    language: str
    item: QQuickItem
    begin: int
    end: int
    text: str
    """The whole text of the item."""
    at: At
    """Where that is found again in another language."""
    again: Again

    def present(self) -> Utterance:
        """Return the sentence where it stands now, or as it is where its text is there no more.

        A row that was scrolled away, or of which a question was chosen, has been made anew.
        """
        spot = None if isValid(self.item) else self.again()
        return replace(self, item=spot.item) if spot and _text(spot.item) == self.text else self


class _Spot(NamedTuple):
    """A text or picture, and its language where that differs from the screen's."""

    item: QQuickItem
    language: str
    again: Again = lambda: None
    at: At = TOP


def script(item: QQuickItem, want_row: WantRow, gate: int | None = None, begin: At = TOP) -> Iterator[Utterance]:
    """Yield what is said of `item` from `begin` on; in its first list from the `gate` on that was just opened, if any.

    A sentence is said between two of them, and what comes next may be gone by then.
    """
    return (one for spot in _Walk(want_row, gate, begin).spots(item) for one in _sentences(spot))


class _Walk:
    """A way through the texts and pictures of a scene."""

    def __init__(self, want_row: WantRow, gate: int | None, begin: At) -> None:
        self._want_row = want_row
        self._gate = gate
        self._begin = begin
        self._lists, self._row, self._texts = TOP

    def spots(self, item: QQuickItem) -> Iterator[_Spot]:
        """Yield the texts and pictures of `item`, each with where it stands."""
        for spot in self._spots(item):
            at = (self._lists, self._row, self._texts)
            self._texts += 1
            if at >= self._begin:
                yield spot._replace(at=at)

    def _spots(self, item: QQuickItem, language: str = "") -> Iterator[_Spot]:
        language = _language(item) or language
        for child in item.childItems():
            if not isValid(child) or not _is_seen(child) or child.property("unspoken"):
                continue
            if child.inherits("QQuickListView"):
                yield from self._rows(child)
            elif child.inherits("QQuickText") or child.inherits("QQuickImage"):
                if _text(child):
                    yield _Spot(child, _language(child) or language)
            else:
                yield from self._spots(child, language)

    def _rows(self, view: QQuickItem) -> Iterator[_Spot]:
        count = int(view.property("count"))
        self._stand(self._lists + 1, -1)
        begin = self._begin[1] if self._begin[0] == self._lists else 0
        if begin > count:
            # What stands there in the other language is not in this one.
            self._begin, begin = TOP, 0
        first = max(self._opened_row(view), begin)
        if first == 0:
            yield from self._edge(view, "headerItem")
        for row in range(first, count):
            self._stand(self._lists, row)
            number = 0
            while spot := self._in_row(view, row, number):
                yield spot
                number += 1
        self._stand(self._lists, count)
        yield from self._edge(view, "footerItem")

    def _stand(self, lists: int, row: int) -> None:
        self._lists, self._row, self._texts = lists, row, 0

    def _in_row(self, view: QQuickItem, row: int, number: int) -> _Spot | None:
        """Return a text of a row or of the heading before it, None after the last.

        Each is looked for anew: between two of them the row may have been made again.
        """
        if not isValid(view) or row >= int(view.property("count")):
            return None
        self._want_row(view, row)
        spots = [*self._edge(view, "wantedSection"), *self._edge(view, "wantedItem")]
        return spots[number]._replace(again=partial(self._in_row, view, row, number)) if number < len(spots) else None

    def _opened_row(self, view: QQuickItem) -> int:
        """Return the row of the gate that was just opened, or 0."""
        model, gate, self._gate = view.property("model"), self._gate, None
        if gate is None or not isinstance(model, RowsModel):
            return 0
        return next((number for number, row in enumerate(model.rows()) if row["gate"] == gate), 0)

    def _edge(self, view: QQuickItem, name: str) -> Iterator[_Spot]:
        item = view.property(name) if isValid(view) else None
        if isinstance(item, QQuickItem) and item.isVisible():
            yield from [_Spot(item, "")] if item.inherits("QQuickText") else list(self._spots(item))


def _language(item: QQuickItem) -> str:
    """Return the language that an item names as its own, if it does."""
    return str(item.property("spokenLanguage") or "")


def _sentences(spot: _Spot) -> Iterator[Utterance]:
    item = spot.item
    if not isValid(item):
        return
    text = _text(item)
    pieces = styled.words(text) if item.property("styled") else (("", text),)
    place = 0
    for language, words in pieces:
        for begin, end in sentences(words):
            span = (place + begin, place + end)
            yield Utterance(words[begin:end], language or spot.language, item, *span, text, spot.at, spot.again)
        place += len(words)


def _is_seen(item: QQuickItem) -> bool:
    """Tell whether an item shows, or will: a picture of a row just made is still to come."""
    return item.isVisible() and (item.opacity() > 0 or bool(item.property("arriving")))


def _text(item: QQuickItem) -> str:
    return str(item.property("text") or item.property("alt") or "")
