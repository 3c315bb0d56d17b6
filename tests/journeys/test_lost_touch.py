"""A finger that is never lifted, because its device was unplugged or something leans on the glass, locks nobody out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.session.visit import Phase, Screen
from tests.conftest import Clock
from tests.journeys.family import Family


def _target(family: Family, words: str) -> QQuickItem:
    return next(one for one in family.controls() if words in str(one.property("text")))


def _press(family: Family, device: QPointingDevice, number: int, point: QPoint) -> None:
    QTest.touchEvent(family.window, device).press(number, point, family.window).commit()
    family.settle()


def _tap(family: Family, device: QPointingDevice, number: int, point: QPoint) -> None:
    QTest.touchEvent(family.window, device).press(number, point, family.window).commit()
    QTest.touchEvent(family.window, device).release(number, point, family.window).commit()
    family.settle()


@pytest.mark.parametrize("same_device", [True, False])
def test_a_device_that_comes_back_is_heard_at_its_first_tap(at_home: Family, *, same_device: bool) -> None:
    section = _target(at_home, "Our care")
    _press(at_home, at_home.finger, 7, at_home.middle(section))
    assert section.property("pressed")
    back = at_home.finger if same_device else QTest.createTouchDevice()
    _tap(at_home, back, 9, at_home.middle(section))
    assert at_home.stage.visit.value().route.screen is Screen.SECTION
    assert not section.property("pressed")


def test_what_leans_on_the_glass_until_the_screen_sleeps_leaves_nothing_pressed(at_home: Family, clock: Clock) -> None:
    section, visit = _target(at_home, "Our care"), at_home.stage.visit
    point = at_home.middle(section)
    _press(at_home, at_home.finger, 7, point)
    clock.now += 1200
    visit.tick()
    at_home.settle()
    assert visit.value().idle.phase is Phase.WARNING
    assert not section.property("pressed")
    QTest.touchEvent(at_home.window, at_home.finger).release(7, point, at_home.window).commit()
    at_home.settle()
    assert visit.value().route.screen is Screen.HOME, "what slides off the glass presses nothing"
    _tap(at_home, at_home.finger, 8, point)
    _tap(at_home, at_home.finger, 9, point)
    assert visit.value().route.screen is Screen.SECTION


def test_a_device_that_is_lost_holds_no_visitor_back(at_home: Family, clock: Clock) -> None:
    visit = at_home.stage.visit
    _press(at_home, at_home.finger, 7, at_home.centre())
    for seconds in (1200, 30):
        clock.now += seconds
        visit.tick()
    assert visit.value().idle.phase is Phase.ATTRACT


def test_a_wake_tap_that_is_lost_swallows_no_other(family: Family) -> None:
    _press(family, family.finger, 7, family.centre())
    section = _target(family, "Our care")
    _tap(family, QTest.createTouchDevice(), 9, family.middle(section))
    assert family.stage.visit.value().route.screen is Screen.SECTION


def test_a_mouse_that_is_lost_is_heard_again(at_home: Family, clock: Clock) -> None:
    section, visit = _target(at_home, "Our care"), at_home.stage.visit
    left, plain, point = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at_home.middle(section)
    QTest.mousePress(at_home.window, left, plain, point)
    clock.now += 1200
    visit.tick()
    QTest.mouseRelease(at_home.window, left, plain, point)
    at_home.settle()
    for _ in range(2):
        QTest.mouseClick(at_home.window, left, plain, point)
        at_home.settle()
    assert visit.value().route.screen is Screen.SECTION
