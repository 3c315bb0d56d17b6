"""Ladder: how the screen is started again after a failure, and what is tried when that fails too. Pure.

The same library, then the one before it, then the built-in calm page, then the exit code that makes the operating
system restart the machine. Thirty seconds of health forgive everything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

SAME, PREVIOUS, CALM, MACHINE = 0, 3, 5, 8
"""From how many failures in a row on each rung is tried."""
MOST_MACHINE_RESTARTS = 2
"""After these in a row, the calm page stays: a machine that restarts for ever helps nobody."""
LONGEST_PAUSE = 60.0
DOUBLED = 10
"""How often a pause doubles at most: by then it is longer than the longest."""
FORGIVEN_AFTER = 30.0
"""Seconds of health, as the screen has to have shown frames for that long."""
CALM_SECONDS = 600.0
"""How long the calm page stays before the guide is tried again."""


class Rung(StrEnum):
    """What is started next."""

    SAME = "same library"
    PREVIOUS = "previous library"
    CALM = "calm page"
    MACHINE = "restart of the machine"


class Cause(StrEnum):
    """Why the screen had to be started again."""

    CRASH = "crash"
    SILENCE = "silence"
    NO_FRAMES = "no frames"
    NO_START = "no start"
    NO_DISPLAY = "no display"
    """It may be about to come up, and no other library and no restart of the machine brings it."""
    ASKED = "asked"
    TRIAL = "another try"
    """The calm page had its time."""

    @property
    def is_failure(self) -> bool:
        """Whether it counts on the ladder."""
        return self not in {Cause.NO_DISPLAY, Cause.ASKED, Cause.TRIAL}


@dataclass(frozen=True, slots=True)
class Record:
    """What has to outlive a power cut."""

    failures: int = 0
    """In a row."""
    machine_restarts: int = 0
    """In a row."""
    restarts: Mapping[str, int] = field(default_factory=dict)
    """By cause, ever since the state folder was made."""


def rung(record: Record) -> Rung:
    """Return what to start after so many failures."""
    if record.failures >= MACHINE and record.machine_restarts < MOST_MACHINE_RESTARTS:
        return Rung.MACHINE
    if record.failures >= CALM:
        return Rung.CALM
    return Rung.PREVIOUS if record.failures >= PREVIOUS else Rung.SAME


def pause(record: Record, first: float = 1.0) -> float:
    """Return how many seconds to wait before what failed is started again.

    None after the first failure, then `first`, then twice as long each time, up to a minute.
    """
    return min(LONGEST_PAUSE, first * 2.0 ** min(record.failures - 2, DOUBLED)) if record.failures > 1 else 0.0


def restarted(record: Record, cause: Cause) -> Record:
    """Return the record after the screen has to be started again; some causes are no failure."""
    counted = replace(record, restarts=dict(Counter(record.restarts) + Counter({str(cause): 1})))
    return replace(counted, failures=record.failures + cause.is_failure)


def machine_restarted(record: Record) -> Record:
    """Return the record with which the machine starts again: from the first rung."""
    return replace(record, failures=0, machine_restarts=record.machine_restarts + 1)


def forgiven(record: Record) -> Record:
    """Return the record after the guide was shown in health."""
    return replace(record, failures=0, machine_restarts=0)
