"""A family reads on in its own language, from every screen, at the place where it was (H8, P1)."""

from __future__ import annotations

import pytest
from PySide6.QtQuick import QQuickItem

from kiosk.session.visit import Visit
from kiosk.settings import ContentSettings, Settings
from tests.journeys.family import OTHERWISE, Family


@pytest.fixture
def settings() -> Settings:
    """Translations that are in review are shown."""
    return Settings(content=ContentSettings(show_unreviewed=True))


def test_home_offers_each_language_by_its_own_name(at_home: Family) -> None:
    at_home.tap("Español")
    assert at_home.sees("Guía sobre neuroblastoma para familias")
    assert at_home.sees("Terminar")
    at_home.tap("English")
    assert at_home.sees("Neuroblastoma guide for families")
    assert at_home.sees("Finish")


def test_help_lines_are_told_in_the_visitors_language(at_home: Family) -> None:
    at_home.tap("Español")
    at_home.tap("Ayuda")
    assert at_home.sees("Emergencias")
    assert not at_home.sees("Emergency")


def test_a_page_a_list_and_numbers_stay_when_the_language_changes(at_home: Family) -> None:
    family, visit = at_home, at_home.stage.visit
    family.tap("Understanding")
    family.tap("What does refractory mean?")
    family.tap("Show the numbers")
    visit.toggleQuestion("about-treatment/1")
    family.tap("Comfort")
    family.tap("Español")
    family.tap("Cerrar")
    assert family.sees("¿Qué significa refractario?")
    assert family.sees("De cada 100 niños con neuroblastoma de alto riesgo, unos 15 tienen un tumor")
    assert visit.value().chosen == ("about-treatment/1",)
    family.tap("Mi lista de preguntas: 1")
    assert family.sees("¿Entre qué tratamientos podemos elegir?")


def test_the_next_visitor_finds_the_language_of_the_settings(at_home: Family, fresh: Visit) -> None:
    at_home.tap("Español")
    visit = at_home.stage.visit
    visit.prefer(OTHERWISE)
    visit.forget()
    visit.touch()
    at_home.settle()
    assert at_home.sees("Neuroblastoma guide for families")
    assert visit.value().preferences == fresh.preferences


def at_top(view: QQuickItem) -> bool:
    return bool(view.property("contentY") == view.property("originY")) and view.property("placeIndex") == -1


@pytest.mark.parametrize("way", ["Understanding", "Help", "Questions to ask"])
def test_the_row_that_was_read_stays_in_front_in_another_language(at_home: Family, way: str) -> None:
    family, visit = at_home, at_home.stage.visit
    view = family.scrolled_down(way)
    row = family.first_row(view)
    visit.setLanguage("es")
    family.settle()
    assert family.first_row(view) == row
    family.window.resize(620, 360)
    family.settle()
    assert family.first_row(view) == row


@pytest.mark.parametrize("elsewhere", [False, True])
def test_words_in_another_order_begin_at_the_top(at_home: Family, elsewhere: bool) -> None:
    family, visit = at_home, at_home.stage.visit
    view = family.scrolled_down("Words explained")
    if elsewhere:
        family.tap("Help")
    visit.setLanguage("es")
    if elsewhere:
        visit.back()
    family.settle()
    assert at_top(view)
    family.window.resize(620, 360)
    family.settle()
    assert at_top(view)


@pytest.mark.parametrize("way", ["Understanding", "Help", "Questions to ask"])
def test_back_finds_the_row_in_another_language(at_home: Family, way: str) -> None:
    family, visit = at_home, at_home.stage.visit
    view = family.scrolled_down(way)
    row = family.first_row(view)
    visit.openPage("understanding/what-is-relapse")
    family.settle()
    visit.setLanguage("es")
    family.settle()
    visit.back()
    family.settle()
    assert family.first_row(view) == row


def test_another_section_begins_at_its_top(at_home: Family) -> None:
    family, visit = at_home, at_home.stage.visit
    view = family.scrolled_down("Understanding")
    visit.setLanguage("es")
    visit.home()
    visit.openSection("care")
    family.settle()
    assert at_top(view)
