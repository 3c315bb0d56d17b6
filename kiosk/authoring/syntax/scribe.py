"""Scribe: what is noted while a file is read: problems, references, headings, and every passage with its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kiosk.authoring import names
from kiosk.authoring.desk import Desk
from kiosk.authoring.fields import Written
from kiosk.authoring.parsed import Reference, Target
from kiosk.authoring.syntax.lines import MARK, number_of


class Zone(StrEnum):
    """Where a passage stands: open to all, or behind a gate in numbers or in words."""

    OPEN = "open"
    NUMBERS = "numbers"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that belong together, as (line, words) pieces."""

    zone: Zone
    pieces: tuple[tuple[int, str], ...]

    @property
    def text(self) -> str:
        """All of its words; each character stands where it stood in the pieces."""
        return "".join(words for _, words in self.pieces)

    def line_at(self, position: int) -> int:
        """Return the line of the character at `position` of the text."""
        line = 0
        for line, words in self.pieces:  # noqa: B007 - the last line is the answer when none is further
            position -= len(words)
            if position < 0:
                break
        return line


class Scribe:
    """Notes for one file. `line` is where the reader is, as the marks tell."""

    def __init__(self, desk: Desk) -> None:
        """Start at the top with empty notes."""
        self.desk = desk
        self.line = 1
        self.zone = Zone.OPEN
        self.references: list[Reference] = []
        self.passages: list[Passage] = []
        self.anchors: list[str] = []
        self.entries: list[tuple[str, int]] = []
        self.gates: list[int] = []
        self.phrases: list[str] = []
        self._pieces: list[tuple[int, str]] = []

    @property
    def path(self) -> str:
        """The file's path."""
        return self.desk.path

    def words(self, text: str | None) -> str:
        """Return `text` without marks and line ends, following its lines and noting the words."""
        result = self.follow(text)
        self._pieces += result
        return "".join(words for _, words in result)

    def follow(self, text: str | None) -> list[tuple[int, str]]:
        """Return the pieces of `text` with their lines, without noting them."""
        pieces: list[tuple[int, str]] = []
        position = 0
        text = (text or "").replace("\n", " ")
        for mark in MARK.finditer(text):
            pieces.append((self.line, text[position : mark.start()]))
            self.line = number_of(mark[0])
            position = mark.end()
        pieces.append((self.line, text[position:]))
        return [piece for piece in pieces if piece[1]]

    def end_passage(self) -> Passage | None:
        """Close the passage that was being read and return it, unless it has no words."""
        if not self._pieces:
            return None
        passage = Passage(self.zone, tuple(self._pieces))
        self.passages.append(passage)
        self._pieces = []
        return passage

    def say(self, written: Iterable[Written | None]) -> None:
        """Note texts that are no Markdown, like a title."""
        for one in written:
            if one is not None:
                self.passages.append(Passage(self.zone, ((one.first, one.text),)))

    def refer(self, target: Target, name: str, written: str, line: int, column: int = 0) -> None:
        """Note that the file needs something from outside."""
        column = column or self.desk.column(line, written)
        self.references.append(Reference(target, name, written, line, column))

    def anchor(self, heading: str) -> str:
        """Return an anchor for a heading that no other heading of the file has."""
        base = names.slug(heading) or "heading"
        anchor, count = base, 1
        while anchor in self.anchors:
            count += 1
            anchor = f"{base}-{count}"
        self.anchors.append(anchor)
        return anchor

    def picture(self, written: Written | None) -> str:
        """Note a picture that is named in YAML and return its path, or an empty text."""
        if written is None:
            return ""
        return self.picture_path(written.text, written.line, written.column)

    def picture_path(self, source: str, line: int, column: int = 0) -> str:
        """Note a picture by what the editor wrote and return its path in the content folder."""
        path = names.resolve(self.path, re.sub(r"[\\]", "/", source)) or source
        self.refer(Target.PICTURE, path, source, line, column)
        return path
