"""Glyphs: a text that would be drawn as empty boxes is told before a family sees it.

Each file is asked by itself, once, which of its characters our own font lacks; which of those some font of this machine
has is asked anew in each build, because fonts come and go.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk.authoring import codes, fonts, names
from kiosk.authoring.parsed import Foreign, Outline
from kiosk.authoring.syntax.scribe import Passage
from kiosk.problems import Problem

NOT_DRAWN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
VARIATION_SELECTORS = range(0xFE00, 0xFE10)


def foreign(passages: Iterable[Passage]) -> tuple[Foreign, ...]:
    """Return the characters that our own font lacks, each with the first line in which it stands."""
    found: dict[str, int] = {}
    for passage in passages:
        for line, words in passage.pieces:
            for character in words:
                if ord(character) not in fonts.own() and _is_drawn(character):
                    found.setdefault(character, line)
    return tuple(Foreign(character, line) for character, line in sorted(found.items()))


def problems(outlines: Iterable[Outline], folders: Iterable[Path]) -> Iterator[Problem]:
    """Warn of each file's characters that no font in `folders` has either."""
    told = [(outline, one) for outline in outlines for one in outline.foreign]
    missing = fonts.without_glyph({one.character for _, one in told}, folders)
    for outline, one in told:
        if one.character in missing:
            name = f"U+{ord(one.character):04X} {unicodedata.name(one.character, '')}".strip()
            language = names.language(outline.path)
            message = f"No font on this machine can draw {one.character} ({name}), which this {language} page needs."
            hint = "Write it in another way, or install a font that has it. Until then a box is shown."
            yield codes.NO_GLYPH.at(outline.path, one.line, 0, message, hint)


def _is_drawn(character: str) -> bool:
    return unicodedata.category(character) not in NOT_DRAWN and ord(character) not in VARIATION_SELECTORS
