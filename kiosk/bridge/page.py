"""PageDocument: one page of the pool, filled again for each page that is shown."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.bridge import block_rows
from kiosk.bridge.rows import Row, RowsModel
from kiosk.session.visit import Place

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

WORD_ROLES = ("slug", "name")

AFTER_FIRST_FRAME = 40
"""Milliseconds."""


@dataclass(frozen=True, slots=True)
class PageView:
    """Everything a page screen shows besides its blocks."""

    id: str = ""
    title: str = ""
    section_title: str = ""
    tone: int = 0
    position: int = 0
    count: int = 0
    minutes: int = 1
    previous: tuple[str, str] = ("", "")
    next: tuple[str, str] = ("", "")
    next_only_in: str = ""
    place: Place = field(default_factory=Place)
    only_in: tuple[str, str] = ("", "")


@QmlElement
class PageDocument(QObject):
    """What one page screen shows; `filled` says that all of it changed at once, `replaced` that only its blocks did."""

    filled = Signal()
    replaced = Signal()

    def __init__(self, parent: QObject) -> None:
        """Start empty."""
        super().__init__(parent)
        self._view = PageView()
        self._pending: list[Row] = []
        self._after_first_frame = QTimer(self, singleShot=True, interval=AFTER_FIRST_FRAME)
        self._after_first_frame.timeout.connect(self._fill_words)
        self._blocks = RowsModel(block_rows.ROLES, self)
        self._words = RowsModel(WORD_ROLES, self)

    def fill(self, view: PageView, blocks: list[Row], words: list[Row]) -> None:
        """Show another page."""
        self._view = view
        self._blocks.fill(blocks)
        self._words.fill([])
        self.filled.emit()
        # The words stand beside the page: they come just after its first frame, so that the tap is answered sooner.
        self._pending = words
        self._after_first_frame.start()

    def replace(self, blocks: list[Row]) -> None:
        """Show other blocks of the same page; the reader stays at the same place."""
        self._blocks.fill(blocks)
        self.replaced.emit()

    @Slot()
    def _fill_words(self) -> None:
        self._words.fill(self._pending)

    def is_complete(self) -> bool:
        """Tell whether the words beside the page have come, too."""
        return not self._after_first_frame.isActive()

    def view(self) -> PageView:
        """Return what is shown."""
        return self._view

    def block_rows(self) -> RowsModel:
        """Return the model of blocks, to change single rows in place."""
        return self._blocks

    @Property(QObject, constant=True)
    def blocks(self) -> RowsModel:
        """The page's blocks, one row each."""
        return self._blocks

    @Property(QObject, constant=True)
    def words(self) -> RowsModel:
        """The glossary terms on this page."""
        return self._words

    @Property(str, notify=filled)
    def pageId(self) -> str:
        """The page's id, or an empty text before the first page."""
        return self._view.id

    @Property(str, notify=filled)
    def title(self) -> str:
        """The page's title."""
        return self._view.title

    @Property(str, notify=filled)
    def sectionTitle(self) -> str:
        """The title of the section the page is in."""
        return self._view.section_title

    @Property(int, notify=filled)
    def tone(self) -> int:
        """The number of the section's colour."""
        return self._view.tone

    @Property(int, notify=filled)
    def position(self) -> int:
        """Which page of the section this is, from 1."""
        return self._view.position

    @Property(int, notify=filled)
    def count(self) -> int:
        """How many pages the section has."""
        return self._view.count

    @Property(int, notify=filled)
    def minutes(self) -> int:
        """How many minutes it takes to read."""
        return self._view.minutes

    @Property(str, notify=filled)
    def previousId(self) -> str:
        """The page before, or an empty text."""
        return self._view.previous[0]

    @Property(str, notify=filled)
    def previousTitle(self) -> str:
        """The title of the page before."""
        return self._view.previous[1]

    @Property(str, notify=filled)
    def nextId(self) -> str:
        """The page after, or an empty text."""
        return self._view.next[0]

    @Property(str, notify=filled)
    def nextTitle(self) -> str:
        """The title of the page after."""
        return self._view.next[1]

    @Property(str, notify=filled)
    def nextOnlyIn(self) -> str:
        """The language of that title, where it is not the visitor's; else empty (H8)."""
        return self._view.next_only_in

    @Property(str, notify=filled)
    def onlyIn(self) -> str:
        """The language (BCP 47) in which the page can be read, where it is not the visitor's; else empty (H8)."""
        return self._view.only_in[0]

    @Property(str, notify=filled)
    def onlyInName(self) -> str:
        """That language's name in itself."""
        return self._view.only_in[1]

    @Property(int, notify=filled)
    def placeIndex(self) -> int:
        """The row at which the reader left off, or -1 above the first."""
        return self._view.place.index

    @Property(float, notify=filled)
    def placeShare(self) -> float:
        """Which share of that row had scrolled away."""
        return self._view.place.share
