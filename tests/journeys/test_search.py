"""A family looks for something with our own letter keys: from the first letter, on any glass, and leaves no trace."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtQuick import QQuickItem

from kiosk.library.search import MOST
from kiosk.session.preferences import Preferences
from kiosk.session.visit import PopupKind, Route, Screen, Visit
from kiosk.settings import ContentSettings, Settings
from tests.journeys.family import Family

LEAST = 12
"""Millimetres of a secondary target (A2)."""


@pytest.fixture
def settings() -> Settings:
    return Settings(content=ContentSettings(show_unreviewed=True))


@pytest.fixture
def searching(at_home: Family) -> Family:
    at_home.tap("Search")
    return at_home


def keys(family: Family) -> list[QQuickItem]:
    names = {"Space", "Delete", "Clear", "Espacio", "Borrar", "Vaciar"}
    return [one for one in family.controls() if one.objectName() == "letter" or str(one.property("text")) in names]


def scene(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(item.boundingRect())


def type_words(family: Family, words: str) -> None:
    for letter in words:
        name = "Space" if letter == " " else letter
        key = next(one for one in keys(family) if one.property("text") == name)
        family.touch(family.middle(key))


def results(family: Family) -> list[str]:
    return [str(one.property("title")) for one in family.items() if one.objectName() == "result"]


def test_the_first_letter_finds_words_and_pages(searching: Family) -> None:
    assert results(searching) == []
    type_words(searching, "M")
    assert results(searching)[0] == "MIBG"
    assert len(results(searching)) == MOST
    assert searching.sees("There may be more")


def test_letters_can_be_taken_away_again(searching: Family) -> None:
    type_words(searching, "MIBG")
    few = results(searching)
    type_words(searching, "X")
    assert searching.sees("Did you mean one of these?")
    searching.tap("Delete")
    assert not searching.sees("Did you mean one of these?")
    assert results(searching) == few
    searching.tap("Clear")
    assert searching.sees("Type a word")
    assert results(searching) == []
    assert not [one for one in keys(searching) if one.property("text") in {"Space", "Delete", "Clear"}]


def test_a_page_opens_and_back_finds_the_results_where_they_were(searching: Family) -> None:
    family, visit = searching, searching.stage.visit
    type_words(family, "MIBG TH")
    found = results(family)
    assert found[0] == "MIBG therapy"
    family.tap("What is MIBG therapy?")
    assert visit.value().route == Route(Screen.PAGE, "care/mibg-therapy")
    family.tap("Back")
    assert visit.value().route == Route(Screen.SEARCH, "MIBG TH")
    assert results(family) == found
    family.tap("Back")
    assert visit.value().route.screen is Screen.HOME


def test_the_results_stay_scrolled_while_a_page_is_read(searching: Family) -> None:
    family = searching
    type_words(family, "M")
    family.more()
    list_ = next(one for one in family.items() if one.inherits("QQuickFlickable"))
    place = list_.property("contentY")
    assert place > 0
    family.stage.visit.openPage("care/mibg-therapy")
    family.settle()
    family.tap("Back")
    assert list_.property("contentY") == place
    type_words(family, "I")
    assert list_.property("contentY") == 0


def test_a_word_is_explained_over_the_results(searching: Family) -> None:
    family, visit = searching, searching.stage.visit
    type_words(family, "REMIS")
    family.tap("Remission")
    popup = visit.value().popup
    assert popup is not None
    assert popup.kind is PopupKind.TERM
    family.tap("Back to the results")
    assert visit.value().route == Route(Screen.SEARCH, "REMIS")


def test_a_question_leads_to_its_group(searching: Family) -> None:
    type_words(searching, "MIBG")
    searching.tap("What would MIBG therapy mean for my child?")
    assert searching.stage.visit.value().route == Route(Screen.QUESTIONS, "about-treatment")


def test_a_typing_error_is_forgiven_and_said(searching: Family) -> None:
    type_words(searching, "NUEROB")
    assert results(searching)[0] == "Neuroblastoma"
    assert searching.sees("Did you mean one of these?")


def test_where_nothing_fits_there_is_a_way_on(searching: Family) -> None:
    type_words(searching, "QQQ")
    assert searching.sees("Nothing here fits these letters")
    searching.tap("All words, A to Z")
    assert searching.stage.visit.value().route.screen is Screen.GLOSSARY
    searching.tap("Search")
    assert searching.sees("Type a word")


def test_numbers_behind_a_gate_are_neither_found_nor_shown(searching: Family) -> None:
    type_words(searching, "HALF")
    assert results(searching) == []
    searching.tap("Clear")
    type_words(searching, "REMISSION")
    assert "Coming back after remission" in results(searching)
    assert not searching.sees("of every")


def test_spanish_has_its_own_letters_and_results(at_home: Family) -> None:
    at_home.tap("Español")
    at_home.tap("Buscar")
    type_words(at_home, "NIÑ")
    assert any("niño" in title.lower() for title in at_home.texts())
    assert results(at_home)


def test_another_language_searches_for_the_same_letters(searching: Family) -> None:
    type_words(searching, "MIBG")
    searching.stage.visit.setLanguage("es")
    searching.settle()
    assert "Terapia con MIBG" in results(searching)
    assert searching.stage.visit.value().route.target == "MIBG"


def test_nothing_of_it_is_left_for_the_next_visitor(searching: Family) -> None:
    family, visit = searching, searching.stage.visit
    type_words(family, "MIBG")
    visit.forget()
    assert visit.value() == Visit.fresh(Preferences())
    assert [row["title"] for row in family.stage.guide.search.rows.rows() if row["title"]] == []  # type: ignore[attr-defined] # mypy sees a Property
    family.touch(family.centre())
    family.tap("Search")
    assert results(family) == []
    assert family.sees("Type a word")


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize(
    ("inches", "size", "low_reach"),
    [
        (24.0, (1920, 1080), False), (24.0, (1920, 1080), True), (24.0, (1080, 1920), False),
        (24.0, (1080, 1920), True), (10.1, (1280, 800), False), (10.1, (800, 1280), False),
    ],
)  # fmt: skip
def test_every_key_and_a_result_are_in_view(
    family: Family, inches: float, size: tuple[int, int], low_reach: bool, text_size: int
) -> None:
    width, height = size
    family.window.setProperty("diagonalInches", inches)
    family.window.resize(width, height)
    family.touch(family.centre())
    family.stage.visit.prefer(Preferences(text_size=text_size, low_reach=low_reach, reduce_motion=True))
    family.stage.visit.openSearch()
    family.settle()
    type_words(family, "MIBG")
    millimetre = (width**2 + height**2) ** 0.5 / (inches * 25.4)
    found = keys(family)
    assert len(found) == 29
    assert all(min(key.width(), key.height()) >= LEAST * millimetre for key in found)
    places = [scene(key) for key in found]
    assert not any(one.intersects(other) for number, one in enumerate(places) for other in places[:number])
    glass = QRectF(0, 0, width, family.bar().mapToScene(QPointF()).y())
    assert all(glass.contains(place) for place in places)
    # The list is cut off at its edges, so what lies in it lies under no key.
    view = next(one for one in family.items() if one.inherits("QQuickFlickable"))
    paddles = [one for one in family.items() if one.objectName() in {"more", "back up"}]
    assert not [key for key in places for one in (view, *paddles) if key.intersects(scene(one))]
    row = next(one for one in family.items() if one.objectName() == "result")
    assert scene(view).intersected(scene(row)).height() >= LEAST * millimetre


def test_the_keys_find_their_place_when_the_screen_is_turned(at_home: Family) -> None:
    """They stand below what was found, or beside it; Qt would complain if their sizes hung upon each other."""
    at_home.stage.visit.openSearch()
    for width, height in ((400, 640), (480, 480), (640, 360), (360, 640)):
        at_home.window.resize(width, height)
        at_home.settle()
        letters = [one for one in at_home.items() if one.objectName() == "letter"]
        assert len(letters) == 26
        assert all(at_home.is_in_view(one) for one in letters)


@pytest.mark.parametrize("size", [(640, 360), (360, 640), (512, 384)])
@pytest.mark.parametrize("text_size", [100, 150, 200])
def test_a_small_glass_comes_to_rest_with_each_letter(at_home: Family, size: tuple[int, int], text_size: int) -> None:
    """A result may be lower where it is narrower; were the room for the paddles not kept, this would never end."""
    at_home.window.setProperty("diagonalInches", 10.1)
    at_home.window.resize(*size)
    at_home.stage.visit.setTextSize(text_size)
    at_home.stage.visit.openSearch()
    at_home.settle()
    for letter in "REL":
        at_home.stage.visit.typeLetter(letter)
        at_home.settle()
        assert results(at_home)
