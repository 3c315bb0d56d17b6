"""Pseudo-languages: the shipped texts made foreign, to see what a translation will do to the screen.

`LONGER` (as others call it, en-XA) has accents, brackets around each text and every vowel twice: two fifths longer,
longer words, too. A missing bracket is a cut text; a text without accents was never translated. `MIRRORED` is the same
written from the right: each word stands in Unicode's right-to-left override, so that its letters run leftwards, though
the fonts that we ship have no Hebrew. It is a Hebrew of nowhere (he-XB), not the usual Arabic (ar-XB), because Hebrew
counts with digits that those fonts have. Numbers, place holders and phrases in other languages stay as they are.
"""

from __future__ import annotations

import contextlib
import gettext
import re
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kiosk import paths
from kiosk.library import writer
from kiosk.library.reader import Library
from kiosk.library.writer import Leaf
from kiosk.model.inline import Emphasis, Inline, PageLink, Phrase, Runs, Strong, Term, Text
from kiosk.model.library import Guide, Page, Picture
from kiosk.model.texts import changed

T = TypeVar("T", Guide, Page)

SOURCE = "en"
LONGER = "en-XA"
MIRRORED = "he-XB"
LANGUAGES = (LONGER, MIRRORED)

OVERRIDE, END = "\u202e", "\u202c"
"""RIGHT-TO-LEFT OVERRIDE and POP DIRECTIONAL FORMATTING."""
_ACCENTS = str.maketrans("AEIOUYaeiouycnsz", "ÁÈÎÖÛÝáèîöûýçñšž")
_PLAIN = str.maketrans("ÁÈÎÖÛÝáèîöûýçñšž", "AEIOUYaeiouycnsz")
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""The letters of the keys, which no translation makes longer."""
_VOWEL = re.compile("([AEIOUYaeiouy])")
_WORD = re.compile(r"%\d|[^\W\d_]+")


def text(words: str, language: str) -> str:
    """Return `words` in a pseudo-language."""
    return f"[{_inside(words, language)}]" if words.strip() else words


def library(
    shipped: Path, target: Path, *languages: str, longer: bool = True, beside: tuple[str, ...] = (SOURCE,)
) -> Path:
    """Write the translation of a library's English to pseudo-languages to `target`, approved; return it.

    The languages `beside` of the library come with it. Without `longer` the texts stay what they are, so that nothing
    but the direction differs.
    """
    with contextlib.closing(Library.open(shipped)) as source:
        guides = {one: source.guide(one) for one in beside}
        pages = {one: _pages(source, guide) for one, guide in guides.items()}
    leaves = [Leaf.of(one, page) for one in beside for page in pages[one]]
    for language in languages:
        foreign = [_translated(page, language) if longer else page for page in pages[SOURCE]]
        leaves += [Leaf.of(language, _approved(page)) for page in foreign]
        guide = _translated(guides[SOURCE], language) if longer else guides[SOURCE]
        guides[language] = replace(guide, language=language, approved=True)
    writer.write(target, list(guides.values()), leaves, _pictures(shipped))
    return target


def catalogues(folder: Path, *, longer: bool = True) -> Path:
    """Write the interface's words in both pseudo-languages to `folder`, as gettext finds them; return it."""
    with next(paths.catalogues().glob("*/LC_MESSAGES/kiosk.po")).open("rb") as opened:
        words = [str(message.id) for message in read_po(opened) if message.id]
    for language in LANGUAGES:
        catalogue = Catalog(locale=SOURCE)
        for word in words:
            catalogue.add(word, text(word, language) if longer and word != ALPHABET else word)
        file = folder / language.replace("-", "_") / "LC_MESSAGES" / "kiosk.mo"
        file.parent.mkdir(parents=True)
        with file.open("wb") as opened:
            write_mo(opened, catalogue)
    assert gettext.find("kiosk", folder, ["he_XB"])
    return folder


def plain(words: str) -> str:
    """Return the English that a text of a pseudo-language was made from, to tell it by."""
    letters = re.sub(f"[{OVERRIDE}{END}\u200f\\[\\]]", "", words).translate(_PLAIN)
    return re.sub(r"([AEIOUYaeiouy])\1", r"\1", letters)


def _pages(source: Library, guide: Guide) -> list[Page]:
    return [
        page
        for section in guide.sections
        for entry in source.entries(guide.language, section.id)
        if (page := source.page(guide.language, entry.id))
    ]


def _inside(words: str, language: str) -> str:
    return _WORD.sub(lambda found: _word(found[0], language), words)


def _word(word: str, language: str) -> str:
    if word.startswith("%"):
        return word
    longer = _VOWEL.sub(r"\1\1", word).translate(_ACCENTS)
    return f"{OVERRIDE}{longer}{END}" if language == MIRRORED else longer


def _translated(value: T, language: str) -> T:
    done = changed(value, lambda words: text(words, language), lambda runs: _line(runs, language))
    if isinstance(done, Guide):
        terms = [replace(one, names=tuple(text(name, language) for name in one.names)) for one in done.glossary]
        return replace(done, glossary=tuple(terms))
    return done


def _approved(page: Page) -> Page:
    return replace(page, entry=replace(page.entry, approved=True))


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


def _pictures(shipped: Path) -> list[Picture]:
    with contextlib.closing(sqlite3.connect(shipped)) as connection:
        rows = connection.execute("SELECT name, data, width, height FROM picture").fetchall()
    return [Picture(*row) for row in rows]
