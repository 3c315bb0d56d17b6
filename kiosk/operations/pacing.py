"""Pacing: what is said over and over is said a few times a minute, and then counted. Pure: told the time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

MOST = 30
"""Times that one message is let through in a window."""
SECONDS = 60.0
KINDS = 200
"""Messages that are told apart; what is beyond is counted together, for each logger and level."""


class Kind(NamedTuple):
    """What makes two messages the same: all but the values in them. An empty form stands for many."""

    logger: str
    level: int
    form: str


@dataclass(slots=True)
class _Window:
    start: float
    times: int = 0


class Pacer:
    """Counts messages. A window begins with the first message of its kind and ends SECONDS later."""

    def __init__(self) -> None:
        """Begin without any window."""
        self._windows: dict[Kind, _Window] = {}
        """The oldest first."""

    def lets(self, kind: Kind, now: float) -> bool:
        """Count a message, and tell whether to let it through. `now` is in seconds and never goes back."""
        if kind not in self._windows and len(self._windows) >= KINDS:
            kind = kind._replace(form="")
        window = self._windows.setdefault(kind, _Window(now))
        window.times += 1
        return window.times <= MOST

    def ended(self, now: float) -> list[tuple[Kind, int]]:
        """End the windows that are over; return what was kept back in them, and how many times."""
        over = list(takewhile(lambda one: now - one[1].start >= SECONDS, self._windows.items()))
        for kind, _ in over:
            del self._windows[kind]
        counts = [(kind, window.times - MOST) for kind, window in over]
        return [(kind, times) for kind, times in counts if times > 0]

    def until(self, now: float) -> float | None:
        """Return the seconds until a window ends in which something was or may yet be kept back; None without any."""
        starts = (window.start for window in self._windows.values() if window.times >= MOST)
        start = next(starts, None)
        return None if start is None else max(0.0, start + SECONDS - now)


def told(kind: Kind, times: int) -> str:
    """Return the sentence that stands for what was kept back."""
    what = f'"{kind.form}"' if kind.form else "Something of many kinds"
    return f"{what} was said {times} more {'time' if times == 1 else 'times'}."
