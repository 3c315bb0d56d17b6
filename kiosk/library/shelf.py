"""Shelf: a library in one language, as a visitor may see it. Nothing falls back in silence (H8)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.library.reader import Library
from kiosk.library.search import MOST, Findings, Kind
from kiosk.model.library import Guide, Page, PageEntry, Section


@dataclass(frozen=True, slots=True)
class Offer:
    """A page in a list, and the language in which it can be read."""

    entry: PageEntry
    language: str


class Shelf:
    """The default language's pages in their order, each in `language` where it is there and may be shown."""

    def __init__(self, library: Library, language: str, *, unreviewed: bool) -> None:
        """Show translations whose review is not finished only when `unreviewed`; the default language always shows."""
        self._library = library
        self.language = language
        self._default = library.languages[0]
        self._unreviewed = unreviewed
        default = library.guide(self._default)
        own = default if language == self._default else library.guide(language)
        sections = {section.id: section for section in own.sections}
        self._own = frozenset(sections)
        self._counts = {section.id: section.pages for section in default.sections}
        self._guide = replace(own, sections=tuple(sections.get(one.id, one) for one in default.sections))

    @classmethod
    def languages(cls, library: Library, *, unreviewed: bool) -> tuple[str, ...]:
        """Return the languages that may be offered, the default first."""
        default, *others = library.languages
        return (default, *(one for one in others if unreviewed or library.guide(one).approved))

    def guide(self) -> Guide:
        """Return all of the language but its pages; a section that it lacks is the default language's own."""
        return self._guide

    def language_of(self, section: Section) -> str:
        """Return the language in which a section of the guide introduces itself."""
        return self.language if section.id in self._own else self._default

    def offers(self, section: str) -> tuple[Offer, ...]:
        """Return the pages of a section."""
        return tuple(self._offer(entry) for entry in self._library.entries(self._default, section))

    def offer(self, page_id: str) -> Offer | None:
        """Return a page as a list shows it, or None where not even the default language has it."""
        entry = self._library.entry(self._default, page_id)
        return self._offer(entry) if entry else None

    def offer_at(self, section: str, position: int) -> Offer | None:
        """Return the page at a position, counted from 1, or None before the first and after the last."""
        entry = self._library.entry_at(self._default, section, position)
        return self._offer(entry) if entry else None

    def page(self, page_id: str) -> Page | None:
        """Return a whole page, without blocks where it cannot be read in this language; None where there is none."""
        page = self._library.page(self.language, page_id)
        if page and self._may_show(page.entry):
            return page
        default = self._library.page(self._default, page_id)
        return replace(default, blocks=(), terms=(), questions="") if default else None

    def count(self, section: str) -> int:
        """Return how many pages a section has."""
        return self._counts.get(section, 0)

    def search(self, text: str) -> Findings:
        """Return what fits `text`: in this language, and then pages that can only be read in the default language.

        What fits as it is typed comes without what is spelled nearly so.
        """
        findings = self._library.search(self.language, text, unreviewed=self._unreviewed or self._is_default())
        if self._is_default():
            return findings
        known = tuple(one for one in findings.found if one.kind is not Kind.PAGE or self.offer(one.target))
        if len(known) == MOST and not findings.close:
            return findings._replace(found=known)
        default = self._library.search(self._default, text, unreviewed=True)
        only = tuple(one for one in default.found if one.kind is Kind.PAGE and self._is_only_default(one.target))
        parts = [Findings(known, findings.close and bool(known)), Findings(only, default.close and bool(only))]
        exact = [part for part in parts if part.found and not part.close]
        found = tuple(one for part in exact or parts for one in part.found)
        return Findings(found[:MOST], close=bool(found) and not exact)

    def _is_only_default(self, page_id: str) -> bool:
        offer = self.offer(page_id)
        return offer is not None and offer.language == self._default

    def _is_default(self) -> bool:
        return self.language == self._default

    def _offer(self, default: PageEntry) -> Offer:
        own = default if self._is_default() else self._library.entry(self.language, default.id)
        if own is None or not self._may_show(own):
            return Offer(default, self._default)
        return Offer(replace(own, position=default.position), self.language)

    def _may_show(self, entry: PageEntry) -> bool:
        return self._unreviewed or self._is_default() or entry.approved
