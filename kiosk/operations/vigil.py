"""Vigil: whether one screen lives, judged by its heartbeats: its event loop turns and its frames are painted. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from kiosk.operations.ladder import FORGIVEN_AFTER, Cause


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds that a screen may take, before it is started again, and what else is not waited for longer."""

    start: float = 90.0
    """Until its first frame: a cold machine reads 200 MB from a slow disk first."""
    silence: float = 15.0
    """Between two heartbeats, and between two frames while the window is on a screen."""
    health: float = FORGIVEN_AFTER
    pause: float = 1.0
    """The first wait before another start, after a failure that was not the first."""
    display: float = 10.0
    """Before a display that did not answer is asked again."""
    disk: float = 5.0
    """Until the disk answers: a slow card that has much to write is no fault."""


@dataclass(frozen=True, slots=True)
class Beat:
    """One heartbeat of the screen's event loop."""

    frames: int
    """Painted since the start."""
    exposed: bool
    """Whether there is a screen to paint on."""
    generation: str = ""
    """The library's file name, or nothing where none is shown."""
    frame_ms: float = 0.0
    """From asking for the last frame until it was painted."""
    slowest_frame_ms: float = 0.0
    """The longest of these in the last ten minutes."""
    memory_mb: float | None = None

    @classmethod
    def parse(cls, line: str) -> Beat | None:
        """Return the heartbeat in a line of JSON, or None where it is something else."""
        try:
            beat = cls(**json.loads(line))
        except (ValueError, TypeError, RecursionError):
            return None
        return beat if isinstance(beat.frames, int) else None


@dataclass(frozen=True, slots=True)
class Vigil:
    """What is known of a screen; times are monotonic seconds."""

    started: float
    beat: Beat | None = None
    heard: float = 0.0
    painted: float | None = None
    """When a new frame was last heard of; None where there was none yet."""
    screenless: float | None = None
    """When it was last heard that there is no screen to paint on."""
    well_since: float | None = None

    @property
    def is_up(self) -> bool:
        """Whether the screen has shown something, or would if anything were plugged in."""
        return self.beat is not None and (self.painted is not None or not self.beat.exposed)

    def hear(self, beat: Beat, now: float) -> Vigil:
        """Return what is known after a heartbeat."""
        new_frame = beat.frames != (self.beat.frames if self.beat else 0)
        painted = now if new_frame else self.painted
        well = now if self.well_since is None and painted is not None else self.well_since
        screenless = self.screenless if beat.exposed else now
        return replace(self, beat=beat, heard=now, painted=painted, screenless=screenless, well_since=well)

    def excuse(self, seconds: float) -> Vigil:
        """Return what is known after a time in which we ourselves did not run: the machine slept."""
        return replace(
            self,
            started=self.started + seconds,
            heard=self.heard + seconds,
            painted=_later(self.painted, seconds),
            screenless=_later(self.screenless, seconds),
            well_since=_later(self.well_since, seconds),
        )

    def fault(self, now: float, limits: Limits) -> Cause | None:
        """Return why the screen must be started again now, or None."""
        if not self.is_up:
            begun = self.started if self.screenless is None else self.screenless
            return Cause.NO_START if now - begun > limits.start else None
        if now - self.heard > limits.silence:
            return Cause.SILENCE
        could_paint = max(one for one in (self.painted, self.screenless) if one is not None)
        return Cause.NO_FRAMES if now - could_paint > limits.silence else None

    def is_proven(self, limits: Limits) -> bool:
        """Tell whether the screen has been heard for long enough, since its first frame, to forgive what was before."""
        return self.well_since is not None and self.heard - self.well_since >= limits.health


def _later(time: float | None, seconds: float) -> float | None:
    return None if time is None else time + seconds
