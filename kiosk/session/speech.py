"""Reading aloud: when it starts, waits, goes on and ends (A15, A16), and how loud it is (A17)."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session.preferences import VOLUMES
from kiosk.session.visit import Visit


def start(visit: Visit) -> Visit:
    """Read what is in front, and from now on each screen that comes."""
    return replace(visit, preferences=replace(visit.preferences, read_aloud=True), paused=False)


def stop(visit: Visit) -> Visit:
    """Read nothing any more."""
    return replace(visit, preferences=replace(visit.preferences, read_aloud=False), paused=False)


def pause(visit: Visit, *, paused: bool) -> Visit:
    """Wait at the sentence that was being spoken, or go on with it."""
    return replace(visit, paused=paused)


def louder(visit: Visit, step: int) -> Visit:
    """Go up or down in `VOLUMES` by `step`, as far as they go."""
    place = max(0, min(len(VOLUMES) - 1, VOLUMES.index(visit.preferences.volume) + step))
    return replace(visit, preferences=replace(visit.preferences, volume=VOLUMES[place]))
