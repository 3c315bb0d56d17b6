"""Proofs follow the files, whatever kept one from being read; several desks get along."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.authoring import compiler, proofing
from kiosk.authoring.proofing import ContentProofreader
from kiosk.library.reader import Library
from kiosk.model.blocks import Paragraph
from kiosk.model.inline import Text
from tests.folders import Content

TODAY = dt.date(2026, 2, 1)
FIRST = "en/care/first.md"


def words(desk: ContentProofreader) -> object:
    library = desk.read().library
    page = library.page("en", "care/first") if library else None
    return page.blocks[0] if page else None


def test_two_desks_at_one_folder_do_not_wait_for_each_other(content: Content, tmp_path: Path) -> None:
    one, other = (ContentProofreader(content.folder, tmp_path / "preview.cache", TODAY) for _ in range(2))
    one.read()
    one.read()
    assert not one._cache._connection.in_transaction
    other.read()
    one.close()
    other.close()


def test_what_could_not_be_read_is_tried_again(content: Content, tmp_path: Path) -> None:
    desk = ContentProofreader(content.folder, tmp_path / "preview.cache", TODAY)
    desk.read()
    good = (content.folder / FIRST).read_bytes()
    content.write(FIRST, b"\xff")
    assert [one.code for one in desk.read().problems if one.path == FIRST] == ["KC105"]
    # As if the file had not changed, but what kept it from being read had passed.
    kept = desk._mark(FIRST)
    content.write(FIRST, good)
    desk._mark = lambda path: kept if path == FIRST else ContentProofreader._mark(desk, path)  # type: ignore[method-assign] # for once
    assert words(desk) == Paragraph((Text("Words."),))
    desk.close()


def test_a_file_of_the_same_size_and_time_is_seen_to_be_another(content: Content, tmp_path: Path) -> None:
    desk = ContentProofreader(content.folder, tmp_path / "preview.cache", TODAY)
    assert words(desk) == Paragraph((Text("Words."),))
    file = content.folder / FIRST
    kept = file.stat()
    file.write_text(file.read_text("utf-8").replace("Words.", "Works."), "utf-8")
    os.utime(file, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    assert words(desk) == Paragraph((Text("Works."),))
    desk.close()


def test_nothing_is_kept_that_no_proof_needs(content: Content, tmp_path: Path) -> None:
    desk = ContentProofreader(content.folder, tmp_path / "preview.cache", TODAY)
    for number in range(20):
        content.write("pictures/a.svg", f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {16 + number} 9'/>")
        content.page(FIRST, f"Words {number}.")
        desk.read()
        desk.index(lambda: False)
    assert len(desk._pictures) == 1
    assert len(desk._bodies) == 7
    assert len(list(desk._scratch.iterdir())) == 2
    desk.close()


def test_a_glance_shows_what_a_whole_reading_shows(
    content: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proofing, "MANY", 0)
    content.page(FIRST, "Words.")
    content.page("en/care/second.md", "Two, and [one](first.md).")
    desk = ContentProofreader(content.folder, tmp_path / "preview.cache", TODAY)
    assert desk.glance(FIRST) is None
    desk.read()
    for body, seen in (("A remission.", True), ("[two](second.md#gone)", False), ("<b>", False), ("Good.", True)):
        content.page(FIRST, body, "")
        before = desk.glance(FIRST)
        after = desk.read()
        assert (before is not None) == seen, body
        if before is not None and before.library is not None and after.library is not None:
            assert before.library.page("en", "care/first") == after.library.page("en", "care/first")
            assert before.library.entry("en", "care/first") == after.library.entry("en", "care/first")
    assert desk.read().problems == compiler.check(content.folder, today=TODAY).problems
    desk.close()


def test_a_worker_that_died_while_idle_is_no_files_fault(content: Content, tmp_path: Path) -> None:
    desk = ContentProofreader(content.folder, tmp_path / "preview.cache", TODAY)
    desk.read()
    for hand in desk._gatherer._foreman._all:
        if hand._process is not None:
            hand._process.kill()
            hand._process.wait()
    content.page(FIRST, "Other words.")
    assert words(desk) == Paragraph((Text("Other words."),))
    desk.close()


def test_a_proof_answers_as_the_library_does_that_would_be_published(tmp_path: Path, remembered: Path) -> None:
    """With the shipped content, some of it scheduled."""
    folder = Path(shutil.copytree(paths.shipped_content(), tmp_path / "content"))
    for name, days in (("mibg-therapy", "publish: 2026-03-01"), ("how-mibg-works", "expire: 2026-03-01")):
        for page in folder.glob(f"*/care/{name}.md"):
            page.write_text(page.read_text("utf-8").replace("status:", f"{days}\nstatus:", 1), "utf-8")
    compiler.build(folder, tmp_path / "guide.kiosk", cache=remembered)
    library = Library.open(tmp_path / "guide.kiosk")
    desk = ContentProofreader(folder, remembered, TODAY)
    proof = desk.read().library
    desk.index(lambda: False)
    assert proof is not None
    assert proof.languages == library.languages == ("en", "es")
    for tag in library.languages:
        assert proof.guide(tag) == library.guide(tag)
        assert proof.search(tag, "mibg", unreviewed=True) == library.search(tag, "mibg", unreviewed=True)
        for section in library.guide(tag).sections:
            assert proof.picture(section.picture) == library.picture(section.picture)
            entries = library.entries(tag, section.id)
            assert proof.entries(tag, section.id) == entries
            for entry in entries:
                assert proof.page(tag, entry.id) == library.page(tag, entry.id)
                assert proof.entry_at(tag, section.id, entry.position) == entry
    for day in (dt.date(2026, 2, 28), dt.date(2026, 3, 1), dt.date(2030, 1, 1)):
        for overdue in (False, True):
            hidden = library.hidden(day, overdue=overdue)
            assert hidden
            assert tuple(sorted(proof.hidden(day, overdue=overdue))) == hidden
    library.close()
    desk.close()
