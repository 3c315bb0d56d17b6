"""After hours the screen rests, and whoever comes by is served as ever; what stands for hours moves by a hair."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from kiosk.bridge.stage import Stage
from kiosk.session.pixel_shift import REACH
from kiosk.session.visit import Phase, Screen, Visit
from kiosk.settings import HoursSettings, Settings
from tests.conftest import Clock
from tests.journeys.family import Family

EVENING = dt.datetime(2026, 11, 27, 20)  # noqa: DTZ001 - local time
MORNING = dt.datetime(2026, 11, 27, 8)  # noqa: DTZ001 - local time
WORDS = "Touch anywhere to begin"


@pytest.fixture
def closed() -> str:
    return "dim"


@pytest.fixture
def settings(closed: str) -> Settings:
    return Settings(hours=HoursSettings(open="Mon-Fri 07:00-18:00", closed=closed))


@pytest.fixture
def at_night(family: Family, clock: Clock) -> Family:
    family.stage.care.follow(clock, lambda: EVENING)
    family.settle()
    return family


def _light(family: Family) -> list[int]:
    """Return the light of the glass's pixels, thinned out: 0 to 255."""
    image = family.window.grabWindow().convertToFormat(QImage.Format.Format_Grayscale8)
    return [image.pixel(x, y) & 0xFF for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)]


def _passes(family: Family, clock: Clock, *seconds: float) -> None:
    for some in seconds:
        clock.now += some
        family.stage.visit.tick()
        family.stage.care.look()
    family.settle()


def test_the_screen_is_dark_but_for_one_line(at_night: Family) -> None:
    assert at_night.texts() == [WORDS]
    assert not at_night.controls()
    light = _light(at_night)
    assert light.count(0) > 0.97 * len(light)
    assert 100 < max(light) < 170, "soft, and still 7:1"


@pytest.mark.parametrize("closed", ["blank"])
def test_or_wholly_black_and_still_says_what_to_do_to_a_screen_reader(at_night: Family) -> None:
    assert at_night.texts() == []
    assert set(_light(at_night)) == {0}
    assert WORDS in [at_night.name(item) for item in at_night.items()]


def test_it_wakes_by_itself_in_the_morning(at_night: Family) -> None:
    at_night.stage.care.follow(lambda: 0.0, lambda: MORNING)
    at_night.settle()
    assert at_night.sees("A quiet place to read")


def test_it_goes_dark_between_two_visitors_only(at_home: Family, clock: Clock) -> None:
    at_home.tap("Our care")
    at_home.stage.care.follow(clock, lambda: EVENING)
    at_home.settle()
    assert at_home.stage.visit.value().route.screen is Screen.SECTION
    assert at_home.sees("Staying for MIBG therapy")
    _passes(at_home, clock, 1200)
    assert at_home.sees("Are you still there?")
    _passes(at_home, clock, 30)
    assert at_home.texts() == [WORDS]


@pytest.mark.parametrize("closed", ["dim", "blank"])
@pytest.mark.parametrize("way", ["touch", "drag", "mouse", "key"])
def test_whatever_wakes_it_presses_nothing_and_the_visit_is_as_ever(
    at_night: Family, clock: Clock, closed: str, way: str
) -> None:
    window, visit, bar = at_night.window, at_night.stage.visit, QPoint(200, at_night.window.height() - 30)
    ways = {
        "touch": lambda: at_night.touch(bar),
        "drag": lambda: at_night.drag(bar, QPoint(640, 100)),
        "mouse": lambda: QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, bar),
        "key": lambda: QTest.keyClick(window, Qt.Key.Key_Return),
    }
    ways[way]()
    at_night.settle()
    assert visit.value().idle.phase is Phase.ACTIVE
    assert visit.value().routes == Visit.fresh(visit.value().preferences).routes
    at_night.tap("Our care")
    assert visit.value().route.screen is Screen.SECTION
    _passes(at_night, clock, 1200, 30)
    assert at_night.texts() == ([WORDS] if closed == "dim" else [])
    assert visit.value().idle.phase is Phase.ATTRACT


def test_the_line_wanders_and_never_leaves_the_glass(at_night: Family, clock: Clock) -> None:
    places = set()
    glass = QRectF(QPointF(), at_night.window.size())
    for _ in range(48):
        _passes(at_night, clock, 60)
        line = next(item for item in at_night.items() if item.property("text") == WORDS)
        place = line.mapRectToScene(line.boundingRect())
        assert glass.contains(place)
        places.add((place.x(), place.y()))
    assert len(places) > 30


def test_without_a_guide_it_rests_as_well(qapp: QGuiApplication, empty_stage: Stage) -> None:
    family = Family(qapp, empty_stage)
    empty_stage.care.follow(lambda: 0.0, lambda: EVENING)
    family.settle()
    assert family.texts() == [WORDS]
    family.touch(family.centre())
    assert family.sees("This guide is being updated")


def _edges(family: Family) -> list[int]:
    """Return the colours along the glass's four edges."""
    image = family.window.grabWindow().convertToFormat(QImage.Format.Format_RGB32)
    right, bottom = image.width() - 1, image.height() - 1
    places = [(x, y) for y in (0, bottom) for x in range(image.width())]
    places += [(x, y) for x in (0, right) for y in range(image.height())]
    return [image.pixel(x, y) & 0xFFFFFF for x, y in places]


@pytest.mark.parametrize("screen", ["attract", "calm", "hidden"])
def test_still_screens_move_by_a_hair_and_show_no_edge(
    qapp: QGuiApplication, empty_stage: Stage, clock: Clock, screen: str, request: pytest.FixtureRequest
) -> None:
    family = Family(qapp, empty_stage) if screen == "calm" else request.getfixturevalue("family")
    if screen == "hidden":
        family.stage.visit.touch()
        family.stage.visit.hide()
    family.window.setColor(Qt.GlobalColor.magenta)
    clock.now = 0
    family.stage.care.follow(clock, lambda: MORNING)
    words = {"attract": WORDS, "calm": "This guide is being updated", "hidden": "Your screen is hidden"}[screen]
    places = set()
    for _ in range(0, 48, 4):
        family.settle()
        text = next(item for item in family.items() if item.property("text") == words)
        place = text.mapToScene(QPointF())
        places.add((place.x(), place.y()))
        if screen != "calm":
            assert 0xFF00FF not in _edges(family)
        clock.now += 240
        family.stage.care.look()
    across, down = ({round(place[axis]) for place in places} for axis in (0, 1))
    assert max(across) - min(across) == 2 * REACH[0]
    assert max(down) - min(down) >= REACH[1]
