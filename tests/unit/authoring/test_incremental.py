"""A page that did not change is not parsed again, and what depends on a change is."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from kiosk.authoring import compiler
from kiosk.authoring.cache import Cache
from kiosk.authoring.compiler import Report
from kiosk.errors import KioskError
from kiosk.library.reader import Library
from kiosk.model.blocks import Paragraph
from kiosk.model.inline import Term
from tests.folders import REVIEW, Content


class Desk:
    """Builds one content folder again and again, and notes which files a worker was asked for."""

    def __init__(self, content: Content, folder: Path, asked: list[str]) -> None:
        self.content = content
        self.target = folder / "guide.kiosk"
        self.cache = folder / "parsed.cache"
        self.asked = asked

    def build(self) -> Report:
        self.asked.clear()
        return compiler.build(self.content.folder, self.target, cache=self.cache)


@pytest.fixture
def desk(content: Content, tmp_path: Path, asked: list[str]) -> Desk:
    made = Desk(content, tmp_path, asked)
    made.build()
    assert len(asked) == 8
    return made


def test_the_second_build_asks_no_worker_and_gives_the_same_file(desk: Desk) -> None:
    before = desk.target.read_bytes()
    desk.build()
    assert desk.asked == []
    assert desk.target.read_bytes() == before


def test_a_touched_file_is_not_a_changed_one(desk: Desk) -> None:
    (desk.content.folder / "en/care/first.md").touch()
    desk.build()
    assert desk.asked == []


def test_only_the_changed_page_is_parsed(desk: Desk) -> None:
    desk.content.page("en/care/first.md", "Other words.\n")
    desk.build()
    assert desk.asked == ["en/care/first.md"]


def test_a_page_that_was_broken_and_mended_is_remembered(desk: Desk) -> None:
    file = desk.content.folder / "en/care/first.md"
    good = file.read_bytes()
    file.write_bytes(good + b"<b>")
    assert [problem.path for problem in desk.build().problems] != []
    file.write_bytes(good)
    report = desk.build()
    assert report.problems == ()


def test_a_problem_is_told_at_every_build(desk: Desk) -> None:
    desk.content.page("en/care/x.md", "<b>\n")
    first = desk.build().problems
    assert desk.build().problems == first != ()


def test_a_new_word_is_marked_on_pages_that_did_not_change(desk: Desk) -> None:
    desk.content.write("en/glossary.md", f"---\ntitle: Words\n{REVIEW}---\nWords\n: Things that are said.\n")
    desk.build()
    assert desk.asked == ["en/glossary.md"]
    library = Library.open(desk.target)
    page = library.page("en", "care/first")
    library.close()
    assert page is not None
    first = page.blocks[0]
    assert isinstance(first, Paragraph)
    assert isinstance(first.runs[0], Term)


@pytest.mark.parametrize("damage", [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_cache_costs_only_time(desk: Desk, damage: bytes) -> None:
    before = desk.target.read_bytes()
    desk.cache.write_bytes(damage)
    assert desk.build().written
    assert desk.target.read_bytes() == before


def test_a_cache_that_cannot_be_written_costs_only_time(content: Content, tmp_path: Path) -> None:
    report = compiler.build(content.folder, tmp_path / "guide.kiosk", cache=tmp_path / "no" / "cache")
    assert report.written
    assert report.problems == ()


def test_the_order_of_files_on_disk_does_not_matter(content: Content, tmp_path: Path) -> None:
    other = Content(tmp_path / "other")
    content.page("en/care/a.md", "A\n")
    content.page("en/care/b.md", "B\n")
    other.page("en/care/b.md", "B\n")
    other.page("en/care/a.md", "A\n")
    first, second = (
        compiler.build(one.folder, tmp_path / f"{number}.kiosk") for number, one in enumerate((content, other))
    )
    assert first.digest == second.digest != ""


def test_what_was_changed_in_the_cache_is_found_out_anew(desk: Desk) -> None:
    """A power cut or a bad disk may change what the cache keeps where SQLite does not see it."""
    before = desk.target.read_bytes()
    with contextlib.closing(sqlite3.connect(desk.cache)) as connection:
        connection.execute("UPDATE found SET value = zeroblob(length(value)), build = 'x'")
        connection.execute("UPDATE found SET value = 7 WHERE rowid IN (SELECT min(rowid) FROM found)")
        connection.commit()
    assert desk.build().problems == ()
    assert len(desk.asked) == 8
    assert desk.target.read_bytes() == before


def test_what_the_cache_no_longer_gives_is_one_sentence(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[bytes] = set()
    get = Cache.get

    def forget(cache: Cache, key: bytes) -> bytes | None:
        if key in asked:
            return None
        asked.add(key)
        return get(cache, key)

    monkeypatch.setattr(Cache, "get", forget)
    with pytest.raises(KioskError, match="Try again"):
        compiler.check(content.folder)
