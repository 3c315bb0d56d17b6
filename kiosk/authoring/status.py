"""Status: how far each page is in each language, for those who look after the content."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import astuple, dataclass, fields

from kiosk.authoring import codes, names
from kiosk.authoring.compiler import Report
from kiosk.authoring.names import Kind
from kiosk.authoring.parsed import Outline
from kiosk.model.library import Calendar
from kiosk.problems import Severity


@dataclass(frozen=True, slots=True)
class Row:
    """One file in one language, as words. `grade` is the years of school it asks for, empty where none can be told."""

    page: str
    language: str
    status: str
    reviewer: str
    reviewed: str
    review_by: str
    grade: str
    notes: str


HEAD = tuple(field.name.replace("_", " ") for field in fields(Row))
LEFT_OUT = "left out"
NOTES = {codes.OLD_TRANSLATION.id: "older than the original", LEFT_OUT: LEFT_OUT}


def rows(report: Report, today: dt.date) -> list[Row]:
    """Return a row for each file and language, whether the file is there or not; pages come last."""
    places = {names.inside(one.path): one.kind for own in report.outlines.values() for one in own}
    there = {one.path: one for own in report.outlines.values() for one in own}
    told: dict[str, set[str]] = {}
    for problem in report.problems:
        told.setdefault(problem.path, set()).add(LEFT_OUT if problem.severity is Severity.ERROR else problem.code)
    return [
        _row(place, tag, there.get(f"{tag}/{place}"), told.get(f"{tag}/{place}", set()), report, today)
        for place in sorted(places, key=lambda one: (places[one] is Kind.PAGE, one))
        for tag in report.outlines
    ]


def table(made: Sequence[Row]) -> str:
    """Return the rows as a table for a terminal."""
    lines = [HEAD, *(astuple(row) for row in made)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines
    )


def as_csv(made: Sequence[Row]) -> str:
    """Return the rows as CSV (RFC 4180), as spreadsheets open it."""
    out = io.StringIO()
    csv.writer(out).writerows([HEAD, *(astuple(row) for row in made)])
    return out.getvalue()


def _days(calendar: Calendar) -> tuple[tuple[str, dt.date | None], ...]:
    return ("shown from", calendar.publish), ("gone from", calendar.expire)


def _row(  # noqa: PLR0913, PLR0917 - everything that is known of a file
    place: str, tag: str, outline: Outline | None, told: AbstractSet[str], report: Report, today: dt.date
) -> Row:
    notes = [note for one, note in NOTES.items() if one in told]
    if outline is None or outline.review is None:
        return Row(place, tag, "missing" if outline is None else "unknown", "", "", "", "", ", ".join(notes))
    review = outline.review
    years = report.grades.get(outline.path)
    if review.review_by < today:
        notes.append("overdue")
    notes += [f"{name} {day}" for name, day in _days(outline.calendar) if day]
    return Row(
        place,
        tag,
        review.status.value,
        review.reviewer,
        str(review.reviewed),
        str(review.review_by),
        "" if years is None else f"{years:.1f}",
        ", ".join(notes),
    )
