"""What is asked of a disk is answered, or not waited for; what was begun is done once the disk answers."""

from __future__ import annotations

import logging
import threading
from functools import partial
from pathlib import Path

import pytest

from kiosk.operations.disk_thread import DiskThread

LONG = 60.0


def test_what_is_asked_is_answered(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    thread = DiskThread(tmp_path, LONG)
    assert [thread.ask(partial(abs, number), 0) for number in (1, -2)] == [1, 2]
    assert not caplog.records


def test_what_hangs_is_not_waited_for_and_done_later(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    thread = DiskThread(tmp_path, 0.01)
    lift, done = threading.Event(), list[bool]()
    for held_up in (lambda: done.append(lift.wait(LONG)), *[lambda: done.append(False)] * 3):
        assert thread.ask(held_up, "in vain") == "in vain"
    lift.set()
    assert thread._idle.wait(LONG)
    assert done == [True]
    thread._patience = LONG
    assert thread.ask(lambda: "well", "in vain") == "well"
    assert [record.levelname for record in caplog.records] == ["ERROR", "INFO"]
    assert all(str(tmp_path) in record.getMessage() for record in caplog.records)


def test_what_fails_is_told_and_the_next_is_done(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    thread = DiskThread(tmp_path, LONG)
    assert thread.ask(lambda: 1 // 0, -1) == -1
    assert "What the disk was asked for failed." in caplog.text
    assert thread.ask(lambda: 1, -1) == 1
