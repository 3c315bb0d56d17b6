"""Clocks jump, race, and start in 1970 when a battery is dead; the kiosk shows its content, stays up and ends well."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.operations import health
from kiosk.operations.health import Health
from kiosk.operations.vigil import Limits
from tests.faults.conftest import BUILT, SECONDS, Kiosk, promised, run_until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="libfaketime is for Linux")
WRONG = {
    "dead battery": ("@1970-01-01 00:00:10", "1970-01-01"),
    "far ahead": ("@2099-12-31 12:00:00", "2099-12-31"),
    "racing": ("+0 x1000", ""),
    "racing through the past": ("-40y x100000", ""),
}
"""What libfaketime is told, and how the time begins that is told first."""
YEAR = 365.25 * 86_400
JUMPS = [-3600, 3600, 40 * YEAR, -40 * YEAR, 0]
"""Seconds by which the clock is wrong: an hour of summer more and less, a correction by a server, and right again."""
MOST_LOOKS = 100
"""At a report that is not of the new time yet, whenever the kiosk tells systemd that it lives."""


@pytest.fixture
def faked(environment: dict[str, str]) -> dict[str, str]:
    """The environment of a program whose clock on the wall is another; time itself goes on as ever."""
    told = subprocess.run(
        ["/usr/bin/faketime", "-f", "+0", "/usr/bin/env"], capture_output=True, text=True, check=True, timeout=SECONDS
    )
    preload = next(line for line in told.stdout.splitlines() if line.startswith("LD_PRELOAD="))
    return {**environment, "LD_PRELOAD": preload.partition("=")[2], "FAKETIME_DONT_FAKE_MONOTONIC": "1"}


@pytest.mark.parametrize(("wall", "begins"), WRONG.values(), ids=WRONG)
def test_a_clock_that_is_wrong_is_no_obstacle(settings: Path, faked: dict[str, str], wall: str, begins: str) -> None:
    with settings.open("a", encoding="utf-8") as file:
        file.write('[hours]\nopen = "Mon-Fri 07:00-18:00"\n')
    told = run_until(BUILT, {**faked, "FAKETIME": wall}, settings)
    assert told.startswith(f"time={begins}")


def test_a_clock_that_jumps_while_the_kiosk_runs_is_nothing_to_it(
    settings: Path, faked: dict[str, str], tmp_path: Path
) -> None:
    with settings.open("a", encoding="utf-8") as file:
        file.write('[hours]\nopen = "Mon-Fri 07:00-18:00"\n')
    offset = tmp_path / "offset"
    offset.write_text("+0", "ascii")
    moved = {
        **faked,
        "FAKETIME_TIMESTAMP_FILE": str(offset),
        "FAKETIME_CACHE_DURATION": "1",
        "NOTIFY_SOCKET": str(tmp_path / "notify"),
    }
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as door:
        door.bind(str(tmp_path / "notify"))
        door.settimeout(SECONDS)
        kiosk = Kiosk(moved, settings)
        try:
            kiosk.until("Content: ")
            screen = kiosk.screen()
            state = tmp_path / "state" / "clinic-kiosk"
            (library,) = (state / "library").glob("*.kiosk")
            # As if the clock had run ahead while it was published.
            os.utime(library, (time.time() + 40 * YEAR,) * 2)
            for jump in JUMPS:
                offset.write_text(f"{jump:+.0f}", "ascii")
                report = _report(state / "health", time.time() + jump, door)
                assert report.state == "well"
                assert report.clock_sane == (jump > -YEAR)
                for age in (report.heartbeat_age_s, report.frame_age_s):
                    assert age is not None
                    assert 0 <= age <= Limits().silence
            assert kiosk.screen() == screen, "none was started anew"
            assert kiosk.end() == 0
        finally:
            kiosk.close()
    assert len(WRONG) + len(JUMPS) >= promised("Clock that")


def _report(folder: Path, now: float, door: socket.socket) -> Health:
    """Return the first report that was written about `now`, in seconds since 1970."""
    for _ in range(MOST_LOOKS):
        door.recv(1000)
        found = health.read(folder)
        if found and abs(found.written - now) < SECONDS:
            return found
    pytest.fail("no report of the new time was written")
