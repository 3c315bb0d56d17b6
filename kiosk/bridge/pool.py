"""PagePool: the pages that can be on the screen: the one in front, and the one that will probably come next."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.bridge import block_rows
from kiosk.bridge.page import PageDocument, PageView
from kiosk.bridge.rows import Row
from kiosk.bridge.terms import heading
from kiosk.bridge.words import APOLOGY, Words
from kiosk.bridge.writing import all_led, led
from kiosk.errors import LibraryUnreadableError
from kiosk.library.shelf import Shelf
from kiosk.model.blocks import Paragraph, QuestionSet
from kiosk.model.inline import Text
from kiosk.model.library import Guide, Page, PageEntry
from kiosk.session import questions, reading
from kiosk.session.visit import PassedGate, Place, Visit

SIZE = 2
AT_REST = 400
"""Milliseconds after which a page has arrived and its reader reads."""
UNDER_A_FINGER = 20
"""Milliseconds after which what a finger has come down on has been drawn pressed; a tap lasts longer."""


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A page that waits behind the one in front, and which of its gates are open there."""

    page: Page
    gates: frozenset[PassedGate]


class PagePool(QObject):
    """A fixed number of documents that are filled again and again; one of them is in front.

    While a page is read, the next one is laid out behind it, and so is a page that a finger has come down on: lifting
    the finger only has to bring it to the front.
    """

    def __init__(
        self,
        group_rows: block_rows.Questions,
        words: Words,
        failed: Callable[[LibraryUnreadableError], None],
        parent: QObject,
    ) -> None:
        """Start empty; `group_rows` gives a group's questions as rows, `failed` is told when a page cannot be read."""
        super().__init__(parent)
        self._interface = words
        self._failed = failed
        self._group_rows = group_rows
        self._shelf: Shelf | None = None
        self._guide: Guide | None = None
        self._visit: Visit | None = None
        self._page: Page | None = None
        self._prepared: _Prepared | None = None
        self._active = 0
        self._expected = ""
        self._documents = [PageDocument(self) for _ in range(SIZE)]
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.prepare)

    def open(self, shelf: Shelf, guide: Guide) -> None:
        """Take pages from `shelf`, whose guide is `guide`, from now on."""
        self._shelf, self._guide = shelf, guide
        self.clear()

    def clear(self) -> None:
        """Let go of every page: nothing of a visit stays, not even laid out behind other screens."""
        self._soon.stop()
        self._visit = self._page = self._prepared = None
        for document in self._documents:
            document.fill(PageView(), [], [])

    def document(self, number: int) -> PageDocument:
        """Return a document of the pool."""
        return self._documents[number]

    def active(self) -> int:
        """Return the number of the document in front."""
        return self._active

    def page(self) -> Page | None:
        """Return the page in front."""
        return self._page

    def is_complete(self) -> bool:
        """Tell whether everything that was asked for has been filled."""
        return all(document.is_complete() for document in self._documents)

    def show(self, visit: Visit) -> bool:
        """Bring the page of the visit's route to the front; return whether the library has it."""
        self._visit = visit
        if self._is_prepared(visit):
            assert self._prepared is not None
            self._page = self._prepared.page
        else:
            try:
                page = self._read(visit.route.target)
            except LibraryUnreadableError as error:
                self._failed(error)
                page = None
                if not self._apologise(visit):
                    return False
            else:
                if page is None:
                    return False
                self._fill(self._behind(), page, visit.route.place, visit)
            self._page = page
        self._prepared = None
        self._active = self._behind()
        self._expect(self._documents[self._active].view().next[0], visit, AT_REST)
        return True

    def press(self, page_id: str, visit: Visit) -> None:
        """Expect a page that a finger has come down on."""
        if self._prepared is None or self._prepared.page.entry.id != page_id:
            self._expect(page_id, visit, UNDER_A_FINGER)

    @Slot()
    def prepare(self) -> None:
        """Lay out the page that is expected next, if there is one."""
        visit = self._visit
        # What cannot be read is told when it is wanted; until then it may be read again.
        with contextlib.suppress(LibraryUnreadableError):
            page = self._read(self._expected) if self._expected else None
            if page is not None and visit is not None:
                self._fill(self._behind(), page, Place(), visit)
                self._prepared = _Prepared(page, _gates(page, visit))

    def _expect(self, page_id: str, visit: Visit, milliseconds: int) -> None:
        self._expected, self._visit = page_id, visit
        self._soon.start(milliseconds)

    def show_gates(self, visit: Visit) -> None:
        """Open or close gates of the page in front; the reader stays where they are."""
        assert self._page is not None
        self._visit = visit
        self._documents[self._active].replace(self._rows(self._page, visit))

    def show_chosen(self) -> None:
        """Mark the questions that are on the family's list."""
        for document in self._documents:
            for number, row in enumerate(document.block_rows().rows()):
                if row["kind"] == "QuestionSet":
                    document.block_rows().update(number, {"lines": self._group_rows(str(row["text"]))})

    def _apologise(self, visit: Visit) -> bool:
        """Say in place of the page's blocks that it cannot be shown; return whether the library has the page."""
        assert self._shelf is not None
        offer = self._shelf.offer(visit.route.target)
        if offer is None:
            return False
        words = led(self._interface.translate("", APOLOGY), self._shelf.language)
        row = block_rows.row(Paragraph((Text(words),)), self._group_rows)
        self._documents[self._behind()].fill(self._view(offer.entry, Place()), [row], [])
        return True

    def _behind(self) -> int:
        return (self._active + 1) % SIZE

    def _is_prepared(self, visit: Visit) -> bool:
        prepared = self._prepared
        return (
            prepared is not None
            and prepared.page.entry.id == visit.route.target
            and prepared.gates == _gates(prepared.page, visit)
            and visit.route.place == Place()
        )

    def _read(self, page_id: str) -> Page | None:
        assert self._shelf is not None
        page = self._shelf.page(page_id) if self._shelf.offer(page_id) else None
        return all_led(page, self._shelf.language) if page else None

    def _fill(self, number: int, page: Page, place: Place, visit: Visit) -> None:
        assert self._guide is not None
        names = {term.slug: led(heading(term), self._guide.language) for term in self._guide.glossary}
        words: list[Row] = [{"slug": slug, "name": names[slug]} for slug in page.terms if slug in names]
        self._documents[number].fill(self._view(page.entry, place), self._rows(page, visit), words)

    def _rows(self, page: Page, visit: Visit) -> list[Row]:
        rows = block_rows.rows(
            page.blocks, self._group_rows, lambda gate: questions.choice_at(visit, page.entry.id, gate)
        )
        if page.questions:
            rows.append(block_rows.row(QuestionSet(page.questions), self._group_rows))
        return rows

    def _view(self, entry: PageEntry, place: Place) -> PageView:
        assert self._shelf is not None
        assert self._guide is not None
        tone, section = next((tone, one) for tone, one in enumerate(self._guide.sections) if one.id == entry.section)
        offer = self._shelf.offer(entry.id)
        assert offer is not None
        position = offer.entry.position
        neighbours = [self._shelf.offer_at(section.id, position + step) for step in (-1, 1)]
        before, after = ((one.entry.id, led(one.entry.title, one.language)) if one else ("", "") for one in neighbours)
        next_language = neighbours[1].language if neighbours[1] else self._shelf.language
        return PageView(
            id=entry.id,
            title=led(offer.entry.title, offer.language),
            section_title=section.title,
            tone=tone,
            position=position,
            count=self._shelf.count(section.id),
            minutes=reading.minutes(entry.words),
            previous=before,
            next=after,
            place=place,
            next_only_in=self._interface.foreign(next_language, self._shelf.language)[0],
            only_in=self._interface.foreign(offer.language, self._shelf.language),
        )


def _gates(page: Page, visit: Visit) -> frozenset[PassedGate]:
    return frozenset(passed for passed in visit.gates if passed.page == page.entry.id)
