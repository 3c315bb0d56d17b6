"""Where nothing can be written at home, all processes of an account share one temporary folder that is theirs alone."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import platformdirs
import pytest

from kiosk import paths

ROOT = Path(__file__).parents[2]
STATE = paths.state
"""As it is; tests have a folder of their own."""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files; everybody may write there."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_each_process_finds_the_same_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    environment = {"PATH": "", "HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "file"), "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-c", "from kiosk import paths; f = paths.state(); print(f, paths.is_temporary(f))"]
    told = {
        subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    }
    assert len(told) == 1
    assert told.pop().endswith(" True\n")


def test_where_the_usual_place_is_full_another_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))

    def full() -> str:
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", full)
    assert STATE().parent == place


def test_where_nothing_can_be_written_it_is_named_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null")
    monkeypatch.setattr(paths, "_places", lambda: iter(["/dev/null"]))
    assert STATE() == Path("/dev/null", paths.APPLICATION)


def test_an_account_without_a_home_has_a_temporary_one(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(*_: object, **__: object) -> str:
        message = "Could not determine home directory."
        raise RuntimeError(message)

    monkeypatch.setattr(platformdirs, "user_state_dir", homeless)
    assert STATE().parent == place


def test_a_folder_in_its_place_is_not_temporary(tmp_path: Path) -> None:
    assert not paths.is_temporary(tmp_path / paths.APPLICATION)
    assert not paths.is_temporary(tmp_path)


def test_it_is_ours_alone(place: Path) -> None:
    folder = paths._temporary()
    assert folder
    assert folder.parent == place
    assert paths._temporary() == folder
    assert paths.is_temporary(folder)
    if sys.platform != "win32":
        assert folder.stat().st_mode & 0o777 == 0o700


def _anybody_may_write(folder: Path, _patch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    folder.chmod(0o777)


def _another_s(folder: Path, patch: pytest.MonkeyPatch) -> None:
    folder.mkdir(mode=0o700)
    mine = os.getuid()
    folder.rename(folder.with_name(f"{paths.APPLICATION}-{mine + 1}"))
    patch.setattr(os, "getuid", lambda: mine + 1)


def _a_link(folder: Path, _patch: pytest.MonkeyPatch) -> None:
    folder.with_name("elsewhere").mkdir(mode=0o700)
    folder.symlink_to(folder.with_name("elsewhere"))


def _a_file(folder: Path, _patch: pytest.MonkeyPatch) -> None:
    folder.touch(mode=0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows gives each account a temporary folder of its own")
@pytest.mark.parametrize("taken", [_anybody_may_write, _another_s, _a_link, _a_file])
def test_what_another_account_may_have_laid_there_is_not_used(
    place: Path, monkeypatch: pytest.MonkeyPatch, taken: object
) -> None:
    assert callable(taken)
    taken(place / f"{paths.APPLICATION}-{os.getuid()}", monkeypatch)
    before = set(place.iterdir())
    folder = paths._temporary()
    assert folder
    assert folder not in before
    assert paths.is_temporary(folder)
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a loop of links stands for what nobody may look at")
def test_settings_that_nobody_may_look_at_give_way_to_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With those of another place, the kiosk would be another's."""
    for variable in ("XDG_CONFIG_DIRS", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
        (tmp_path / variable / paths.APPLICATION).mkdir(parents=True)
    machine, own = (tmp_path / one / paths.APPLICATION / "kiosk.toml" for one in ("XDG_CONFIG_DIRS", "XDG_CONFIG_HOME"))
    assert paths.settings_file() == own
    machine.symlink_to(machine)
    assert paths.settings_file() == machine
