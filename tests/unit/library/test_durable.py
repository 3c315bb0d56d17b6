"""A file that is replaced is the old one or the new one, and a try that fails leaves nothing behind."""

from __future__ import annotations

import errno
import os
from functools import partial
from pathlib import Path

import pytest

from kiosk.library import durable


@pytest.mark.parametrize("synced", [True, False])
def test_the_new_takes_the_place_of_the_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, synced: bool) -> None:
    done: list[int] = []
    monkeypatch.setattr(os, "fsync", done.append)
    file = tmp_path / "file"
    file.write_text("old", "utf-8")
    durable.write(file, "new\n", synced=synced)
    assert file.read_bytes() == b"new\n"
    assert [one.name for one in tmp_path.iterdir()] == ["file"]
    # The file's content and the folder's list of names.
    assert len(done) == (2 if synced else 0)


def test_a_try_that_fails_leaves_the_old_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", partial(_refuse, errno.ENOSPC))
    file = tmp_path / "file"
    file.write_text("old", "utf-8")
    with pytest.raises(OSError, match="No space"):
        durable.write(file, "new")
    assert file.read_text("utf-8") == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC])
def test_a_disk_that_fails_to_keep_a_rename_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "fsync", partial(_refuse, number))
    with pytest.raises(OSError, match=os.strerror(number)):
        durable.sync_folder(tmp_path)


@pytest.mark.parametrize("number", sorted(durable.UNSYNCABLE))
def test_a_system_that_cannot_sync_folders_is_taken_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "fsync", partial(_refuse, number))
    durable.sync_folder(tmp_path)


def test_a_system_that_opens_no_folder_is_taken_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "open", lambda *_arguments: _refuse(errno.EACCES, 0))
    durable.sync_folder(tmp_path)


def _refuse(number: int, _handle: int) -> None:
    raise OSError(number, os.strerror(number))
