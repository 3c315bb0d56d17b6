"""A disk that is full, read-only, forbidden or gone: the old library stays, and the next attempt succeeds by itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from pytestqt.qtbot import QtBot

from kiosk import cli, paths
from kiosk.bridge.librarian import Librarian
from kiosk.bridge.stage import Stage
from kiosk.errors import COULD_NOT_RUN
from kiosk.library import generations
from kiosk.settings import Settings
from tests.faults.conftest import ROOT, SECONDS, promised, remount
from tests.folders import Content

KILOBYTE = 1024
MODES = (0o555, 0o000)
HALFWAY = """
import pathlib, sys
from kiosk.authoring import compiler
from kiosk import cli, paths
build = compiler.build
def wait(*arguments, **more):
    report = build(*arguments, **more)
    print("built", flush=True)
    sys.stdin.readline()
    return report
compiler.build = wait
sys.exit(cli.main(sys.argv[1:]))
"""
"""Builds, and waits for a line before it publishes."""


@pytest.fixture
def settings() -> Settings:
    return Settings()


class Desk:
    """An old library is published, and a new one waits to be."""

    def __init__(self, content: Content, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.content, self.folder, self.capsys = content, folder, capsys
        assert self.build() == 0
        found = generations.current(folder)
        assert found
        self.old = found.read_bytes()
        self.content.page("en/care/second.md", "New words about remission.\n")

    def build(self) -> int:
        with patch.object(paths, "state", lambda: self.folder.parent):
            return cli.main(["build", str(self.content.folder)])

    def shown(self) -> bytes:
        found = generations.current(self.folder)
        assert found
        assert generations.is_whole(found)
        return found.read_bytes()

    def attempt(self, remedy: str) -> bool:
        """Try to publish; return whether it succeeded. Where it did not, the old one stays and the message helps."""
        self.capsys.readouterr()
        code = self.build()
        told = self.capsys.readouterr().err
        assert "Traceback" not in told
        if code == 0:
            return True
        assert code == COULD_NOT_RUN
        assert remedy in told
        assert told.rstrip().endswith("tries again by itself.")
        assert self.shown() == self.old
        return False

    def is_new(self) -> bool:
        return self.shown() != self.old


def _used(disk: Path) -> int:
    found = os.statvfs(disk)
    return (found.f_blocks - found.f_bfree) * found.f_frsize


def test_a_full_disk_is_told_and_grows_by_itself(
    content: Content, disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(content, disk / "library", capsys)
    used, refused = _used(disk), 0
    for more in range(0, 400, 10):
        remount(disk, f"size={used + more * KILOBYTE}")
        if desk.attempt("Make room on the disk."):
            break
        refused += 1
        # What a refused attempt left behind must not be what fills the disk.
        assert {file.suffix for file in desk.folder.iterdir()} <= {".kiosk", ".cache", ".cache-journal", ".json", ""}
    assert desk.is_new()
    print(f"\nfull disk: {refused} sizes refused")
    assert refused >= promised("Disk too small")


def test_a_disk_without_room_for_another_file_is_told_and_grows_by_itself(
    content: Content, disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(content, disk / "library", capsys)
    found = os.statvfs(disk)
    used, refused = found.f_files - found.f_ffree, 0
    for more in range(8):
        remount(disk, f"nr_inodes={used + more}")
        if desk.attempt("Make room on the disk."):
            break
        refused += 1
    assert desk.is_new()
    print(f"\nno more files: {refused} sizes refused")
    assert refused >= promised("Disk without room")


@contextmanager
def _halfway(desk: Desk, under: Sequence[str] = ()) -> Iterator[list[str]]:
    """Give the moment between building and publishing; afterwards, what was said."""
    said: list[str] = []
    command = [*under, sys.executable, "-c", HALFWAY, "build", str(desk.content.folder), "--publish", str(desk.folder)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "built\n"
        yield said
        said += process.communicate("\n", timeout=SECONDS)
    assert process.returncode == COULD_NOT_RUN


def test_a_disk_that_becomes_read_only_is_told_and_passes(
    content: Content, disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk, injected = Desk(content, disk / "library", capsys), 1
    with _halfway(desk) as said:
        remount(disk, "ro")
    assert "Make the disk writable" in said[1]
    assert "Traceback" not in said[1]
    injected += not desk.attempt("Make the disk writable")
    assert not desk.is_new()
    remount(disk, "rw")
    assert desk.attempt("")
    assert desk.is_new()
    assert injected >= promised("Disk that turns read-only")


@pytest.fixture
def plain_user() -> Sequence[str]:
    """What a command has to run under so that permissions bind it; root's own are not asked."""
    if sys.platform == "win32":
        pytest.skip("Windows has no such permissions")
    if os.geteuid():
        return ()
    found = shutil.which("setpriv")
    if found is None:
        pytest.skip("setpriv is needed to lay down root's rights")
    return (found, "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all")


