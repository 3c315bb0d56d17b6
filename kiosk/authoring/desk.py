"""Desk: where one file's problems are gathered, each with its place in the file as the editor sees it."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.authoring.codes import Code
from kiosk.problems import Problem

MOST = 200


class Desk:
    """The problems of one file. `lines` are the file's lines as they were written."""

    def __init__(self, path: str, lines: Sequence[str]) -> None:
        """Start without problems."""
        self.path = path
        self.lines = lines
        self._problems: list[Problem] = []

    def tell(  # noqa: PLR0913 - a problem has many parts
        self, code: Code, line: int, message: str, hint: str = "", *, at: str = "", column: int = 0
    ) -> None:
        """Note a problem in `line`, at the column where the text `at` stands in it, or at `column`."""
        self._problems.append(code.at(self.path, line, column or self.column(line, at), message, hint))

    def column(self, line: int, text: str) -> int:
        """Return the column, from 1, at which `text` (or else the first word) stands in a line; 0 for no line."""
        if not 1 <= line <= len(self.lines):
            return 0
        raw = self.lines[line - 1]
        found = raw.find(text) if text else -1
        return found + 1 if found >= 0 else len(raw) - len(raw.lstrip()) + 1

    def problems(self) -> tuple[Problem, ...]:
        """Return what was told, sorted and each thing once; of very many only the first, which nobody reads past."""
        return tuple(sorted(set(self._problems))[:MOST])
