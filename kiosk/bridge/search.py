"""SearchResults: what was found, in a fixed number of rows that are written anew with each letter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.bridge.rows import Row, RowsModel
from kiosk.bridge.terms import heading, other_names
from kiosk.bridge.words import FOREIGN
from kiosk.bridge.writing import led
from kiosk.errors import LibraryUnreadableError
from kiosk.library.search import MOST, Finding, Findings, Kind
from kiosk.library.shelf import Shelf
from kiosk.model.library import Guide

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

ROLES = ("kind", "target", "title", "line", *FOREIGN)
Foreign = Callable[[str, str], tuple[str, str]]
"""Gives a language and its name in itself, both empty where it is the visitor's own, which comes second."""
_NOTHING: Row = dict.fromkeys(ROLES, "")


@QmlElement
class SearchResults(QObject):
    """The findings of the words that were typed last. A row that is not needed is empty; none is ever made anew."""

    changed = Signal()

    def __init__(self, foreign: Foreign, failed: Callable[[LibraryUnreadableError], None], parent: QObject) -> None:
        """Start with nothing typed; `failed` is told what cannot be read."""
        super().__init__(parent)
        self._failed = failed
        self._foreign = foreign
        self._shelf: Shelf | None = None
        self._guide: Guide | None = None
        self._asked = ""
        self._close = False
        self._rows = RowsModel(ROLES, self)
        self._rows.fill([_NOTHING] * MOST)
        self._count = 0

    def open(self, shelf: Shelf, guide: Guide) -> None:
        """Search on `shelf`, whose guide is `guide`, from now on."""
        self._shelf, self._guide = shelf, guide
        self.clear()

    def show(self, text: str) -> None:
        """Search for `text`, unless that was searched for last."""
        if text == self._asked or self._shelf is None:
            return
        try:
            findings = self._shelf.search(text)
            rows = [self._row(one) for one in findings.found]
        except LibraryUnreadableError as error:
            self._failed(error)
            findings, rows = Findings(), []
        self._fill(text, rows, close=findings.close)

    def clear(self) -> None:
        """Keep nothing of a visit."""
        self._fill("", [], close=False)

    def _fill(self, text: str, rows: list[Row], *, close: bool) -> None:
        self._asked, self._count, self._close = text, len(rows), close
        for number in range(MOST):
            self._rows.update(number, rows[number] if number < len(rows) else _NOTHING)
        self.changed.emit()

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        """The findings, best first; a row without a title is not needed."""
        return self._rows

    @Property(str, notify=changed)
    def asked(self) -> str:
        """The words that were searched for."""
        return self._asked

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many findings there are."""
        return self._count

    @Property(bool, notify=changed)
    def close(self) -> bool:
        """Whether nothing fits as it was typed, and these are spelled nearly so."""
        return self._close

    @Property(bool, notify=changed)
    def full(self) -> bool:
        """Whether there may be more than can be shown."""
        return self._count == MOST

    def _row(self, finding: Finding) -> Row:
        """Return the row of a finding. A page shows its summary, where no numbers about outcome stand (H4)."""
        assert self._shelf is not None
        assert self._guide is not None
        target, foreign = finding.target, ("", "")
        match finding.kind:
            case Kind.TERM:
                term = next(one for one in self._guide.glossary if one.slug == target)
                title, line = (led(text, self._guide.language) for text in (heading(term), other_names(term)))
            case Kind.PAGE:
                offer = self._shelf.offer(target)
                assert offer is not None
                title, line = (led(text, offer.language) for text in (offer.entry.title, offer.entry.summary))
                foreign = self._foreign(offer.language, self._guide.language)
            case Kind.QUESTION:
                group = next(one for one in self._guide.groups if target.startswith(f"{one.id}/"))
                title = next(one.text for one in group.questions if one.id == target)
                target, line = group.id, group.title
        kind = finding.kind.name.lower()
        return dict(zip(ROLES, (kind, target, title, line, *foreign), strict=True))
