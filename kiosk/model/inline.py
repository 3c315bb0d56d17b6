"""Inline runs: what a line of text is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias, assert_never


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text, never markup."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words of weight."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words spoken with stress."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary term where it is met; `slug` names its entry, `text` is the form used in the sentence."""

    slug: str
    text: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """A way to another page of the library; `page` is its id."""

    page: str
    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in another language (WCAG 3.1.2); `language` is a BCP 47 tag."""

    language: str
    text: str


Inline: TypeAlias = Text | Strong | Emphasis | Term | PageLink | Phrase
Runs: TypeAlias = tuple[Inline, ...]


def plain(runs: Runs) -> str:
    """Return the words of `runs` without any style, as a screen reader would say them."""
    return "".join(_words(run) for run in runs)


def _words(run: Inline) -> str:
    match run:
        case Text() | Term() | PageLink() | Phrase():
            return run.text
        case Strong() | Emphasis():
            return plain(run.runs)
        case _:
            assert_never(run)
