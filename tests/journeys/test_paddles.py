"""The paddles lead through a list to its end and back to its beginning, on every glass and in large type (A9).

On the way a list learns how high its rows really are; what it says of its ends before that is a guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Q_ARG, QMetaObject, QPointF
from PySide6.QtQuick import QQuickItem

from kiosk.session.visit import Place
from tests.journeys.family import Family

GLASSES = [
    (1920, 1080, 24, 100),
    (1080, 1920, 24, 200),
    (640, 360, 43, 100),
    (1280, 800, 10.1, 100),
    (800, 1280, 10.1, 200),
    (400, 640, 24, 125),
]
"""Pixels, the diagonal in inches, and the text size in percent."""
MOST = 100
"""Taps, of which the glossary in large type needs some fifty on the smallest glass."""
SLACK = 6
"""Pixels of a millimetre on the finest of them, which nobody misses."""


def pages(family: Family) -> list[str]:
    library = family.stage.library()
    assert library is not None
    return [entry.id for section in library.guide("en").sections for entry in library.entries("en", section.id)]


def every_list(family: Family) -> Iterator[None]:
    """Come to each section, each page and all else that scrolls, with every question in the family's own list."""
    visit, guide = family.stage.visit, family.stage.guide.guide()
    assert guide is not None
    for section in guide.sections:
        visit.home()
        visit.openSection(section.id)
        yield
    for page in pages(family):
        visit.openPage(page)
        yield
    for group in guide.groups:
        for question in group.questions:
            visit.toggleQuestion(question.id)
    for way in (visit.openGlossary, visit.openHelp, partial(visit.openQuestions, ""), visit.openMyList):
        way()
        yield


def place(view: QQuickItem) -> tuple[int, float]:
    return int(view.property("placeIndex")), float(view.property("placeShare"))


def steps(family: Family, view: QQuickItem, paddle: str) -> list[tuple[int, float]]:
    """Tap a paddle for as long as it can be tapped; return the places of the reader, who always saw something."""
    found = [place(view)]
    while family.scrolled(paddle):
        seen = [one for kind in ("QQuickText", "QQuickImage") for one in family.in_view(view, kind)]
        assert seen, f"{paddle} shows nothing after {found}"
        found.append(place(view))
        assert len(found) <= MOST, f"{paddle} does not come to an end: {found}"
    return found


def lead_to_the_end_and_back(family: Family) -> None:
    family.settle()
    view = family.reading_list()
    down = steps(family, view, "more")
    assert down == sorted(set(down))
    assert bottom(view) <= view.height() + SLACK
    up = steps(family, view, "back up")
    assert up == sorted(set(up), reverse=True)
    assert abs(view.property("contentY") - view.property("originY")) < SLACK
    assert len(up) > 1 or len(down) == 1


def bottom(view: QQuickItem) -> float:
    """Return where the last of a list ends, from the top of its view."""
    rows = [row for row in view.property("contentItem").childItems() if row.isVisible()]
    return max(float(row.mapToItem(view, QPointF(0, row.height())).y()) for row in rows)


def show(family: Family, width: int, height: int, inches: float, text_size: int) -> None:
    family.window.setProperty("diagonalInches", inches)
    family.window.resize(width, height)
    family.stage.visit.setTextSize(text_size)


@pytest.mark.parametrize(("width", "height", "inches", "text_size"), GLASSES)
def test_paddles_lead_to_the_end_of_everything_and_back(
    at_home: Family, width: int, height: int, inches: float, text_size: int
) -> None:
    show(at_home, width, height, inches, text_size)
    for _ in every_list(at_home):
        lead_to_the_end_and_back(at_home)


@pytest.mark.parametrize(("width", "height", "inches", "text_size"), GLASSES)
def test_they_do_so_gliding(at_home: Family, width: int, height: int, inches: float, text_size: int) -> None:
    show(at_home, width, height, inches, text_size)
    at_home.stage.visit.setReduceMotion(False)
    at_home.stage.visit.openPage("understanding/what-is-relapse")
    lead_to_the_end_and_back(at_home)


def see_every_row_made(family: Family) -> None:
    """Come to each row of the list in front from afar; none is higher a frame later than when it was made."""
    family.settle()
    view = family.reading_list()
    for row in range(view.property("count")):
        QMetaObject.invokeMethod(view, "want", Q_ARG(int, row))
        item = view.property("wantedItem")
        assert item is not None, (family.stage.visit.value().route, row)
        made = item.height()
        family.settle()
        assert item.height() == made, (family.stage.visit.value().route, row)


