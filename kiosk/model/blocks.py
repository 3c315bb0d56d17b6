"""Blocks: what a page is made of. Adding one is a dataclass here, a syntax, a delegate and a sentence for speech."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from kiosk.model.inline import Runs


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a page; `level` is 2 or 3 (the page's title is level 1), `anchor` its name for links."""

    level: int
    runs: Runs
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class BulletList:
    """Items in no order; each item holds paragraphs and lists."""

    items: tuple[Blocks, ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Items in order, counted from `start`; each item holds paragraphs and lists."""

    items: tuple[Blocks, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A small table with one header row; every row is as long as the header."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words."""

    paragraphs: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its text alternative; `picture` names it in the library, `caption` may be empty."""

    picture: str
    alt: str
    caption: str = ""


class CalloutKind(StrEnum):
    """What a callout is for; the alert word an editor writes is in `authoring.markdown`."""

    SUMMARY = "summary"
    TIP = "tip"
    NEXT_STEP = "next-step"
    CARE_TEAM = "care-team"


@dataclass(frozen=True, slots=True)
class Callout:
    """A marked-out box: in short, good to know, what to do next, or tell your care team."""

    kind: CalloutKind
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class IconArray:
    """A count shown as figures (H3): `marked` of `total` `population` are `meaning`; the others are `otherwise`."""

    total: int
    marked: int
    population: str
    meaning: str
    otherwise: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step: a short title, a sentence or two, and a picture where one helps."""

    title: str
    runs: Runs
    picture: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Steps:
    """What happens first, next and last."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One of several things side by side; `page` is the page it leads to, or empty."""

    title: str
    runs: Runs
    picture: str = ""
    alt: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """A few things of equal weight, side by side."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """A step before statistics about outcome (H4).

    `coming` completes "This part shows numbers about …"; `numbers` shows only when a family asks for it, `words` says
    the same without a number, and `questions` names the group of questions offered instead.
    """

    coming: str
    numbers: Blocks
    words: Blocks
    questions: str


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions of one group, to choose from where they come up."""

    group: str


Block: TypeAlias = (
    Heading
    | Paragraph
    | BulletList
    | NumberedList
    | Table
    | Quote
    | Figure
    | Callout
    | IconArray
    | Steps
    | Cards
    | Gate
    | QuestionSet
)
Blocks: TypeAlias = tuple[Block, ...]
