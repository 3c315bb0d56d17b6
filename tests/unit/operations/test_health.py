"""The health report tells people and programs the same, in plain words and in numbers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.operations import health, machine
from kiosk.operations.health import Health

WELL = Health(
    written=2e9, state="well", uptime_s=7200, heartbeat_age_s=1, frame_age_s=1, frame_ms=4.5, slowest_frame_ms=31,
    generation="a.kiosk", published=1.9e9, restarts={"crash": 2}, screen_mb=99, supervisor_mb=18, disk_free_mb=5000,
)  # fmt: skip


def test_it_comes_back_from_its_file(tmp_path: Path) -> None:
    health.write(tmp_path, WELL)
    assert health.read(tmp_path) == WELL
    assert sorted(file.name for file in tmp_path.iterdir()) == [health.METRICS, health.NAME]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"written": 1, "unknown": 2}', "[" * 100_000])
def test_a_torn_report_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / health.NAME).write_text(text, "utf-8")
    assert health.read(tmp_path) is None


def test_all_is_well() -> None:
    lines, well = health.told(WELL, WELL.written + 15)
    assert well
    assert lines == [
        "State: well, version 0.1.0, up for 2.0 hours.",
        "Library: a, 1157.4 days old.",
        "Restarts of the screen: 2 for crash.",
        "Memory: screen 99 MB, supervisor 18 MB.",
        "Frames: 4.5 ms the last, 31 ms the slowest in ten minutes.",
        "Disk: 5000 MB free.",
    ]


@pytest.mark.parametrize(
    ("report", "says"),
    [
        (replace(WELL, state="calm page"), "The screen failed and the calm page serves instead"),
        (replace(WELL, state="left"), "was left by staff"),
        (replace(WELL, state="starting"), "has not shown anything yet"),
        (replace(WELL, exposed=False), "unplugged"),
        (replace(WELL, generation=""), "no library to show"),
        (replace(WELL, disk_free_mb=12), "nearly full: 12 MB"),
        (replace(WELL, clock_sane=False), "clock of the machine is wrong"),
        (replace(WELL, content="refused"), "was not taken over: refused"),
    ],
)
def test_what_is_amiss_is_said(report: Health, says: str) -> None:
    lines, well = health.told(report, report.written)
    assert not well
    assert says in lines[-1]
    assert "clinic_kiosk_healthy 0.0\n" in health.metrics(report)


@pytest.mark.parametrize("age", [61, -61, 1e6])
def test_an_old_report_says_that_the_kiosk_is_not_running(age: float) -> None:
    lines, well = health.told(WELL, WELL.written + age)
    assert not well
    assert "not running" in lines[-1]


def test_without_a_report_it_says_so() -> None:
    lines, well = health.told(None, 0)
    assert not well
    assert "not written a report yet" in lines[0]


def test_a_start_needs_a_minute() -> None:
    assert not list(replace(WELL, state="starting", uptime_s=30).problems())
    assert not list(replace(WELL, generation="", uptime_s=30).problems())


def test_metrics_are_what_prometheus_reads() -> None:
    lines = health.metrics(WELL).splitlines()
    assert "clinic_kiosk_healthy 1.0" in lines
    assert 'clinic_kiosk_restarts_total{cause="crash"} 2.0' in lines
    assert 'clinic_kiosk_memory_bytes{process="screen"} 99000000.0' in lines
    assert "clinic_kiosk_disk_free_bytes 5000000000.0" in lines
    names = [line.split("{")[0].split(" ")[0] for line in lines if not line.startswith("#")]
    typed = [line.split()[2] for line in lines if line.startswith("# TYPE")]
    assert typed == list(dict.fromkeys(names))
    unknown = health.metrics(Health(written=1, state="starting"))
    assert "None" not in unknown
    assert "memory_bytes" not in unknown


@pytest.mark.parametrize(
    ("now", "sane"), [(0.0, False), (machine.EARLIEST - 1, False), (machine.EARLIEST, True), (2e9, True)]
)
def test_a_clock_before_our_own_past_is_wrong(now: float, sane: bool) -> None:
    assert machine.is_clock_sane(now) is sane


def test_memory_and_disk_are_told_where_the_system_knows(tmp_path: Path) -> None:
    assert machine.memory_mb("none") is None
    assert machine.disk_free_mb(tmp_path / "none") is None
    assert (machine.disk_free_mb(tmp_path) or 0) > 0
