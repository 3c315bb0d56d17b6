"""Spelling: words that no dictionary knows, and medical words that nothing explains (H2).

Each file is asked by itself, once, which of its words may be either; whether the glossary or the clinic's own list has
them is asked in each build.
"""

from __future__ import annotations

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
ALIKE = 0.85
"""How similar a word of ours is that was probably meant (difflib's ratio): a letter in six or seven may differ."""

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
    abroad = {word for phrase in scribe.phrases for _, _, word in _words(phrase)}
    found: dict[str, Spot] = {}
    for passage in scribe.passages:
        for start, written, word in _words(passage.text):
            if len(found) == MOST:
                break
            key = word.removesuffix("s") if medical.is_abbreviation(word) else word.lower()
            if key not in found and word not in abroad and _is_odd(word, language):
                line = passage.line_at(start)
                near = dictionary.near(word, language) if len(found) < MOST_NEAR and not medical.is_term(word) else ""
                found[key] = Spot(word, line, scribe.desk.column(line, written), near)
    return tuple(found.values())


def problems(outlines: Iterable[Outline], glossary: Iterable[GlossaryTerm], listed: Iterable[str]) -> Iterator[Problem]:
    """Warn of each file's words that neither the dictionary nor the glossary nor the clinic's own list has."""
    ours = {*listed, *_explained(glossary)}
    choice = sorted(ours)
    for outline in outlines:
        for spot in outline.spots:
            if _has(ours, spot.word):
                continue
            meant = did_you_mean(spot.word, choice, f"Did you mean {spot.near}?" if spot.near else "", ALIKE)
            yield _problem(outline.path, spot, meant)


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


def _words(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield where each word begins, how it is written and how it is looked up; what has digits in it is no word."""
    blank = _NO_WORDS.sub(lambda found: " " * len(found[0]), unwanted.blanked(text))
    for found in _WORD.finditer(blank):
        word = _plain(found[0])
        if len(word) > 1 and _LATIN.fullmatch(word):
            yield found.start(), found[0], word.removesuffix("'s")


def _is_odd(word: str, language: str) -> bool:
    return medical.is_term(word) or not dictionary.knows(word, language)


def _explained(glossary: Iterable[GlossaryTerm]) -> Iterator[str]:
    for term in glossary:
        for name in term.names:
            for _, _, word in _words(name):
                yield word if medical.is_abbreviation(word) else word.lower()


def _has(ours: set[str], word: str) -> bool:
    """Tell whether a word is ours, as it is, in small letters, or as one of many. One in capitals is only itself."""
    lower = word if medical.is_abbreviation(word) else word.lower()
    return not ours.isdisjoint({word, lower, word.removesuffix("s"), lower.removesuffix("s")})


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace(_APOSTROPHE, "'")
