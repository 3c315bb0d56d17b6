"""Reading grade: how many years of school a text asks for (A13), for the languages that have a formula.

English has Flesch and Kincaid's (1975). Spanish has Szigriszt Pazos's index on the INFLESZ scale, which was made with
texts for patients (Barrio Cantalejo, 2008): from 65 on, six years of school are enough; at 60, eight. Names and numbers
are taken out as a text is read. Words of the glossary, which explain themselves on the screen, are taken out when all
of it is known; those of one or two syllables are easy and stay.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from kiosk.authoring import codes, names
from kiosk.authoring.names import Kind
from kiosk.authoring.parsed import Outline, Prose
from kiosk.authoring.syntax.scribe import Passage
from kiosk.model.library import GlossaryTerm
from kiosk.problems import Problem

WANTED, MOST = 6, 8
"""Years of school: more than the first are warned of, more than the second are refused (NIH, AMA)."""
LEAST_WORDS = 50
"""A formula says nothing of less."""
_SIX_YEARS = 65
"""The INFLESZ index of a text for which six years of school are enough; 60 is one for eight."""
LONG = 3
"""Syllables of a word that is worth taking out."""

_CLOSING = "[\"')\\]\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}]*"
_SENTENCE = re.compile(rf"(?<=[.!?:]){_CLOSING}\s+")
_ENDS = re.compile(rf"[.!?:]{_CLOSING}\s*$")
WORD = re.compile("[^\\W\\d_](?:[^\\W_]|['\N{RIGHT SINGLE QUOTATION MARK}-](?=[^\\W_]))*")

_VOWELS = re.compile("[aeiouy]+")
_SILENT = re.compile(
    "(?:[aeiouy]l|[^aeiouyl])e$|(?:[aeiouy]l|[^aeiouylszxcgh])es$|(?:[aeiouyl]l|[^aeiouyltd])ed$"
    "|(?<=[aeiouy])[^aeiouy]+e(?=(?:ly|ful|less|ment|thing|times|where)s?$)"
)
_APART = re.compile(
    "(?<![tscg])i[aou]|(?<=[tsc])ia(?=t)|(?:d|qu|sc)ie(?=[nt])|[^gq]u(?:a|ou)|(?:^r|cr)ea(?=ct|te)|(?<=..)ea$|eo(?!p)|sms?$"
)
_STRONG = re.compile("[aeoáéíóú]|[iuüy]+(?![aeoáéíóúiuüy])(?<![aeoáéíóú][iuüy])")


def measure(passages: Iterable[Passage], language: str) -> Prose:
    """Return what a formula needs of all sentences in `passages`; headings and labels, which do not end, are none."""
    count = _SYLLABLES.get(language[:2])
    told = words = syllables = longest = hardest = 0
    long: list[str] = []
    if count is None:
        return Prose(0, 0, 0, 0, "")
    for passage in passages:
        for start, sentence in sentences(passage.text) if _ENDS.search(passage.text) else ():
            plain = list(_words(sentence))
            if not plain:
                continue
            sizes = [count(word) for word in plain]
            told += 1
            words += len(plain)
            syllables += sum(sizes)
            long.extend(word for word, size in zip(plain, sizes, strict=True) if size >= LONG)
            if len(plain) > longest:
                longest, hardest = len(plain), passage.line_at(start)
    return Prose(told, words, syllables, hardest, " ".join(long))


def sentences(text: str) -> list[tuple[int, str]]:
    """Return where each sentence of `text` begins, and the sentence."""
    between = [*_SENTENCE.finditer(text)]
    starts = [0, *(one.end() for one in between)]
    ends = [*(one.start() for one in between), len(text)]
    return [(start, text[start:end]) for start, end in zip(starts, ends, strict=True) if start < end]


def grade(prose: Prose, language: str, known: AbstractSet[str] = frozenset()) -> float | None:
    """Return the years of school that a text asks for without the words `known`; None where nothing can be said."""
    count = _SYLLABLES.get(language[:2])
    left_out = [count(word) for word in prose.long.split() if word in known] if count else []
    words = prose.words - len(left_out)
    syllables = prose.syllables - sum(left_out)
    if count is None or words < LEAST_WORDS:
        return None
    return max(1.0, _FORMULAS[language[:2]](words / prose.sentences, syllables / words))


def grades(outlines: Iterable[Outline], glossary: Iterable[GlossaryTerm]) -> dict[str, float]:
    """Return the years of school that each file of one language asks for, by path, where they can be told."""
    known = frozenset(word.lower() for term in glossary for name in term.names for word in WORD.findall(name))
    told = {one.path: grade(one.prose, names.language(one.path), known) for one in outlines}
    return {path: years for path, years in told.items() if years is not None}


def problems(outlines: Iterable[Outline], years: Mapping[str, float]) -> Iterator[Problem]:
    """Tell of each file that asks for more years of school than families can be asked for; `years` are by path."""
    for outline in outlines:
        asked = years.get(outline.path, 0)
        if asked <= WANTED:
            continue
        refused = asked > MOST and outline.kind is Kind.PAGE
        code = codes.TOO_HARD_TO_READ if refused else codes.HARD_TO_READ
        message = f"This text asks for {asked:.1f} years of school; {WANTED} are enough for most families."
        hint = "Make two of its longest sentence, which begins in this line. Say long words in short ones, or explain"
        yield code.at(outline.path, outline.prose.hardest, 0, message, f"{hint} them in glossary.md.")


def _words(sentence: str) -> Iterator[str]:
    """Yield the words of a sentence in small letters, names and abbreviations left out."""
    for number, found in enumerate(WORD.finditer(sentence)):
        word = found[0]
        if not (len(word) > 1 and (word.isupper() or (number and word[0].isupper()))):
            yield word.lower()


@functools.lru_cache(maxsize=50_000)
def _english(word: str) -> int:
    groups = len(_VOWELS.findall(word))
    return max(1, groups - len(_SILENT.findall(word)) + len(_APART.findall(word)))


@functools.lru_cache(maxsize=50_000)
def _spanish(word: str) -> int:
    plain = re.sub("qu(?=[eéií])|gu(?=[eéií])", "g", word)
    return max(1, len(_STRONG.findall(plain)))


def _flesch_kincaid(sentence: float, word: float) -> float:
    return 0.39 * sentence + 11.8 * word - 15.59


def _inflesz(sentence: float, word: float) -> float:
    below = _SIX_YEARS - (206.835 - 62.3 * word - sentence)
    return WANTED + below * (0.4 if below > 0 else 0.2)


_SYLLABLES: dict[str, Callable[[str], int]] = {"en": _english, "es": _spanish}
_FORMULAS: dict[str, Callable[[float, float], float]] = {"en": _flesch_kincaid, "es": _inflesz}
"""Of words in a sentence and syllables in a word."""
