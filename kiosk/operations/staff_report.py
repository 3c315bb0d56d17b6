"""The staff's report: how the kiosk is, in lines."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from kiosk.library import attempts
from kiosk.operations import health


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
