"""What a disk refuses is told with what to do about it."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.operations import disk


@pytest.mark.parametrize(
    ("number", "told"),
    [(errno.ENOSPC, "Make room"), (errno.EROFS, "writable"), (errno.EIO, "disk fails"), (errno.EACCES, "Allow")],
)
def test_an_error_of_the_disk_has_a_remedy(number: int, told: str) -> None:
    assert told in disk.remedy(OSError(number, "…"))
    assert disk.remedy(OSError(number, "…")).endswith("tries again by itself.")


def test_what_is_behind_an_error_counts() -> None:
    error = KioskError("It cannot be written.")
    error.__cause__ = OSError(errno.ENOSPC, "…")
    assert "Make room" in disk.remedy(error)


def test_what_sqlite_says_counts_too(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.Error) as caught, contextlib.closing(sqlite3.connect(tmp_path / "no" / "file")) as base:
        base.execute("SELECT 1")
    assert "Allow" in disk.remedy(caught.value)


@pytest.mark.parametrize("error", [KioskError("Plain."), OSError("of no number"), sqlite3.ProgrammingError("closed")])
def test_every_other_error_has_none(error: Exception) -> None:
    assert disk.remedy(error) == ""
