"""The idle timer: a state machine that is told the time (T, A7). Times are monotonic seconds."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from kiosk.session.preferences import Preferences
from kiosk.session.visit import Idle, Phase, Visit


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds: how long the warning stays, "Finish" says goodbye, and the glass can be wiped."""

    warning: float = 30.0
    farewell: float = 12.0
    cleaning: float = 60.0


def touched(visit: Visit, now: float, allowed: float) -> Visit:
    """Return the visit after a sign of life at `now`; `allowed` is how many seconds may pass until the next one.

    A touch on the attract or farewell screen begins a visit; a touch during the warning keeps everything as it was.
    A cloth on the glass is no sign of life.
    """
    if visit.idle.phase is Phase.CLEANING:
        return visit
    return replace(visit, idle=Idle(Phase.ACTIVE, now + allowed))


def warned(visit: Visit, now: float, timing: Timing) -> Visit:
    """Return the visit with the still-there warning on, from `now`; everything else stays (A7)."""
    return replace(visit, idle=Idle(Phase.WARNING, now + timing.warning))


def passed(visit: Visit, now: float, timing: Timing, defaults: Preferences) -> Visit:
    """Return the visit at `now`: warned when its time is up, a fresh one when any other phase has ended.

    However late the call comes, the warning is given its whole time (WCAG 2.2.1).
    """
    if now < visit.idle.deadline:
        return visit
    if visit.idle.phase is Phase.ACTIVE:
        return warned(visit, now, timing)
    return Visit.fresh(defaults)


def farewell(visit: Visit, now: float, timing: Timing) -> Visit:
    """Return the visit that follows "Finish and clear", saying goodbye for a moment first (H9).

    It is a fresh one but for how the screen looks and sounds, so that whoever finished can still read the goodbye, or
    hear it (A15).
    """
    return replace(Visit.fresh(visit.preferences), idle=Idle(Phase.FAREWELL, now + timing.farewell))


def greeted(visit: Visit, defaults: Preferences) -> Visit:
    """Return the visit as the next sign of life finds it: after a goodbye, somebody new's (P1)."""
    return Visit.fresh(defaults) if visit.idle.phase is Phase.FAREWELL else visit


def cleaning(now: float, timing: Timing, defaults: Preferences) -> Visit:
    """Return the fresh visit that waits while staff wipe the glass: whoever comes next finds it clean."""
    return replace(Visit.fresh(defaults), idle=Idle(Phase.CLEANING, now + timing.cleaning))


def counts_down(visit: Visit) -> bool:
    """Tell whether the seconds that are left of this phase are shown."""
    return visit.idle.phase in {Phase.WARNING, Phase.CLEANING}


def seconds_left(visit: Visit, now: float) -> int:
    """Return the whole seconds until this phase ends, rounded up so that a countdown never shows 0 too early."""
    return max(0, math.ceil(visit.idle.deadline - now)) if counts_down(visit) else 0
