"""Staff wipe the glass: for a minute nothing reacts to the cloth, and the next family finds a fresh screen."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.bridge.stage import Stage
from kiosk.session.preferences import Preferences
from kiosk.session.visit import Phase, Visit
from kiosk.settings import Settings
from tests import voices
from tests.conftest import Clock
from tests.journeys.family import Family
from tests.journeys.test_staying import KEYS
from tests.voices import Voices, is_gone


@pytest.fixture
def settings() -> Settings:
    """A clinic that set no code."""
    return Settings()


@pytest.fixture
def locked(at_home: Family) -> Family:
    """A family's screen that staff have just locked, by the corner and one tap."""
    family = at_home
    family.tap("Our care")
    family.stage.visit.toggleQuestion("about-treatment/1")
    pad = next(item for item in family.items() if item.objectName() == "staff pad")
    pad.setProperty("holdSeconds", 0.02)
    corner = QPoint(family.window.width() - 8, 8)
    QTest.touchEvent(family.window, family.finger).press(0, corner, family.window).commit()
    family.wait_for("For staff")
    QTest.touchEvent(family.window, family.finger).release(0, corner, family.window).commit()
    assert not family.sees("Enter the staff code"), "without a code nobody gets in"
    family.tap("Clean the screen")
    return family


def _passes(family: Family, clock: Clock, seconds: float) -> None:
    clock.now += seconds
    family.stage.visit.tick()
    family.settle()


def test_a_countdown_fills_the_screen(locked: Family, clock: Clock) -> None:
    assert locked.stage.visit.value().idle.phase is Phase.CLEANING
    assert locked.sees("Time to clean the screen")
    assert locked.sees("60")
    _passes(locked, clock, 17.5)
    assert locked.sees("43")
    assert not locked.controls(), "there is nothing to press"


def _wipe(family: Family, chance: random.Random) -> str:
    """Touch the glass in some way, anywhere."""
    window = family.window

    def anywhere() -> QPoint:
        return QPoint(chance.randrange(window.width()), chance.randrange(window.height()))

    def palm() -> None:
        points = [anywhere() for _ in range(4)]
        for step in ("press", "move", "release"):
            touch = QTest.touchEvent(window, family.finger)
            for number, point in enumerate(points):
                getattr(touch, step)(number, point, window)
            touch.commit()

    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    ways: dict[str, Callable[[], object]] = {
        "touch": lambda: family.touch(anywhere()),
        "drag": lambda: family.drag(anywhere(), anywhere()),
        "key": lambda: QTest.keyClick(window, chance.choice(KEYS)),
        "mouse": lambda: QTest.mouseDClick(window, left, plain, anywhere()),
        "wheel": lambda: QTest.wheelEvent(window, family.centre(), QPoint(0, 120)),
        "corner": lambda: family.touch(QPoint(window.width() - 8, 8)),
        "palm": palm,
    }
    way = chance.choice(list(ways))
    ways[way]()
    return way


@pytest.mark.parametrize("seed", range(2))
def test_whatever_touches_the_glass_changes_nothing(locked: Family, clock: Clock, seed: int) -> None:
    visit, chance = locked.stage.visit, random.Random(seed)
    before = visit.value()
    for second in range(59):
        way = _wipe(locked, chance)
        _passes(locked, clock, 1)
        assert visit.value() == before, (second, way)
        assert locked.sees(str(59 - second))


def test_at_the_end_the_screen_is_fresh_and_wakes_as_ever(locked: Family, clock: Clock) -> None:
    visit = locked.stage.visit
    _passes(locked, clock, 60)
    assert visit.value() == Visit.fresh(Preferences())
    assert locked.sees("Touch anywhere to begin")
    locked.touch(locked.centre())
    assert visit.value().idle.phase is Phase.ACTIVE
    assert visit.value().chosen == ()
    locked.tap("Our care")
    assert visit.property("screen") == "section"


def test_a_wipe_that_outlasts_the_countdown_wakes_nobody(locked: Family, clock: Clock) -> None:
    window, finger, start = locked.window, locked.finger, QPoint(300, 300)
    QTest.touchEvent(window, finger).press(0, start, window).commit()
    QTest.touchEvent(window, finger).move(0, start + QPoint(100, 0), window).commit()
    _passes(locked, clock, 60)
    QTest.touchEvent(window, finger).move(0, start + QPoint(200, 0), window).commit()
    QTest.touchEvent(window, finger).release(0, start + QPoint(200, 0), window).commit()
    assert locked.stage.visit.value().idle.phase is Phase.ATTRACT


def test_no_still_there_question_comes_in_between(locked: Family, clock: Clock) -> None:
    phases = set()
    for _ in range(70):
        _passes(locked, clock, 1)
        phases.add(locked.stage.visit.value().idle.phase)
    assert phases == {Phase.CLEANING, Phase.ATTRACT}


def test_the_seconds_have_the_digits_of_the_language(locked: Family) -> None:
    seconds = next(one for one in locked.items() if one.property("text") == "60")
    writing = locked.stage.engine.singletonInstance("Kiosk", "Writing")
    assert isinstance(writing, QObject)
    writing.setProperty("language", "ar-EG")
    assert seconds.property("text") == "٦٠"


def test_the_voice_stops_at_once(at_home: Family, tmp_path: Path, qtbot: QtBot) -> None:
    slow = Voices(tmp_path / "slow", voices.HOLD)
    at_home.stage.reader.use(slow.engine)
    at_home.stage.reader.start()
    qtbot.waitUntil(lambda: len(slow.said()) > 0, timeout=60_000)
    at_home.stage.visit.clean()
    at_home.settle()
    assert at_home.stage.reader.said() == ""
    qtbot.waitUntil(lambda: is_gone(slow.said()[0].process), timeout=60_000)


def test_a_screen_reader_is_told_what_happens(locked: Family) -> None:
    alerts = [
        locked.name(item)
        for item in locked.items()
        if (interface := QAccessible.queryAccessibleInterface(item))
        and interface.role() == QAccessible.Role.AlertMessage
    ]
    assert len(alerts) == 1
    assert "Nothing reacts to touch" in alerts[0]


def test_the_glass_can_be_cleaned_while_there_is_no_guide(qapp: QGuiApplication, empty_stage: Stage) -> None:
    staff = Family(qapp, empty_stage)
    empty_stage.visit.clean()
    staff.settle()
    assert staff.sees("Time to clean the screen")
