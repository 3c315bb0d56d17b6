"""What a family types is found from the first letter, in spite of accents and typing errors, terms first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.library import search, writer
from kiosk.library.reader import Library
from kiosk.library.search import FORGIVEN_FROM, MOST, Finding, Kind
from kiosk.library.writer import Leaf
from kiosk.model.blocks import (
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Card,
    Cards,
    Figure,
    Gate,
    Heading,
    IconArray,
    NumberedList,
    Paragraph,
    QuestionSet,
    Quote,
    Step,
    Steps,
    Table,
)
from kiosk.model.inline import Runs, Text
from kiosk.model.library import GlossaryTerm, Guide, Home, Page, PageEntry, Question, QuestionGroup
from tests.unit.library.conftest import REVIEW


def runs(text: str) -> Runs:
    return (Text(text),)


def leaf(name: str, title: str, summary: str = "", *blocks: Block, language: str = "en", approved: bool = True) -> Leaf:
    entry = PageEntry(name, "care", int(name.rpartition("-")[2]), title, summary, 10, approved)
    return Leaf.of(language, Page(entry, blocks, (), "", (), REVIEW))


def term(name: str, *others: str) -> GlossaryTerm:
    return GlossaryTerm(name.lower(), (name, *others), (runs("A meaning."),))


def guide(language: str, terms: tuple[GlossaryTerm, ...]) -> Guide:
    question = Question("about/1", "Will it hurt?")
    groups = (QuestionGroup("about", "About", (question,)),)
    return Guide(language, True, Home("Guide", ""), Cards(()), (), terms, groups, ())


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    english = (term("tumor", "tumours"), term("trial"), term("high-risk", "high-risk tumor"), term("scan"))
    spanish = (term("célula", "células"),)
    gate = Gate("how often", (Paragraph(runs("Perhaps zebras.")),), (Paragraph(runs("Some unicorns.")),), "about")
    leaves = [
        leaf("page-1", "Staying here", "Why a scan helps.", Heading(2, runs("Bring a toy"), "toy")),
        leaf("page-2", "What a scan shows", "", Paragraph(runs("Your child's hair may fall out.")), gate),
        leaf("page-3", "Scanners", "", approved=False),
        leaf("page-4", "More", "", Paragraph(runs("Each scan takes an hour."))),
        leaf("page-1", "Quedarse aquí", "Los niños.", language="es"),
    ]
    file = tmp_path / "found.kiosk"
    writer.write(file, [guide("en", english), guide("es", spanish)], leaves, [])
    opened = Library.open(file)
    yield opened
    opened.close()


def found(library: Library, text: str, language: str = "en", *, unreviewed: bool = True) -> list[str]:
    return [one.target for one in library.search(language, text, unreviewed=unreviewed).found]


def test_the_first_letter_finds_terms_first(library: Library) -> None:
    assert found(library, "t") == ["trial", "tumor", "high-risk", "page-1", "page-4"]
    assert library.search("en", "t", unreviewed=True).found[0] == Finding(Kind.TERM, "trial")


def test_terms_then_titles_then_what_pages_are_about_then_their_text(library: Library) -> None:
    assert found(library, "scan") == ["scan", "page-2", "page-3", "page-1", "page-4"]


def test_whole_words_come_before_beginnings(library: Library) -> None:
    assert found(library, "scan")[1:3] == ["page-2", "page-3"]
    assert found(library, "scann") == ["page-3"]


@pytest.mark.parametrize("text", ["high tum", "tumor high", "RISK, tumor!"])
def test_all_words_must_fit_in_any_order(library: Library, text: str) -> None:
    assert found(library, text) == ["high-risk"]


@pytest.mark.parametrize(
    ("text", "language", "first"),
    [
        ("celula", "es", "célula"), ("CÉLULA", "es", "célula"), ("nino", "es", "page-1"), ("aqui", "es", "page-1"),
        ("childs", "en", "page-2"), ("child's", "en", "page-2"),
    ],
)  # fmt: skip
def test_case_accents_and_apostrophes_do_not_matter(library: Library, text: str, language: str, first: str) -> None:
    findings = library.search(language, text, unreviewed=True)
    assert findings.found[0].target == first
    assert not findings.close


@pytest.mark.parametrize("text", ["tunor", "tumro", "tuumor", "tmor", "umor", "ytumor", "tunours", "higj tumor"])
def test_one_typing_error_a_word_is_forgiven(library: Library, text: str) -> None:
    findings = library.search("en", text, unreviewed=True)
    assert findings.close
    assert findings.found[0].target in {"tumor", "high-risk"}


@pytest.mark.parametrize("text", ["tuxxr", "tux", "scan tux", "xxxx scan"])
def test_more_errors_or_fewer_letters_are_not(library: Library, text: str) -> None:
    assert found(library, text) == []


def test_what_fits_as_typed_is_never_mixed_with_what_nearly_does(library: Library) -> None:
    assert not library.search("en", "trial", unreviewed=True).close


@pytest.mark.parametrize("text", ["", "  ", "?!", "_"])
def test_nothing_typed_finds_nothing(library: Library, text: str) -> None:
    assert library.search("en", text, unreviewed=True) == ((), False)


@pytest.mark.parametrize("text", ["zebras", "zebra", "unicorns", "perhaps"])
def test_what_lies_behind_a_gate_is_never_found(library: Library, text: str) -> None:
    assert found(library, text) == []


def test_a_page_whose_review_is_not_finished_is_found_only_where_it_may_be_shown(library: Library) -> None:
    assert "page-3" in found(library, "scanners")
    assert "page-3" not in found(library, "scanners", unreviewed=False)


def test_questions_are_found_and_each_language_has_its_own(library: Library) -> None:
    assert found(library, "hurt") == ["about/1"]
    assert found(library, "tumor", "es") == []
    assert found(library, "celula") == []


@pytest.mark.parametrize("text", ['"', 'a" OR "b', "NEAR(", "title : x", "*", "AND", "{", "-", "^a", "\0", "ß", "²"])
def test_no_text_is_taken_for_a_query(library: Library, text: str) -> None:
    plain = " ".join(search.fold(text))
    assert library.search("en", text, unreviewed=True) == library.search("en", plain, unreviewed=True)


@given(st.text(max_size=20))
def test_whatever_is_typed_folds_to_words(text: str) -> None:
    words = search.fold(text)
    assert all(word.isalnum() for word in words)
    assert search.fold(" ".join(words)) == words


def test_a_list_is_short_enough_to_be_read(tmp_path: Path) -> None:
    leaves = [leaf(f"page-{number}", "Scan") for number in range(1, 3 * MOST)]
    file = tmp_path / "many.kiosk"
    writer.write(file, [guide("en", ())], leaves, [])
    library = Library.open(file)
    assert found(library, "scan") == [f"page-{number}" for number in range(1, MOST + 1)]
    library.close()


def test_guesses_are_one_error_away() -> None:
    assert search.guesses("abc", "xyz") == ("abc",)
    made = search.guesses("abcd", "x")
    assert made[0] == "abcd"
    assert {"xabcd", "abcdx", "xbcd", "bacd", "abdc"} < set(made)
    assert min(map(len, made)) == FORGIVEN_FROM


EVERY_BLOCK = (
    (Heading(2, runs("word"), ""), "outline"),
    (Callout(CalloutKind.SUMMARY, (Paragraph(runs("word")),)), "outline"),
    (Callout(CalloutKind.TIP, (Paragraph(runs("word")),)), "body"),
    (Paragraph(runs("word")), "body"),
    (BulletList(((Paragraph(runs("word")),),)), "body"),
    (NumberedList(((Paragraph(runs("word")),),)), "body"),
    (Table((runs("word"),), ()), "body"),
    (Table((), ((runs("word"),),)), "body"),
    (Quote((runs("word"),)), "body"),
    (Figure("", "word"), "body"),
    (Figure("", "", "word"), "body"),
    (Steps((Step("word", ()),)), "body"),
    (Cards((Card("", runs("word")),)), "body"),
    (Gate("word", (Paragraph(runs("word")),), (Paragraph(runs("word")),), "word"), ""),
    (IconArray(10, 5, "word", "word", "word"), ""),
    (QuestionSet("word"), ""),
)


@pytest.mark.parametrize(("block", "place"), EVERY_BLOCK)
def test_every_block_gives_its_words_to_its_place(block: Block, place: str) -> None:
    told = search.wording("", "", (block,))
    assert {name for name in ("title", "outline", "body") if getattr(told, name)} == ({place} if place else set())
