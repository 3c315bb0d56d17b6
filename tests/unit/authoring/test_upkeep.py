"""What has grown old, or is missing in a language, is told without keeping anything off the screen (H7, H8)."""

from __future__ import annotations

import datetime as dt

import pytest

from kiosk.authoring import codes, compiler
from kiosk.problems import Severity
from tests.folders import FILES, Content

UPKEEP = {one.id for one in codes.ALL if one.id.startswith("KC70")}
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
    translated.page("es/care/third.md", "Tres.")
    assert (codes.UNTRANSLATED.id, "en/care/third.md") not in told(translated)


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
