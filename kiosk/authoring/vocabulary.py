"""Vocabulary: the different words of a file in one short text, by which a glossary is told what is never mentioned."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kiosk.authoring.syntax.scribe import Passage

_WORD = re.compile(r"\w+")


def of(passages: Iterable[Passage]) -> str:
    """Return every word once in small letters, and in capitals where it stands so, each between two spaces."""
    words = {word for passage in passages for word in _WORD.findall(passage.text)}
    return f" {' '.join(sorted({word.lower() for word in words} | {word for word in words if word.isupper()}))} "


class Mentions:
    """All the vocabularies of a language, to be asked for names."""

    def __init__(self, vocabularies: Iterable[str]) -> None:
        """Take the vocabulary of each file."""
        self._files = tuple(vocabularies)
        self._all = "".join(self._files)

    def has(self, name: str) -> bool:
        """Tell whether a file has all words of a name; one in capitals (ALL, ALK) only so, as terms.Index asks."""
        plain = name if len(name) > 1 and name.isupper() else name.lower()
        words = [f" {word} " for word in _WORD.findall(plain)]
        # To ask all files at once is quick, and most names need no more.
        there = all(word in self._all for word in words)
        return there and (len(words) == 1 or any(all(word in file for word in words) for file in self._files))
