"""A page that is not there in the family's language says so, and offers the language it is in (H8)."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.authoring import compiler
from tests.folders import FILES, Content
from tests.journeys.family import Family


@pytest.fixture
def shipped(content: Content, tmp_path: Path) -> Path:
    """English with two sections, Spanish with the first page of one."""
    for path, text in FILES.items():
        if path.startswith("en/"):
            spanish = text.replace("status: draft", "status: approved").replace("title: First", "title: Primera")
            content.write(path.replace("en/", "es/"), spanish)
    content.page("en/care/second.md", "Words of the second page.", "")
    content.write("en/more/index.md", FILES["en/care/index.md"].replace("title: Care", "title: More"))
    content.page("en/more/page.md", "Words of another section.", "")
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
