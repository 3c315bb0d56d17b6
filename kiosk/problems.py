"""Problem: the one shape in which anything wrong with a file is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem costs: an error keeps a page (or setting) out, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with one place in somebody's file.

    `path` is relative to the folder the reader knows (content or configuration) with forward slashes; `line` and
    `column` count from 1, and 0 means "the file as a whole". `message` says what is wrong in one plain sentence, `hint`
    what to do about it.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def graver(self) -> Problem:
        """Return the same as an error."""
        return replace(self, severity=Severity.ERROR)

    def __str__(self) -> str:
        """Tell the problem on one line, as compilers do, with the hint on a second."""
        place = ":".join([self.path, *(str(number) for number in (self.line, self.column) if number)])
        hint = f"\n    hint: {self.hint}" if self.hint else ""
        return f"{place}: {self.severity} {self.code}: {self.message}{hint}"
