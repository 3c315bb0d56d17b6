"""The idle timer as a state machine (T, A7, P1). Times are made up; nothing waits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.session import idle, navigation, questions
from kiosk.session.idle import Timing
from kiosk.session.preferences import Preferences, Theme
from kiosk.session.visit import GateChoice, Idle, Phase, Place, Popup, PopupKind, Route, Screen, Visit

DEFAULTS = Preferences()
TIMING = Timing(warning=30, farewell=12)


def busy() -> Visit:
    """A visit in which everything differs from a fresh one."""
    visit = Visit(Preferences("es", 200, Theme.DARK, reduce_motion=True))
    visit = navigation.open_route(visit, Route(Screen.PAGE, "care/mibg-therapy"))
    visit = navigation.remember(visit, Place(4, 0.5))
    visit = questions.toggle(visit, "about-treatment/2")
    visit = questions.choose(visit, "care/mibg-therapy", 0, GateChoice.NUMBERS)
    visit = navigation.show(visit, Popup(PopupKind.TERM, "mibg"))
    return idle.touched(visit, 1000, 120)


def test_a_touch_begins_a_visit() -> None:
    assert idle.touched(Visit.fresh(DEFAULTS), 10, 120).idle == Idle(Phase.ACTIVE, 130)


@pytest.mark.parametrize(
    ("now", "phase"),
    [(1119.9, Phase.ACTIVE), (1120, Phase.WARNING), (99_999, Phase.WARNING)],
)
def test_the_warning_comes_when_the_time_is_up(now: float, phase: Phase) -> None:
    assert idle.passed(busy(), now, TIMING, DEFAULTS).idle.phase is phase


def test_the_warning_lasts_its_whole_time_however_late_it_comes() -> None:
    late = idle.passed(busy(), 99_999, TIMING, DEFAULTS)
    assert idle.seconds_left(late, 99_999) == 30
    assert idle.passed(late, 99_999 + 29.9, TIMING, DEFAULTS) == late


def test_the_warning_keeps_everything_any_number_of_times() -> None:
    visit = before = busy()
    for round_ in range(1, 50):
        visit = idle.passed(visit, 1000 + round_ * 1000, TIMING, DEFAULTS)
        assert visit.idle.phase is Phase.WARNING
        visit = idle.touched(visit, 1000 + round_ * 1000 + 29, 120)
        assert replace(visit, idle=before.idle) == before


def test_after_the_warning_the_visit_is_a_fresh_one() -> None:
    warned = idle.passed(busy(), 1120, TIMING, DEFAULTS)
    assert idle.passed(warned, 1150, TIMING, DEFAULTS) == Visit.fresh(DEFAULTS)


LOOK = Preferences("es", 200, Theme.HIGH_CONTRAST, reduce_motion=True, low_reach=True, read_aloud=True, volume=100)


def test_finish_forgets_everything_but_look_and_voice_and_says_goodbye() -> None:
    leaving = idle.farewell(replace(busy(), preferences=LOOK), 500, TIMING)
    assert replace(leaving, idle=Idle()) == Visit.fresh(LOOK)
    assert leaving.idle == Idle(Phase.FAREWELL, 512)
    assert idle.passed(leaving, 512, TIMING, DEFAULTS) == Visit.fresh(DEFAULTS)


def test_who_comes_after_the_goodbye_finds_nothing_of_it() -> None:
    leaving = idle.farewell(replace(busy(), preferences=LOOK), 500, TIMING)
    assert idle.greeted(leaving, DEFAULTS) == Visit.fresh(DEFAULTS)
    assert idle.greeted(busy(), DEFAULTS) == busy()


def test_the_attract_screen_never_ends_by_itself() -> None:
    assert idle.passed(Visit.fresh(DEFAULTS), 1e12, TIMING, DEFAULTS) == Visit.fresh(DEFAULTS)


@pytest.mark.parametrize(("now", "left"), [(1120, 30), (1120.2, 30), (1149.1, 1), (1150, 0), (2000, 0)])
def test_the_countdown_never_shows_nothing_too_early(now: float, left: int) -> None:
    assert idle.seconds_left(idle.passed(busy(), 1120, TIMING, DEFAULTS), now) == left


def test_there_is_no_countdown_where_nothing_ends_soon() -> None:
    assert idle.seconds_left(busy(), 1000) == 0
    assert idle.seconds_left(idle.farewell(busy(), 1000, TIMING), 1000) == 0


def test_cleaning_forgets_everything_and_lasts_a_minute() -> None:
    locked = idle.cleaning(1000, Timing(), DEFAULTS)
    assert replace(locked, idle=Idle()) == Visit.fresh(DEFAULTS)
    assert locked.idle == Idle(Phase.CLEANING, 1060)
    assert idle.passed(locked, 1059.9, TIMING, DEFAULTS) == locked
    assert idle.passed(locked, 1060, TIMING, DEFAULTS) == Visit.fresh(DEFAULTS)
    assert idle.passed(locked, 99_999, TIMING, DEFAULTS) == Visit.fresh(DEFAULTS), "a late clock locks nobody out"


@pytest.mark.parametrize("now", [1000, 1030, 1059.9])
def test_no_touch_ends_or_lengthens_the_cleaning(now: float) -> None:
    locked = idle.cleaning(1000, Timing(), DEFAULTS)
    assert idle.touched(locked, now, 120) == locked


@pytest.mark.parametrize(("now", "left"), [(1000, 60), (1000.2, 60), (1059.1, 1), (1060, 0)])
def test_the_cleaning_counts_down(now: float, left: int) -> None:
    assert idle.seconds_left(idle.cleaning(1000, Timing(), DEFAULTS), now) == left
