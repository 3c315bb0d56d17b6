"""Nothing that a visitor did is on the disk: a thousand taps, and a look at every file that changed meanwhile (P2)."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk import paths
from tests.faults.conftest import ROOT, SECONDS
from tests.faults.thousand_taps import CANARY, HEARD, TAPS, TYPED

OF_STAFF = re.compile(
    r"time=[\d:.T+-]+ level=INFO process=screen logger=kiosk.bridge.librarian"
    r" message=\"Content: 30 pages in en, es: \S+\""
)
NAMED = ("TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_STATE_HOME")
"""Variables that name a folder to write to."""


class Journey(NamedTuple):
    """What a thousand taps told; all files by their paths."""

    process: int
    seen: list[str]
    hits: int
    changed: list[str]
    gone: list[str]
    opened: list[str]
    log: str
    home: Path

    @property
    def state(self) -> Path:
        return self.home / "xdg_state_home" / paths.APPLICATION

    def canaries(self) -> set[str]:
        """Return the files that were written afterwards, to show that a change is seen."""
        return {str(place / CANARY) for place in (self.home / "tmpdir", self.state / "log", self.state / "library")}


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Journey:
    """A thousand taps on the shipped content, in a home of their own, in which all that can be written to is."""
    home = tmp_path_factory.mktemp("home")
    settings = home / "kiosk.toml"
    settings.write_text(
        f'[content]\nfolder = "{paths.shipped_content().as_posix()}"\nshow_unreviewed = true\n', "utf-8"
    )
    folders = {name: home / name.lower() for name in NAMED}
    for folder in folders.values():
        # Qt takes no other folder for XDG_RUNTIME_DIR.
        folder.mkdir(mode=0o700)
    environment = {
        "PATH": "", "HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(ROOT), **{name: str(folder) for name, folder in folders.items()},
    }  # fmt: skip
    said = tmp_path_factory.mktemp("voice") / "said"
    command = [sys.executable, "-m", "tests.faults.thousand_taps", str(settings), str(said)]
    result = subprocess.run(
        command, cwd=home, env=environment, capture_output=True, text=True, check=False, timeout=3 * SECONDS
    )
    assert result.returncode == 0, result.stderr
    return Journey(**json.loads(result.stdout), home=home)


def test_the_journey_went_everywhere(journey: Journey) -> None:
    screens = {"home", "section", "page", "glossary", "questions", "my-list", "search", "help"}
    assert screens | {"comfort", "codes", "chosen", "gate", HEARD, f"typed {TYPED}"} <= set(journey.seen)
    assert journey.hits > TAPS / 5, "many taps are on something that can be tapped"


def test_only_the_staff_log_is_written(journey: Journey) -> None:
    """The library, too, stays as it is: a build that finds nothing new leaves it alone."""
    log = {str(journey.state / "log" / name) for name in ("screen.log", "crash-screen.log")}
    assert set(journey.changed) - log == journey.canaries()
    assert journey.gone == []
    # The kiosk tries once whether it can write, and remembers its settings, both before anybody comes.
    before = {str(journey.state / name) for name in (f".{journey.process}", "kiosk.toml.new")}
    assert set(journey.opened) - log - before == journey.canaries()


def test_no_file_holds_what_was_typed(journey: Journey) -> None:
    traces = [TYPED.encode(code) for code in ("ascii", "utf-16-le", "utf-16-be")]
    files = [file for file in journey.home.rglob("*") if file.is_file()]
    found = {str(file) for file in files if TYPED in file.name or any(one in file.read_bytes() for one in traces)}
    assert found == journey.canaries()


def test_the_log_tells_nothing_of_a_visit(journey: Journey) -> None:
    lines = journey.log.splitlines()
    assert lines
    assert [line for line in lines if not OF_STAFF.fullmatch(line)] == []
