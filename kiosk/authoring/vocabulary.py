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


def mentions(vocabulary: str, name: str) -> bool:
    """Tell whether all words of a name are in a vocabulary; one in capitals (ALL, ALK) only so, as terms.Index asks."""
    plain = name if len(name) > 1 and name.isupper() else name.lower()
    return all(f" {word} " in vocabulary for word in _WORD.findall(plain))
