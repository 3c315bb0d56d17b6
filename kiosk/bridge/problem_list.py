"""ProblemList: what is wrong with the content, file by file, as the editor's panel shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from kiosk.bridge.rows import Row, RowsModel
from kiosk.problems import Problem, Severity


class ProblemList(QObject):
    """The problems of one file in `here`, and in `files` all that have some, those with errors first."""

    def __init__(self, excerpt: Callable[[Problem], Sequence[str]], parent: QObject) -> None:
        """Start without problems; `excerpt` gives the lines of a file that a problem is about."""
        super().__init__(parent)
        self._excerpt = excerpt
        self._by_path: dict[str, list[Problem]] = {}
        self._path = ""
        self.here = RowsModel(("path", "line", "place", "code", "grave", "message", "hint", "excerpt"), self)
        self.files = RowsModel(("path", "errors", "warnings"), self)

    def take(self, problems: Sequence[Problem]) -> None:
        """Take the problems of a new proof; what is shown of a file may have changed even if they have not."""
        by_path: dict[str, list[Problem]] = {}
        for problem in problems:
            by_path.setdefault(problem.path, []).append(problem)
        if by_path != self._by_path:
            self._by_path = by_path
            errors = {path: sum(one.severity is Severity.ERROR for one in found) for path, found in by_path.items()}
            self.files.fill(
                [
                    {"path": path, "errors": count, "warnings": len(by_path[path]) - count}
                    for path, count in sorted(errors.items(), key=lambda one: (not one[1], one[0]))
                ]
            )
        self._fill()

    def show(self, path: str) -> None:
        """Show the problems of another file."""
        if path != self._path:
            self._path = path
            self._fill()

    def first(self) -> str:
        """Return the first file that has problems, or an empty text."""
        return next(iter(self._by_path), "")

    def _fill(self) -> None:
        self.here.renew([self._row(one) for one in self._by_path.get(self._path, ())])

    def _row(self, problem: Problem) -> Row:
        return {
            "path": problem.path,
            "line": problem.line,
            "place": f"line {problem.line}" if problem.line else "",
            "code": problem.code,
            "grave": problem.severity is Severity.ERROR,
            "message": problem.message,
            "hint": problem.hint,
            "excerpt": "\n".join(self._excerpt(problem)),
        }
