"""Assembly: one language's files joined into its guide and its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import TypeAlias

from kiosk.authoring import binding, codes, counterparts, names, reading_grade, references
from kiosk.authoring.checks import unwanted
from kiosk.authoring.gathering import Parsed
from kiosk.authoring.names import Kind
from kiosk.authoring.parsed import Body, Outline
from kiosk.authoring.references import Known
from kiosk.authoring.terms import Index
from kiosk.model.blocks import Blocks, Cards
from kiosk.model.inline import plain
from kiosk.model.library import GlossaryTerm, Guide, Home, Page, PageEntry, QuestionGroup, Section, Status
from kiosk.problems import Problem, Severity

BodyOf: TypeAlias = Callable[[Parsed], Body]
Found: TypeAlias = Mapping[str, Mapping[str, str]]
"""By file: the page id or picture name of each path that it refers to."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page's place in its section, and what its references lead to."""

    parsed: Parsed
    entry: PageEntry
    found: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Language:
    """A language as it goes into the library. `guide` is None where it is of no use: no home or no page."""

    tag: str
    guide: Guide | None
    places: tuple[Place, ...]
    problems: tuple[Problem, ...]


class Assembler:
    """Joins the files of one language. `failed` are the paths of those that could not even be parsed."""

    def __init__(  # noqa: PLR0913 - as for `joining.join`
        self,
        tag: str,
        files: Sequence[Parsed],
        failed: AbstractSet[str],
        pictures: AbstractSet[str],
        body: BodyOf,
        *,
        original: Assembler | None,
        lenient: bool,
    ) -> None:
        """Take the language's parsed files and the paths of all pictures; `lenient` as for `joining.join`.

        `original` joins the default language, of which this one is a translation; None where this is the default.
        """
        self.tag = tag
        self._body = body
        self._failed = failed
        self._files = {one.outline.path: one for one in files}
        self.outlines = tuple(one.outline for one in files)
        self.glossary = self._terms()
        self.finished = tuple(term for term in self.glossary if not _is_unfinished(term))
        self.groups: tuple[QuestionGroup, ...] = self._groups(original.groups if original else None)
        self._known = Known(
            {one.path: one for one in self.outlines if one.kind is Kind.PAGE},
            frozenset(term.slug for term in self.glossary),
            frozenset(group.id for group in self.groups),
            pictures,
        )
        self._problems = [problem for outline in self.outlines for problem in references.problems(outline, self._known)]
        self._problems += counterparts.gates(original.outlines, self.outlines) if original else ()
        self.grades = reading_grade.grades(self.outlines, self.glossary)
        self._problems += reading_grade.problems(self.outlines, self.grades)
        broken = {problem.path for problem in self._problems if problem.severity is Severity.ERROR}
        self._good = {
            one.path
            for one in self.outlines
            if (one.is_readable() if lenient else one.is_good() and one.path not in broken)
        }

    def finish(self, pictures: Mapping[str, str]) -> Language:
        """Return the language; `pictures` gives the library's name of each picture that could be drawn."""
        sections = {names.section_id(one.path): one for one in self._of(Kind.SECTION)}
        pages = [one for one in self._of(Kind.PAGE) if one.path in self._good]
        self._homeless(pages, sections)
        pages = [one for one in pages if names.section_id(one.path) in sections]
        good = {one.path for one in pages}
        shown = [one for one in self.outlines if one.path in self._good or one.kind is Kind.SECTION]
        for outline in shown:
            self._problems += references.left_out(outline, good, pictures, self._known)
        terms = frozenset(term.slug for term in self.finished)
        found = {one.path: references.resolved(one, good, pictures, terms) for one in shown}
        ordered = sorted(sections.items(), key=lambda item: (item[1].order, item[0]))
        places = tuple(place for section, _ in ordered for place in self._places(section, pages, found))
        made = [self._section(section, outline, pages, pictures) for section, outline in ordered]
        home = self._home()
        guide = None
        if home and places:
            guide = Guide(
                language=self.tag,
                approved=all(_is_approved(one) for one in self.outlines if one.kind is not Kind.PAGE),
                home=home,
                slides=self._slides(found),
                sections=tuple(section for section in made if section.pages),
                glossary=self._bound_glossary(found),
                groups=self.groups,
                help=self._help(found),
            )
        self._missing_files()
        if not places:
            message = "There is no page that can be shown in this language."
            self._tell(codes.NO_PAGE, self.tag, message, "A page lies in a section's folder, like en/care/.")
        return Language(self.tag, guide, places, tuple(self._problems))

    def index(self) -> Index:
        """Return the index of the glossary, by which terms are found; those that are not finished are left out."""
        return Index(self.finished)

    def _of(self, kind: Kind) -> Iterator[Outline]:
        return (one for one in self.outlines if one.kind is kind)

    def _one(self, kind: Kind) -> Parsed | None:
        return self._files.get(f"{self.tag}/{kind.value}.md")

    def _terms(self) -> tuple[GlossaryTerm, ...]:
        parsed = self._one(Kind.GLOSSARY)
        return self._body(parsed).terms if parsed else ()

    def _groups(self, originals: Sequence[QuestionGroup] | None) -> tuple[QuestionGroup, ...]:
        parsed = self._one(Kind.QUESTIONS)
        own = self._body(parsed).groups if parsed else ()
        return own if originals is None else counterparts.known_apart(own, originals, self.tag)

    def _home(self) -> Home | None:
        """Return what home says, also when the rest of its file has problems: without a title nothing can be shown."""
        parsed = self._one(Kind.HOME)
        return Home(parsed.outline.title, parsed.outline.summary) if parsed and parsed.outline.title else None

    def _help(self, found: Found) -> Blocks:
        parsed = self._one(Kind.HELP)
        if parsed is None or parsed.outline.path not in self._good:
            return ()
        return binding.bind(self._body(parsed).blocks, self.index(), found[parsed.outline.path]).blocks

    def _slides(self, found: Found) -> Cards:
        parsed = self._one(Kind.ATTRACT)
        if parsed is None or parsed.outline.path not in self._good:
            return Cards(())
        bound = binding.bind(self._body(parsed).blocks, Index(()), found[parsed.outline.path]).blocks
        return next((block for block in bound if isinstance(block, Cards)), Cards(()))

    def _bound_glossary(self, found: Found) -> tuple[GlossaryTerm, ...]:
        links = found.get(f"{self.tag}/glossary.md", {})
        return tuple(
            replace(term, meaning=tuple(binding.bind_runs(runs, links) for runs in term.meaning))
            for term in self.finished
        )

    def _places(self, section: str, pages: Sequence[Outline], found: Found) -> Iterator[Place]:
        inside = [page for page in pages if names.section_id(page.path) == section]
        for position, page in enumerate(sorted(inside, key=lambda one: (one.order, one.path)), start=1):
            yield Place(self._files[page.path], entry(page, position), found[page.path])

    def _section(
        self, section: str, outline: Outline, pages: Sequence[Outline], pictures: Mapping[str, str]
    ) -> Section:
        """Return a section; where its index has problems, what can be read of it keeps its pages on the screen."""
        count = sum(names.section_id(page.path) == section for page in pages)
        if not count:
            message = "There is no page in this section, so it is not shown."
            self._tell(codes.EMPTY_SECTION, outline.path, message, "Add a page beside index.md.")
        picture = pictures.get(outline.picture, "")
        title = outline.title or section.replace("-", " ").capitalize()
        return Section(section, title, outline.summary, picture, outline.alt if picture else "", count)

    def _homeless(self, pages: Sequence[Outline], sections: Mapping[str, Outline]) -> None:
        for section in sorted({names.section_id(page.path) for page in pages} - set(sections)):
            message = "The pages in this folder are not shown, because it has no index.md that can be read."
            hint = "Copy index.md from another section and change its words."
            self._tell(codes.NO_SECTION, f"{self.tag}/{section}", message, hint)

    def _missing_files(self) -> None:
        for name in names.SPECIAL:
            path = f"{self.tag}/{name}"
            if path not in self._files and path not in self._failed:
                message = f"Every language needs a file {name}."
                self._tell(codes.MISSING_FILE, path, message, "Copy it from the folder en and change its words.")

    def _tell(self, code: codes.Code, path: str, message: str, hint: str) -> None:
        self._problems.append(code.at(path, 0, 0, message, hint))


def _is_unfinished(term: GlossaryTerm) -> bool:
    return any(unwanted.is_unfinished(text) for text in (*term.names, *map(plain, term.meaning)))


def _is_approved(outline: Outline) -> bool:
    return outline.review is not None and outline.review.status is Status.APPROVED


def entry(outline: Outline, position: int) -> PageEntry:
    """Return a page as a list shows it; `position` counts from 1 in its section."""
    return PageEntry(
        names.page_id(outline.path),
        names.section_id(outline.path),
        position,
        outline.title,
        outline.summary,
        outline.words,
        _is_approved(outline),
        outline.calendar,
    )


def page(place: Place, body: Body, index: Index) -> Page:
    """Return a page as the library keeps it. A page that is good has a review."""
    outline = place.parsed.outline
    assert outline.review is not None
    bound = binding.bind(body.blocks, index, place.found)
    return Page(place.entry, bound.blocks, bound.terms, outline.questions, outline.facts, outline.review)
