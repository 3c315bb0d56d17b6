"""What the journal of systemd gets, read by a socket that stands in for it."""

from __future__ import annotations

import logging
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.operations import journal
from kiosk.operations.journal import Journal
from kiosk.operations.logline import LONGEST, Entry
from tests.journal import fields

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has systemd")
ENTRY = Entry(0.0, logging.WARNING, "screen", "kiosk.app", "All is well.", "app.py", 12, "run")


@pytest.fixture
def listening(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as made:
        made.bind(str(tmp_path / "socket"))
        yield made


@pytest.mark.parametrize("message", ["All is well.", "One\nTwo=2\n\nThree", "ünï\udc80", "x" * LONGEST * 2, ""])
def test_an_entry_arrives_with_all_its_fields(listening: socket.socket, message: str) -> None:
    Journal(listening.getsockname()).write(Entry(0.0, logging.ERROR, "screen", "kiosk.app", message, "app.py", 12, "f"))
    assert fields(listening.recv(100_000)) == {
        "MESSAGE": message.encode("utf-8", "backslashreplace").decode(), "PRIORITY": "3", "SYSLOG_IDENTIFIER": "kiosk",
        "KIOSK_PROCESS": "screen", "LOGGER": "kiosk.app", "CODE_FILE": "app.py", "CODE_LINE": "12", "CODE_FUNC": "f",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("level", "priority"),
    [(logging.DEBUG, "7"), (logging.INFO, "6"), (logging.WARNING, "4"), (logging.ERROR, "3"), (logging.CRITICAL, "2")],
)
def test_levels_are_those_of_syslog(level: int, priority: str) -> None:
    found = fields(journal.datagram(Entry(0.0, level, "screen", "kiosk.app", "All is well.")))
    assert found["PRIORITY"] == priority
    assert "CODE_FILE" not in found


def test_a_journal_that_restarts_is_found_again(listening: socket.socket, tmp_path: Path) -> None:
    sender = Journal(listening.getsockname())
    listening.close()
    with pytest.raises(OSError, match="refused"):
        sender.write(ENTRY)
    (tmp_path / "socket").unlink()
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as again:
        again.bind(str(tmp_path / "socket"))
        sender.write(ENTRY)
        assert fields(again.recv(10_000))["MESSAGE"] == "All is well."


def test_the_journal_is_known_by_what_standard_error_is(tmp_path: Path) -> None:
    with (tmp_path / "stream").open("w") as file:
        found = os.fstat(file.fileno())
        assert journal.is_at(file.fileno(), {"JOURNAL_STREAM": f"{found.st_dev}:{found.st_ino}"})
        # A process that was started with another standard error still has the variable.
        assert not journal.is_at(file.fileno(), {"JOURNAL_STREAM": f"{found.st_dev}:{found.st_ino + 1}"})
        assert not journal.is_at(file.fileno(), {})
        number = file.fileno()
    assert not journal.is_at(number, {"JOURNAL_STREAM": f"{found.st_dev}:{found.st_ino}"})
