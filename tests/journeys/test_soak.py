"""Visits leave nothing behind: a screen runs for months."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from tests.bench.memory import status
from tests.folders import marked
from tests.journeys.family import Family

ROOT = Path(__file__).parents[2]
WARM_UP, VISITS = 60, 200
HANDLES = Path("/proc/self/fd")
ROUNDING = 20
"""What may differ for other reasons than visits; one reference lost with each visit would be 200."""
MOST_MEMORY = 10_000
"""KB of own memory; 200 pictures of pages that nobody let go would be more than ten times as much."""


def read_pages(family: Family, count: int) -> None:
    visit, guide = family.stage.visit, family.stage.guide.guide()
    assert guide is not None
    library = family.stage.library()
    assert library is not None
    pages = [entry.id for section in guide.sections for entry in library.entries("en", section.id)]
    assert len(pages) > 2
    for number in range(count):
        visit.openPage(pages[number % len(pages)])
        family.settle()
        if number % 5 == 0:
            visit.forget()
            visit.touch()


def sample(family: Family) -> dict[str, int]:
    gc.collect()
    family.settle()
    return {
        "objects of the stage": len(family.stage.findChildren(QObject)),
        "threads": threading.active_count(),
        "handles": len(list(HANDLES.iterdir())) if HANDLES.is_dir() else 0,
        "memory": round(status("smaps_rollup", "Anonymous")) if HANDLES.is_dir() else 0,
        "None": sys.getrefcount(None),
        "True": sys.getrefcount(True),
        "False": sys.getrefcount(False),
    }


def test_visits_leave_no_object_thread_handle_memory_or_reference(at_home: Family) -> None:
    read_pages(at_home, WARM_UP)
    before = sample(at_home)
    read_pages(at_home, VISITS)
    after = sample(at_home)
    grown = {name: after[name] - number for name, number in before.items()}
    memory = grown.pop("memory")
    assert all(abs(number) < ROUNDING for number in grown.values()), grown
    assert memory < MOST_MEMORY


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process holds")
def test_a_screen_with_all_that_a_kiosks_has_can_be_soaked(shipped: Path, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.kiosk").write_bytes(marked(shipped.read_bytes(), name.encode()))
    command = [sys.executable, "-m", "tests.bench.soak", str(tmp_path), "2"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert found["visits"] == 2
    assert found["first"].keys() == found["last"].keys() == found["slope_per_1000_visits"].keys()
    assert all(number > 0 for number in found["first"].values())
