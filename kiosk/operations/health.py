"""Health: how the kiosk is, as health.json for people and programs, and as metrics for Prometheus' node_exporter."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kiosk import __version__
from kiosk.library import durable
from kiosk.library.attempts import Outcome

NAME = "health.json"
METRICS = "clinic_kiosk.prom"
EVERY = 10.0
"""Seconds between two reports."""
STALE = 60.0
"""Seconds after which a report says nothing of now."""
LEAST_DISK_MB = 200.0
WELL_KEPT = {"", Outcome.PUBLISHED, Outcome.UNCHANGED}


@dataclass(frozen=True, slots=True)
class Health:
    """How the kiosk is. Ages and times in seconds; None where it is not known."""

    written: float
    """Seconds since 1970."""
    state: str
    """starting, well, left, or what serves instead until it is proven: previous library, calm page."""
    version: str = __version__
    uptime_s: float = 0.0
    heartbeat_age_s: float | None = None
    frame_age_s: float | None = None
    frame_ms: float | None = None
    """From asking for the last frame until it was painted."""
    slowest_frame_ms: float | None = None
    """The longest of these in ten minutes."""
    exposed: bool = True
    """Whether there is a screen to paint on."""
    generation: str = ""
    published: float | None = None
    """When the generation was written, in seconds since 1970."""
    failures: int = 0
    """Of the screen, in a row."""
    restarts: Mapping[str, int] = field(default_factory=dict)
    """Of the screen, by cause, ever."""
    machine_restarts: int = 0
    screen_mb: float | None = None
    supervisor_mb: float | None = None
    disk_free_mb: float | None = None
    clock_sane: bool = True
    content: str = ""
    """How the last update of the content ended, one of kiosk.library.attempts.Outcome; empty: there was none."""
    content_when: float | None = None
    """Since when it has ended so, in seconds since 1970."""
    content_errors: int = 0

    def problems(self) -> Iterator[str]:
        """Say in plain sentences what somebody should look at."""
        if self.state == "starting" and self.uptime_s > STALE:
            yield "The screen has not shown anything yet."
        elif self.state == "left":
            yield "The kiosk was left by staff, or ended by the system: it is not running."
        elif self.state not in {"starting", "well"}:
            yield f"The screen failed and the {self.state} serves instead; the log tells why."
        if not self.exposed:
            yield "There is no screen to paint on: it is unplugged or switched off."
        if not self.generation and self.state == "well" and self.uptime_s > STALE:
            yield "There is no library to show; `kiosk build` tells what is wrong with the content."
        if self.disk_free_mb is not None and self.disk_free_mb < LEAST_DISK_MB:
            yield f"The disk is nearly full: {self.disk_free_mb:g} MB are free."
        if self.content not in WELL_KEPT:
            yield f"The last update of the content was not taken over: {self.content}."
        if not self.clock_sane:
            yield "The clock of the machine is wrong; opening hours and pages that come and go by date need it."


def write(folder: Path, health: Health) -> None:
    """Write both files into `folder`, each in one go. Raises OSError where that cannot be."""
    durable.write(folder / METRICS, metrics(health), synced=False)
    found = {**asdict(health), "problems": list(health.problems())}
    durable.write(folder / NAME, json.dumps(found, indent=1) + "\n", synced=False)


def read(folder: Path) -> Health | None:
    """Return the last report in `folder`, or None where there is none that can be read."""
    try:
        found = json.loads((folder / NAME).read_text("utf-8"))
        found.pop("problems", None)
        return Health(**found)
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return None


def told(health: Health | None, now: float) -> tuple[list[str], bool]:
    """Return what to tell a person who asks at `now` (seconds since 1970), and whether all is well."""
    if health is None:
        return ["The kiosk has not written a report yet: it was never started with this folder."], False
    age = now - health.written
    problems = list(health.problems())
    if not -STALE <= age <= STALE:
        problems.insert(0, f"The last report is {abs(age):.0f} s old: the kiosk is not running, or cannot write.")
    lines = [
        f"State: {health.state}, version {health.version}, up for {health.uptime_s / 3600:.1f} hours.",
        f"Library: {_library(health)}.",
        f"Restarts of the screen: {_counts(health.restarts)}.",
        f"Memory: screen {_mb(health.screen_mb)}, supervisor {_mb(health.supervisor_mb)}.",
        f"Frames: {_ms(health.frame_ms)} the last, {_ms(health.slowest_frame_ms)} the slowest in ten minutes.",
        f"Disk: {_mb(health.disk_free_mb)} free.",
    ]
    return [*lines, *problems], not problems


def metrics(health: Health) -> str:
    """Return the report in Prometheus' text format."""
    labels = f'version="{health.version}",generation="{health.generation}",state="{health.state}"'
    lines = [*_metric("info", {labels: 1.0}), *_metric("healthy", {"": 0.0 if any(health.problems()) else 1.0})]
    numbers = {
        "written_timestamp_seconds": health.written,
        "uptime_seconds": health.uptime_s,
        "heartbeat_age_seconds": health.heartbeat_age_s,
        "frame_age_seconds": health.frame_age_s,
        "frame_milliseconds": health.frame_ms,
        "slowest_frame_milliseconds": health.slowest_frame_ms,
        "screen_exposed": float(health.exposed),
        "generation_timestamp_seconds": health.published,
        "failures_in_a_row": float(health.failures),
        "disk_free_bytes": _bytes(health.disk_free_mb),
        "clock_sane": float(health.clock_sane),
        "content_well": float(health.content in WELL_KEPT),
        "content_timestamp_seconds": health.content_when,
        "content_errors": float(health.content_errors),
    }
    for name, number in numbers.items():
        lines += _metric(name, {} if number is None else {"": number})
    lines += _metric("restarts_total", {f'cause="{cause}"': float(count) for cause, count in health.restarts.items()})
    memory = {"screen": health.screen_mb, "supervisor": health.supervisor_mb}
    lines += _metric(
        "memory_bytes", {f'process="{name}"': size * 1e6 for name, size in memory.items() if size is not None}
    )
    return "\n".join(lines) + "\n"


def _metric(name: str, samples: Mapping[str, float]) -> Iterator[str]:
    kind = "counter" if name.endswith("_total") else "gauge"
    if samples:
        yield f"# TYPE clinic_kiosk_{name} {kind}"
    for labels, number in samples.items():
        yield f"clinic_kiosk_{name}{{{labels}}} {number}" if labels else f"clinic_kiosk_{name} {number}"


def _bytes(megabytes: float | None) -> float | None:
    return None if megabytes is None else megabytes * 1e6


def _mb(megabytes: float | None) -> str:
    return "unknown" if megabytes is None else f"{megabytes:g} MB"


def _ms(milliseconds: float | None) -> str:
    return "unknown" if milliseconds is None else f"{milliseconds:g} ms"


def _library(health: Health) -> str:
    if not health.generation:
        return "none"
    age = "" if health.published is None else f", {(health.written - health.published) / 86_400:.1f} days old"
    return health.generation.removesuffix(".kiosk") + age


def _counts(restarts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} for {cause}" for cause, count in restarts.items()) or "none"
