"""Vigil: whether one screen lives, judged by its heartbeats: its event loop turns and its frames are painted. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from kiosk.operations.ladder import FORGIVEN_AFTER, Cause


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds that a screen may take, before it is started again."""

    start: float = 90.0
    """Until its first frame: a cold machine reads 200 MB from a slow disk first."""
    silence: float = 15.0
    """Between two heartbeats, and between two frames while the window is on a screen."""
    health: float = FORGIVEN_AFTER
    pause: float = 1.0
    """The first wait before another start, after a failure that was not the first."""


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
    painted: float = 0.0
    well_since: float | None = None

    def hear(self, beat: Beat, now: float) -> Vigil:
        """Return what is known after a heartbeat."""
        new_frame = self.beat is None or beat.frames != self.beat.frames
        painted = now if new_frame or not beat.exposed else self.painted
        well = self.well_since if self.well_since is not None else now
        return replace(self, beat=beat, heard=now, painted=painted, well_since=well)

    def excuse(self, seconds: float) -> Vigil:
        """Return what is known after a time in which we ourselves did not run: the machine slept."""
        well = None if self.well_since is None else self.well_since + seconds
        return replace(
            self,
            started=self.started + seconds,
            heard=self.heard + seconds,
            painted=self.painted + seconds,
            well_since=well,
        )

    def fault(self, now: float, limits: Limits) -> Cause | None:
        """Return why the screen must be started again now, or None."""
        if self.beat is None:
            return Cause.NO_START if now - self.started > limits.start else None
        if now - self.heard > limits.silence:
            return Cause.SILENCE
        return Cause.NO_FRAMES if now - self.painted > limits.silence else None

    def is_proven(self, limits: Limits) -> bool:
        """Tell whether the screen has been heard for long enough to forgive what was before."""
        return self.well_since is not None and self.heard - self.well_since >= limits.health
