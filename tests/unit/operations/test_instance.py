"""One kiosk a machine; but whatever lies in the place of its lock, one runs."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from kiosk import paths
from kiosk.errors import KioskError
from kiosk.operations import instance


def test_the_second_is_told_who_the_first_is_until_it_has_ended(tmp_path: Path) -> None:
    with instance.claim(tmp_path), pytest.raises(KioskError, match=rf"already \(process {os.getpid()}\)"):
        instance.claim(tmp_path)
    with instance.claim(tmp_path):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks nothing that may only be read")
def test_the_second_is_told_even_where_it_can_only_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refuse(file: Path, mode: str = "r", *, encoding: str, errors: str) -> IO[str]:
        if mode != "r":
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return opened(file, encoding=encoding, errors=errors)

    with instance.claim(tmp_path):
        monkeypatch.setattr(Path, "open", refuse)
        with pytest.raises(KioskError, match=rf"already \(process {os.getpid()}\)"):
            instance.claim(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks nothing that may only be read")
def test_the_state_is_that_of_the_kiosk_that_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, temporary = tmp_path / "kept", tmp_path / f"{paths.APPLICATION}-0"
    kept.mkdir()
    monkeypatch.setattr(paths, "kept", lambda: kept)
    monkeypatch.setattr(paths, "state", lambda: temporary)
    with instance.claim(kept):
        assert instance.state() == kept
    assert instance.state() == temporary


@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks nothing that may only be read")
def test_who_only_looks_is_not_taken_for_a_kiosk(tmp_path: Path) -> None:
    import fcntl

    with instance.claim(tmp_path):
        pass
    with (tmp_path / instance.NAME).open(encoding="ascii") as looking:
        fcntl.flock(looking, fcntl.LOCK_SH)
        assert instance.holder(tmp_path) == ""


def _a_folder(file: Path) -> None:
    file.mkdir()


def _a_link_to_nowhere(file: Path) -> None:
    file.symlink_to(file.parent / "none" / "none")


@pytest.mark.parametrize("spoil", [_a_folder, _a_link_to_nowhere])
def test_what_lies_in_its_place_is_named_and_another_file_serves(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, spoil: Callable[[Path], None]
) -> None:
    spoil(tmp_path / instance.NAME)
    with instance.claim(tmp_path):
        assert f"The file {tmp_path / instance.NAME}, " in caplog.text
        assert "Remove it while no kiosk runs" in caplog.text
        with pytest.raises(KioskError, match="already"):
            instance.claim(tmp_path)


def test_without_any_place_for_a_lock_it_runs(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with instance.claim(tmp_path / "none"):
        assert caplog.text.count("cannot be opened") == 2


def test_on_a_disk_that_knows_no_locks_it_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_file: IO[str]) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(instance, "_lock", refuse)
    with instance.claim(tmp_path), instance.claim(tmp_path):
        assert "A second kiosk is not noticed" in caplog.text


def test_a_full_disk_refuses_nothing_when_the_kiosk_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_number: int, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", refuse)
    with instance.claim(tmp_path), pytest.raises(KioskError, match=r"process unknown"):
        instance.claim(tmp_path)
