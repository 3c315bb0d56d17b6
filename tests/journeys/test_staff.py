"""Staff look after the kiosk from the glass: what it tells, what it does, and what a phone takes along."""

from __future__ import annotations

from functools import partial

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.bridge.staff import Office
from tests.conftest import Clock
from tests.journeys.family import Family
from tests.voices import Voices


@pytest.fixture
def inside(at_home: Family) -> Family:
    """The panel of those who know the code."""
    _open(at_home)
    at_home.tap("Enter the staff code")
    _type(at_home, "12345678")
    assert at_home.sees("Leave the kiosk")
    return at_home


def _open(family: Family) -> None:
    pad = next(item for item in family.items() if item.objectName() == "staff pad")
    pad.setProperty("open", True)
    family.settle()


def _type(family: Family, digits: str) -> None:
    for digit in digits:
        family.tap(digit)
    family.tap("Enter")


def test_a_phone_reads_the_report(inside: Family, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: _read(inside) == "Kiosk report\n\nState: well.\nDisk: 5000 MB free.", timeout=60_000)
    assert not inside.sees("Next code")


class TestManyProblems:
    """A report that is too long for one code."""

    LINES = tuple(f"en/care/page-{number}.md:3: error KC204: This is no date." for number in range(40))

    @pytest.fixture
    def office(self, office: Office) -> Office:
        return office._replace(report=lambda: "\n".join(self.LINES))

    def test_a_phone_reads_all_of_them_code_by_code(self, inside: Family, qtbot: QtBot) -> None:
        inside.window.resize(1920, 1080)
        pages: list[str] = []
        count = len(inside.stage.staff.report_codes.property("names"))
        assert count > 2
        for number in range(1, count + 1):
            qtbot.waitUntil(partial(_shows, inside, f"Kiosk report {number}/{count}\n"), timeout=60_000)
            pages.append(_read(inside))
            inside.tap("Next code")
        assert tuple(line for page in pages for line in page.split("\n")[2:]) == self.LINES
        qtbot.waitUntil(partial(_shows, inside, f"Kiosk report 1/{count}\n"), timeout=60_000)


def _shows(family: Family, heading: str) -> bool:
    return _read(family).startswith(heading)


def _read(family: Family) -> str:
    family.settle()
    image = family.window.grabWindow().convertToFormat(QImage.Format.Format_RGB888)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    rows = np.ascontiguousarray(pixels[:, : image.width() * 3].reshape(image.height(), image.width(), 3))
    return str(cv2.QRCodeDetectorAruco().detectAndDecode(rows)[0])


def test_each_deed_is_done(inside: Family, qtbot: QtBot) -> None:
    staff = inside.stage.staff
    with qtbot.waitSignal(staff.reloadWanted):
        inside.tap("Read the content again")
    assert inside.sees("The content is being read")
    inside.tap("Back to the library before")
    assert not inside.sees("Gone back.")
    inside.tap("Tap again: Back to the library before")
    assert inside.sees("Gone back.")
    inside.tap("Leave the kiosk")
    with qtbot.assertNotEmitted(staff.opened), qtbot.assertNotEmitted(staff.restartWanted):
        inside.tap("Start the screen again")
    with qtbot.waitSignal(staff.restartWanted):
        inside.tap("Tap again: Start the screen again")


def test_the_glass_shows_where_it_feels_a_finger(inside: Family) -> None:
    inside.tap("Test the screen")
    test = next(item for item in inside.items() if item.objectName() == "screen test")
    fields = [item for item in inside.items() if item.property("felt") is not None]
    assert len(fields) == int(test.property("columns")) * int(test.property("rows")) > 20
    inside.drag(QPoint(5, 5), QPoint(inside.window.width() - 5, 5))
    felt = [item for item in fields if item.property("felt")]
    assert len(felt) == test.property("columns"), "the whole first row"
    for _ in range(5):
        inside.tap("Next color")
    assert inside.sees("Can you tell all 16 steps apart?")
    inside.tap("Next color")
    inside.tap("Done")
    assert inside.sees("State: well.")


def test_the_sound_is_tried_at_each_volume(
    at_home: Family, tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot
) -> None:
    heard = Voices(tmp_path_factory.mktemp("voice") / "said")
    at_home.stage.reader.use(heard.engine)
    _open(at_home)
    at_home.tap("Enter the staff code")
    _type(at_home, "12345678")
    for count in (1, 2, 3):
        at_home.tap("Test the sound")
        qtbot.waitUntil(partial(_has_said, heard, count), timeout=60_000)
    assert [one.volume for one in heard.said()] == [20, 60, 100]


def _has_said(heard: Voices, count: int) -> bool:
    return len(heard.said()) == count


def test_without_a_voice_there_is_no_sound_to_test(inside: Family) -> None:
    assert not inside.sees("Test the sound")


def test_after_three_wrong_codes_it_says_how_long_to_wait(at_home: Family, clock: Clock) -> None:
    _open(at_home)
    at_home.tap("Enter the staff code")
    for _ in range(3):
        _type(at_home, "00000000")
    assert at_home.sees("Wrong code. Wait for 30 seconds.")
    _type(at_home, "12345678")
    assert not at_home.sees("State: well.")
    clock.now += 30
    at_home.stage.staff.count()
    _type(at_home, "12345678")
    assert at_home.sees("State: well.")


def test_nobody_else_finds_the_panel_open(inside: Family) -> None:
    inside.stage.visit.forget()
    inside.settle()
    assert not inside.stage.staff.property("inside")
    QTest.qWaitForWindowExposed(inside.window)
    _open(inside)
    assert not inside.sees("State: well.")
