"""The door lets in those with the code alone, and does nothing for anybody else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.bridge.staff import HEADING, MODULES, Office, StaffDoor
from tests.conftest import CODE, Clock


@dataclass
class Machine:
    """What the door asks of its machine."""

    folder: Path
    report: str = "State: well."
    gone_back: int = 0

    def roll_back(self) -> str:
        self.gone_back += 1
        return "Gone back."

    def office(self) -> Office:
        return Office(self.folder, lambda: self.report, self.roll_back)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.fixture
def door(machine: Machine, clock: Clock, owner: QObject) -> StaffDoor:
    return StaffDoor(CODE, clock, machine.office(), owner)


def test_the_code_lets_in_and_leaving_is_another_step(door: StaffDoor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(door.insideChanged):
        door.enter("12345678")
    assert door.property("inside")
    assert not door.property("open")
    with qtbot.waitSignal(door.opened):
        door.leave()
    assert door.property("open")


@pytest.mark.parametrize(
    "digits", ["", "1234567", "123456789", "87654321", "\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18"]
)
def test_nothing_else_does(door: StaffDoor, qtbot: QtBot, digits: str) -> None:
    with qtbot.assertNotEmitted(door.insideChanged):
        door.enter(digits)
    assert not door.property("inside")


@pytest.mark.parametrize("code", ["", CODE])
def test_without_a_code_or_an_office_nobody_gets_in(owner: QObject, clock: Clock, machine: Machine, code: str) -> None:
    door = StaffDoor(code, clock, None if code else machine.office(), owner)
    door.enter("12345678")
    door.enter("")
    assert not door.property("inside")
    assert not door.property("hasCode")
    assert door.property("secondsToWait") == 0


def test_from_outside_nothing_can_be_done(door: StaffDoor, machine: Machine, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(door.opened), qtbot.assertNotEmitted(door.restartWanted):
        with qtbot.assertNotEmitted(door.reloadWanted):
            door.reload()
        door.restart()
        door.leave()
    assert door.rollBack() == ""
    assert machine.gone_back == 0
    door.refresh()
    assert door.property("report") == ""


def test_inside_everything_can(door: StaffDoor, qtbot: QtBot) -> None:
    door.enter("12345678")
    with qtbot.waitSignal(door.reloadWanted):
        door.reload()
    assert door.rollBack() == "Gone back."
    with qtbot.waitSignal(door.restartWanted):
        door.restart()


def test_the_report_is_for_those_inside(door: StaffDoor, machine: Machine) -> None:
    assert door.report_codes.property("texts") == []
    machine.report = "\n".join(f"en/care/page-{number}.md:3: This is no date: é." for number in range(60))
    door.enter("12345678")
    assert door.property("report") == machine.report
    texts = door.report_codes.property("texts")
    assert [text.split("\n")[0] for text in texts] == [
        f"{HEADING} {number}/{len(texts)}" for number in range(1, len(texts) + 1)
    ]
    assert "\n".join(line for text in texts for line in text.split("\n")[2:]) == machine.report
    assert max(door.report_codes.property("sides")) <= MODULES
    machine.report = "State: left."
    door.refresh()
    assert door.report_codes.property("texts") == [f"{HEADING}\n\nState: left."]
    door.goOut()
    assert (door.property("inside"), door.property("report"), door.report_codes.property("texts")) == (False, "", [])


def test_wrong_codes_lock_the_door_for_longer_and_longer(door: StaffDoor, clock: Clock) -> None:
    waits = []
    for _ in range(5):
        door.enter("00000000")
        waits.append(door.property("secondsToWait"))
        clock.now += float(waits[-1])
        door.count()
    assert waits == [0, 0, 30, 60, 120]
    assert door.property("secondsToWait") == 0
    door.enter("00000000")
    door.enter("12345678")
    assert not door.property("inside"), "the right code does not open a locked door"
    clock.now += 240
    door.count()
    door.enter("12345678")
    assert door.property("inside")
