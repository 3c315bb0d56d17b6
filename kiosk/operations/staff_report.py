"""The staff's report: how the kiosk is, in lines for a panel, and for a phone that takes them as a QR code."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from kiosk.library import attempts
from kiosk.operations import health

BYTES = 660
"""What a QR code holds that a phone in an unsteady hand still reads."""


def report(state: Path, now: float) -> tuple[str, bool]:
    """Return the lines for a kiosk with its state in `state`, and whether all is well at `now` (seconds since 1970)."""
    lines, well = health.told(health.read(state / "health"), now)
    last = attempts.read(state / "library")
    if last is None:
        lines.append("The content was not read yet.")
    else:
        day = dt.datetime.fromtimestamp(last.when, tz=dt.UTC).strftime("%Y-%m-%d %H:%M")
        lines.append(f"Content ({day} UTC, {last.outcome}): {last.sentence}")
        lines += last.problems
    return "\n".join(lines), well


def brief(report: str) -> str:
    """Return as much of a report as a QR code holds."""
    if len(report.encode()) <= BYTES:
        return report
    return report.encode()[: BYTES - 3].decode(errors="ignore") + "…"
