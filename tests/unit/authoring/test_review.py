"""What a review sheet says of each file: order, titles, standing, and what the check says of it."""

from __future__ import annotations

import datetime as dt

import pytest

from kiosk.authoring import compiler, review
from kiosk.model.review_sheet import Sheet, Standing, Subject
from tests.folders import FILES, Content

DAY = dt.date(2026, 2, 1)


def sheet(content: Content, today: dt.date = DAY, title: str = "") -> Sheet:
    return review.sheet(compiler.check(content.folder, today=today), today, title)


def subject(made: Sheet, path: str) -> Subject:
    (found,) = (one for one in made.subjects if one.path() == path)
    return found


@pytest.fixture
def translated(content: Content) -> Content:
    """English and a Spanish that has nothing but its home."""
    content.write("es/home.md", FILES["en/home.md"].replace("Guide", "Guía"))
    return content


def test_files_stand_in_the_order_in_which_families_meet_them(content: Content) -> None:
    content.write("en/about/index.md", FILES["en/care/index.md"].replace("order: 1", "order: 2"))
    content.page("en/about/z.md", "Words.\n", "facts: []\n")
    content.write("en/care/zero.md", FILES["en/care/first.md"].replace("order: 1", "order: 0"))
    assert [one.place for one in sheet(content).subjects] == [
        "home.md", "attract.md", "help.md", "glossary.md", "questions.md",
        "care/index.md", "care/zero.md", "care/first.md", "about/index.md", "about/z.md",
    ]  # fmt: skip


def test_a_file_is_told_as_its_row_tells_it(content: Content) -> None:
    assert subject(sheet(content), "en/care/first.md") == Subject(
        "care/first.md", "en", "Care", "First", "en", Standing.DRAFT, "Nurse", "2026-01-01", "2027-01-01"
    )


def test_the_guide_has_its_own_title_or_the_settings(content: Content) -> None:
    assert sheet(content).title == "Guide"
    assert sheet(content, title="Other").title == "Other"


def test_what_a_language_lacks_is_missing_under_the_original_s_title(translated: Content) -> None:
    made = sheet(translated)
    assert dict(made.languages) == {"en": "en", "es": "es"}
    assert subject(made, "es/home.md").title == "Guía"
    missing = subject(made, "es/care/first.md")
    assert (missing.standing, missing.title, missing.title_language) == (Standing.MISSING, "First", "en")
    assert missing.problems[0].startswith("warning KC702: ")
    assert subject(made, "es/help.md").standing is Standing.MISSING
    assert made.count("es", Standing.MISSING) == 6


def test_what_is_overdue_is_noted_and_told(content: Content) -> None:
    late = subject(sheet(content, dt.date(2027, 2, 1)), "en/care/first.md")
    assert late.notes == "overdue"
    assert late.problems[0].startswith("warning KC701: ")
    assert late.standing is Standing.DRAFT


@pytest.mark.parametrize(
    ("written", "title", "told"),
    [
        (FILES["en/care/first.md"] + "\n<b>\n", "First", "line 18, error KC301: "),
        ("no front matter", "care/x.md", "line 1, error KC201: "),
        (b"\xff\xfe", "care/x.md", "line 1, error KC105: "),
    ],
)
def test_what_has_errors_is_left_out(content: Content, written: str | bytes, title: str, told: str) -> None:
    content.write("en/care/x.md", written)
    found = subject(sheet(content), "en/care/x.md")
    assert (found.standing, found.title) == (Standing.LEFT_OUT, title)
    assert any(one.startswith(told) for one in found.problems), found.problems


def test_a_missing_file_that_no_language_has_is_missing(content: Content) -> None:
    (content.folder / "en/help.md").unlink()
    assert subject(sheet(content), "en/help.md").standing is Standing.MISSING


def test_problems_of_other_files_are_told_beside(content: Content) -> None:
    content.write("pictures/b.svg", "<svg")
    content.write("EN/home.md", "")
    told = sheet(content).others
    assert any(one.startswith("pictures/b.svg: warning KC511: ") for one in told)
    assert any(one.startswith("EN") for one in told)
