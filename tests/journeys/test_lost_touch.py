"""A finger that is never lifted, because its device was unplugged or something leans on the glass, locks nobody out.

Neither does it keep a page on the glass that a family has left (P1).
"""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QPointingDevice
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


def _wait(family: Family, clock: Clock, seconds: int, done: Callable[[], object]) -> Phase:
    """Let time pass, with something done every five seconds; return what the visit has come to."""
    visit = family.stage.visit
    for _ in range(0, seconds, 5):
        clock.now += 5
        done()
        visit.tick()
    return visit.value().idle.phase


def test_what_trembles_on_the_glass_keeps_no_page_there(at_home: Family, clock: Clock) -> None:
    section, ways = _target(at_home, "Our care"), itertools.cycle([QPoint(3, 0), QPoint(0, 3), QPoint(0, 0)])
    point = at_home.middle(section)
    _press(at_home, at_home.finger, 7, point)

    def tremble() -> None:
        QTest.touchEvent(at_home.window, at_home.finger).move(7, point + next(ways), at_home.window).commit()

    assert _wait(at_home, clock, 1200, tremble) is Phase.ATTRACT


def test_a_finger_that_moves_for_long_is_somebodys(at_home: Family, clock: Clock) -> None:
    point = at_home.centre()
    ways = itertools.cycle([QPoint(40, 0), QPoint(0, 40), QPoint(0, 0)])
    _press(at_home, at_home.finger, 7, point)

    def rub() -> None:
        QTest.touchEvent(at_home.window, at_home.finger).move(7, point + next(ways), at_home.window).commit()

    assert _wait(at_home, clock, 2400, rub) is Phase.ACTIVE


def test_a_key_on_which_something_lies_keeps_no_page_there(at_home: Family, clock: Clock) -> None:
    QTest.keyPress(at_home.window, Qt.Key.Key_Down)

    def repeat() -> None:
        for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
            plain = Qt.KeyboardModifier.NoModifier
            held = QKeyEvent(kind, Qt.Key.Key_Down, plain, "", True)
            QCoreApplication.sendEvent(at_home.window, held)

    assert _wait(at_home, clock, 1200, repeat) is Phase.ATTRACT
    QTest.keyRelease(at_home.window, Qt.Key.Key_Down)
    QTest.keyClick(at_home.window, Qt.Key.Key_Down)
    assert at_home.stage.visit.value().idle.phase is Phase.ACTIVE
