"""The door opens for the code alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.bridge.staff import StaffDoor


def test_the_code_opens(owner: QObject, qtbot: QtBot) -> None:
    door = StaffDoor("12345678", owner)
    with qtbot.waitSignal(door.opened):
        door.enter("12345678")
    assert door.property("open")


@pytest.mark.parametrize(
    "digits", ["", "1234567", "123456789", "87654321", "\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18"]
)
def test_nothing_else_does(owner: QObject, qtbot: QtBot, digits: str) -> None:
    door = StaffDoor("12345678", owner)
    with qtbot.assertNotEmitted(door.opened):
        door.enter(digits)
    assert not door.property("open")


def test_without_a_code_no_code_opens(owner: QObject) -> None:
    door = StaffDoor("", owner)
    door.enter("")
    assert not door.property("open")
    assert not door.property("hasCode")
