"""Reading aloud as a value: it starts, waits and ends, and its volume stays within bounds."""

from __future__ import annotations

import pytest

from kiosk.session import speech
from kiosk.session.preferences import VOLUMES, Preferences
from kiosk.session.visit import Visit


@pytest.fixture
def visit() -> Visit:
    return Visit.fresh(Preferences())


def test_a_fresh_visit_is_silent_at_middle_volume(visit: Visit) -> None:
    assert not visit.preferences.read_aloud
    assert visit.preferences.volume == VOLUMES[len(VOLUMES) // 2]


def test_starting_and_stopping_leave_nothing_behind(visit: Visit) -> None:
    reading = speech.pause(speech.start(visit), paused=True)
    assert reading.preferences.read_aloud
    assert reading.paused
    assert speech.stop(reading) == visit


def test_starting_again_goes_on(visit: Visit) -> None:
    assert not speech.start(speech.pause(visit, paused=True)).paused


@pytest.mark.parametrize(("step", "end"), [(1, VOLUMES[-1]), (-1, VOLUMES[0])])
def test_volume_stops_at_its_ends(visit: Visit, step: int, end: int) -> None:
    for _ in range(len(VOLUMES) + 1):
        visit = speech.louder(visit, step)
    assert visit.preferences.volume == end