@pytest.mark.parametrize("mode", MODES)
def test_a_folder_that_may_not_be_written_is_told_and_passes(
    content: Content, tmp_path: Path, capsys: pytest.CaptureFixture[str], plain_user: Sequence[str], mode: int
) -> None:
    desk = Desk(content, tmp_path / "library", capsys)
    with _halfway(desk, plain_user) as said:
        desk.folder.chmod(mode)
    build = [sys.executable, "-m", "kiosk", "build", str(content.folder), "--publish", str(desk.folder)]
    before = subprocess.run([*plain_user, *build], cwd=ROOT, capture_output=True, text=True, check=False)
    desk.folder.chmod(0o755)
    for told in (said[1], before.stderr):
        assert "Allow the account" in told
        assert "Traceback" not in told
    assert not desk.is_new()
    assert desk.attempt("")
    assert desk.is_new()
    assert 2 * len(MODES) >= promised("Folder that turns forbidden")


def _gone(folder: Path) -> None:
    shutil.rmtree(folder.parent)


def _a_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_bytes(b"a file where a folder should be")


def _a_broken_link(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.symlink_to(folder.parent / "gone" / "gone")


GONE: Mapping[str, Callable[[Path], None]] = {"the state folder is deleted": _gone}
REPLACED: Mapping[str, Callable[[Path], None]] = {
    "a file stands in the library's place": _a_file,
    "a link to nowhere stands in the library's place": _a_broken_link,
}


@pytest.mark.parametrize("fault", [*GONE, *REPLACED])
def test_what_happens_to_the_folder_does_not_reach_the_screen(
    empty_stage: Stage, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture, fault: str
) -> None:
    content = Content(tmp_path / "content")
    folder = tmp_path / "state" / "library"
    build = ["build", str(content.folder), "--publish", str(folder)]
    assert cli.main(build) == 0
    caplog.set_level("INFO")
    librarian = Librarian(empty_stage, folder, [sys.executable, "-m", "kiosk", *build], empty_stage)
    librarian.open_current()
    content.write("en/home.md", (content.folder / "en/home.md").read_text("utf-8").replace("Guide", "New guide"))
    {**GONE, **REPLACED}[fault](folder)
    librarian.build()
    qtbot.waitUntil(lambda: not librarian.is_building(), timeout=60_000)
    if fault in REPLACED:
        assert empty_stage.guide.property("title") == "Guide", "from the file that it holds open"
        assert "move it away" in caplog.text
        folder.unlink()
        librarian.build()
        qtbot.waitUntil(lambda: not librarian.is_building(), timeout=60_000)
    qtbot.waitUntil(lambda: empty_stage.guide.property("title") == "New guide", timeout=60_000)
    assert "Traceback" not in caplog.text
    assert len(GONE) >= promised("State folder deleted")
    assert len(REPLACED) >= promised("Something else in the library's place")
    librarian.stop()
