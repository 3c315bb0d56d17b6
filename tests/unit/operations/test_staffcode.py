"""The staff's code is kept as a hash, and cannot be guessed by trying or by pulling the plug."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk import settings
from kiosk.operations import staffcode
from kiosk.operations.staffcode import FIRST_WAIT, FREE_TRIES, LONGEST_WAIT, NAME, CodeLock, Tries
from tests.conftest import CODE

RIGHT, WRONG = "12345678", "00000000"


@pytest.fixture
def lock(tmp_path: Path) -> CodeLock:
    return CodeLock(CODE, tmp_path, 0.0)


def test_a_hash_is_what_the_settings_take_and_does_not_hold_the_code() -> None:
    kept = staffcode.hashed(RIGHT)
    assert RIGHT not in kept
    assert kept != staffcode.hashed(RIGHT)
    read, problems = settings.parse(f'[staff]\ncode = "{kept}"')
    assert (read.staff.code, problems) == (kept, ())
    assert staffcode.matches(kept, RIGHT)
    assert not staffcode.matches(kept, WRONG)


@pytest.mark.parametrize("broken", ["", "x", CODE[:-4], CODE.replace("v=19", "v=1"), CODE.replace("m=8", "m=0")])
def test_a_broken_hash_opens_nothing(broken: str) -> None:
    assert not staffcode.matches(broken, RIGHT)


@pytest.mark.parametrize(
    ("digits", "good"), [("12345678", True), ("1234567", False), ("1234567a", False), ("\uff11" * 8, False)]
)
def test_a_code_is_eight_plain_digits(digits: str, good: bool) -> None:
    assert staffcode.is_code(digits) is good


def test_waits_grow_up_to_an_hour() -> None:
    waits = [Tries(wrong, 100.0).wait(100.0, 0.0) for wrong in range(13)]
    assert waits[: FREE_TRIES + 3] == [0, 0, 0, FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT]
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_WAIT
    assert Tries(100_000, 100.0).wait(100.0, 0.0) == LONGEST_WAIT, "children may play with the keypad for years"
    assert Tries(FREE_TRIES, 100.0).wait(100.0 + FIRST_WAIT, 0.0) == 0


def test_a_try_is_on_the_disk_before_it_is_made(
    lock: CodeLock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def look(_hash: str, _digits: str) -> bool:
        seen.append(json.loads((tmp_path / NAME).read_text("utf-8"))["wrong"])
        return False

    monkeypatch.setattr(staffcode, "matches", look)
    for _ in range(FREE_TRIES):
        assert not lock.opens(WRONG, 1.0)
    assert seen == [1, 2, 3]


def test_a_restart_does_not_shorten_the_wait(lock: CodeLock, tmp_path: Path) -> None:
    for _ in range(FREE_TRIES):
        lock.opens(WRONG, 1.0)
    again = CodeLock(CODE, tmp_path, 5000.0)
    assert again.wait(5000.0) == FIRST_WAIT
    assert not again.opens(RIGHT, 5000.0)
    assert again.opens(RIGHT, 5000.0 + FIRST_WAIT)
    assert CodeLock(CODE, tmp_path, 0.0).wait(0.0) == 0


def test_what_cannot_be_a_code_is_not_counted(lock: CodeLock, tmp_path: Path) -> None:
    for _ in range(10):
        assert not lock.opens("123", 1.0)
    assert not (tmp_path / NAME).exists()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"wrong": "x"}', "[" * 100_000])
def test_a_spoilt_count_is_no_way_around(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, "utf-8")
    assert CodeLock(CODE, tmp_path, 0.0).wait(0.0) == FIRST_WAIT


def test_a_disk_that_cannot_be_written_locks_all_the_same(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    lock = CodeLock(CODE, tmp_path / "none", 0.0)
    for _ in range(FREE_TRIES):
        lock.opens(WRONG, 1.0)
    assert lock.wait(1.0) == FIRST_WAIT
    assert "cannot be written" in caplog.text
    assert WRONG not in caplog.text
