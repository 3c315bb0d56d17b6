"""What a library holds: pages in sections, glossary terms, questions and pictures, per language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from kiosk.model.blocks import Blocks, Cards
from kiosk.model.inline import Runs


class Status(StrEnum):
    """Where a page stands in its review (H7)."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Review:
    """Who looked at a page and when; `reviewer` is a role, never a name."""

    status: Status
    reviewer: str
    reviewed: dt.date
    review_by: dt.date


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days that matter to a page.

    `publish` is the first on which it is shown, `expire` the first on which it is not any more; after `review_by` its
    review is overdue (H7).
    """

    publish: dt.date | None = None
    expire: dt.date | None = None
    review_by: dt.date | None = None


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page as a list shows it.

    `id` is its path without the ending, like `care/mibg-therapy`; `position` counts from 1 within its section; `words`
    is the number of words to read, statistics behind a gate left out; `approved` says that its review is finished.
    """

    id: str
    section: str
    position: int
    title: str
    summary: str
    words: int
    approved: bool
    calendar: Calendar = Calendar()


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page; `terms` are the slugs of the glossary terms on it, in the order they are met."""

    entry: PageEntry
    blocks: Blocks
    terms: tuple[str, ...]
    questions: str
    facts: tuple[str, ...]
    review: Review


@dataclass(frozen=True, slots=True)
class Section:
    """A top-level part of the guide; `picture` and `alt` are what its tile shows, `pages` is how many it has."""

    id: str
    title: str
    summary: str
    picture: str
    alt: str
    pages: int


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A medical word and what it means; `names` are all the forms it is recognised by, the first is its heading."""

    slug: str
    names: tuple[str, ...]
    meaning: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One thing a family may want to ask.

    `id` is `group/number`, the same in every language, or `group/language-number` where only one language has it.
    """

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Questions about one matter."""

    id: str
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """What the home screen says."""

    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class Guide:
    """All of one language but its pages: what home, attract, glossary, questions and help show.

    `approved` says that the review of all its files is finished, pages left out.
    """

    language: str
    approved: bool
    home: Home
    slides: Cards
    sections: tuple[Section, ...]
    glossary: tuple[GlossaryTerm, ...]
    groups: tuple[QuestionGroup, ...]
    help: Blocks


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as stored: `data` is JPEG or WebP, sizes are in pixels."""

    name: str
    data: bytes
    width: int
    height: int
