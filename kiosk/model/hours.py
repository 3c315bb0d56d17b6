"""Opening hours: days and times of day as a technician writes them, by the clock on the clinic's wall."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAY = 24 * 60
WEEK = 7 * DAY
FIRST_YEAR = 2025
"""A clock that says an earlier year has lost its battery."""

_SPAN = re.compile(r"(\w+)(?:\s*[-\u2013]\s*(\w+))?\s+(\d{1,2}:\d\d)\s*[-\u2013]\s*(\d{1,2}:\d\d)")
_EXAMPLE = "Mon-Fri 07:00-18:00"


@dataclass(frozen=True, slots=True)
class Span:
    """Minutes of each week: from `begin`, counted from the start of Monday, for `length`."""

    begin: int
    length: int


def read(text: str) -> tuple[Span, ...]:
    """Return the spans in a text such as "Mon-Fri 07:00-18:00, Sat 09:00-13:00"; none for an empty text.

    A span that ends at or before its beginning ends on the next day. Raises ValueError, whose text says what the hours
    must be.
    """
    return tuple(span for part in text.split(",") for span in _spans(part.strip())) if text.strip() else ()


def is_open(spans: tuple[Span, ...], now: dt.datetime) -> bool:
    """Tell whether the clinic is open at `now`, local time without a zone; without spans it always is.

    Only what a clock on the wall shows counts, so an hour that is left out or comes twice (daylight saving time) needs
    nothing. A clock that lost its battery closes nothing.
    """
    minute = now.weekday() * DAY + now.hour * 60 + now.minute
    return not spans or now.year < FIRST_YEAR or any((minute - span.begin) % WEEK < span.length for span in spans)


def _spans(part: str) -> list[Span]:
    found = _SPAN.fullmatch(part)
    if found is None:
        message = f'must be spans such as "{_EXAMPLE}" with commas between them, not "{part}"'
        raise ValueError(message)
    first, last = _day(found[1]), _day(found[2] or found[1])
    begin, end = _minute(found[3]), _minute(found[4])
    length = end - begin if end > begin else end - begin + DAY
    return [Span((first + day) % 7 * DAY + begin, length) for day in range((last - first) % 7 + 1)]


def _day(name: str) -> int:
    if name.capitalize() not in DAYS:
        message = f'must name days as {", ".join(DAYS)}, not "{name}"'
        raise ValueError(message)
    return DAYS.index(name.capitalize())


def _minute(time: str) -> int:
    hour, minute = map(int, time.split(":"))
    if minute > 59 or hour * 60 + minute > DAY:  # noqa: PLR2004 - minutes of an hour
        message = f'must have times from 00:00 to 24:00, not "{time}"'
        raise ValueError(message)
    return hour * 60 + minute
