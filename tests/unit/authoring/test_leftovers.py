"""What programs leave in a shared folder is nobody's page, and what editors made is never taken for it."""

from __future__ import annotations

import pytest

from kiosk.authoring import compiler, leftovers
from kiosk.problems import Severity
from tests.folders import FILES, Content

COMING = [
    ".syncthing.first.md.tmp", "~syncthing~first.md.tmp", ".first.md.Xa3k9Z", "first.md.part", "first.md.partial",
    "first.md.filepart", "first.md.crdownload", "first.md.download", "first.tmp",
]  # fmt: skip
LEFT = [
    ".stfolder", ".stversions", ".git", ".gitignore", "first.md~", ".first.md.swp", "first.md.swp", "#first.md#",
    ".#first.md", ".~lock.first.odt#", "~$first.docx", "Thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini",
    ".DS_Store", "._first.md", "__MACOSX", "Icon\r", "$RECYCLE.BIN", "System Volume Information", "lost+found",
    "@eaDir", "#recycle", "first.md.orig", "first.md.rej", "first.md.bak", "README.md",
]  # fmt: skip
OURS = [
    *(path.rpartition("/")[2] for path in FILES),
    "en",
    "care",
    "pictures",
    "part.md",
    "tmp.md",
    "zh-Hant",
    "words.txt",
]
CONFLICTS = {
    "first.sync-conflict-20261128-114500-ABCDEF7.md": "first.md",
    "first.sync-conflict-20261128-114500.md": "first.md",
    "a.b.sync-conflict-20261128-114500-ABCDEF7.md": "a.b.md",
    "care.sync-conflict-20261128-114500-ABCDEF7": "care",
    "first (conflicted copy 2026-11-28 114500).md": "first.md",
    "first (Anna's conflicted copy 2026-11-28).md": "first.md",
    "first (Case Conflict).md": "first.md",
    "first (SFConflict anna@example.org 2026-11-28-11-45-00).md": "first.md",
    "first_conflict-20261128-114500.md": "first.md",
}


@pytest.mark.parametrize("name", COMING)
def test_a_file_that_is_still_being_brought_is_known(name: str) -> None:
    assert leftovers.is_half(name)
    assert leftovers.is_left_behind(name)


@pytest.mark.parametrize("name", LEFT)
def test_what_programs_leave_behind_is_known(name: str) -> None:
    assert leftovers.is_left_behind(name)
    assert not leftovers.is_half(name)


@pytest.mark.parametrize("name", OURS)
def test_what_editors_make_is_content(name: str) -> None:
    assert not leftovers.is_left_behind(name)
    assert not leftovers.original(name)


@pytest.mark.parametrize(("name", "original"), CONFLICTS.items())
def test_a_second_version_is_known_by_its_name(name: str, original: str) -> None:
    assert leftovers.original(name) == original
    assert not leftovers.is_left_behind(name)


def test_leftovers_are_neither_pages_nor_problems(content: Content) -> None:
    for name in (*COMING, *LEFT):
        content.write(f"en/care/{name}", "half of a pa")
        content.write(f"pictures/{name}", b"\0")
    report = compiler.check(content.folder)
    assert report.problems == ()
    assert report.pages == 1


def test_a_second_version_is_told_with_both_names_and_not_shown(content: Content) -> None:
    content.page("en/care/first (conflicted copy 2026-11-28).md", "Words.")
    report = compiler.check(content.folder)
    assert report.pages == 1
    (told,) = report.problems
    assert told.path == "en/care/first (conflicted copy 2026-11-28).md"
    assert told.severity is Severity.WARNING
    assert "en/care/first.md" in told.message
    assert "delete this copy" in told.hint
