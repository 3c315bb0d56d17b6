"""Clocks jump, race, and start in 1970 when a battery is dead; the kiosk shows its content and ends well."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.conftest import BUILT, SECONDS, run_until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="libfaketime is for Linux")


@pytest.fixture
def faked(environment: dict[str, str]) -> dict[str, str]:
    """The environment of a program whose clock on the wall is another; time itself goes on as ever."""
    told = subprocess.run(
        ["/usr/bin/faketime", "-f", "+0", "/usr/bin/env"], capture_output=True, text=True, check=True, timeout=SECONDS
    )
    preload = next(line for line in told.stdout.splitlines() if line.startswith("LD_PRELOAD="))
    return {**environment, "LD_PRELOAD": preload.partition("=")[2], "FAKETIME_DONT_FAKE_MONOTONIC": "1"}


@pytest.mark.parametrize(
    ("wall", "begins"),
    [
        ("@1970-01-01 00:00:10", "1970-01-01"),
        ("@2099-12-31 12:00:00", "2099-12-31"),
        ("+0 x1000", ""),
        ("-40y x100000", ""),
    ],
    ids=["dead battery", "far ahead", "racing", "racing through the past"],
)
def test_a_clock_that_is_wrong_is_no_obstacle(settings: Path, faked: dict[str, str], wall: str, begins: str) -> None:
    with settings.open("a", encoding="utf-8") as file:
        file.write('[hours]\nopen = "Mon-Fri 07:00-18:00"\n')
    told = run_until(BUILT, {**faked, "FAKETIME": wall}, settings)
    assert told.startswith(f"time={begins}")
