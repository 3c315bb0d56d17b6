"""The screen finds its way home, and keeps everything for those who are still there (A7, A8, P1, T)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.authoring import compiler
from kiosk.library.reader import Library
from kiosk.session.visit import Phase, Screen, Visit
from kiosk.settings import IdleSettings
from tests.conftest import Clock
from tests.folders import Content
from tests.journeys.family import OTHERWISE, Family


@pytest.fixture
def busy(at_home: Family) -> Family:
    """A family in the middle of a page: scrolled, with a question chosen, numbers shown and a pop-up open."""
    family = at_home
    family.tap("Understanding")
    family.tap("Coming back after remission")
    family.tap("Show the numbers")
    family.more()
    family.stage.visit.setTextSize(125)
    family.stage.visit.setLowReach(True)
    family.stage.visit.toggleQuestion("about-treatment/1")
    family.stage.visit.explain("remission")
    family.settle()
    return family


def _passes(family: Family, clock: Clock, seconds: float) -> None:
    clock.now += seconds
    family.stage.visit.tick()
    family.settle()


def test_a_touch_during_the_warning_keeps_everything_any_number_of_times(busy: Family, clock: Clock) -> None:
    visit = busy.stage.visit
    for _ in range(3):
        before = visit.value()
        _passes(busy, clock, 1200)
        assert busy.sees("Are you still there?")
        assert busy.sees("your list of questions is cleared")
        assert busy.sees("30")
        _passes(busy, clock, 12.5)
        assert busy.sees("18")
        busy.touch(QPoint(busy.window.width() - 60, busy.window.height() - 30))
        after = visit.value()
        assert after.idle.phase is Phase.ACTIVE
        assert (after.routes, after.popup, after.chosen, after.gates) == (
            before.routes, before.popup, before.chosen, before.gates,
        )  # fmt: skip


def test_who_only_scrolled_the_home_screen_leaves_it_at_its_top(at_home: Family, clock: Clock) -> None:
    at_home.window.setProperty("diagonalInches", 10.1)
    at_home.settle()
    ways = [one for one in at_home.items() if at_home.name(one) == "Search"]
    top = ways[0].mapToScene(QPointF()).y()
    at_home.more()
    assert ways[0].mapToScene(QPointF()).y() < top
    _passes(at_home, clock, 1200)
    _passes(at_home, clock, 30)
    at_home.touch(at_home.centre())
    assert ways[0].mapToScene(QPointF()).y() == top


def test_after_the_warning_the_visit_is_a_fresh_one(busy: Family, clock: Clock, fresh: Visit) -> None:
    visit = busy.stage.visit
    visit.prefer(OTHERWISE)
    _passes(busy, clock, 1200)
    _passes(busy, clock, 30)
    assert visit.value() == fresh
    assert busy.sees("Touch anywhere to begin")
    assert not busy.sees("of every 10")


def test_a_crash_of_the_clock_does_not_shorten_the_warning(busy: Family, clock: Clock) -> None:
    _passes(busy, clock, 100_000)
    assert busy.stage.visit.value().idle.phase is Phase.WARNING


def test_touching_keeps_a_visit_alive(at_home: Family, clock: Clock) -> None:
    at_home.tap("Our care")
    for _ in range(10):
        _passes(at_home, clock, 119)
        at_home.touch(QPoint(5, 5))
    assert at_home.stage.visit.value().idle.phase is Phase.ACTIVE


def test_a_page_that_takes_long_to_read_is_given_more_time(at_home: Family, clock: Clock) -> None:
    at_home.tap("Our care")
    at_home.tap("Staying for MIBG therapy")
    words = at_home.stage.guide.words()
    _passes(at_home, clock, 120)
    assert words > 200
    assert at_home.stage.visit.value().idle.phase is Phase.ACTIVE


@pytest.mark.parametrize("place", [(640, 400), (200, 740), (1200, 760), (1270, 10)])
def test_the_touch_that_wakes_the_screen_presses_nothing(family: Family, place: tuple[int, int]) -> None:
    family.touch(QPoint(*place))
    value = family.stage.visit.value()
    assert value.idle.phase is Phase.ACTIVE
    assert value.route.screen is Screen.HOME
    assert len(value.routes) == 1


def test_a_drag_that_wakes_the_screen_is_swallowed_whole(family: Family) -> None:
    family.drag(QPoint(640, 700), QPoint(640, 100))
    assert family.stage.visit.value().route.screen is Screen.HOME


def test_two_fingers_that_wake_the_screen_are_swallowed_whole(family: Family) -> None:
    first, second = QPoint(300, 400), QPoint(700, 740)
    QTest.touchEvent(family.window, family.finger).press(0, first, family.window).commit()
    QTest.touchEvent(family.window, family.finger).stationary(0).press(1, second, family.window).commit()
    QTest.touchEvent(family.window, family.finger).release(0, first, family.window).stationary(1).commit()
    QTest.touchEvent(family.window, family.finger).release(1, second, family.window).commit()
    family.settle()
    assert family.stage.visit.value().routes == Visit.fresh(family.stage.visit.value().preferences).routes
    family.tap("Our care")
    assert family.stage.visit.value().route.screen is Screen.SECTION


def test_slides_follow_each_other_until_somebody_comes(family: Family, qtbot: QtBot) -> None:
    guide = family.stage.guide.guide()
    assert guide is not None
    titles = [card.title for card in guide.slides.cards]
    assert family.window.property("slideMilliseconds") == 1000 * IdleSettings().slide_seconds
    attract = next(item for item in family.items() if item.objectName() == "attract screen")
    attract.setProperty("current", len(titles) - 2)
    family.window.setProperty("slideMilliseconds", attract.property("fetchMilliseconds") + 1)
    for number in (len(titles) - 1, 0):
        qtbot.waitUntil(partial(_is_at, attract, number), timeout=60_000)
        family.settle()
        assert [title for title in titles if family.sees(title)] == [titles[number]]
    family.touch(family.centre())
    assert not [title for title in titles if family.sees(title)]


def _is_at(attract: QQuickItem, number: int) -> bool:
    return bool(attract.property("current") == number)


def test_new_content_with_fewer_slides_shows_one_of_them(family: Family, content: Content, tmp_path: Path) -> None:
    last = len(family.stage.guide.property("slides").rows()) - 1
    assert last > 0
    attract = next(item for item in family.items() if item.objectName() == "attract screen")
    attract.setProperty("current", last)
    family.settle()
    compiler.build(content.folder, tmp_path / "new.kiosk")
    family.stage.open(Library.open(tmp_path / "new.kiosk"))
    family.settle()
    assert family.sees("While you wait.")
