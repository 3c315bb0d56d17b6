"""Search: which words a page is found by, and how the index of a library file is asked.

Words are folded once, when the file is written, and once more when they are typed. What lies behind a gate is never in
the index, and neither are numbers about outcome (H4).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple, assert_never

from kiosk.model.blocks import (
    Block,
    Blocks,
    BulletList,
    Callout,
    CalloutKind,
    Cards,
    Figure,
    Gate,
    Heading,
    IconArray,
    NumberedList,
    Paragraph,
    QuestionSet,
    Quote,
    Steps,
    Table,
)
from kiosk.model.inline import plain

MOST = 12
"""How many findings a list shows; whoever sees more has not found anything yet."""
FORGIVEN_FROM = 4
"""Letters that a word must have before a typing error in it is forgiven."""
LONGEST = 12
"""Letters of a word that are compared when a typing error is forgiven; what follows them does not matter."""

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'\N{RIGHT SINGLE QUOTATION MARK}")


class Kind(IntEnum):
    """What can be found, in the order in which it is listed."""

    TERM = 0
    PAGE = 1
    QUESTION = 2


class Finding(NamedTuple):
    """What was found: `target` is a term's slug, a page's id or a question's id."""

    kind: Kind
    target: str


class Findings(NamedTuple):
    """The best findings, best first; `close` says that nothing fits as typed, and these are spelled nearly so."""

    found: tuple[Finding, ...] = ()
    close: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """The folded words something is found by: those of its name, of what it is about, and of the rest of its text.

    A term's other names stand for what it is about.
    """

    title: str
    outline: str = ""
    body: str = ""


class Numbering(NamedTuple):
    """The numbers of a language's findings, which are in the order of the list."""

    language: int

    def number(self, kind: Kind, place: int) -> int:
        """Return the number of the finding at a place, counted from 0 within its kind."""
        return (self.language << 40) + (kind << 32) + place

    def ranges(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return the first and last number of the terms, and of all else."""
        terms, pages, end = self.number(Kind.TERM, 0), self.number(Kind.PAGE, 0), self.number(Kind(2), 1 << 32)
        return (terms, pages - 1), (pages, end - 1)


def kind(number: int) -> Kind:
    """Return the kind of the finding with a number."""
    return Kind(number >> 32 & 0xFF)


def fold(text: str) -> tuple[str, ...]:
    """Return the words of a text without case, accents and apostrophes: "Niño's" is "ninos"."""
    # The compatibility caseless match of the Unicode Standard (3.13, D146).
    for form in ("NFD", "NFKD", "NFKD"):
        text = unicodedata.normalize(form, text).casefold()
    text = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    return tuple(_WORD.findall("".join(letter for letter in text if not unicodedata.combining(letter))))


def folded(*texts: str) -> str:
    """Return the words of some texts as the index takes them, each once."""
    return " ".join(dict.fromkeys(word for text in texts for word in fold(text)))


def wording(title: str, summary: str, blocks: Blocks) -> Wording:
    """Return what a page is found by: never by what lies behind a gate (H4)."""
    texts = tuple(_texts(blocks))
    outline = folded(summary, *(text for about, text in texts if about))
    return Wording(folded(title), outline, folded(*(text for about, text in texts if not about)))


def passes(words: Sequence[Sequence[str]], language: int) -> Iterator[tuple[str, int, int]]:
    """Return what the index is asked, one after the other until there is enough: a query, first and last number.

    Each of `words` is one word, or several of which any will do. Terms come first, by their headings and then by their
    other names; then titles, then what pages are about, then the rest. Whole words come before beginnings of words.
    """
    terms, others = Numbering(language).ranges()
    for columns, (first, last) in (
        ("title", terms),
        ("title outline", terms),
        ("title", others),
        ("title outline", others),
        ("title outline body", others),
    ):
        for star in ("", "*"):
            every = " AND ".join("(" + " OR ".join(f'"{one}"{star}' for one in each) + ")" for each in words)
            yield f"{{{columns}}} : ({every})", first, last


def guesses(word: str, letters: Iterable[str]) -> tuple[str, ...]:
    """Return `word` and all that are one typing error away: a letter missing, doubled, wrong, or two swapped."""
    if len(word) < FORGIVEN_FROM:
        return (word,)
    word = word[:LONGEST]
    every = tuple(letters)
    halves = [(word[:cut], word[cut:]) for cut in range(len(word) + 1)]
    missing = [before + letter + after for before, after in halves for letter in every]
    wrong = [before + letter + after[1:] for before, after in halves if after for letter in every]
    swapped = [before + after[1] + after[0] + after[2:] for before, after in halves if len(after) > 1]
    # Three letters begin too many words.
    doubled = [before + after[1:] for before, after in halves if after] if len(word) > FORGIVEN_FROM else []
    return tuple(dict.fromkeys((word, *missing, *wrong, *swapped, *doubled)))


def _texts(blocks: Blocks) -> Iterator[tuple[bool, str]]:
    """Return the texts of some blocks, and whether each tells what the page is about."""
    for block in blocks:
        yield from _block_texts(block)


def _block_texts(block: Block) -> Iterator[tuple[bool, str]]:  # noqa: C901, PLR0912 - one case a block type
    match block:
        case Heading():
            yield True, plain(block.runs)
        case Paragraph():
            yield False, plain(block.runs)
        case BulletList() | NumberedList():
            for item in block.items:
                yield from _texts(item)
        case Table():
            for row in (block.header, *block.rows):
                yield from ((False, plain(cell)) for cell in row)
        case Quote():
            yield from ((False, plain(runs)) for runs in block.paragraphs)
        case Figure():
            yield False, f"{block.alt} {block.caption}"
        case Callout():
            about = block.kind is CalloutKind.SUMMARY
            yield from ((about or one, text) for one, text in _texts(block.blocks))
        case Steps():
            yield from ((False, f"{step.title} {plain(step.runs)}") for step in block.steps)
        case Cards():
            yield from ((False, f"{card.title} {plain(card.runs)}") for card in block.cards)
        case Gate() | IconArray() | QuestionSet():
            return
        case _:
            assert_never(block)
