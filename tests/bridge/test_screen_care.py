"""Once a minute the screen is cared for; nothing is said where nothing changes."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from kiosk.bridge.screen_care import ScreenCare
from kiosk.session import pixel_shift
from kiosk.settings import HoursSettings
from tests.conftest import Clock

FRIDAY = dt.datetime(2026, 11, 27, 17, 59, 30)  # noqa: DTZ001 - local time


class Wall:
    """The clock on the wall."""

    def __init__(self) -> None:
        self.time = FRIDAY

    def __call__(self) -> dt.datetime:
        return self.time


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def care(owner: QObject, clock: Clock, wall: Wall) -> ScreenCare:
    made = ScreenCare(HoursSettings(open="Mon-Fri 07:00-18:00"), owner)
    clock.now = 0
    made.follow(clock, wall)
    return made


def test_it_looks_again_when_the_next_minute_begins(care: ScreenCare, wall: Wall) -> None:
    timer = care.findChild(QTimer)
    assert isinstance(timer, QTimer)
    assert timer.isActive()
    assert timer.interval() == 30_000
    wall.time = FRIDAY.replace(year=9999, second=59, microsecond=999_999)
    care.look()
    assert 0 < timer.interval() <= 60_000


def test_still_pictures_move_by_time_that_never_jumps(care: ScreenCare, clock: Clock, wall: Wall, qtbot: QtBot) -> None:
    wall.time += dt.timedelta(seconds=20)
    with qtbot.assertNotEmitted(care.shifted):
        clock.now = 59
        care.look()
    with qtbot.waitSignal(care.shifted, timeout=0):
        clock.now = 61
        care.look()
    assert (care.property("across"), care.property("down")) == pixel_shift.place(1)
    assert (care.property("mostAcross"), care.property("mostDown")) == pixel_shift.REACH


def test_it_is_closed_when_the_clock_says_so(care: ScreenCare, wall: Wall, qtbot: QtBot) -> None:
    assert not care.property("closed")
    with qtbot.waitSignal(care.closedChanged, timeout=0):
        wall.time += dt.timedelta(seconds=30)
        care.look()
    assert care.property("closed")
    with qtbot.assertNotEmitted(care.closedChanged):
        wall.time += dt.timedelta(hours=12)
        care.look()


@pytest.mark.parametrize(
    ("jump", "closed"),
    [
        (FRIDAY.replace(hour=3), True),
        (FRIDAY.replace(year=1970), False),
        (FRIDAY + dt.timedelta(days=365 * 70 + 2), True),
        (FRIDAY - dt.timedelta(days=7), False),
    ],
)
def test_a_clock_that_jumps_counts_from_the_next_minute_on_and_back(
    care: ScreenCare, wall: Wall, jump: dt.datetime, *, closed: bool
) -> None:
    wall.time = jump
    care.look()
    assert care.property("closed") is closed
    wall.time = FRIDAY
    care.look()
    assert not care.property("closed")


def test_nothing_happens_before_it_follows_the_clocks(owner: QObject) -> None:
    care = ScreenCare(HoursSettings(open="Mon 07:00-07:01", closed="blank"), owner)
    assert (care.property("across"), care.property("down"), care.property("closed")) == (0, 0, False)
    assert care.property("blank")
