"""A new page, word or language is filled in as far as can be known, and nothing is ever overwritten."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.authoring import codes, compiler, scaffold
from kiosk.errors import COULD_NOT_RUN, KioskError
from tests.folders import FILES, Content

DAY = dt.date(2026, 2, 1)


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "_today", lambda: DAY)


def new(content: Content, *words: str) -> int:
    kind, name, *rest = words
    return cli.main(["new", kind, name, str(content.folder), *rest])


def test_a_page_waits_until_it_is_written(content: Content, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(content, "page", "care/visiting-hours") == 0
    file = content.folder / "en/care/visiting-hours.md"
    assert capsys.readouterr().out == f"{file}\n"
    text = file.read_text("utf-8")
    assert "\ntitle: Visiting hours\n" in f"\n{text}"
    assert "\norder: 2\nstatus: draft\n" in text
    assert "\nreviewed: 2026-02-01\nreview_by: 2027-02-01\n" in text
    report = compiler.check(content.folder)
    assert report.pages == 1
    assert {one.code for one in report.problems} == {codes.DRAFT_MARK.id}
    file.write_text(text.replace("TODO", "Here is"), "utf-8")
    report = compiler.check(content.folder)
    assert (report.pages, report.problems) == (2, ())


def test_a_word_is_added_to_the_glossary(content: Content) -> None:
    assert new(content, "term", "side  effect") == 0
    text = (content.folder / "en/glossary.md").read_text("utf-8")
    assert text.startswith(FILES["en/glossary.md"].rstrip())
    assert text.endswith("\n\nside effect\n: TODO one to three short sentences.\n")
    assert [(one.code, one.path) for one in compiler.check(content.folder).problems] == [
        (codes.DRAFT_MARK.id, "en/glossary.md")
    ]


def test_a_language_is_ready_to_be_translated(content: Content) -> None:
    content.write("en/home.md", FILES["en/home.md"].replace("status: draft", "status: approved"))
    assert new(content, "language", "de") == 0
    made = {path.relative_to(content.folder).as_posix() for path in (content.folder / "de").rglob("*.md")}
    assert made == {path.replace("en/", "de/") for path in FILES if path.endswith(".md") and "first" not in path}
    assert "status: draft" in (content.folder / "de/home.md").read_text("utf-8")
    assert "## About treatment {#about-treatment}\n" in (content.folder / "de/questions.md").read_text("utf-8")
    told = {(one.code, one.path) for one in compiler.check(content.folder).problems}
    assert (codes.UNTRANSLATED.id, "de/care/first.md") in told
    assert new(content, "page", "care/first", "--language", "de") == 0
    page = content.folder / "de/care/first.md"
    page.write_text(page.read_text("utf-8").replace("TODO", "Here is"), "utf-8")
    assert compiler.check(content.folder).languages == ("en", "de")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("page", "care/first"), "is there already; it was not changed."),
        (("page", "crae/visits"), "There is no section crae. Did you mean care?"),
        (("page", "zzz/visits"), "There is no section zzz. There are care."),
        (("page", "care/My Page"), "Name the page like care/visiting-hours"),
        (("page", "care"), "Name the page like care/visiting-hours"),
        (("page", "../x"), "There is no section .."),
        (("page", "care/x", "--language", "ne"), "There is no language ne in"),
        (("term", "alk"), "alk is in"),
        (("term", ": x"), "is not a word."),
        (("language", "German"), "German is not the tag of a language"),
        (("language", "en"), "is there already."),
    ],
)
def test_what_cannot_be_made_is_told_and_nothing_is_written(
    content: Content, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], says: str
) -> None:
    before = {path: path.read_bytes() for path in content.folder.rglob("*") if path.is_file()}
    assert new(content, *words) == COULD_NOT_RUN
    assert says in capsys.readouterr().err
    assert {path: path.read_bytes() for path in content.folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "make",
    [
        lambda folder: scaffold.term(folder, "scan", "en"),
        lambda folder: scaffold.language(folder, "fr"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_nothing_is_made(
    content: Content, make: Callable[[Path], object]
) -> None:
    content.write("en/glossary.md", b"\xff")
    with pytest.raises(KioskError, match=r"glossary\.md:1:1: error KC105"):
        make(content.folder)
    assert not (content.folder / "fr").exists()


def test_odd_neighbours_do_not_keep_a_page_from_being_made(content: Content) -> None:
    content.write("en/care/old.md", b"\xff")
    if hasattr(os, "mkfifo"):
        os.mkfifo(content.folder / "en/care/pipe.md")
    made = scaffold.page(content.folder, "care/new", "en", dt.date(2026, 1, 1))
    assert "order: 2" in made.read_text("utf-8")
