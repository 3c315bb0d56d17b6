"""How long reading takes, and so how long the kiosk waits before it asks whether somebody is still there."""

from __future__ import annotations

import math

from kiosk.session.preferences import LARGE_TEXT

WORDS_PER_MINUTE = 160
"""A calm pace for health information read by adults on a screen."""

SLOWEST_WORDS_PER_MINUTE = 90
"""Someone tired, holding a child, reading in a second language."""

LONGEST_IDLE = 1200.0
"""Seconds; the longest wait that standards.md allows (T)."""


def minutes(words: int) -> int:
    """Return the whole minutes that reading `words` takes, at least one."""
    return max(1, math.ceil(words / WORDS_PER_MINUTE))


def idle_seconds(base: float, words: int, text_size: int) -> float:
    """Return how many seconds without a touch are allowed on a page of `words` at `text_size` percent (T).

    Never less than `base`, longer when reading the whole page slowly takes longer, doubled at large text.
    """
    seconds = max(base, words / SLOWEST_WORDS_PER_MINUTE * 60)
    return min(LONGEST_IDLE, seconds * (2 if text_size >= LARGE_TEXT else 1))