@pytest.mark.parametrize(("width", "height", "inches", "text_size"), GLASSES[3:5])
def test_a_row_has_its_height_from_the_beginning(
    at_home: Family, width: int, height: int, inches: float, text_size: int
) -> None:
    show(at_home, width, height, inches, text_size)
    for _ in every_list(at_home):
        see_every_row_made(at_home)


def glide(family: Family, view: QQuickItem, paddle: str) -> None:
    """Tap a paddle, and see the view on its way."""
    family.stage.visit.setReduceMotion(False)
    began = view.property("contentY")
    at = family.middle(next(one for one in family.controls() if one.objectName() == paddle))
    family.tip(at)
    family.wait(lambda: view.property("contentY") != began)


def flick(family: Family, view: QQuickItem, speed: int) -> None:
    """Let the view run, in pixels a second, and see it on its way."""
    family.stage.visit.setReduceMotion(False)
    began = view.property("contentY")
    QMetaObject.invokeMethod(view, "flick", Q_ARG("double", 0.0), Q_ARG("double", float(speed)))
    family.wait(lambda: view.property("contentY") != began)


def test_who_chooses_at_a_gate_while_the_page_glides_stays_at_it(at_home: Family) -> None:
    show(at_home, 400, 640, 10.1, 100)
    visit = at_home.stage.visit
    visit.openPage("understanding/after-remission")
    at_home.settle()
    view = at_home.reading_list()
    at_home.more()
    at_home.more()
    reading = place(view)
    glide(at_home, view, "more")
    visit.chooseAtGate(0, "numbers")
    at_home.settle()
    assert place(view) == pytest.approx(reading, abs=0.02)
    assert (visit.value().route.place.index, visit.value().route.place.share) == place(view)


@pytest.mark.parametrize("speed", [900, -600, -3000])
@pytest.mark.parametrize("downs", [0, 1])
def test_who_turns_the_screen_while_the_page_moves_stays_where_they_read(
    at_home: Family, downs: int, speed: int
) -> None:
    visit = at_home.stage.visit
    visit.setReduceMotion(False)
    at_home.window.resize(1280, 800)
    visit.openPage("care/mibg-scan-and-therapy")
    at_home.settle()
    view = at_home.reading_list()
    for _ in range(downs):
        at_home.more()
    at_home.wait(lambda: not view.property("moving"))
    reading = place(view)
    # What stands at its top cannot move up, and is turned all the same.
    if downs or speed < 0:
        flick(at_home, view, speed)
    at_home.window.resize(320, 240)
    at_home.settle()
    at_home.wait(lambda: not view.property("moving"))
    assert place(view) == pytest.approx(reading, abs=0.02)
    assert (visit.value().route.place.index, visit.value().route.place.share) == place(view)


@pytest.mark.parametrize("way", ["", "Understanding", "Search", "Words explained", "Comfort", "See my list"])
def test_nothing_glides_on_when_no_movement_is_wanted(at_home: Family, way: str) -> None:
    visit = at_home.stage.visit
    show(at_home, 640, 360, 10.1, 200)
    visit.setReduceMotion(True)
    if way == "See my list":
        _choose_some(at_home)
    elif way:
        at_home.tap(way)
    at_home.settle()
    view = [item for item in at_home.items() if item.inherits("QQuickFlickable")][-1]
    began = view.property("contentY")
    QMetaObject.invokeMethod(view, "flick", Q_ARG("double", 0.0), Q_ARG("double", -3000.0))
    at_home.settle()
    at_home.wait(lambda: not view.property("moving"))
    assert view.property("contentY") == pytest.approx(began, abs=2)


def _choose_some(family: Family) -> None:
    guide = family.stage.guide.guide()
    assert guide
    for question in guide.groups[0].questions:
        family.stage.visit.toggleQuestion(question.id)
    family.stage.visit.openMyList()
    family.stage.visit.showCode(0)


@pytest.mark.parametrize("how", ["flick", "glide"])
def test_who_leaves_a_page_while_it_moves_begins_each_other_at_its_top(at_home: Family, how: str) -> None:
    """The screen has fewer lists than there are pages: each shows another page sooner or later."""
    visit = at_home.stage.visit
    show(at_home, 640, 360, 24, 100)
    for page in pages(at_home):
        visit.openPage(page)
        at_home.settle()
        assert visit.value().route.place == Place(), page
        view = at_home.reading_list()
        assert view.property("contentY") == view.property("originY"), page
        visit.setReduceMotion(True)
        at_home.more()
        visit.setReduceMotion(False)
        if how == "glide":
            glide(at_home, view, "more")
        else:
            flick(at_home, view, -3000)
