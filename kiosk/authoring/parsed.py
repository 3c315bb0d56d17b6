"""Parsed: what one file gives by itself, before it is joined with the others. Kept in the cache by the codec."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.authoring import codes
from kiosk.authoring.names import Kind
from kiosk.model.blocks import Blocks
from kiosk.model.library import Calendar, GlossaryTerm, QuestionGroup, Review
from kiosk.problems import Problem, Severity


class Target(StrEnum):
    """What a reference leads to."""

    PAGE = "page"
    TERM = "term"
    GROUP = "group"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Reference:
    """Something outside the file that the file needs.

    `name` is a path within the content folder (with `#anchor` where one was written), a term's slug or a group's id;
    `written` is what the editor wrote.
    """

    target: Target
    name: str
    written: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Foreign:
    """A character that the font which comes with the program cannot draw, and the first line in which it stands."""

    character: str
    line: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A word that may be misspelled or need explaining, where it first stands, and what the dictionary has instead."""

    word: str
    line: int
    column: int
    near: str


@dataclass(frozen=True, slots=True)
class Prose:
    """How much there is of a file's sentences, and the line in which the longest begins.

    `long` are the words of three syllables or more, in small letters, each as often as it is there; one text, because
    the outlines of ten thousand pages are read at once.
    """

    sentences: int
    words: int
    syllables: int
    hardest: int
    long: str


@dataclass(frozen=True, slots=True)
class Outline:
    """What the other files, and the lists of pages, need to know of a file. `words` leaves gates out.

    `vocabulary` are its different words as vocabulary.of gives them; `entries` are a glossary's slugs, or the ids of
    groups of questions, and their lines; `gates` are the lines in which the page's gates begin.
    """

    path: str
    kind: Kind
    title: str
    summary: str
    order: int
    picture: str
    alt: str
    facts: tuple[str, ...]
    questions: str
    review: Review | None
    calendar: Calendar
    anchors: tuple[str, ...]
    references: tuple[Reference, ...]
    words: int
    foreign: tuple[Foreign, ...]
    prose: Prose
    vocabulary: str
    spots: tuple[Spot, ...]
    entries: tuple[tuple[str, int], ...]
    gates: tuple[int, ...]
    problems: tuple[Problem, ...]

    def is_readable(self) -> bool:
        """Tell whether it can be shown to its editor: it may be unfinished, but all of it can be understood."""
        errors = (problem for problem in self.problems if problem.severity is Severity.ERROR)
        return all(problem.code == codes.DRAFT_MARK.id for problem in errors)

    def is_good(self) -> bool:
        """Tell whether nothing in the file itself keeps it out of the library."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Body:
    """The content of a file; pictures and page links still carry paths instead of names and ids.

    `ends` is the line in which each block ends.
    """

    blocks: Blocks = ()
    terms: tuple[GlossaryTerm, ...] = ()
    groups: tuple[QuestionGroup, ...] = ()
    ends: tuple[int, ...] = ()
