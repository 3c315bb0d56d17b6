"""Where sentences begin and end, so that a text can be spoken and marked one after the other (A15)."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…:]+[\"'”\u2019»)\]]*(?=\s|$)|\n+|;\s")
_SHORT = re.compile(
    r"(?:\b(?:Dr|Dra|Sr|Sra|Mr|Mrs|Ms|St|No|Nr|vs|etc|e\.g|i\.e|p\. ej|approx)|\b[A-ZÁÉÍÓÚÑ](?:\.[A-Z])*)\.$"
)
_WORD = re.compile(r"\w")
MOST_LETTERS = 240
"""What is longer is broken at a comma or a space: a visitor can stop, repeat and find a piece, never a whole page."""


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return where each sentence of `text` begins and ends, without the blanks around it; each has a word to say."""
    found: list[tuple[int, int]] = []
    begin = 0
    for match in _END.finditer(text):
        if _SHORT.search(text[begin : match.end()]):
            continue
        found += _pieces(text, begin, match.end())
        begin = match.end()
    found += _pieces(text, begin, len(text))
    return tuple((start, end) for start, end in found if _WORD.search(text, start, end))


def _pieces(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    while True:
        begin += len(text[begin:end]) - len(text[begin:end].lstrip())
        if begin >= end:
            return pieces
        stop = end if end - begin <= MOST_LETTERS else _break(text, begin, begin + MOST_LETTERS)
        pieces.append((begin, begin + len(text[begin:stop].rstrip())))
        begin = stop


def _break(text: str, begin: int, latest: int) -> int:
    """Return the best place to break before `latest`: after the last comma, else at the last space, else there."""
    for mark in (", ", " "):
        place = text.rfind(mark, begin + 1, latest)
        if place > begin:
            return place + len(mark)
    return latest
