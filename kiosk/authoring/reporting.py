"""Reporting: problems as text for people, and in the forms that other programs read.

JSON is for scripts, SARIF (2.1.0) for code hosts and desktop editors, GitHub's workflow commands for its checks.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kiosk import __version__
from kiosk.authoring import codes, sources
from kiosk.problems import Problem

WIDEST = 100
"""Characters of a line that are shown."""


def text(problems: Sequence[Problem], folder: Path) -> str:
    """Return each problem with the line it is about, its place marked, as compilers do."""
    return "".join(_told(one, folder) for one in problems)


def as_json(problems: Sequence[Problem], folder: Path) -> str:
    """Return a list of problems with all their parts; `line` and `column` are 0 where they are not known."""
    parts = [
        {
            "code": one.code, "severity": one.severity.value, "path": one.path, "line": one.line,
            "column": one.column, "message": one.message, "hint": one.hint,
        }
        for one in problems
    ]  # fmt: skip
    return json.dumps({"folder": str(folder), "problems": parts}, ensure_ascii=False, indent=2) + "\n"


def sarif(problems: Sequence[Problem], folder: Path) -> str:
    """Return a SARIF log of one run, with all codes as its rules."""
    rules = [{"id": code.id, "shortDescription": {"text": code.title}} for code in codes.ALL]
    results = [
        {
            "ruleId": one.code,
            "level": one.severity.value,
            "message": {"text": _sentences(one)},
            "locations": [{"physicalLocation": _location(one)}],
        }
        for one in problems
    ]
    run = {
        "tool": {"driver": {"name": "kiosk check", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"CONTENT": {"uri": f"{folder.resolve().as_uri()}/"}},
        "results": results,
    }
    return json.dumps({"version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def github(problems: Sequence[Problem], folder: Path) -> str:
    """Return a workflow command for each problem, which GitHub shows beside the line; paths begin with `folder`."""
    return "".join(
        f"::{one.severity} {','.join(f'{name}={_property(value)}' for name, value in _places(one, folder))}"
        f"::{_data(_sentences(one))}\n"
        for one in problems
    )


FORMATS: dict[str, Callable[[Sequence[Problem], Path], str]] = {
    "text": text, "json": as_json, "sarif": sarif, "github": github,
}  # fmt: skip


def _told(problem: Problem, folder: Path) -> str:
    sentence, *hint = str(problem).split("\n")
    return "\n".join([sentence, *excerpt(problem, folder), *hint, ""])


def excerpt(problem: Problem, folder: Path) -> list[str]:
    """Return the line of a problem and below it a mark at its column; nothing where there is no such line."""
    data = sources.read_bytes(folder, problem.path, sources.TEXT_LIMIT) if problem.line else b""
    written = data.decode("utf-8-sig", "replace") if isinstance(data, bytes) else ""
    lines = re.split("\r\n|\r|\n", written)
    if not 1 <= problem.line <= len(lines):
        return []
    line = "".join(character if character.isprintable() else " " for character in lines[problem.line - 1])
    start = max(0, min(problem.column - WIDEST // 2, len(line) - WIDEST))
    before, after = ("…" if start else ""), ("…" if start + WIDEST < len(line) else "")
    number = f"{problem.line:>6}"
    shown = [f"{number} | {before}{line[start : start + WIDEST]}{after}".rstrip()]
    if problem.column:
        shown.append(f"{'':>6} | {' ' * (len(before) + _cells(line[start : problem.column - 1]))}^")
    return shown


def _cells(words: str) -> int:
    """Return how many cells of a terminal `words` take."""
    wide = sum(unicodedata.east_asian_width(one) in "WF" for one in words)
    return len(words) + wide - sum(bool(unicodedata.combining(one)) for one in words)


def _location(problem: Problem) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": problem.path, "uriBaseId": "CONTENT"}}
    if problem.line:
        column = {"startColumn": problem.column} if problem.column else {}
        place["region"] = {"startLine": problem.line, **column}
    return place


def _places(problem: Problem, folder: Path) -> Iterator[tuple[str, str]]:
    yield "file", (folder / problem.path).as_posix()
    if problem.line:
        yield "line", str(problem.line)
    if problem.column:
        yield "col", str(problem.column)
    yield "title", problem.code


def _sentences(problem: Problem) -> str:
    return f"{problem.message} {problem.hint}".strip()


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
