"""A family without sight or reach does everything with a keypad: arrows, Enter, Back and Home (A11)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from kiosk.session.visit import Phase, PopupKind, Route, Screen
from kiosk.settings import ContentSettings, Settings
from tests.journeys.blind import Blind, Key
from tests.journeys.family import Family
from tests.journeys.scenes import GATED, SCENES


@pytest.fixture
def settings() -> Settings:
    return Settings(content=ContentSettings(show_unreviewed=True))


def test_the_ring_comes_with_a_key_and_goes_with_a_touch(at_home: Family) -> None:
    blind = Blind(at_home)

    def rings() -> int:
        return sum(item.objectName() == "focus ring" for item in at_home.items())

    assert rings() == 0
    blind.press(Key.Key_Down)
    assert rings() == 1
    assert blind.name() == "Search"
    at_home.touch(QPoint(5, 5))
    assert rings() == 0


def test_a_key_wakes_the_screen_and_presses_nothing(family: Family) -> None:
    blind = Blind(family)
    blind.press(Key.Key_Return)
    assert family.stage.visit.value().idle.phase is Phase.ACTIVE
    assert family.stage.visit.value().route.screen is Screen.HOME
    assert blind.name() == "Search"


def test_a_key_answers_the_warning_and_the_focus_stays(blind: Blind) -> None:
    blind.goes_to("Our care")
    blind.stage.visit.warn()
    blind.settle()
    blind.press(Key.Key_Return)
    assert blind.stage.visit.value().idle.phase is Phase.ACTIVE
    assert blind.stage.visit.value().route.screen is Screen.HOME
    assert blind.name() == "Our care"


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_A, Key.Key_Delete, Key.Key_PageDown, Key.Key_F4, Key.Key_End])
def test_no_other_key_does_anything(blind: Blind, key: Key) -> None:
    before, name = blind.stage.visit.value(), blind.name()
    blind.press(key)
    assert replace(blind.stage.visit.value(), idle=before.idle) == before
    assert blind.name() == name


def test_a_held_enter_presses_once(blind: Blind) -> None:
    blind.goes_to("Questions to ask")
    blind.press(Key.Key_Return)
    blind.goes_to("Who can help us with our worries")
    QTest.keyPress(blind.family.window, Key.Key_Return)
    blind.settle()
    assert blind.stage.visit.value().chosen == ()
    QTest.keyRelease(blind.family.window, Key.Key_Return)
    assert len(blind.stage.visit.value().chosen) == 1


def test_back_returns_to_what_was_left(blind: Blind) -> None:
    blind.chooses("Our care")
    blind.goes_to("How MIBG therapy works")
    blind.press(Key.Key_Return)
    assert blind.stage.visit.value().route.target == "care/how-mibg-works"
    blind.chooses("Comfort", Key.Key_Up)
    assert blind.name() == "Close"
    blind.press(Key.Key_Escape)
    assert blind.name() == "Comfort"
    blind.press(Key.Key_Backspace)
    assert blind.name() == "How MIBG therapy works"
    blind.press(Key.Key_Back)
    assert blind.name() == "Our care"


def test_from_home_to_the_numbers(blind: Blind) -> None:
    blind.chooses("Understanding the disease")
    blind.chooses("Coming back after remission")
    blind.chooses("Show the numbers")
    assert blind.family.sees("You chose to see the numbers")
    assert blind.name() == "Hide the numbers"
    blind.press(Key.Key_Return)
    assert not blind.family.sees("You chose to see the numbers")
    blind.press(Key.Key_Home)
    assert blind.stage.visit.value().route.screen is Screen.HOME


def test_what_is_searched_for_is_read(blind: Blind) -> None:
    visit = blind.stage.visit
    blind.chooses("Search")
    for letter in "MIBG":
        blind.chooses(letter)
    assert visit.value().route == Route(Screen.SEARCH, "MIBG")
    blind.chooses("What is MIBG therapy?", Key.Key_Up)
    assert visit.value().route == Route(Screen.PAGE, "care/mibg-therapy")
    blind.press(Key.Key_Backspace)
    assert visit.value().route == Route(Screen.SEARCH, "MIBG")
    assert "What is MIBG therapy?" in blind.name()
    blind.chooses("Delete")
    assert visit.value().route == Route(Screen.SEARCH, "MIB")
    assert blind.name() == "Delete"


def test_questions_of_a_page_are_taken_along_and_all_is_cleared(blind: Blind) -> None:
    visit = blind.stage.visit
    blind.chooses("Our care")
    blind.chooses("How MIBG therapy works")
    blind.chooses("What would MIBG therapy mean for my child?")
    blind.press(Key.Key_Down)
    blind.press(Key.Key_Return)
    first, second = visit.value().chosen
    blind.chooses("My list of questions: 2")
    blind.chooses("Move down: What would MIBG therapy")
    assert visit.value().chosen == (second, first)
    blind.chooses("Take them on your phone", Key.Key_Up)
    popup = visit.value().popup
    assert popup is not None
    assert popup.kind is PopupKind.CODES
    assert blind.name() == "Done"
    blind.press(Key.Key_Return)
    assert blind.name() == "Take them on your phone"
    blind.chooses("Finish and clear")
    assert blind.family.sees("Finish and clear?")
    blind.chooses("Finish and clear")
    assert visit.value().idle.phase is Phase.FAREWELL
    assert visit.value().chosen == ()
    assert blind.keypad.item is None


def test_the_last_question_removed_leaves_the_focus_near(blind: Blind) -> None:
    SCENES["My list"](blind.stage)
    blind.settle()
    for _ in range(3):
        blind.chooses("Remove")
    assert blind.stage.visit.value().chosen == ()
    assert blind.name()


def test_text_size_and_language_are_changed(blind: Blind) -> None:
    blind.chooses("Comfort")
    blind.chooses("Largest")
    assert blind.stage.visit.value().preferences.text_size == 200
    assert blind.name() == "Largest"
    assert blind.is_whole()
    blind.goes_to("spañol", Key.Key_Up)
    blind.press(Key.Key_Return)
    assert blind.stage.visit.value().preferences.language == "es"
    assert "spañol" in blind.name()


def test_a_term_in_a_text_is_explained(blind: Blind) -> None:
    blind.stage.visit.openPage(GATED)
    blind.settle()
    blind.chooses("link remission")
    assert blind.family.sees("Back to the page")
    blind.press(Key.Key_Escape)
    assert blind.name() == "link remission"


def test_a_letter_leads_to_its_words(blind: Blind) -> None:
    blind.chooses("Words explained")
    blind.goes_to("N")
    blind.press(Key.Key_Return)
    assert blind.name().startswith("N")
    assert len(blind.name()) > 1


def test_what_was_found_stays_where_it_is(blind: Blind) -> None:
    blind.family.window.resize(800, 1280)
    blind.stage.visit.openSearch()
    blind.stage.visit.typeLetter("W")
    blind.settle()
    found = next(one for one in blind.family.items() if one.inherits("QQuickFlickable"))
    assert found.isAncestorOf(blind.item())
    assert found.property("contentY") == 0


def test_what_is_hidden_stays_as_it_was(blind: Blind) -> None:
    blind.chooses("Our care")
    blind.chooses("Hide the screen")
    assert blind.name() == "Show the screen again"
    blind.press(Key.Key_Backspace)
    assert not blind.stage.visit.value().hidden
    assert blind.stage.visit.value().route.screen is Screen.SECTION
    assert blind.name() == "Hide the screen"
