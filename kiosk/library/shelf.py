"""Shelf: a library in one language, as a visitor may see it. Nothing falls back in silence (H8)."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from kiosk.library.reader import Hidden, Readable
from kiosk.library.search import MOST, Finding, Findings, Kind
from kiosk.model import links
from kiosk.model.library import Guide, Page, PageEntry, Question, Section

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Offer:
    """A page in a list, and the language in which it can be read."""

    entry: PageEntry
    language: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that a family chose, and the language in which it can be read."""

    question: Question
    language: str


class Shelf:
    """The default language's pages in their order, each in `language` where it is there and may be shown."""

    def __init__(self, library: Readable, language: str, *, unreviewed: bool, hidden: Collection[Hidden] = ()) -> None:
        """Show translations whose review is not finished only when `unreviewed`; the default language always shows.

        What is `hidden` is not there, and no link leads to it; a hidden translation is as good as none.
        """
        self._library = library
        self.language = language
        self._default = library.languages[0]
        self._unreviewed = unreviewed
        self._hidden = frozenset(one.page for one in hidden if one.language == self._default)
        self._untranslated = frozenset(one.page for one in hidden if one.language == language) - self._hidden
        self._gaps: dict[str, list[int]] = {}
        for one in sorted(hidden, key=lambda one: one.position):
            if one.language == self._default:
                self._gaps.setdefault(one.section, []).append(one.position)
        default = library.guide(self._default)
        own = default if language == self._default else library.guide(language)
        sections = {section.id: section for section in own.sections}
        self._own = frozenset(sections)
        self._counts = {one.id: one.pages - len(self._gaps.get(one.id, ())) for one in default.sections}
        shown = (sections.get(one.id, one) for one in default.sections if self._counts[one.id])
        self._guide = self._linked(replace(own, sections=tuple(shown)))

    @classmethod
    def languages(cls, library: Readable, *, unreviewed: bool) -> tuple[str, ...]:
        """Return the languages that may be offered, the default first."""
        default, *others = library.languages
        return (default, *(one for one in others if unreviewed or library.guide(one).approved))

    def guide(self) -> Guide:
        """Return all of the language but its pages; a section that it lacks is the default language's own."""
        return self._guide

    def language_of(self, section: Section) -> str:
        """Return the language in which a section of the guide introduces itself."""
        return self.language if section.id in self._own else self._default

    def asked(self, chosen: Collection[str]) -> tuple[Asked, ...]:
        """Return questions by their ids; what this language lacks is in the first one offered that has it (H5, H8)."""
        found: dict[str, Asked] = {}
        for guide in self._guides():
            for question in (one for group in guide.groups for one in group.questions):
                found.setdefault(question.id, Asked(question, guide.language))
            if found.keys() >= set(chosen):
                break
        return tuple(found[one] for one in chosen if one in found)

    def offers(self, section: str) -> tuple[Offer, ...]:
        """Return the pages of a section."""
        entries = self._library.entries(self._default, section)
        return tuple(self._offer(entry) for entry in entries if entry.id not in self._hidden)

    def offer(self, page_id: str) -> Offer | None:
        """Return a page as a list shows it, or None where not even the default language has it."""
        entry = self._library.entry(self._default, page_id) if page_id not in self._hidden else None
        return self._offer(entry) if entry else None

    def offer_at(self, section: str, position: int) -> Offer | None:
        """Return the page at a position, counted from 1, or None before the first and after the last."""
        for gap in self._gaps.get(section, ()):
            position += gap <= position
        entry = self._library.entry_at(self._default, section, position)
        return self._offer(entry) if entry else None

    def page(self, page_id: str) -> Page | None:
        """Return a whole page, without blocks where it cannot be read in this language; None where there is none."""
        if page_id in self._hidden:
            return None
        page = self._library.page(self.language, page_id)
        if page and self._may_show(page.entry):
            return self._linked(page)
        default = self._library.page(self._default, page_id)
        return replace(default, blocks=(), terms=(), questions="") if default else None

    def count(self, section: str) -> int:
        """Return how many pages a section has."""
        return self._counts.get(section, 0)

    def search(self, text: str) -> Findings:
        """Return what fits `text`: in this language, and then pages that can only be read in the default language.

        What fits as it is typed comes without what is spelled nearly so.
        """
        findings = self._find(self.language, text, unreviewed=self._unreviewed or self._is_default())
        known = tuple(one for one in findings.found if self._is_there(one))
        if self._is_default() or (len(known) == MOST and not findings.close):
            return Findings(known, close=findings.close and bool(known))
        default = self._find(self._default, text, unreviewed=True)
        only = tuple(one for one in default.found if one.kind is Kind.PAGE and self._is_only_default(one.target))
        parts = [Findings(known, findings.close and bool(known)), Findings(only, default.close and bool(only))]
        exact = [part for part in parts if part.found and not part.close]
        found = tuple(one for part in exact or parts for one in part.found)
        return Findings(found[:MOST], close=bool(found) and not exact)

    def _guides(self) -> Iterator[Guide]:
        """Walk the guides in all languages that are offered, this one first."""
        yield self._guide
        languages = self.languages(self._library, unreviewed=self._unreviewed)
        yield from (self._library.guide(one) for one in languages if one != self.language)

    def _linked(self, value: T) -> T:
        """Return a part of the library whose links all lead to pages that are there.

        A build makes plain words of links to nowhere in one language, but pages are opened by the default one's lists.
        """
        if self._is_default() and not self._hidden:
            return value
        return links.without(value, lambda page: self.offer(page) is None)

    def _find(self, language: str, text: str, *, unreviewed: bool) -> Findings:
        hidden = self._hidden if language == self._default else self._hidden | self._untranslated
        return self._library.search(language, text, unreviewed=unreviewed, hidden=hidden)

    def _is_there(self, finding: Finding) -> bool:
        """Tell whether what was found in the shelf's language can be read in it."""
        if finding.kind is not Kind.PAGE:
            return True
        offer = self.offer(finding.target)
        return offer is not None and offer.language == self.language

    def _is_only_default(self, page_id: str) -> bool:
        offer = self.offer(page_id)
        return offer is not None and offer.language == self._default

    def _is_default(self) -> bool:
        return self.language == self._default

    def _offer(self, default: PageEntry) -> Offer:
        own = default if self._is_default() else self._library.entry(self.language, default.id)
        position = default.position - bisect.bisect(self._gaps.get(default.section, ()), default.position)
        if own is None or not self._may_show(own):
            return Offer(replace(default, position=position), self._default)
        return Offer(replace(own, position=position), self.language)

    def _may_show(self, entry: PageEntry) -> bool:
        if entry.id in self._untranslated:
            return False
        return self._unreviewed or self._is_default() or entry.approved
