"""The library of a proof: pages are put together when somebody asks for them, so no file need be written first."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Self

from kiosk.authoring import assembly, names, references
from kiosk.authoring.assembly import Place
from kiosk.authoring.gathering import Parsed
from kiosk.authoring.joining import Joined
from kiosk.authoring.names import Kind
from kiosk.authoring.parsed import Body
from kiosk.authoring.references import Known
from kiosk.library import codec
from kiosk.library.reader import Hidden, Library
from kiosk.library.search import Findings
from kiosk.model import pseudo
from kiosk.model.blocks import Figure
from kiosk.model.library import Guide, Page, PageEntry, Picture


class LiveLibrary:
    """A `ProofLibrary` over files that were joined. `bodies` are the codec's texts by cache key.

    A page is bound once. Nothing here changes; `replaced` and `speaking` give others that share all they can.
    """

    def __init__(
        self,
        content: Path,
        joined: Joined,
        bodies: Mapping[bytes, str],
        pictures: Mapping[str, Picture],
        finder: Callable[[], Library | None],
    ) -> None:
        """Show what is useful of `joined`; `finder` gives a finished library, in which is searched."""
        self.path = content
        self._finder = finder
        self._joined = joined
        self._bodies = bodies
        self._pictures = pictures
        self._pseudo: tuple[str, ...] = ()
        self._languages = {one.tag: one for one in joined.languages if one.guide}
        self._indexes = {one.tag: index for one, index in zip(joined.languages, joined.indexes, strict=True)}
        self._places: dict[tuple[str, str], Place] = {}
        self._sections: dict[tuple[str, str], list[str]] = {}
        for language in self._languages.values():
            for place in language.places:
                self._places[language.tag, place.entry.id] = place
                self._sections.setdefault((language.tag, place.entry.section), []).append(place.entry.id)
        self._scheduled = [
            key for key, one in self._places.items() if one.entry.calendar.publish or one.entry.calendar.expire
        ]
        self._bound: dict[tuple[str, str], Page] = {}

    @property
    def languages(self) -> tuple[str, ...]:
        """BCP 47 tags of the languages it holds, the default first, a pseudo-language last."""
        return (*self._languages, *self._pseudo)

    def speaking(self, pseudo_language: str) -> Self:
        """Return the same with a pseudo-language beside its own; an empty text stands for none."""
        made = copy.copy(self)
        made._pseudo = (pseudo_language,) if pseudo_language else ()  # noqa: SLF001 - one of us
        return made

    def replaced(self, parsed: Parsed) -> Self | None:
        """Return the same with another version of one page, or None where that bears on more than the page itself."""
        outline = parsed.outline
        tag, page_id = names.language(outline.path), names.page_id(outline.path)
        place = self._places.get((tag, page_id))
        if place is None or not outline.is_good() or references.problems(outline, self._known(tag)):
            return None
        before = place.parsed.outline
        if any(getattr(outline, name) != getattr(before, name) for name in ("order", "anchors", "calendar")):
            return None
        if len(outline.gates) != len(before.gates):
            return None
        good = {one.parsed.outline.path for one in self._languages[tag].places}
        drawn = {sketch.path: sketch.name for sketch in self._joined.sketches}
        made = copy.copy(self)
        entry = assembly.entry(outline, place.entry.position)
        changed = Place(parsed, entry, references.resolved(outline, good, drawn, self._known(tag).terms))
        made._places = {**self._places, (tag, page_id): changed}  # noqa: SLF001 - one of us
        made._bound = {}  # noqa: SLF001 - one of us
        return made

    def guide(self, language: str) -> Guide:
        """Return all of one language but its pages; raises KeyError for a language that is not in `languages`."""
        guide = self._languages[self._own(language)].guide
        assert guide is not None
        return pseudo.translated(guide, language) if language in self._pseudo else guide

    def entries(self, language: str, section_id: str) -> tuple[PageEntry, ...]:
        """Return the pages of a section as a list shows them, in order."""
        found = (self.entry(language, page) for page in self._section(language, section_id))
        return tuple(entry for entry in found if entry)

    def entry_at(self, language: str, section_id: str, position: int) -> PageEntry | None:
        """Return the page at a position, counted from 1, or None before the first and after the last."""
        pages = self._section(language, section_id)
        return self.entry(language, pages[position - 1]) if 1 <= position <= len(pages) else None

    def entry(self, language: str, page_id: str) -> PageEntry | None:
        """Return a page as a list shows it, or None where the language has none of that id."""
        place = self._places.get((self._own(language), page_id))
        if place is None:
            return None
        return pseudo.translated(place.entry, language) if language in self._pseudo else place.entry

    def page(self, language: str, page_id: str) -> Page | None:
        """Return a whole page, or None where the language has none of that id."""
        own = self._own(language)
        place = self._places.get((own, page_id))
        if place is None:
            return None
        page = self._bound.get((own, page_id))
        if page is None:
            page = self._bound[own, page_id] = assembly.page(place, self._body(place), self._indexes[own])
        return pseudo.translated(page, language) if language in self._pseudo else page

    def row(self, language: str, page_id: str, line: int) -> int:
        """Return which block of a page comes from a line of its file, counted from 0; -1 for what stands above."""
        place = self._places.get((self._own(language), page_id))
        if place is None:
            return -1
        body = self._body(place)
        # A picture that is not there makes no block.
        shown = [
            end
            for block, end in zip(body.blocks, body.ends, strict=True)
            if not isinstance(block, Figure) or place.found.get(block.picture)
        ]
        number = next((number for number, end in enumerate(shown) if line <= end), len(shown) - 1)
        return number if number > 0 else -1

    def hidden(self, day: dt.date, *, overdue: bool) -> tuple[Hidden, ...]:
        """Return the pages that are not published yet or have expired on `day`; also those `overdue`, if so (H7)."""
        found = ((key, self._places[key].entry) for key in (self._places if overdue else self._scheduled))
        return tuple(
            Hidden(tag, page, entry.section, entry.position)
            for (own, page), entry in found
            if _is_hidden(entry, day, overdue=overdue)
            for tag in (own, *(self._pseudo if own == self._default() else ()))
        )

    def search(self, language: str, text: str, *, unreviewed: bool, hidden: AbstractSet[str] = frozenset()) -> Findings:
        """Return what fits `text`, as soon as there is something to find it with."""
        own = self._own(language)
        finder = self._finder()
        if finder is None or own not in finder.languages:
            return Findings()
        findings = finder.search(own, text, unreviewed=unreviewed, hidden=hidden)
        guide = self.guide(own)
        there = {term.slug for term in guide.glossary} | {one.id for group in guide.groups for one in group.questions}
        kept = (one for one in findings.found if one.target in there or (own, one.target) in self._places)
        return findings._replace(found=tuple(kept))

    def picture(self, name: str) -> Picture | None:
        """Return a picture, or None where there is none of that name."""
        return self._pictures.get(name)

    def close(self) -> None:
        """Do nothing: whoever made it holds what it needs."""

    def _own(self, language: str) -> str:
        return self._default() if language in self._pseudo else language

    def _default(self) -> str:
        return next(iter(self._languages))

    def _section(self, language: str, section_id: str) -> list[str]:
        return self._sections.get((self._own(language), section_id), [])

    def _body(self, place: Place) -> Body:
        return codec.loads(Body, self._bodies[place.parsed.key])

    def _known(self, tag: str) -> Known:
        guide = self.guide(tag)
        return Known(
            {one.path: one for one in self._joined.outlines[tag] if one.kind is Kind.PAGE},
            frozenset(term.slug for term in guide.glossary),
            frozenset(group.id for group in guide.groups),
            frozenset(sketch.path for sketch in self._joined.sketches),
        )


def _is_hidden(entry: PageEntry, day: dt.date, *, overdue: bool) -> bool:
    calendar = entry.calendar
    return bool(
        (calendar.publish and calendar.publish > day)
        or (calendar.expire and calendar.expire <= day)
        or (overdue and calendar.review_by and calendar.review_by < day)
    )
