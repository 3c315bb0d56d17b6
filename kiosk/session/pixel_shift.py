"""Pixel shift: where a picture that stands for hours is to be, so that none of its edges burns into the glass."""

from __future__ import annotations

REACH = (4, 3)
"""The most steps across and down. The two swing with different lengths, so that many places have their turn."""


def place(minutes: int) -> tuple[int, int]:
    """Return the steps across and down after so many minutes: one step a minute, and after 48 the same way again."""
    across, down = (abs((minutes + most) % (4 * most) - 2 * most) - most for most in REACH)
    return across, down
