"""A translation shows where it is there and may be shown; elsewhere the default language is offered by name (H8)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.authoring import compiler
from kiosk.library.reader import Library
from kiosk.library.search import Findings, Kind
from kiosk.library.shelf import Offer, Shelf
from kiosk.model.blocks import Paragraph
from kiosk.model.inline import PageLink, Text
from kiosk.model.library import Guide
from tests.folders import FILES, Content

APPROVED = ("status: draft", "status: approved")


@pytest.fixture
def library(content: Content, tmp_path: Path) -> Iterator[Library]:
    """English with three pages; Spanish with one that is approved, one that is not, and one missing."""
    for path, text in FILES.items():
        if path.startswith("en/"):
            content.write(path.replace("en/", "es/"), text.replace(*APPROVED).replace("title: First", "title: Primera"))
    content.page("en/care/second.md", "Two.")
    content.page("en/care/third.md", "Three.")
    content.page("es/care/second.md", "Dos.")
    target = tmp_path / "guide.kiosk"
    compiler.build(content.folder, target)
    opened = Library.open(target)
    yield opened
    opened.close()


def languages(offers: tuple[Offer, ...]) -> list[tuple[str, str]]:
    return [(offer.entry.id, offer.language) for offer in offers]


def test_what_is_missing_or_not_reviewed_is_offered_in_the_default_language(library: Library) -> None:
    shelf = Shelf(library, "es", unreviewed=False)
    assert languages(shelf.offers("care")) == [("care/first", "es"), ("care/second", "en"), ("care/third", "en")]
    assert shelf.offers("care")[0].entry.title == "Primera"
    assert [shelf.page(f"care/{name}").blocks == () for name in ("first", "second", "third")] == [False, True, True]  # type: ignore[union-attr] # they are there
    assert shelf.count("care") == 3
    assert shelf.count("nowhere") == 0


def test_a_setting_shows_what_is_not_reviewed(library: Library) -> None:
    shelf = Shelf(library, "es", unreviewed=True)
    assert languages(shelf.offers("care")) == [("care/first", "es"), ("care/second", "es"), ("care/third", "en")]


def test_the_default_language_always_shows(library: Library) -> None:
    shelf = Shelf(library, "en", unreviewed=False)
    assert {language for _, language in languages(shelf.offers("care"))} == {"en"}
    assert shelf.guide().language == "en"


def test_places_are_those_of_the_default_language(library: Library) -> None:
    shelf = Shelf(library, "es", unreviewed=False)
    places = [shelf.offer_at("care", position) for position in range(5)]
    assert [place and place.entry.id for place in places] == [None, "care/first", "care/second", "care/third", None]
    offer = shelf.offer("care/third")
    assert offer is not None
    assert offer.entry.position == 3
    assert shelf.offer("care/none") is None
    assert shelf.page("care/none") is None


def test_a_section_that_is_missing_is_shown_in_the_default_language(content: Content, tmp_path: Path) -> None:
    for path, text in FILES.items():
        if path.startswith("en/"):
            content.write(path.replace("en/", "es/"), text.replace(*APPROVED))
    content.write("en/more/index.md", FILES["en/care/index.md"].replace("title: Care", "title: More"))
    content.page("en/more/page.md", "One.")
    compiler.build(content.folder, tmp_path / "guide.kiosk")
    library = Library.open(tmp_path / "guide.kiosk")
    shelf = Shelf(library, "es", unreviewed=False)
    found = {section.id: shelf.language_of(section) for section in shelf.guide().sections}
    assert found == {"care": "es", "more": "en"}
    assert [section.id for section in shelf.guide().sections] == [s.id for s in library.guide("en").sections]
    library.close()


def test_a_translation_that_is_not_approved_is_not_found(library: Library) -> None:
    shelf = Shelf(library, "es", unreviewed=False)
    assert [one.target for one in shelf.search("primera").found] == ["care/first"]
    assert shelf.search("dos").found == ()
    assert [one.target for one in Shelf(library, "es", unreviewed=True).search("dos").found] == ["care/second"]
    assert [one.target for one in Shelf(library, "en", unreviewed=False).search("three").found] == ["care/third"]


def test_a_translation_without_its_original_is_not_found(content: Content, library: Library, tmp_path: Path) -> None:
    assert "es" in library.languages
    content.page("es/care/only.md", "Solamente.")
    compiler.build(content.folder, tmp_path / "only.kiosk")
    again = Library.open(tmp_path / "only.kiosk")
    assert again.search("es", "solamente", unreviewed=True).found != ()
    assert Shelf(again, "es", unreviewed=True).search("solamente").found == ()
    again.close()


def test_a_page_that_is_only_in_the_default_language_is_found_after_the_rest(library: Library) -> None:
    shelf = Shelf(library, "es", unreviewed=False)
    found = shelf.search("three")
    assert [one.target for one in found.found] == ["care/third"]
    assert not found.close
    assert [one.target for one in shelf.search("two").found] == ["care/second"]
    assert shelf.search("thrree").close
    assert shelf.search("qqq") == Findings()
    everything = [one.target for one in shelf.search("a").found if one.kind is Kind.PAGE]
    assert len(everything) == len(set(everything))


def test_a_language_is_offered_once_its_guide_is_approved(content: Content, library: Library, tmp_path: Path) -> None:
    assert Shelf.languages(library, unreviewed=False) == ("en", "es")
    content.write("es/home.md", FILES["en/home.md"])
    compiler.build(content.folder, tmp_path / "again.kiosk")
    again = Library.open(tmp_path / "again.kiosk")
    assert Shelf.languages(again, unreviewed=False) == ("en",)
    assert Shelf.languages(again, unreviewed=True) == ("en", "es")
    again.close()


def test_the_guide_is_read_once_for_each_language(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    guide = library.guide

    def counted(language: str) -> Guide:
        read.append(language)
        return guide(language)

    monkeypatch.setattr(library, "guide", counted)
    for language in ("en", "es"):
        shelf = Shelf(library, language, unreviewed=False)
        assert [shelf.language_of(section) for section in shelf.guide().sections] == [language]
        assert shelf.count("care") == 3
    assert read == ["en", "en", "es"]


def test_a_question_that_the_language_lacks_is_asked_in_another_that_is_offered(
    content: Content, tmp_path: Path
) -> None:
    for tag, review in (("de", "draft"), ("es", "approved")):
        for path, text in FILES.items():
            if path.startswith("en/"):
                content.write(path.replace("en/", f"{tag}/"), text.replace("status: draft", f"status: {review}"))
        file = content.folder / tag / "questions.md"
        file.write_text(f"{file.read_text('utf-8')}- And in {tag}?\n", "utf-8")
    compiler.build(content.folder, tmp_path / "guide.kiosk")
    library = Library.open(tmp_path / "guide.kiosk")

    def asked(language: str, *chosen: str, unreviewed: bool = False) -> list[tuple[str, str]]:
        shelf = Shelf(library, language, unreviewed=unreviewed)
        return [(one.question.id, one.language) for one in shelf.asked(chosen)]

    group = "about-treatment"
    chosen = (f"{group}/es-2", f"{group}/1", f"{group}/de-1", f"{group}/gone")
    assert asked("en", *chosen) == [(f"{group}/es-2", "es"), (f"{group}/1", "en")]
    assert asked("es", *chosen) == [(f"{group}/es-2", "es"), (f"{group}/1", "en")]
    assert asked("es", *chosen, unreviewed=True)[2:] == [(f"{group}/de-1", "de")]
    shelf = Shelf(library, "es", unreviewed=False)
    library.close()
    assert [one.question.text for one in shelf.asked([f"{group}/es-2"])] == ["And in es?"], "it is at hand"
    assert shelf.asked([]) == ()


def test_a_link_to_a_translation_that_no_list_has_is_plain_words(content: Content, tmp_path: Path) -> None:
    for path, text in FILES.items():
        if path.startswith("en/"):
            content.write(path.replace("en/", "es/"), text)
    content.page("es/care/alone.md", "Sola.")
    content.page("es/care/third.md", "[sola](alone.md) y [primera](first.md)")
    content.page("en/care/third.md", "Three.")
    compiler.build(content.folder, tmp_path / "orphan.kiosk")
    library = Library.open(tmp_path / "orphan.kiosk")
    page = Shelf(library, "es", unreviewed=True).page("care/third")
    library.close()
    assert page is not None
    assert Paragraph((Text("sola"), Text(" y "), PageLink("care/first", "primera"))) in page.blocks
