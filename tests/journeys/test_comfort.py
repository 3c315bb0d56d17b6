"""A visitor makes the screen fit: each choice takes effect at once, keeps the place, and goes with the visit (P1)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMetaObject, QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from kiosk.session.preferences import Preferences, Theme
from kiosk.session.visit import Place, Visit
from tests import geometry
from tests.journeys.family import Family

CHOICES = ("Dark", "High contrast", "Light", "Gentle", "None", "Lower half", "Whole screen", "Larger", "Largest")
MOST = 1220
"""Millimetres above the floor that a seated arm reaches (ADA 308)."""


@pytest.mark.parametrize("way", ["Home", "Help", "My list of questions: 0", "Comfort"])
def test_comfort_is_one_tap_away_on_every_screen(at_home: Family, way: str) -> None:
    at_home.tap("Help")
    at_home.tap(way)
    at_home.tap("Comfort")
    assert at_home.sees("Text size")


def test_larger_text_keeps_the_words_that_were_read(at_home: Family) -> None:
    family, visit = at_home, at_home.stage.visit
    family.tap("Understanding")
    family.tap("What does relapse mean?")
    family.more()
    family.more()
    words = family.words_in_view()[0]
    for size in ("Larger", "Large", "Largest", "Normal"):
        family.tap("Comfort")
        family.tap(size)
        family.tap("Close")
        assert words in family.words_in_view(), size
    assert visit.value().route.place != Place()


@pytest.mark.parametrize("way", ["Understanding", "Help", "Questions to ask", "Words explained"])
def test_the_row_that_was_read_stays_in_front_whatever_is_chosen(at_home: Family, way: str) -> None:
    family, visit = at_home, at_home.stage.visit
    view = family.scrolled_down(way)
    row = family.first_row(view)
    for words in CHOICES:
        family.tap("Comfort")
        family.tap(words)
        family.tap("Close")
        # Smaller rows may leave nothing below to scroll to.
        assert family.first_row(view) == row or (words == "Larger" and view.property("atYEnd")), words
    assert visit.value().preferences == Preferences(text_size=200, reduce_motion=True)


@pytest.mark.parametrize(("letters", "size"), [("", (640, 360)), ("M", (1024, 500))])
def test_what_stood_at_the_top_of_home_and_of_what_was_found_stays_there(
    at_home: Family, letters: str, size: tuple[int, int]
) -> None:
    family, visit = at_home, at_home.stage.visit
    family.window.resize(*size)
    if letters:
        family.tap("Search")
        visit.typeLetter(letters)
    visit.setTextSize(200)
    family.settle()
    view = next(item for item in family.items() if item.inherits("QQuickFlickable"))
    begun = _first(family, view)
    while _first(family, view) == begun:
        family.more()
    first = _first(family, view)
    for words in CHOICES:
        family.tap("Comfort")
        family.tap(words)
        family.tap("Close")
        # Smaller rows may leave nothing below to scroll to.
        assert _first(family, view) == first or (words != "Largest" and view.property("atYEnd")), words
    visit.forget()
    visit.touch()
    family.settle()
    if not letters:
        assert view.property("contentY") == 0, "the next visitor begins at the top (P1)"


def test_who_scrolls_while_a_place_is_to_be_found_again_is_not_brought_back(at_home: Family) -> None:
    at_home.window.resize(640, 360)
    at_home.stage.visit.setTextSize(200)
    at_home.settle()
    view = next(item for item in at_home.items() if item.inherits("QQuickFlickable"))
    keeper = next(one for one in view.parentItem().childItems() if one.property("placeIndex") is not None)
    QMetaObject.invokeMethod(keeper, "keep")
    QMetaObject.invokeMethod(view, "movementStarted")
    view.setProperty("contentY", 40)
    at_home.settle()
    assert view.property("contentY") == 40


def _first(family: Family, view: QQuickItem) -> str:
    """Return the name of the first control in a view of which more than a hair can be seen."""
    inside = [one for one in family.controls() if view.isAncestorOf(one)]
    return next(family.name(one) for one in inside if one.mapToItem(view, one.boundingRect()).bottom() > 4)


def test_colours_movement_and_reach_are_chosen_and_forgotten(at_home: Family) -> None:
    family, visit = at_home, at_home.stage.visit
    family.tap("Comfort")
    family.tap("High contrast")
    family.tap("Gentle")
    family.tap("Lower half")
    family.tap("Largest")
    assert visit.value().preferences == Preferences(
        text_size=200, theme=Theme.HIGH_CONTRAST, reduce_motion=False, low_reach=True
    )
    visit.forget()
    assert visit.value() == Visit.fresh(Preferences())


def test_what_is_chosen_says_so_without_colour(at_home: Family) -> None:
    at_home.tap("Comfort")
    at_home.tap("Dark")
    ticked = [
        at_home.name(item)
        for item in at_home.controls()
        if (interface := QAccessible.queryAccessibleInterface(item)) and interface.state().checked
    ]
    assert {"Normal", "Dark", "None", "Whole screen"} == set(ticked)


@pytest.mark.parametrize(
    "way", ["Our care", "Words explained", "Questions to ask", "Help and support", "Search", "Comfort"]
)
@pytest.mark.parametrize("size", [(1280, 800), (800, 1280)])
def test_in_low_reach_nothing_to_tap_is_out_of_reach(family: Family, way: str, size: tuple[int, int]) -> None:
    family.window.resize(*size)
    family.touch(family.centre())
    family.stage.visit.setLowReach(True)
    family.settle()
    family.tap(way)
    millimetre = family.window.property("diagonalInches") * 25.4 / (size[0] ** 2 + size[1] ** 2) ** 0.5
    # A picture that hangs lower has its middle in reach; 900 mm is where the settings put the lower edge.
    highest = min(size[1] / 2, max(0.3 * size[1], (MOST - 900) / millimetre))
    tops = [item.mapToScene(item.boundingRect().center()).y() for item in family.controls() if family.is_in_view(item)]
    assert len(tops) > 7
    assert all(top >= size[1] - highest for top in tops)


def test_hiding_covers_everything_and_a_touch_shows_it_again(at_home: Family) -> None:
    family, visit = at_home, at_home.stage.visit
    family.tap("Our care")
    family.tap("How MIBG therapy works")
    before = visit.value().route
    family.tap("Hide the screen")
    assert visit.value().hidden
    picture = family.window.grabWindow()
    cover = next(item for item in family.items() if family.name(item) == "Show the screen again")
    # It is larger than the glass, as still pictures move a little.
    glass = QRectF(0, 0, family.window.width(), family.window.height())
    assert geometry.place(cover).contains(glass)
    family.touch(family.centre())
    assert not visit.value().hidden
    assert visit.value().route == before
    assert family.window.grabWindow() != picture


def test_translations_in_review_are_not_offered(at_home: Family) -> None:
    assert not at_home.sees("Español")
    at_home.tap("Comfort")
    assert at_home.sees("Text size")
    assert not at_home.sees("Español")
    at_home.stage.visit.setLanguage("es")
    at_home.settle()
    assert at_home.sees("Neuroblastoma guide for families")
