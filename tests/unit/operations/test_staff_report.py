"""What staff read on the panel, and what their phone takes along."""

from __future__ import annotations

from pathlib import Path

from kiosk.library import attempts
from kiosk.library.attempts import Attempt, Outcome
from kiosk.operations import health, staff_report
from kiosk.operations.health import Health


def test_it_tells_of_the_kiosk_and_of_the_last_update(tmp_path: Path) -> None:
    (tmp_path / "health").mkdir()
    (tmp_path / "library").mkdir()
    health.write(tmp_path / "health", Health(written=1.8e9, state="calm page", restarts={"crash": 8}))
    problem = "en/care/x.md:3: This is no date."
    attempts.record(
        tmp_path / "library", Attempt(1_790_000_000, Outcome.REFUSED, "No library was built.", problems=(problem,))
    )
    lines = staff_report.report(tmp_path, 1.8e9)[0].splitlines()
    assert "State: calm page" in lines[0]
    assert "Restarts of the screen: 8 for crash." in lines
    assert lines[-2:] == ["Content (2026-09-21 14:13 UTC, refused): No library was built.", problem]


def test_a_kiosk_of_which_nothing_is_known_says_so(tmp_path: Path) -> None:
    report, well = staff_report.report(tmp_path, 0.0)
    assert not well
    assert "not written a report yet" in report
    assert "not read yet" in report
