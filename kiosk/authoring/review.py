"""Review: what a review sheet says of each file, in the order in which families meet them."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Mapping

from kiosk.authoring import codes, names, status
from kiosk.authoring.compiler import Report
from kiosk.authoring.parsed import Outline
from kiosk.authoring.status import Row
from kiosk.model.review_sheet import Sheet, Standing, Subject
from kiosk.problems import Problem, Severity

WHOLE_GUIDE = "The whole guide"
"""The group of the files that belong to no section."""

_ABSENT = {codes.MISSING_FILE.id, codes.UNTRANSLATED.id}
"""The codes that say of a file that it is not there."""


def sheet(report: Report, today: dt.date, title: str = "") -> Sheet:
    """Return the sheet without pictures; `title` stands in for the guide's own. Languages are named by their tags."""
    told: dict[str, list[Problem]] = {}
    for problem in report.problems:
        told.setdefault(problem.path, []).append(problem)
    rows = {f"{row.language}/{row.page}": row for row in status.rows(report, today)}
    rows |= {path: _unread(path) for path in told if path not in rows and _is_text(path, report)}
    catalogue = _Catalogue(report.outlines)
    ordered = sorted(rows.items(), key=lambda one: (list(report.outlines).index(one[1].language), catalogue.place(one)))
    return Sheet(
        title=title or catalogue.title("home.md"),
        day=today.isoformat(),
        languages=tuple((tag, tag) for tag in report.outlines),
        subjects=tuple(_subject(row, catalogue, told.get(path, [])) for path, row in ordered),
        others=tuple(sentence(one) for path in told if path not in rows for one in told[path]),
    )


def sentence(problem: Problem) -> str:
    """Return a problem on one line."""
    return " ".join(line.strip() for line in str(problem).splitlines())


class _Catalogue:
    """Knows titles and places of files by their path within a language; the original's count before a translation's."""

    def __init__(self, outlines: Mapping[str, Iterable[Outline]]) -> None:
        self._known: dict[str, Outline] = {}
        self.own = {one.path: one for each in outlines.values() for one in each}
        for one in self.own.values():
            self._known.setdefault(names.inside(one.path), one)

    def title(self, place: str) -> str:
        return self._known[place].title if place in self._known else ""

    def language(self, place: str) -> str:
        return names.language(self._known[place].path) if place in self._known else ""

    def group(self, place: str) -> str:
        section = place.rpartition("/")[0]
        return (self.title(f"{section}/{names.INDEX}") or section) if section else WHOLE_GUIDE

    def place(self, one: tuple[str, Row]) -> tuple[int, str, int, int, str]:
        """Return what sorts a file among those of its language."""
        place = one[1].page
        section = place.rpartition("/")[0]
        if not section:
            return -1, "", 0, list(names.SPECIAL).index(place), place
        return self._order(f"{section}/{names.INDEX}"), section, 1, self._page_order(place), place

    def _order(self, place: str) -> int:
        return self._known[place].order if place in self._known else sys.maxsize

    def _page_order(self, place: str) -> int:
        return -1 if place.endswith(f"/{names.INDEX}") else self._order(place)


def _is_text(path: str, report: Report) -> bool:
    return names.kind(path) is not None and names.language(path) in report.outlines


def _unread(path: str) -> Row:
    """Return the row of a file that could not be read in any language."""
    return Row(names.inside(path), names.language(path), "unknown", "", "", "", "", status.LEFT_OUT)


def _subject(row: Row, catalogue: _Catalogue, problems: list[Problem]) -> Subject:
    path = f"{row.language}/{row.page}"
    own = catalogue.own.get(path)
    titled = own is not None and own.title
    return Subject(
        place=row.page,
        language=row.language,
        group=catalogue.group(row.page),
        title=own.title if own is not None and titled else catalogue.title(row.page) or row.page,
        title_language=row.language if titled else catalogue.language(row.page),
        standing=_standing(row, problems, there=own is not None),
        reviewer=row.reviewer,
        reviewed=row.reviewed,
        review_by=row.review_by,
        grade=row.grade,
        notes=", ".join(note for note in row.notes.split(", ") if note != status.LEFT_OUT),
        problems=tuple(_within(one) for one in problems),
    )


def _standing(row: Row, problems: list[Problem], *, there: bool) -> Standing:
    if not there and all(one.code in _ABSENT for one in problems):
        return Standing.MISSING
    if any(one.severity is Severity.ERROR for one in problems) or not there:
        return Standing.LEFT_OUT
    return Standing(row.status)


def _within(problem: Problem) -> str:
    """Return a problem as it is told beside the name of its file."""
    place = f"line {problem.line}, " if problem.line else ""
    return f"{place}{problem.severity} {problem.code}: {problem.message} {problem.hint}".strip()
