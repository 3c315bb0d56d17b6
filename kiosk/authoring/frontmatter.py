"""Front matter: the lines between --- at the top of a file, read with the place of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.authoring import codes
from kiosk.authoring.desk import Desk
from kiosk.authoring.fields import FieldReader, Written
from kiosk.authoring.names import Kind
from kiosk.authoring.yamltree import Fields, read
from kiosk.model.library import Calendar, Review, Status

FENCE = "---"
TITLE_LENGTH = 40
SUMMARY_LENGTH = 90
_REVIEW = ("status", "reviewer", "reviewed", "review_by")
_KEYS: dict[Kind, tuple[str, ...]] = {
    Kind.PAGE: ("title", "summary", "order", *_REVIEW, "publish", "expire", "facts", "questions"),
    Kind.SECTION: ("title", "summary", "order", "picture", "alt", *_REVIEW),
    Kind.HOME: ("title", "summary", *_REVIEW),
    Kind.HELP: ("title", "summary", *_REVIEW),
    Kind.ATTRACT: ("title", *_REVIEW),
    Kind.GLOSSARY: ("title", *_REVIEW),
    Kind.QUESTIONS: ("title", *_REVIEW),
}
_MAY_BE_ABSENT = {"publish", "expire", "facts", "questions"}
_FACT = re.compile(r"F[1-9][0-9]*")
_GROUP = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands at the top of a file; what a kind of file does not have is empty. `review` is None when in error."""

    title: str = ""
    summary: str = ""
    order: int = 0
    picture: Written | None = None
    alt: str = ""
    facts: tuple[str, ...] = ()
    questions: Written | None = None
    review: Review | None = None
    calendar: Calendar = Calendar()  # noqa: RUF009 - frozen
    spoken: tuple[Written, ...] = ()


def split(lines: Sequence[str]) -> int | None:
    """Return the number of lines of the front matter with both fences, 0 for none, None when it is not closed."""
    if not lines or lines[0].rstrip() != FENCE:
        return 0
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == FENCE:
            return number
    return None


def parse(kind: Kind, desk: Desk) -> tuple[FrontMatter, int]:
    """Read the front matter of the desk's file and return it with the number of lines it takes.

    What is missing or wrong is told and left empty.
    """
    end = split(desk.lines)
    if not end:
        code = codes.NO_FRONT_MATTER if end == 0 else codes.OPEN_FRONT_MATTER
        desk.tell(code, 1, f"{code.title}.", "Copy the lines between --- and --- from a page that works.", column=1)
        return FrontMatter(), 0 if end == 0 else len(desk.lines)
    value = read("\n".join(desk.lines[1 : end - 1]), 2, desk)
    if value is None and not desk.problems():
        value = Fields({}, 1, 1)
    if not isinstance(value, Fields):
        if not desk.problems():
            message = "The lines at the top are not of the form `name: value`."
            desk.tell(codes.BAD_YAML, 2, message, "Copy them from a page that works.", column=1)
        return FrontMatter(), end
    return _front(kind, FieldReader(value, desk, _KEYS[kind], ""), desk), end


def _front(kind: Kind, fields: FieldReader, desk: Desk) -> FrontMatter:
    fields.require(name for name in _KEYS[kind] if name not in _MAY_BE_ABSENT)
    title = fields.text("title")
    summary = fields.text("summary")
    _short(desk, "title", title, TITLE_LENGTH)
    _short(desk, "summary", summary, SUMMARY_LENGTH)
    alt = fields.text("alt")
    review = _review(fields, desk)
    return FrontMatter(
        title=title.text if title else "",
        summary=summary.text if summary else "",
        order=fields.number("order") or 0,
        picture=fields.text("picture"),
        alt=alt.text if alt else "",
        facts=tuple(fields.words("facts", _FACT, "facts are written like [F1, F2]")),
        questions=fields.text("questions", _GROUP, "a group is written like about-treatment"),
        review=review,
        calendar=_calendar(fields, desk, review),
        spoken=tuple(text for text in (title, summary, alt) if text),
    )


def _short(desk: Desk, name: str, text: Written | None, limit: int) -> None:
    if text and len(text.text) > limit:
        message = f"The {name} has {len(text.text)} characters, and there is room for {limit}."
        desk.tell(codes.TOO_LONG, text.line, message, "Say it in fewer words.", column=text.column)


def _calendar(fields: FieldReader, desk: Desk, review: Review | None) -> Calendar:
    publish, expire = fields.date("publish"), fields.date("expire")
    if publish and expire and publish[0] >= expire[0]:
        message = "The date expire, from which the page is gone, is not after the date publish."
        desk.tell(codes.BAD_DATE, expire[1].line, message, "Check both dates.", column=expire[1].column)
    review_by = review.review_by if review else None
    return Calendar(publish[0] if publish else None, expire[0] if expire else None, review_by)


def _review(fields: FieldReader, desk: Desk) -> Review | None:
    status = fields.choice("status", [one.value for one in Status])
    reviewer = fields.text("reviewer")
    reviewed = fields.date("reviewed")
    review_by = fields.date("review_by")
    if status is None or reviewer is None or reviewed is None or review_by is None:
        return None
    if reviewed[0] > review_by[0]:
        message = "The date review_by lies before the date reviewed."
        desk.tell(codes.BAD_DATE, review_by[1].line, message, "Check both dates.", column=review_by[1].column)
        return None
    return Review(Status(status), reviewer.text, reviewed[0], review_by[0])
