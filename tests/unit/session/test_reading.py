"""Reading times and idle times (T)."""

from __future__ import annotations

import pytest

from kiosk.session import reading


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (160, 1), (161, 2), (800, 5)])
def test_minutes(words: int, minutes: int) -> None:
    assert reading.minutes(words) == minutes


@pytest.mark.parametrize(
    ("base", "words", "text_size", "seconds"),
    [
        (120, 0, 100, 120),
        (120, 180, 100, 120),
        (120, 360, 100, 240),
        (120, 0, 150, 240),
        (120, 360, 200, 480),
        (120, 100_000, 100, 1200),
        (1200, 0, 200, 1200),
        (30, 0, 125, 30),
    ],
)
def test_idle_seconds(base: float, words: int, text_size: int, seconds: float) -> None:
    assert reading.idle_seconds(base, words, text_size) == seconds
