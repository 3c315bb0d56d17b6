"""The clock on the wall follows the machine into another zone."""

from __future__ import annotations

import datetime as dt
import sys

import pytest

from kiosk.operations import wall


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells each call the zone that it is in")
def test_another_zone_shows_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = []
    for zone in ("EAST-5", "WEST5"):
        monkeypatch.setenv("TZ", zone)
        shown.append(wall.now())
    monkeypatch.undo()
    wall.now()
    assert dt.timedelta(hours=9, minutes=50) < shown[0] - shown[1] <= dt.timedelta(hours=10)
    assert all(time.tzinfo is None for time in shown)
