"""Where the keypad's focus goes: on, back, and to what has taken the place of what had it (A11)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

STEP = 0.82
"""The share of a list's height by which one step scrolls it, as the paddles do."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the glass, in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The first pixel row below it."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Spot:
    """What had the focus: what it says, which list it is in (None for none), and where it was."""

    name: str
    region: Hashable
    box: Box


def side(box: Box, view: Box, step: int) -> int:
    """Tell whether `box` is above what `view` shows (-1), below (1), or within reach (0).

    Within reach is what shows, and what lies ahead (`step` 1 for down, -1 for up) and shows whole after one step.
    """
    room = view.height * STEP
    above, below = view.y - (room if step < 0 else 0), view.bottom + (room if step > 0 else 0)
    if box.y >= view.bottom and (step < 0 or box.bottom > below):
        return 1
    return -1 if box.bottom <= view.y and (step > 0 or box.y < above) else 0


def shares(box: Box, view: Box) -> bool:
    """Tell whether some of `box` is in the height of `view`."""
    return box.y < view.bottom and box.bottom > view.y


def ahead(facings: Sequence[int], at: int, step: int) -> int:
    """Return the place after `at` (step 1) or before it (-1), round the ends.

    0 stands for what can have the focus; 1 and -1 for the lower and the upper end of what a list shows, which count
    only for those who come towards them.
    """
    place = at
    for _ in facings:
        place = (place + step) % len(facings)
        if facings[place] in {0, step}:
            break
    return place


def successor(spots: Sequence[Spot], left: Spot) -> int:
    """Return which of `spots` is `left`, or else stands nearest to where it was: first of all in the same list."""

    def distance(number: int) -> tuple[bool, bool, float]:
        spot = spots[number]
        away = abs(spot.box.x - left.box.x) + abs(spot.box.y - left.box.y)
        return spot.name != left.name, spot.region != left.region, away

    return min(range(len(spots)), key=distance)
