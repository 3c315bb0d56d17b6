"""Each line of the log has the same five fields, whatever was said."""

from __future__ import annotations

import json
import logging
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.operations.logline import LONGEST, Entry, short

LINE = re.compile(
    r"time=(?P<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d) level=(?P<level>[A-Z]+) "
    r"process=(?P<process>\w+) logger=(?P<logger>[\w.]+) message=(?P<message>\".*\")"
)


def _line(message: str) -> dict[str, str]:
    data = Entry(1_700_000_000.25, logging.WARNING, "screen", "kiosk.app", message).data()
    found = LINE.fullmatch(data.decode("utf-8").removesuffix("\n"))
    assert found, data
    return found.groupdict()


@pytest.mark.parametrize(
    ("zone", "moment"),
    [("UTC", "2023-11-14T22:13:20.250+00:00"), ("XXX3:30", "2023-11-14T18:43:20.250-03:30")],
)
def test_the_time_is_the_clinic_s_own(monkeypatch: pytest.MonkeyPatch, zone: str, moment: str) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    line = _line("All is well.")
    monkeypatch.undo()
    time.tzset()
    said = {"level": "WARNING", "process": "screen", "logger": "kiosk.app", "message": '"All is well."'}
    assert line == {"time": moment, **said}


@given(st.text(st.characters()))
def test_any_message_is_one_line_and_can_be_read_back(message: str) -> None:
    assert json.loads(_line(message)["message"]) == message


@pytest.mark.parametrize("message", ["a\nb\r\nc\x85d\u2028e", 'a "quoted" word', "C:\\kiosk", "\x1b[2J", "\udc80"])
def test_nothing_in_a_message_ends_the_line_or_commands_a_terminal(message: str) -> None:
    line = _line(message)["message"]
    assert line.isprintable()
    assert json.loads(line) == message


def test_a_long_message_is_cut() -> None:
    assert short("a" * LONGEST) == "a" * LONGEST
    assert short("a" * LONGEST + "b") == "a" * LONGEST + "… (cut)"
