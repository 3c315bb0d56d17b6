"""A file that is replaced is the old one or the new one, and a try that fails leaves nothing behind."""

from __future__ import annotations

import os
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
    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    file = tmp_path / "file"
    file.write_text("old", "utf-8")
    with pytest.raises(OSError, match="No space"):
        durable.write(file, "new")
    assert file.read_text("utf-8") == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["file"]
