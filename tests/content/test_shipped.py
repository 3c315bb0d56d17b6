"""The shipped content says everything it must (content-facts F1 to F15), and says it as H1 to H7 ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.authoring import compiler
from kiosk.library import search
from kiosk.library.reader import Library
from kiosk.model.blocks import Block, Callout, CalloutKind, Cards, Figure, Gate, IconArray, Steps
from kiosk.model.library import Page, Status

FACTS = [f"F{number}" for number in range(1, 16)]


@pytest.fixture(scope="module")
def library(shipped: Path) -> Iterator[Library]:
    opened = Library.open(shipped)
    yield opened
    opened.close()


@pytest.fixture(scope="module", params=["en", "es"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def pages(library: Library, language: str) -> dict[str, Page]:
    found: dict[str, Page] = {}
    for section in library.guide(language).sections:
        for entry in library.entries(language, section.id):
            page = library.page(language, entry.id)
            assert page is not None
            found[entry.id] = page
    return found


def _all(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Gate):
            yield from _all(block.numbers)
            yield from _all(block.words)


@pytest.mark.usefixtures("shipped")
def test_the_checker_has_nothing_to_say(remembered: Path) -> None:
    report = compiler.check(paths.shipped_content(), cache=remembered)
    assert report.problems == ()
    assert report.pages > 0


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_is_on_a_page(pages: dict[str, Page], fact: str) -> None:
    assert [page.entry.id for page in pages.values() if fact in page.facts]


@pytest.mark.parametrize(
    ("language", "fact", "section", "words"),
    [
        ("es", "F1", "understanding", ["vuelve", "tratad"]),
        ("es", "F2", "understanding", ["mitad", "alto riesgo", "remisión"]),
        ("es", "F3", "understanding", ["15 de cada 100", "refractario"]),
        ("es", "F8", "care", ["10 centros", "nueva inglaterra"]),
        ("es", "F12", "research", ["fase i", "Children's Oncology Group", "New Approaches to Neuroblastoma Therapy"]),
        ("es", "F14", "research", ["MYCN", "animales"]),
        ("es", "F15", "research", ["ALK"]),
        ("en", "F1", "understanding", ["come back", "treated"]),
        ("en", "F2", "understanding", ["half", "high-risk", "remission"]),
        ("en", "F3", "understanding", ["15 of every 100", "high-risk", "respond"]),
        ("en", "F4", "understanding", ["similar"]),
        (
            "en",
            "F5",
            "care",
            ["Dana-Farber/Boston Children's Cancer and Blood Disorders Center", "Neuroblastoma Program"],
        ),
        ("en", "F6", "care", ["one of the largest in the world", "one of the most experienced", "describes itself"]),
        ("en", "F7", "care", ["complex"]),
        ("en", "F8", "care", ["about 10 centers", "New England"]),
        ("en", "F9", "care", ["MIBG", "radiation"]),
        ("en", "F10", "research", ["top priority"]),
        ("en", "F11", "research", ["clinical trial"]),
        ("en", "F12", "research", ["Phase I", "Children's Oncology Group", "New Approaches to Neuroblastoma Therapy"]),
        ("en", "F13", "research", ["newly diagnosed", "genetic", "new"]),
        ("en", "F14", "research", ["MYCN", "animal"]),
        ("en", "F15", "research", ["ALK"]),
    ],
    indirect=["language"],
)
def test_a_fact_is_told_in_its_section(
    pages: dict[str, Page], language: str, fact: str, section: str, words: list[str]
) -> None:
    carriers = [page for page in pages.values() if fact in page.facts]
    assert any(page.entry.section == section for page in carriers)
    source = " ".join(
        (paths.shipped_content() / language / f"{page.entry.id}.md").read_text("utf-8") for page in carriers
    )
    told = " ".join(source.split()).lower()
    assert [word for word in words if word.lower() not in told] == []


def test_the_numbers_stand_behind_gates(pages: dict[str, Page]) -> None:
    arrays = [
        (block.total, block.marked)
        for page in pages.values()
        for gate in page.blocks
        if isinstance(gate, Gate)
        for block in gate.numbers
        if isinstance(block, IconArray)
    ]
    assert sorted(arrays) == [(10, 5), (100, 15)]
    assert not [page for page in pages.values() if any(isinstance(block, IconArray) for block in page.blocks)]


def test_each_section_has_three_to_five_short_pages(library: Library, pages: dict[str, Page], language: str) -> None:
    assert [section.id for section in library.guide(language).sections] == ["understanding", "care", "research"]
    assert all(3 <= section.pages <= 5 for section in library.guide(language).sections)
    assert all(page.entry.words < 400 for page in pages.values())


def test_each_page_says_what_matters_and_what_to_do_next(pages: dict[str, Page]) -> None:
    for page in pages.values():
        kinds = [block.kind for block in page.blocks if isinstance(block, Callout)]
        assert CalloutKind.SUMMARY in kinds, page.entry.id
        assert CalloutKind.NEXT_STEP in kinds, page.entry.id


def test_each_page_awaits_the_clinic(pages: dict[str, Page]) -> None:
    for page in pages.values():
        assert page.review.status is Status.IN_REVIEW
        assert page.review.reviewed < page.review.review_by


def test_glossary_questions_and_help_are_whole(library: Library, language: str) -> None:
    guide = library.guide(language)
    assert len(guide.glossary) >= 18
    assert len(guide.groups) == 5
    assert all(4 <= len(group.questions) <= 6 for group in guide.groups)
    assert guide.help
    assert len(guide.slides.cards) >= 3


def test_every_picture_is_shown_with_its_words(library: Library, pages: dict[str, Page], language: str) -> None:
    shown: dict[str, str] = {section.picture: section.alt for section in library.guide(language).sections}
    for page in pages.values():
        for block in _all(page.blocks):
            if isinstance(block, Figure):
                shown[block.picture] = block.alt
            elif isinstance(block, Steps):
                shown |= {step.picture: step.alt for step in block.steps if step.picture}
            elif isinstance(block, Cards):
                shown |= {card.picture: card.alt for card in block.cards if card.picture}
    assert len(shown) >= 8
    assert all(alt for alt in shown.values())
    assert all(library.picture(name) for name in shown)


def test_no_picture_lies_there_unused(library: Library) -> None:
    files = list((paths.shipped_content() / "pictures").iterdir())
    text = "".join(file.read_text("utf-8") for file in paths.shipped_content().rglob("en/**/*.md"))
    assert files
    assert [file.name for file in files if file.name not in text] == []
    assert library.languages == ("en", "es")


def test_both_languages_hold_the_same_pages_terms_and_questions(library: Library) -> None:
    english, spanish = (library.guide(language) for language in ("en", "es"))
    assert [section.id for section in spanish.sections] == [section.id for section in english.sections]
    for section in english.sections:
        there, here = (library.entries(language, section.id) for language in ("es", "en"))
        assert [entry.id for entry in there] == [entry.id for entry in here]
    assert len(spanish.glossary) == len(english.glossary)
    ids = [[question.id for group in guide.groups for question in group.questions] for guide in (english, spanish)]
    assert ids[0] == ids[1]


def test_what_lies_behind_a_gate_is_never_found(library: Library, pages: dict[str, Page], language: str) -> None:
    """Each word of the shipped content that stands only behind gates (H4)."""
    behind = {
        word for page in pages.values() for gate in page.blocks if isinstance(gate, Gate)
        for part in (gate.numbers, gate.words) for word in _search_words(part)
    }  # fmt: skip
    guide = library.guide(language)
    told = [*(text for group in guide.groups for text in (one.text for one in group.questions))]
    told += [name for term in guide.glossary for name in term.names]
    told += [text for page in pages.values() for text in (page.entry.title, page.entry.summary)]
    open_words = {word for text in told for word in search.fold(text)}
    open_words |= {word for page in pages.values() for word in _search_words(page.blocks)}
    gated = {word for word in behind if not any(other.startswith(word) for other in open_words)}
    assert len(gated) > 3
    for word in gated:
        findings = library.search(language, word, unreviewed=True)
        assert findings.close, f"{word} is found as it was typed"


def _search_words(blocks: tuple[Block, ...]) -> set[str]:
    told = search.wording("", "", blocks)
    return {*told.outline.split(), *told.body.split()}
