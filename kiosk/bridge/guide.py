"""GuideContent: what the library holds, as the screens need it, for the visit as it stands."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.bridge import block_rows
from kiosk.bridge.page import PageDocument
from kiosk.bridge.pool import PagePool
from kiosk.bridge.rows import Row, RowsModel
from kiosk.bridge.search import SearchResults
from kiosk.bridge.styled import styled
from kiosk.bridge.terms import heading, other_names
from kiosk.bridge.words import FOREIGN, Words
from kiosk.bridge.writing import all_led, led
from kiosk.errors import LibraryUnreadableError
from kiosk.library.reader import Readable
from kiosk.library.shelf import Asked, Shelf
from kiosk.model.library import GlossaryTerm, Guide, Section
from kiosk.session import reading
from kiosk.session.visit import Phase, PopupKind, Screen, Visit
from kiosk.settings import ContentSettings, HelpLine, help_lines_in

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)


@QmlElement
class GuideContent(QObject):
    """The content of every screen. It is told of each change of the visit and fills what that change needs."""

    guideChanged = Signal()
    sectionChanged = Signal()
    pageChanged = Signal()
    termChanged = Signal()

    def __init__(
        self, content: ContentSettings, help_lines: tuple[HelpLine, ...], words: Words, parent: QObject
    ) -> None:
        """Start empty; the settings' title stands in for the guide's own, `words` know the languages' names."""
        super().__init__(parent)
        self._library: Readable | None = None
        self._shelf: Shelf | None = None
        self._words = words
        self._unreviewed = content.show_unreviewed
        self._hide_overdue = content.hide_overdue
        self._day: dt.date | None = None
        self._guide: Guide | None = None
        self._shown: Visit | None = None
        self._own_title = content.title
        self._all_help_lines = help_lines
        self._section: Section | None = None
        self._section_only_in = ""
        self._term = ("", "")
        self._pool = PagePool(self._group_rows, words, self._fail, self)
        self._sections = RowsModel(("section", "title", "summary", "picture", "alt", "pages", "tone", *FOREIGN), self)
        self._slides = RowsModel(("title", "text", "picture", "alt", "page"), self)
        self._help = RowsModel(block_rows.ROLES, self)
        self._help_lines = RowsModel(("name", "contact", "hours"), self)
        self._entries = RowsModel(("page", "title", "summary", "minutes", "position", *FOREIGN), self)
        self._glossary = RowsModel(("slug", "name", "others", "meaning", "letter"), self)
        self._questions = RowsModel(("question", "text", "group", "groupTitle", "chosen"), self)
        self._my_list = RowsModel(("question", "text", *FOREIGN), self)
        self._search = SearchResults(words.foreign, self._fail, self)
        self._languages: tuple[str, ...] = ()
        self._failed = False

    def open(self, library: Readable, visit: Visit) -> None:
        """Show another library from now on; called only between visitors."""
        self._library = library
        self._guide = None
        self._shown = None
        self._failed = False
        self.show(visit)

    def failed(self) -> bool:
        """Tell whether something of the library could not be read since it was opened."""
        return self._failed

    def turn_to(self, day: dt.date, visit: Visit) -> None:
        """Show what is to be shown on `day`, between visitors; before the first call everything is, whenever."""
        if day != self._day:
            self._day = day
            if self._library is not None:
                self.open(self._library, visit)

    def words(self) -> int:
        """Return how many words the screen in front has to read."""
        on_page = self._shown is not None and self._shown.route.screen is Screen.PAGE
        page = self._pool.page()
        return page.entry.words if on_page and page else 0

    def show(self, visit: Visit) -> None:
        """Fill what `visit` shows and has not been filled yet. Where that cannot be read, nothing is there to show."""
        before, self._shown = self._shown, visit
        if self._library is None:
            return
        try:
            self._show(self._library, before, visit)
        except LibraryUnreadableError as error:
            self._fail(error)
            self._let_go()

    def try_again(self, visit: Visit) -> None:
        """Fill what `visit` shows if nothing could be read before."""
        if self._guide is None:
            self.show(visit)

    def _fail(self, error: LibraryUnreadableError) -> None:
        if not self._failed:
            self._failed = True
            log.error("%s It is opened again between two visitors.", error)

    def _let_go(self) -> None:
        """Show nothing, until somebody tries again."""
        self._guide = self._section = self._shown = None
        self._pool.clear()
        self._search.clear()
        self.guideChanged.emit()

    def _show(self, library: Readable, before: Visit | None, visit: Visit) -> None:
        if self._guide is None:
            self._languages = Shelf.languages(library, unreviewed=self._unreviewed)
        language = self._language(visit)
        if self._guide is None or self._guide.language != language:
            self._show_guide(self._shelf_of(library, language))
            before = None
        if before is None or before.chosen != visit.chosen:
            self._show_chosen(visit)
        if before is None or before.route != visit.route or before.gates != visit.gates:
            self._show_route(before, visit)
        if before is not None and before.idle.phase is not visit.idle.phase and visit.idle.phase is Phase.ATTRACT:
            self._pool.clear()
            self._search.clear()
        if visit.popup is not None and visit.popup.kind is PopupKind.TERM:
            self._show_term(visit.popup.target)

    def is_complete(self) -> bool:
        """Tell whether everything that was asked for has been filled."""
        return self._pool.is_complete()

    def offers(self, page_id: str) -> bool:
        """Tell whether a page of that id can be opened."""
        return self._shelf is not None and self._shelf.offer(page_id) is not None

    def language_name(self, language: str) -> str:
        """Return a language's name in itself."""
        return self._words.name(language)

    def chosen(self) -> list[str]:
        """Return the questions of the family's list, in its order, in the visitor's language where it has them."""
        return [str(row["text"]) for row in self._my_list.rows()]

    def guide(self) -> Guide | None:
        """Return the guide in the visitor's language, or None before a library was opened."""
        return self._guide

    @Property(str, notify=guideChanged)
    def title(self) -> str:
        """The guide's name."""
        return self._own_title or (self._guide.home.title if self._guide else "")

    @Property(str, notify=guideChanged)
    def welcome(self) -> str:
        """The line under the guide's name."""
        return self._guide.home.summary if self._guide else ""

    @Property(bool, notify=guideChanged)
    def ready(self) -> bool:
        """Whether there is anything to show."""
        return self._guide is not None and bool(self._guide.sections)

    @Property(list, notify=guideChanged)
    def letters(self) -> list[str]:
        """The initial letters that the glossary has, in order."""
        return sorted({str(row["letter"]) for row in self._glossary.rows()})

    @Property(list, notify=guideChanged)
    def languages(self) -> list[str]:
        """The languages that can be chosen (BCP 47), the default first."""
        return list(self._languages)

    @Property(list, notify=guideChanged)
    def languageNames(self) -> list[str]:
        """Their names, each in itself."""
        return [self._words.name(language) for language in self._languages]

    @Property(str, notify=guideChanged)
    def language(self) -> str:
        """The language of what is shown (BCP 47)."""
        return self._guide.language if self._guide else ""

    @Property(QObject, constant=True)
    def sections(self) -> RowsModel:
        """The sections, as home shows them."""
        return self._sections

    @Property(QObject, constant=True)
    def slides(self) -> RowsModel:
        """The attract screen's slides."""
        return self._slides

    @Property(QObject, constant=True)
    def help(self) -> RowsModel:
        """The help screen's blocks."""
        return self._help

    @Property(QObject, constant=True)
    def helpLines(self) -> RowsModel:
        """The site's own lines (H6)."""
        return self._help_lines

    @Property(QObject, constant=True)
    def entries(self) -> RowsModel:
        """The pages of the open section."""
        return self._entries

    @Property(QObject, constant=True)
    def glossary(self) -> RowsModel:
        """All terms, A to Z."""
        return self._glossary

    @Property(QObject, constant=True)
    def questions(self) -> RowsModel:
        """All questions, group after group."""
        return self._questions

    @Property(QObject, constant=True)
    def myList(self) -> RowsModel:
        """The family's own list."""
        return self._my_list

    @Property(SearchResults, constant=True)
    def search(self) -> SearchResults:
        """What was found."""
        return self._search

    @Property(str, notify=sectionChanged)
    def sectionTitle(self) -> str:
        """The open section's title."""
        return self._section.title if self._section else ""

    @Property(str, notify=sectionChanged)
    def sectionSummary(self) -> str:
        """The line under the open section's title."""
        return self._section.summary if self._section else ""

    @Property(str, notify=sectionChanged)
    def sectionOnlyIn(self) -> str:
        """The language (BCP 47) of that title and line, where it is not the visitor's; else empty (H8)."""
        return self._section_only_in

    @Property(str, notify=sectionChanged)
    def sectionPicture(self) -> str:
        """The open section's picture."""
        return self._section.picture if self._section else ""

    @Property(str, notify=sectionChanged)
    def sectionAlt(self) -> str:
        """What the open section's picture shows, in words."""
        return self._section.alt if self._section else ""

    @Property(int, notify=sectionChanged)
    def sectionTone(self) -> int:
        """The number of the open section's colour."""
        return self._tone(self._section.id) if self._section else 0

    @Property(PageDocument, constant=True)
    def firstPage(self) -> PageDocument:
        """One page of the pool."""
        return self._pool.document(0)

    @Property(PageDocument, constant=True)
    def secondPage(self) -> PageDocument:
        """The other page of the pool."""
        return self._pool.document(1)

    @Property(int, notify=pageChanged)
    def activePage(self) -> int:
        """Which page of the pool is in front: 0 or 1."""
        return self._pool.active()

    @Property(str, notify=termChanged)
    def termName(self) -> str:
        """The term that the pop-up explains."""
        return self._term[0]

    @Property(str, notify=termChanged)
    def termMeaning(self) -> str:
        """What it means, as StyledText."""
        return self._term[1]

    @Slot(str)
    def pressPage(self, page: str) -> None:
        """Lay out a page that a finger has come down on, before it is lifted."""
        if self._shown is not None:
            self._pool.press(page, self._shown)

    @Slot(str, result=int)
    def glossaryRow(self, letter: str) -> int:
        """Return the row of the first term under a letter, or 0."""
        return _first_row(self._glossary, "letter", letter)

    @Slot(str, result=int)
    def questionsRow(self, group: str) -> int:
        """Return the row of a group's first question, or 0."""
        return _first_row(self._questions, "group", group)

    def _language(self, visit: Visit) -> str:
        wanted = visit.preferences.language
        return wanted if wanted in self._languages else self._languages[0]

    def _shelf_of(self, library: Readable, language: str) -> Shelf:
        hidden = library.hidden(self._day, overdue=self._hide_overdue) if self._day else ()
        return Shelf(library, language, unreviewed=self._unreviewed, hidden=hidden)

    def _show_guide(self, shelf: Shelf) -> None:
        self._shelf = shelf
        languages = [shelf.language_of(section) for section in shelf.guide().sections]
        self._guide = guide = _led_guide(shelf)
        self._section = None
        self._words.speak(guide.language)
        self._pool.open(shelf, guide)
        self._search.open(shelf, guide)
        self._sections.renew(
            [
                {
                    "section": section.id,
                    "title": section.title,
                    "summary": section.summary,
                    "picture": section.picture,
                    "alt": section.alt,
                    "pages": section.pages,
                    "tone": tone,
                    **self._foreign(language),
                }
                for tone, (section, language) in enumerate(zip(guide.sections, languages, strict=True))
            ]
        )
        self._slides.renew(block_rows.card_rows(guide.slides))
        self._help.renew(block_rows.rows(guide.help, self._group_rows, lambda _gate: None))
        self._help_lines.renew(
            [
                {
                    "name": led(line.name, line.language),
                    "contact": led(line.contact, line.language),
                    "hours": led(line.hours, line.language),
                }
                for line in help_lines_in(guide.language, self._all_help_lines)
            ]
        )
        self._glossary.renew(
            [_term_row(term, guide.language) for term in sorted(guide.glossary, key=lambda term: term.names[0].lower())]
        )
        self.guideChanged.emit()

    def _show_chosen(self, visit: Visit) -> None:
        assert self._shelf is not None
        assert self._guide is not None
        rows = [row for group in self._guide.groups for row in self._group_rows(group.id)]
        self._questions.follow(rows, "question")
        self._my_list.follow([self._asked_row(one) for one in self._shelf.asked(visit.chosen)], "question")
        self._pool.show_chosen()

    def _asked_row(self, asked: Asked) -> Row:
        text = led(asked.question.text, asked.language)
        return {"question": asked.question.id, "text": text, **self._foreign(asked.language)}

    def _group_rows(self, group_id: str) -> list[Row]:
        assert self._guide is not None
        chosen = self._shown.chosen if self._shown else ()
        return [
            {
                "question": question.id,
                "text": question.text,
                "group": group.id,
                "groupTitle": group.title,
                "chosen": question.id in chosen,
            }
            for group in self._guide.groups
            if group.id == group_id
            for question in group.questions
        ]

    def _show_route(self, before: Visit | None, visit: Visit) -> None:
        route = visit.route
        if route.screen is Screen.SECTION:
            self._show_section(route.target)
        elif route.screen is Screen.SEARCH:
            self._search.show(route.target)
        elif route.screen is Screen.PAGE:
            same = before is not None and (before.route.screen, before.route.target) == (route.screen, route.target)
            if not same:
                if self._pool.show(visit):
                    self.pageChanged.emit()
            elif before is not None and before.gates != visit.gates:
                self._pool.show_gates(visit)

    def _show_section(self, section_id: str) -> None:
        assert self._shelf is not None
        assert self._guide is not None
        section = next((one for one in self._guide.sections if one.id == section_id), None)
        if section is None or section == self._section:
            return
        self._section = section
        self._section_only_in, _ = self._words.foreign(self._shelf.language_of(section), self._guide.language)
        self._entries.fill(
            [
                {
                    "page": offer.entry.id,
                    "title": led(offer.entry.title, offer.language),
                    "summary": led(offer.entry.summary, offer.language),
                    "minutes": reading.minutes(offer.entry.words),
                    "position": offer.entry.position,
                    **self._foreign(offer.language),
                }
                for offer in self._shelf.offers(section_id)
            ]
        )
        self.sectionChanged.emit()

    def _foreign(self, language: str) -> Row:
        """Return the language that something is in, and its name, where it is not the visitor's (H8)."""
        assert self._guide is not None
        return dict(zip(FOREIGN, self._words.foreign(language, self._guide.language), strict=True))

    def _show_term(self, slug: str) -> None:
        assert self._guide is not None
        term = next((one for one in self._guide.glossary if one.slug == slug), None)
        shown = (led(heading(term), self._guide.language), _meaning(term)) if term else ("", "")
        if shown != self._term:
            self._term = shown
            self.termChanged.emit()

    def _tone(self, section_id: str) -> int:
        assert self._guide is not None
        return [section.id for section in self._guide.sections].index(section_id)


def _led_guide(shelf: Shelf) -> Guide:
    """Return the guide with each text led by the mark of the language it is in."""
    own = shelf.guide()
    sections = tuple(all_led(section, shelf.language_of(section)) for section in own.sections)
    return replace(all_led(own, shelf.language), sections=sections)


def _first_row(model: RowsModel, role: str, value: str) -> int:
    return next((number for number, row in enumerate(model.rows()) if row[role] == value), 0)


def _term_row(term: GlossaryTerm, language: str) -> Row:
    name = heading(term)
    return {
        "slug": term.slug,
        "name": led(name, language),
        "others": other_names(term),
        "meaning": _meaning(term),
        "letter": next((letter for letter in name if letter.isalnum()), name[0]),
    }


def _meaning(term: GlossaryTerm) -> str:
    return "<br><br>".join(styled(paragraph) for paragraph in term.meaning)
