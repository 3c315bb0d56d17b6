"""Nothing that a visitor did is on the disk: a thousand taps, and a look at every file that changed meanwhile (P2)."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kiosk import paths
from tests.faults.conftest import ROOT, SECONDS
from tests.faults.thousand_taps import CANARY

OF_STAFF = re.compile(
    r"time=[\d:.T+-]+ (level=INFO process=screen logger=kiosk.bridge.librarian message=\"Content: 30"
    r"|level=WARNING process=screen logger=kiosk.operations.speech)"
)


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A thousand taps on the shipped content, in a home of their own."""
    home = tmp_path_factory.mktemp("home")
    settings = home / "kiosk.toml"
    settings.write_text(
        f'[content]\nfolder = "{paths.shipped_content().as_posix()}"\nshow_unreviewed = true\n', "utf-8"
    )
    environment: Mapping[str, str] = {
        "PATH": "", "HOME": str(home), "TMPDIR": str(home), "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.faults.thousand_taps", str(settings)]
    result = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=3 * SECONDS
    )
    assert result.returncode == 0, result.stderr
    return dict(json.loads(result.stdout), home=home)


def test_the_journey_went_everywhere(journey: dict[str, Any]) -> None:
    screens = {"home", "section", "page", "glossary", "questions", "my-list", "help", "chosen", "popup", "gate"}
    assert screens <= set(journey["seen"])


def test_only_the_library_and_the_staff_log_are_written(journey: dict[str, Any]) -> None:
    state = Path(journey["home"]) / ".local" / "state" / "clinic-kiosk"
    assert outside(state, journey["changed"]) == set()
    assert [file for file in journey["changed"] if file.endswith(CANARY)]
    # The kiosk tries once whether it can write.
    probe = f".{journey['process']}"
    assert outside(state, journey["opened"]) - {probe} == set()


def outside(state: Path, files: list[str]) -> set[str]:
    """Return the files that are neither the library's nor the log's."""
    near = {file: Path(file).relative_to(state) if file.startswith(str(state)) else Path(file) for file in files}
    return {str(place) for place in near.values() if place.parts[0] not in ("library", "log")}


def test_the_log_tells_nothing_of_a_visit(journey: dict[str, Any]) -> None:
    lines = journey["log"].splitlines()
    assert lines
    assert [line for line in lines if not OF_STAFF.match(line)] == []
