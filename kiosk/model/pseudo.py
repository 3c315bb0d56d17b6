"""Pseudo-languages: English texts made foreign, to see what a translation will do to the screen.

`LONGER` (as others call it, en-XA) has accents, brackets around each text and every vowel twice: two fifths longer,
longer words, too. A missing bracket is a cut text; a text without accents was never translated. `MIRRORED` is the same
written from the right: each word stands in Unicode's right-to-left override, so that its letters run leftwards, though
the fonts that we ship have no Hebrew. It is a Hebrew of nowhere (he-XB), not the usual Arabic (ar-XB), because Hebrew
counts with digits that those fonts have. Numbers, place holders and phrases in other languages stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeVar, assert_never

from kiosk.model.inline import Emphasis, Inline, PageLink, Phrase, Runs, Strong, Term, Text
from kiosk.model.library import Guide, Page, PageEntry
from kiosk.model.texts import changed

T = TypeVar("T", Guide, Page, PageEntry)

SOURCE = "en"
LONGER = "en-XA"
MIRRORED = "he-XB"
LANGUAGES = (LONGER, MIRRORED)

OVERRIDE, END = "\u202e", "\u202c"
"""RIGHT-TO-LEFT OVERRIDE and POP DIRECTIONAL FORMATTING."""
ACCENTED = str.maketrans("AEIOUYaeiouycnsz", "ÁÈÎÖÛÝáèîöûýçñšž")
_VOWEL = re.compile("([AEIOUYaeiouy])")
_WORD = re.compile(r"%\d|[^\W\d_]+")


def text(words: str, language: str) -> str:
    """Return `words` in a pseudo-language."""
    return f"[{_inside(words, language)}]" if words.strip() else words


def translated(value: T, language: str) -> T:
    """Return a guide, a page or its entry in a pseudo-language, approved."""
    done = changed(value, lambda words: text(words, language), lambda runs: _line(runs, language))
    if isinstance(done, Guide):
        terms = [replace(one, names=tuple(text(name, language) for name in one.names)) for one in done.glossary]
        return replace(done, language=language, approved=True, glossary=tuple(terms))
    if isinstance(done, Page):
        return replace(done, entry=replace(done.entry, approved=True))
    return replace(done, approved=True)


def _inside(words: str, language: str) -> str:
    return _WORD.sub(lambda found: _word(found[0], language), words)


def _word(word: str, language: str) -> str:
    if word.startswith("%"):
        return word
    longer = _VOWEL.sub(r"\1\1", word).translate(ACCENTED)
    return f"{OVERRIDE}{longer}{END}" if language == MIRRORED else longer


def _line(runs: Runs, language: str) -> Runs:
    return Text("["), *(_run(run, language) for run in runs), Text("]")


def _run(run: Inline, language: str) -> Inline:
    match run:
        case Phrase():
            return run
        case Strong() | Emphasis():
            return replace(run, runs=tuple(_run(one, language) for one in run.runs))
        case Text() | Term() | PageLink():
            return replace(run, text=_inside(run.text, language))
        case _:
            assert_never(run)
