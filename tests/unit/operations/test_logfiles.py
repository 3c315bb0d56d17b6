"""The log's files stay within their size, whatever stands in the way."""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path

import pytest

from kiosk.operations import logfiles
from kiosk.operations.logfiles import OLDER, Files, StandardError
from kiosk.operations.logline import Entry

SMALL = 1000


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logfiles, "BYTES", SMALL)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "log" / "screen.log"


def _entry(number: int) -> Entry:
    return Entry(0.0, logging.INFO, "screen", "kiosk.app", f"Entry {number}.")


def _numbers(*files: Path) -> list[int]:
    """Return the numbers of the entries in the files; each line must be whole."""
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    assert all(line.startswith("time=") and line.count("time=") == 1 and line.endswith('."') for line in lines)
    return [int(line.removesuffix('."').rpartition("Entry ")[2]) for line in lines]


def test_older_files_are_kept_up_to_a_number(file: Path) -> None:
    files = Files(file)
    for number in range(200):
        files.write(_entry(number))
        assert all(one.stat().st_size <= SMALL for one in file.parent.iterdir())
    older = [file.with_name(f"screen.log.{number}") for number in range(OLDER, 0, -1)]
    assert sorted(file.parent.iterdir()) == sorted([file, *older])
    kept = _numbers(*older, file)
    assert kept == list(range(200 - len(kept), 200))
    assert len(kept) > OLDER * 8


def test_a_file_that_cannot_give_way_is_emptied(file: Path) -> None:
    (file.parent / "screen.log.1" / "in the way").mkdir(parents=True)
    files = Files(file)
    for number in range(50):
        files.write(_entry(number))
        assert file.stat().st_size <= SMALL
    assert _numbers(file)[-1] == 49


def test_nothing_is_written_where_a_full_file_can_neither_give_way_nor_be_emptied(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    files = Files(file)
    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(os, "truncate", refuse)
    lost = 0
    for number in range(50):
        try:
            files.write(_entry(number))
        except PermissionError:
            lost += 1
    assert lost > 30
    assert file.stat().st_size <= SMALL


@pytest.mark.parametrize("gone", ["file", "folder"])
def test_what_was_removed_is_made_again(file: Path, gone: str) -> None:
    files = Files(file)
    files.write(_entry(1))
    if gone == "file":
        file.unlink()
    else:
        shutil.rmtree(file.parent)
    files.write(_entry(2))
    assert _numbers(file) == [2]


def test_half_a_line_is_taken_back(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = Files(file)
    files.write(_entry(1))
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, data[:10]))
    with pytest.raises(OSError, match="No space"):
        files.write(_entry(2))
    monkeypatch.undo()
    files.write(_entry(3))
    assert _numbers(file) == [1, 3]


def test_two_that_write_one_file_keep_it_small_and_every_line_whole(file: Path) -> None:
    """It is not meant to be, but two screens may be started for a moment."""
    pair = Files(file), Files(file)
    for number in range(100):
        pair[number % 2].write(_entry(number))
    assert all(one.stat().st_size <= SMALL for one in file.parent.iterdir())
    assert _numbers(file)[-1] == 99


def test_it_is_known_whether_the_file_can_be_written(file: Path) -> None:
    assert Files(file).can_be_written()
    assert file.read_bytes() == b""
    assert not Files(file / "below a file").can_be_written()


def test_standard_error_may_have_nobody_who_reads_it() -> None:
    reading, writing = os.pipe()
    StandardError(writing).write(_entry(1))
    assert os.read(reading, 1000) == _entry(1).data()
    os.close(reading)
    with pytest.raises(BrokenPipeError):
        StandardError(writing).write(_entry(2))
    os.close(writing)
