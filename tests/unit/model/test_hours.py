"""Opening hours, by what the clock on the wall shows; a broken clock closes nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.model import hours
from kiosk.model.hours import DAY, Span

CLINIC = "Mon-Fri 07:00-18:00, Sat 09:00-13:00"
NIGHT = "Sat-Sun 22:00-06:00"


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("open_", "now", "expected"),
    [
        (CLINIC, "2026-11-27 06:59:59", False),  # a Friday
        (CLINIC, "2026-11-27 07:00:00", True),
        (CLINIC, "2026-11-27 17:59:59", True),
        (CLINIC, "2026-11-27 18:00:00", False),
        (CLINIC, "2026-11-28 12:59", True),
        (CLINIC, "2026-11-28 13:00", False),
        (CLINIC, "2026-11-29 12:00", False),
        (NIGHT, "2026-11-28 21:59", False),
        (NIGHT, "2026-11-28 22:00", True),
        (NIGHT, "2026-11-29 05:59", True),
        (NIGHT, "2026-11-29 06:00", False),
        (NIGHT, "2026-11-30 05:59", True),  # from the last minute of the week to the first
        (NIGHT, "2026-11-30 06:00", False),
        (NIGHT, "2026-11-28 05:59", False),
        ("Fri-Mon 08:00-12:00", "2026-11-29 09:00", True),
        ("Fri-Mon 08:00-12:00", "2026-12-01 09:00", False),
        ("Sun 00:00-24:00", "2026-11-29 23:59", True),
        ("Sun 00:00-00:00", "2026-11-29 23:59", True),
        ("Sun 00:00-24:00", "2026-11-30 00:00", False),
        ("mon 8:00 \u2013 9:00", "2026-11-30 08:30", True),
        ("", "2026-11-29 03:00", True),
        ("  ", "2026-11-29 03:00", True),
    ],
)
def test_the_clinic_is_open(open_: str, now: str, *, expected: bool) -> None:
    assert hours.is_open(hours.read(open_), at(now)) is expected


@pytest.mark.parametrize("year", [1, 1970, 2000, 2024])
def test_a_clock_without_a_battery_closes_nothing(year: int) -> None:
    assert all(hours.is_open(hours.read(CLINIC), dt.datetime(year, 1, day, 3)) for day in range(1, 8))  # noqa: DTZ001 - local time


@pytest.mark.parametrize("morning", ["2026-03-08", "2026-11-01"])
def test_the_hour_that_is_left_out_or_comes_twice_changes_nothing(morning: str) -> None:
    spans = hours.read("Sun 01:30-03:30")
    shown = [at(f"{morning} {hour:02}:{minute:02}") for hour in range(5) for minute in (0, 30)]
    assert [hours.is_open(spans, now) for now in shown] == [3 <= place < 7 for place in range(10)]
    again = [now.replace(fold=1) for now in shown]
    assert [hours.is_open(spans, now) for now in again] == [hours.is_open(spans, now) for now in shown]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Sut 09:00-13:00", 'must name days as Mon, Tue, Wed, Thu, Fri, Sat, Sun, not "Sut"'),
        ("Mon-Fry 09:00-13:00", 'not "Fry"'),
        ("Mon-Fri 7-18", 'must be spans such as "Mon-Fri 07:00-18:00" with commas between them, not "Mon-Fri 7-18"'),
        ("Mon-Fri 07:00-18:00; Sat 09:00-13:00", "with commas between them"),
        ("Mon-Fri 07:00-18:00,", 'not ""'),
        ("07:00-18:00", 'not "07:00-18:00"'),
        ("Mon 07:60-18:00", 'must have times from 00:00 to 24:00, not "07:60"'),
        ("Mon 07:00-24:01", 'not "24:01"'),
    ],
)
def test_what_is_wrong_is_said_precisely(text: str, says: str) -> None:
    with pytest.raises(ValueError, match="must") as told:
        hours.read(text)
    assert says in str(told.value)


@given(st.text(alphabet="MonTuFriSat 0123456789:-,", max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        spans = hours.read(text)
    except ValueError as error:
        spans, said = (), str(error)
    else:
        said = "must"
    assert said.startswith("must")
    assert all(isinstance(span, Span) and 0 < span.length <= DAY for span in spans)
