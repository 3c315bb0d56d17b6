"""A page that is not there in the family's language says so, and offers the language it is in (H8)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.authoring import compiler
from tests.folders import FILES, Content
from tests.journeys.family import Family
from tests.voices import Voices

Texts = tuple[str, ...]
LONG = 60_000
"""Milliseconds that nothing here takes."""


@pytest.fixture
def shipped(content: Content, tmp_path: Path) -> Path:
    """English with two sections and a question, Spanish with the first page of one and two other questions."""
    for path, text in FILES.items():
        if path.startswith("en/"):
            spanish = text.replace("status: draft", "status: approved").replace("title: First", "title: Primera")
            content.write(path.replace("en/", "es/"), spanish)
    content.page("en/care/second.md", "Words of the second page.", "")
    content.write("en/more/index.md", FILES["en/care/index.md"].replace("title: Care", "title: More"))
    content.page("en/more/page.md", "Words of another section.", "")
    questions = FILES["en/questions.md"].replace("status: draft", "status: approved")
    content.write("es/questions.md", questions.replace("What next?", "¿Qué sigue?\n- ¿Cuándo?"))
    target = tmp_path / "guide.kiosk"
    compiler.build(content.folder, target)
    return target


def test_it_says_so_in_the_list_and_on_the_page(at_home: Family) -> None:
    family, visit = at_home, at_home.stage.visit
    family.tap("Español")
    family.tap("Care")
    assert family.sees("Primera")
    assert family.sees("Por ahora solo en English")
    family.tap("A page")
    assert family.sees("Esta página todavía no está lista en su idioma")
    assert not family.sees("Words of the second page.")
    family.tap("English")
    assert family.sees("Words of the second page.")
    assert visit.value().preferences.language == "en"
    assert visit.value().route.target == "care/second"


def test_a_section_that_is_missing_says_so_on_its_tile(at_home: Family) -> None:
    family, visit = at_home, at_home.stage.visit
    assert not family.sees("Only in")
    family.tap("Español")
    assert family.sees("Por ahora solo en English")
    family.tap("More")
    family.tap("A page")
    assert family.sees("Esta página todavía no está lista en su idioma")
    family.tap("English")
    assert family.sees("Words of another section.")
    visit.setLanguage("es")
    family.settle()
    assert family.sees("Esta página todavía no está lista en su idioma")


def test_it_is_found_by_its_own_words_and_says_so(at_home: Family) -> None:
    family, visit = at_home, at_home.stage.visit
    family.tap("Español")
    visit.openSearch()
    for letter in "another":
        visit.typeLetter(letter)
    family.settle()
    assert family.sees("Por ahora solo en English")
    family.tap("A page")
    assert family.sees("Esta página todavía no está lista en su idioma")


def test_a_chosen_question_stays_on_the_list_and_says_so(at_home: Family) -> None:
    family, visit, guide = at_home, at_home.stage.visit, at_home.stage.guide
    visit.toggleQuestion("about-treatment/1")
    family.tap("My list of questions: 1")
    assert family.sees("What next?")
    assert not family.sees("Only in")
    visit.setLanguage("es")
    visit.toggleQuestion("about-treatment/es-2")
    family.settle()
    assert family.sees("Por ahora solo en English")
    assert guide.chosen() == ["What next?", "¿Cuándo?"]
    visit.setLanguage("en")
    family.settle()
    assert family.sees("Only in Español so far")
    assert guide.chosen() == ["What next?", "¿Cuándo?"]
    family.tap("Remove: ¿Cuándo?")
    assert guide.chosen() == ["What next?"]


def test_a_chosen_question_is_read_by_a_voice_of_its_language(at_home: Family, tmp_path: Path, qtbot: QtBot) -> None:
    family, heard = at_home, Voices(tmp_path / "said")
    family.stage.reader.use(heard.engine)
    family.stage.visit.toggleQuestion("about-treatment/1")
    family.stage.visit.setLanguage("es")
    family.tap("Mi lista de preguntas: 1")
    family.tap("Escuchar")
    qtbot.waitUntil(lambda: "Por ahora solo en English" in heard.texts(), timeout=LONG)
    by_text = {one.text: one.voice for one in heard.said()}
    assert by_text["What next?"] == "english"
    assert by_text["Por ahora solo en English"] == "spanish"


def _to_section(family: Family) -> None:
    family.tap("More")


def _to_page(family: Family) -> None:
    family.tap("Care")
    family.tap("A page")


def _to_the_page_before(family: Family) -> None:
    family.tap("Care")
    family.tap("Primera")


def _to_search(family: Family) -> None:
    family.stage.visit.openSearch()
    for letter in "another":
        family.stage.visit.typeLetter(letter)
    family.settle()


SAID: dict[Callable[[Family], None], tuple[Texts, Texts]] = {
    lambda _family: None: (("More",), ("Guide", "Por ahora solo en English")),
    _to_section: (("More", "Ours.", "A page", "One."), ("Por ahora solo en English",)),
    _to_page: (("A page", "English"), ("Care",)),
    _to_the_page_before: (("A page",), ("Primera", "Página siguiente")),
    _to_search: (("A page",), ("Por ahora solo en English",)),
}
"""What is read in English, and in Spanish, at the end of each way."""


@pytest.mark.parametrize("way", SAID, ids=["home", "section", "page", "page before", "search"])
def test_what_is_not_translated_is_read_by_a_voice_of_its_language(
    at_home: Family, tmp_path: Path, qtbot: QtBot, way: Callable[[Family], None]
) -> None:
    """Whatever stands beside it is read by the visitor's own (A12)."""
    (english, spanish), family, heard = SAID[way], at_home, Voices(tmp_path / "said")
    family.stage.reader.use(heard.engine)
    family.tap("Español")
    way(family)
    family.tap("Escuchar")
    qtbot.waitUntil(lambda: {*english, *spanish} <= set(heard.texts()), timeout=LONG)
    by_text = {(one.text, one.voice) for one in heard.said()}
    assert {*((text, "english") for text in english), *((text, "spanish") for text in spanish)} <= by_text
    assert by_text.isdisjoint((text, "spanish") for text in english)
