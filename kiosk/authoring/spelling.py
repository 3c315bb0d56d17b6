"""Spelling: words that no dictionary knows, and medical words that nothing explains (H2).

Each file is asked by itself, once, which of its words may be either; whether the glossary or the clinic's own list has
them is asked in each build.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator

from kiosk.authoring import codes, dictionary, medical, names
from kiosk.authoring.checks import unwanted
from kiosk.authoring.nearest import did_you_mean
from kiosk.authoring.parsed import Outline, Spot
from kiosk.authoring.syntax.scribe import Scribe
from kiosk.model.library import GlossaryTerm
from kiosk.problems import Problem

MOST = 200
"""Words that are told of one file."""
MOST_NEAR = 20
"""Words of one file for which the dictionary is asked for a better one, which takes milliseconds each."""
MOST_REMEMBERED = 50_000
"""Words of which is remembered what came of them; a folder of content has fewer."""
ALIKE = 0.85
"""How similar a word of ours is that was probably meant (difflib's ratio): a letter in six or seven may differ."""

LONGEST = 40
"""Letters of a word that is looked up. No word has more, and trying changes of a long one takes long."""

_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
_WORD = re.compile(rf"[^\W_][\w\u0300-\u036f]*(?:['{_APOSTROPHE}][^\W_][\w\u0300-\u036f]*)*")
"""A hyphen parts words. Some programs write an accent as a character of its own."""
_LATIN = re.compile("[A-Za-z\u00c0-\u024f']+")
_NO_WORDS = re.compile(r"\{#[^}]*\}|&\w+;|</?\w[^>]*>?")
"""The name of a heading, and HTML, which is told already."""


def prepare(tag: str) -> None:
    """Load the dictionary of a language, if there is one; otherwise the first file waits for it."""
    dictionary.load(_language(tag))


def spots(scribe: Scribe) -> tuple[Spot, ...]:
    """Return the words of a file that may have to be mended or explained, each where it first stands."""
    language = _language(names.language(scribe.path))
    if language not in dictionary.LANGUAGES:
        return ()
    seen = {written for phrase in scribe.phrases for written in _WORD.findall(phrase)}
    spotted: dict[str, Spot] = {}
    for passage in scribe.passages:
        for found in _WORD.finditer(passage.text):
            if found[0] in seen:
                continue
            seen.add(found[0])
            word = _odd(found[0], language)
            key = word.removesuffix("s") if medical.is_abbreviation(word) else word.lower()
            if word and key not in spotted and len(spotted) < MOST and _is_read(found):
                near = "" if len(spotted) >= MOST_NEAR or medical.is_term(word) else dictionary.near(word, language)
                line = passage.line_at(found.start())
                spotted[key] = Spot(word, line, scribe.desk.column(line, found[0]), near)
    return tuple(spotted.values())


def problems(outlines: Iterable[Outline], glossary: Iterable[GlossaryTerm], listed: Iterable[str]) -> Iterator[Problem]:
    """Warn of each file's words that neither the dictionary nor the glossary nor the clinic's own list has."""
    ours = {*listed, *_explained(glossary)}
    choice = sorted(ours)

    @functools.cache
    def meant(word: str, near: str) -> str:
        return did_you_mean(word, choice, f"Did you mean {near}?" if near else "", ALIKE)

    for outline in outlines:
        for spot in outline.spots:
            if not _has(ours, spot.word):
                yield _problem(outline.path, spot, meant(spot.word, spot.near))


def listed(text: str) -> frozenset[str]:
    """Return the words of the clinic's own list; what follows # in a line is a note."""
    lines = (line.partition("#")[0] for line in text.split("\n"))
    return frozenset(word for line in lines for word in re.split(r"[\s-]+", _plain(line)))


def _problem(path: str, spot: Spot, meant: str) -> Problem:
    if medical.is_term(spot.word):
        message = f"Families may not know {spot.word}, and the glossary does not have it."
        hint = f"{meant} Explain it in {names.Kind.GLOSSARY}.md, or add it to {names.WORDS} if everybody knows it."
        return codes.UNDEFINED_TERM.at(path, spot.line, spot.column, message, hint.strip())
    message = f"The word {spot.word} is not in the dictionary."
    hint = f"{meant} If it is right as it is, add it to {names.WORDS}."
    return codes.MISSPELLED.at(path, spot.line, spot.column, message, hint.strip())


def _language(tag: str) -> str:
    return tag.partition("-")[0]


def _is_read(found: re.Match[str]) -> bool:
    """Tell whether a word is one that families would read, and not part of what must not be there."""
    told = _NO_WORDS.sub(lambda part: " " * len(part[0]), unwanted.blanked(found.string))
    return told[found.start()] != " "


def _word(written: str) -> str:
    """Return a word as it is looked up; empty for one letter or very many, for digits, and for other scripts."""
    word = _plain(written).removesuffix("'s")
    return word if 1 < len(word) <= LONGEST and _LATIN.fullmatch(word) else ""


@functools.lru_cache(MOST_REMEMBERED)
def _odd(written: str, language: str) -> str:
    """Return a word as it is looked up, if it may have to be mended or explained."""
    word = _word(written)
    return word if word and (medical.is_term(word) or not dictionary.knows(word, language)) else ""


def _explained(glossary: Iterable[GlossaryTerm]) -> Iterator[str]:
    for term in glossary:
        for name in term.names:
            for word in map(_word, _WORD.findall(name)):
                yield word if medical.is_abbreviation(word) else word.lower()


def _has(ours: set[str], word: str) -> bool:
    """Tell whether a word is ours, as it is, in small letters, or as one of many. One in capitals is only itself."""
    lower = word if medical.is_abbreviation(word) else word.lower()
    return not ours.isdisjoint({word, lower, word.removesuffix("s"), lower.removesuffix("s")})


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace(_APOSTROPHE, "'")
