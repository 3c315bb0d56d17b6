"""What has grown old, or is missing in a language, is told without keeping anything off the screen (H7, H8)."""

from __future__ import annotations

import datetime as dt

import pytest

from kiosk.authoring import codes, compiler
from kiosk.problems import Severity
from tests.folders import FILES, REVIEW, Content

UPKEEP = {one.id for one in codes.ALL if one.id.startswith("KC70") and one is not codes.UNUSED_TERM}
LATER = "2026-06-01"


def told(content: Content, today: dt.date | None = None) -> list[tuple[str, str]]:
    found = [one for one in compiler.check(content.folder, today=today).problems if one.code in UPKEEP]
    assert all(one.severity is Severity.WARNING for one in found)
    return [(one.code, one.path) for one in found]


@pytest.fixture
def translated(content: Content) -> Content:
    for path, text in FILES.items():
        if path.startswith("en/"):
            content.write(path.replace("en/", "es/"), text)
    return content


@pytest.mark.parametrize(("today", "overdue"), [(None, 0), (dt.date(2027, 1, 1), 0), (dt.date(2027, 1, 2), 7)])
def test_a_file_past_its_review_is_told(content: Content, today: dt.date | None, overdue: int) -> None:
    found = told(content, today)
    assert [code for code, _ in found] == [codes.OVERDUE.id] * overdue
    assert overdue == 0 or (codes.OVERDUE.id, "en/care/first.md") in found


def test_a_whole_translation_has_nothing_to_tell(translated: Content) -> None:
    assert told(translated) == []


def test_a_missing_page_is_told_at_its_place(translated: Content) -> None:
    translated.page("en/care/second.md", "Two.")
    assert told(translated) == [(codes.UNTRANSLATED.id, "es/care/second.md")]


def test_a_page_that_only_a_translation_has_is_told(translated: Content) -> None:
    translated.page("es/care/third.md", "Tres.")
    assert told(translated) == [(codes.ORPHAN.id, "es/care/third.md")]
    translated.write("en/care/third.md", b"\xff")
    assert told(translated) == [], "its original is there, though it cannot be read"


@pytest.mark.parametrize(
    ("mentions", "found"),
    [
        ("Adrenal glands.", []),
        ("The adrenal\ngland.", []),
        ("A gland.", [(codes.UNUSED_TERM.id, "en/glossary.md", 11)]),
        ("[This one](../glossary.md#adrenal-gland).", []),
    ],
)
def test_a_word_that_nothing_mentions_is_told_in_its_line(
    content: Content, mentions: str, found: list[tuple[str, str, int]]
) -> None:
    entries = "ALK\n: A gene.\n\nadrenal gland\nadrenal glands\n: A part of the body, with adrenal cells.\n"
    content.write("en/glossary.md", f"---\ntitle: Words\n{REVIEW}---\n{entries}")
    content.page("en/care/second.md", mentions)
    problems = compiler.check(content.folder).problems
    assert [(one.code, one.path, one.line) for one in problems if one.code == codes.UNUSED_TERM.id] == found


def test_a_word_is_told_in_the_glossary_though_a_group_of_questions_has_its_name(content: Content) -> None:
    content.write("en/help.md", FILES["en/help.md"].replace("ALK or ", ""))
    content.write("en/questions.md", FILES["en/questions.md"].replace("About treatment", "About genes {#alk}"))
    problems = compiler.check(content.folder).problems
    assert [(one.code, one.path) for one in problems] == [(codes.UNUSED_TERM.id, "en/glossary.md")]


def test_an_abbreviation_is_mentioned_only_in_capitals(content: Content) -> None:
    content.write("en/glossary.md", f"---\ntitle: Words\n{REVIEW}---\nALL\n: A disease.\n")
    content.page("en/care/second.md", "All of us.")
    assert [one.line for one in compiler.check(content.folder).problems if one.code == codes.UNUSED_TERM.id] == [8]
    content.page("en/care/second.md", "This is ALL.")
    assert codes.UNUSED_TERM.id not in {one.code for one in compiler.check(content.folder).problems}


def test_a_translation_that_is_older_than_its_original_is_told(translated: Content) -> None:
    page = translated.folder / "en/care/first.md"
    page.write_text(page.read_text("utf-8").replace("reviewed: 2026-01-01", f"reviewed: {LATER}"), "utf-8")
    assert told(translated) == [(codes.OLD_TRANSLATION.id, "es/care/first.md")]
    own = translated.folder / "es/care/first.md"
    own.write_text(own.read_text("utf-8").replace("reviewed: 2026-01-01", f"reviewed: {LATER}"), "utf-8")
    assert told(translated) == []


def test_an_expired_page_is_told_from_its_day_on(content: Content) -> None:
    content.page("en/care/fair.md", "A fair.", "expire: 2026-12-24\n")
    assert told(content, dt.date(2026, 12, 23)) == []
    assert told(content, dt.date(2026, 12, 24)) == [(codes.EXPIRED.id, "en/care/fair.md")]


@pytest.mark.parametrize(("own", "warned"), [("", 1), ("expire: 2027-01-01\n", 1), ("expire: 2026-12-24\n", 0)])
def test_a_link_that_outlives_its_page_is_told_at_its_place(content: Content, own: str, warned: int) -> None:
    content.page("en/care/fair.md", "A fair.", "expire: 2026-12-24\n")
    content.page("en/care/news.md", "See [the fair](fair.md).", own)
    found = [one for one in compiler.check(content.folder).problems if one.code in UPKEEP]
    assert [(one.code, one.path, one.severity) for one in found] == [
        (codes.LINK_TO_EXPIRING.id, "en/care/news.md", Severity.WARNING)
    ] * warned
    assert all("2026-12-24" in one.message and one.line and one.column for one in found)
