"""Whatever is done to the glass or a keyboard, the screen stays in the app, whole and silent."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtTest import QTest

from kiosk.session.visit import Visit
from tests.conftest import Clock
from tests.journeys.family import OTHERWISE, Family

KEYS = [
    Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F11, Qt.Key.Key_F12, Qt.Key.Key_Tab,
    Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right,
    Qt.Key.Key_Back, Qt.Key.Key_Home, Qt.Key.Key_Menu, Qt.Key.Key_Q, Qt.Key.Key_W, Qt.Key.Key_Backspace,
]  # fmt: skip
MODIFIERS = [
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.MetaModifier,
]


@pytest.mark.parametrize("modifier", MODIFIERS, ids=lambda modifier: modifier.name)
def test_no_key_leaves(at_home: Family, modifier: Qt.KeyboardModifier) -> None:
    for key in KEYS:
        QTest.keyClick(at_home.window, key, modifier)
        at_home.settle()
        assert at_home.window.isVisible()


def test_a_request_to_close_is_refused(at_home: Family) -> None:
    event = QCloseEvent()
    QGuiApplication.sendEvent(at_home.window, event)
    assert not event.isAccepted()
    assert at_home.window.isVisible()


def test_staff_leave_by_the_held_corner_and_the_code(at_home: Family) -> None:
    family, staff = at_home, at_home.stage.staff
    pad = next(item for item in family.items() if item.objectName() == "staff pad")
    assert pad.property("holdSeconds") == 3
    corner = QPoint(family.window.width() - 8, 8)
    family.touch(corner)
    assert not pad.property("open"), "a short touch opens nothing"
    pad.setProperty("holdSeconds", 0.02)
    QTest.touchEvent(family.window, family.finger).press(0, corner, family.window).commit()
    family.wait_for("For staff")
    QTest.touchEvent(family.window, family.finger).release(0, corner, family.window).commit()
    family.tap("Enter the staff code")
    for digit in "12345679":
        family.tap(digit)
    family.tap("Enter")
    assert not staff.property("inside")
    for digit in "12345678":
        family.tap(digit)
    family.tap("Enter")
    assert staff.property("inside")
    family.tap("Leave the kiosk")
    assert not staff.property("open"), "one tap may be a slip"
    family.tap("Tap again: Leave the kiosk")
    assert staff.property("open")
    event = QCloseEvent()
    QGuiApplication.sendEvent(family.window, event)
    assert event.isAccepted()


def test_the_staff_pad_does_not_outlast_its_visitor(at_home: Family) -> None:
    pad = next(item for item in at_home.items() if item.objectName() == "staff pad")
    pad.setProperty("open", True)
    pad.setProperty("asksForCode", True)
    pad.setProperty("digits", "1234")
    at_home.stage.visit.forget()
    assert [pad.property(name) for name in ("open", "asksForCode", "digits")] == [False, False, ""]


@pytest.mark.parametrize("seed", range(3))
def test_any_sequence_of_touches_and_keys_ends_at_home(at_home: Family, clock: Clock, fresh: Visit, seed: int) -> None:
    family, visit, chance = at_home, at_home.stage.visit, random.Random(seed)
    width, height = family.window.width(), family.window.height()

    def anywhere() -> QPoint:
        return QPoint(chance.randrange(width), chance.randrange(height))

    visit.prefer(OTHERWISE)
    for _ in range(250):
        act = chance.choice(["touch", "touch", "touch", "drag", "key", "two fingers", "mouse", "wait"])
        if act == "touch":
            family.touch(anywhere())
        elif act == "drag":
            family.drag(anywhere(), anywhere())
        elif act == "key":
            QTest.keyClick(family.window, chance.choice(KEYS), chance.choice(MODIFIERS))
        elif act == "two fingers":
            first, second = anywhere(), anywhere()
            QTest.touchEvent(family.window, family.finger).press(0, first, family.window).press(
                1, second, family.window
            ).commit()
            QTest.touchEvent(family.window, family.finger).release(0, first, family.window).release(
                1, second, family.window
            ).commit()
        elif act == "mouse":
            QTest.mouseClick(family.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, anywhere())
        else:
            clock.now += chance.uniform(0, 140)
            visit.tick()
        family.settle()
        assert family.window.isVisible()
    for _ in range(2):
        clock.now += 2400
        visit.tick()
    assert visit.value() == fresh
