"""Dictionary: which words English and Spanish have. It takes half a second and some memory: only the worker asks it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

LANGUAGES = ("en", "es")
"""Those whose lists were tried with texts for families; build.spec takes these along."""
MOST_REMEMBERED = 5_000
"""Words for which is remembered what was probably meant."""

_MISSING = {"en": frozenset({"her"}), "es": frozenset({"antes", "jamás", "ojalá", "tan"})}
"""Common words that the lists lack."""
_CONTRACTED = re.compile(r"(.+)n't|(.+)'(?:d|ll|m|re|s|ve)")
_PRONOUNS = re.compile(r"(?:me|te|se|nos|os)?(?:la|le|lo)s?|me|te|se|nos|os")
"""Spanish pronouns written onto a verb: `explicárselo`, `dígalo`."""
_VERB = re.compile(r".+[aeií](?:r|ndo)")
_ACUTE = str.maketrans("áéíóú", "aeiou")
_LETTERS = {"en": "etaoinsrhdlucmfywgpbvkxqjz", "es": "eaosrnidlctumpbgvyqhfzjxáéíóúñüwk"}
"""The most frequent first."""
_SIBLINGS = dict(zip("aeiounáéíóúñ", "áéíóúñaeioun", strict=True))
"""An accent forgotten, or one too many."""


def knows(word: str, language: str) -> bool:
    """Tell whether a language has a word (with plain apostrophes); True for a language without a list."""
    if language not in LANGUAGES:
        return True
    forms = _spanish(word.lower()) if language == "es" else _english(word)
    return any(_has(one, language) for one in (word, word.lower(), *forms))


@functools.lru_cache(MOST_REMEMBERED)
def near(word: str, language: str) -> str:
    """Return the word that was probably meant: one letter added, lost, changed or swapped. Empty if there is none."""
    found = next((one for one in _edits(word.lower(), _LETTERS[language]) if _has(one, language)), "")
    return found.capitalize() if word[0].isupper() else found


def load(language: str) -> None:
    """Read a language's list, so that the first question need not wait for it."""
    if language in LANGUAGES:
        _entries(language)


def _has(word: str, language: str) -> bool:
    return word in _MISSING[language] or _entries(language).get(word) is not None


@functools.cache
def _entries(language: str) -> Mapping[str, str]:
    """Return the list, which stays packed: a tenth of the memory, and quick enough for a page."""
    from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY

    return LOW_MEMORY_DICTIONARY_FACTORY.get_dictionary(language)


def _english(word: str) -> Iterator[str]:
    found = _CONTRACTED.fullmatch(word)
    if found and found[1]:
        # "can't" has one n for two.
        yield from (found[1].lower(), f"{found[1]}n".lower())
    elif found:
        yield from (found[2], found[2].lower())


def _spanish(word: str) -> Iterator[str]:
    for at in range(2, len(word) - 1):
        verb = word[:at].translate(_ACUTE)
        if _PRONOUNS.fullmatch(word, at) and (verb != word[:at] or _VERB.fullmatch(verb)):
            yield from (word[:at], verb)


def _edits(word: str, letters: str) -> Iterator[str]:
    """Yield every word that is one slip away, the likely slips first. The first letter is seldom wrong."""
    cuts = [(word[:at], word[at:]) for at in range(len(word), -1, -1)]
    yield from (f"{a}{_SIBLINGS[b[0]]}{b[1:]}" for a, b in cuts if b and b[0] in _SIBLINGS)
    yield from (f"{a}{b[1]}{b[0]}{b[2:]}" for a, b in cuts if len(b) > 1)
    yield from (f"{a}{b[0]}{b}" for a, b in cuts if b)
    yield from (f"{a}{letter}{b}" for a, b in cuts for letter in letters)
    yield from (f"{a}{b[1:]}" for a, b in cuts if b)
    yield from (f"{a}{letter}{b[1:]}" for a, b in cuts if b for letter in letters)
