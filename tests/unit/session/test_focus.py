"""Where the keypad's focus goes."""

from __future__ import annotations

import pytest

from kiosk.session import focus
from kiosk.session.focus import Box, Spot

VIEW = Box(0, 100, 500, 100)


@pytest.mark.parametrize(
    ("y", "height", "down", "up"),
    [
        (100, 100, 0, 0),
        (190, 900, 0, 0),
        (-800, 910, 0, 0),
        (200, 82, 0, 1),
        (200, 83, 1, 1),
        (50, 50, -1, 0),
        (18, 50, -1, 0),
        (17, 50, -1, -1),
    ],
)
def test_the_side_of_a_list_on_which_something_is(y: float, height: float, down: int, up: int) -> None:
    box = Box(0, y, 10, height)
    assert (focus.side(box, VIEW, 1), focus.side(box, VIEW, -1)) == (down, up)


@pytest.mark.parametrize(("y", "shows"), [(89, False), (91, True), (199, True), (200, False)])
def test_what_shares_the_height_of_a_list(y: float, shows: bool) -> None:
    assert focus.shares(Box(0, y, 10, 10), VIEW) is shows


@pytest.mark.parametrize(
    ("facings", "at", "step", "there"),
    [
        ([0, 0, 0], 0, 1, 1),
        ([0, 0, 0], 2, 1, 0),
        ([0, 0, 0], 0, -1, 2),
        ([0, -1, 0, 1, 0], 0, 1, 2),
        ([0, -1, 0, 1, 0], 2, 1, 3),
        ([0, -1, 0, 1, 0], 4, -1, 2),
        ([0, -1, 0, 1, 0], 2, -1, 1),
        ([0], 0, 1, 0),
        ([0, 1], 0, -1, 0),
    ],
)
def test_the_place_ahead(facings: list[int], at: int, step: int, there: int) -> None:
    assert focus.ahead(facings, at, step) == there


def test_nothing_is_ahead_of_nothing() -> None:
    assert focus.ahead([], 0, 1) == 0


def test_what_was_left_is_found_again_or_its_neighbor() -> None:
    left = Spot("Our care", "list", Box(0, 40, 10, 10))
    near = Spot("Help", None, Box(0, 41, 10, 10))
    listed = Spot("Research", "list", Box(0, 90, 10, 10))
    further = Spot("Questions", "list", Box(50, 95, 10, 10))
    moved = Spot("Our care", None, Box(0, 500, 10, 10))
    assert focus.successor([near, listed, moved], left) == 2
    assert focus.successor([near, listed, further], left) == 1
    assert focus.successor([near], left) == 0
