"""What a kiosk needs to start, as small as can be, and its look at the content without the waiting."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.authoring.publishing import Publisher, Time
from kiosk.library.attempts import Outcome
from tests.folders import Content

ROOT = Path(__file__).parents[2]
SECONDS = 120
ROOM = 4 << 20
"""Bytes on a disk of its own."""
BUILT = "1 page in en"
DAY = dt.date(2026, 2, 1)
NOON = 1_800_000_000.0


def promised(fault: str) -> int:
    """Return how often the README says that a fault is injected at least; `fault` is how its row begins."""
    rows = [line.split("|") for line in (ROOT / "README.md").read_text("utf-8").splitlines() if line.startswith("| ")]
    (row,) = [row for row in rows if row[1].strip().startswith(fault)]
    return int(row[2].split()[0])


def damage_compiled(state: Path, bits: int = 0xFF) -> int:
    """Change what Qt has compiled, but for its head, which is all that Qt looks at; return how many files that are."""
    files = list((state / paths.COMPILED).rglob("*.qmlc"))
    for file in files:
        whole = file.read_bytes()
        file.write_bytes(whole[:200] + bytes(byte ^ bits for byte in whole[200:]))
    return len(files)


def kept_in(cache: Path) -> dict[bytes, bytes]:
    """Return what a build's cache keeps."""
    with contextlib.closing(sqlite3.connect(cache)) as connection:
        return dict(connection.execute("SELECT key, value FROM found").fetchall())


def look(content: Path, folder: Path) -> Outcome | None:
    """Let a kiosk look for new content, as it does each minute, and publish it; return what came of it, if anything.

    Time passes at once, as the folder must have been quiet for a while.
    """
    passed = 0.0

    def sleep(seconds: float) -> None:
        nonlocal passed
        passed += seconds

    times = Time(lambda: passed, sleep, lambda: NOON)
    done = Publisher(content, folder, DAY, times).watch()
    return done.attempt.outcome if done else None


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, small and in memory."""
    place = tmp_path / "disk"
    place.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "none", str(place)],  # noqa: S607 - wherever this system has it
        capture_output=True, text=True, check=False,
    ) if shutil.which("mount") else None  # fmt: skip
    if done is None or done.returncode:
        pytest.skip("only root may mount a disk")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)  # noqa: S607 - wherever this system has it


def remount(disk: Path, option: str) -> None:
    """Change a disk of its own."""
    subprocess.run(["mount", "-o", f"remount,{option}", str(disk)], check=True)  # noqa: S607 - wherever this system has it


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """A settings file that names a small content folder."""
    content = Content(tmp_path / "content")
    file = tmp_path / "kiosk.toml"
    file.write_text(f'[content]\nfolder = "{content.folder.as_posix()}"\n', "utf-8")
    return file


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        "PATH": "",
        "HOME": str(tmp_path),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "QT_QPA_PLATFORM": "offscreen",
    }


class Kiosk:
    """`kiosk` as it is started on a machine, and what it says."""

    def __init__(self, environment: Mapping[str, str], settings: Path, *under: str) -> None:
        """Start it, perhaps `under` another program."""
        command = [*under, sys.executable, "-m", "kiosk", "--config", str(settings)]
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)
        self._guard = threading.Timer(SECONDS, self.process.kill)
        self._guard.start()
        self.said: list[str] = []

    def until(self, words: str) -> None:
        """Listen until it says this."""
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.said.append(line)
            if words in line:
                return
        pytest.fail(f"never said {words!r}: {self.said}")

    def screen(self) -> int:
        """Return the process of the screen."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
        return int(children[0])

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to end; return its exit code."""
        self.process.send_signal(number)
        self.said.append(self.process.communicate()[1])
        return self.process.returncode

    def close(self) -> None:
        """Kill it, if it still runs."""
        if self.process.returncode is None:
            self.process.kill()
            self.process.communicate()
        self._guard.cancel()


def run_until(words: str, environment: Mapping[str, str], settings: Path, *under: str) -> str:
    """Start the kiosk, end it once it has said `words`, and return all it said; it must end well.

    It may run `under` another program.
    """
    started = Kiosk(environment, settings, *under)
    try:
        started.until(words)
        code = started.end()
    finally:
        started.close()
    told = "".join(started.said)
    assert "Traceback" not in told
    assert code == 0, told
    return told
