"""What stands for hours goes round a small closed way, a step a minute."""

from __future__ import annotations

from itertools import pairwise

from kiosk.session import pixel_shift
from kiosk.session.pixel_shift import REACH

ROUND = [pixel_shift.place(minute) for minute in range(49)]


def test_it_begins_in_the_middle_and_the_way_is_closed() -> None:
    assert ROUND[0] == ROUND[48] == (0, 0)
    assert [pixel_shift.place(minute + 48 * 10_000) for minute in range(49)] == ROUND


def test_each_minute_is_one_step_to_another_place() -> None:
    assert {(abs(one[0] - two[0]), abs(one[1] - two[1])) for one, two in pairwise(ROUND)} == {(1, 1)}


def test_it_comes_to_every_side_and_no_further() -> None:
    for axis, most in enumerate(REACH):
        assert {place[axis] for place in ROUND} == set(range(-most, most + 1))


def test_many_places_have_their_turn() -> None:
    assert max(ROUND[:48].count(place) for place in ROUND) <= 2
    assert len(set(ROUND)) > 30
