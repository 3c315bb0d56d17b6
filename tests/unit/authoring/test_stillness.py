"""Any change of content is seen without reading it, what programs leave behind is none, and rest is waited for."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.authoring import sources, stillness
from kiosk.authoring.stillness import RestlessError
from kiosk.errors import KioskError
from tests.conftest import Clock
from tests.folders import Content

PAGE = "en/care/first.md"


def _in_its_place(content: Content) -> None:
    """Replace a page by another of the same size and time, as `rsync --times` may."""
    page = content.folder / PAGE
    before = page.stat()
    other = page.with_suffix(".new")
    other.write_bytes(page.read_bytes().replace(b"Words", b"Wards"))
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(page)


def _folder_for_file(content: Content) -> None:
    (content.folder / PAGE).unlink()
    (content.folder / PAGE).mkdir()


CHANGES: dict[str, Callable[[Content], object]] = {
    "a new page": lambda content: content.page("en/care/x.md", "Words."),
    "a longer page": lambda content: content.page(PAGE, "Words."),
    "a page in its place": _in_its_place,
    "a page away": lambda content: (content.folder / PAGE).unlink(),
    "another name": lambda content: (content.folder / PAGE).rename(content.folder / "en/care/last.md"),
    "another case": lambda content: (content.folder / PAGE).rename(content.folder / "en/care/First.md"),
    "a folder for a file": _folder_for_file,
    "a folder away": lambda content: shutil.rmtree(content.folder / "en/care"),
    "an empty folder": lambda content: (content.folder / "es").mkdir(),
    "a picture": lambda content: content.write("pictures/b.svg", ""),
    "a half that is being brought": lambda content: content.write("en/care/.first.md.Ab3dE6", "---"),
    "a second version": lambda content: content.write("en/care/first (conflicted copy 2026-11-28).md", ""),
}
NOISE = [".git/index", ".stversions/first.md", "en/care/.first.md.swp", "en/Thumbs.db", "drafts/first.md", ".DS_Store"]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_seen(content: Content, change: Callable[[Content], object]) -> None:
    before = stillness.look(content.folder)
    assert before == stillness.look(content.folder)
    change(content)
    assert stillness.look(content.folder) not in {before, ""}


def test_what_programs_leave_behind_is_no_change(content: Content) -> None:
    (content.folder / "drafts").mkdir()
    before = stillness.look(content.folder)
    for path in NOISE:
        content.write(path, "noise")
    assert stillness.look(content.folder) == before


def test_where_there_is_no_folder_nothing_is_seen(tmp_path: Path) -> None:
    assert stillness.look(tmp_path / "none") == ""
    (tmp_path / "file").touch()
    assert stillness.look(tmp_path / "file") == ""
    assert stillness.look(tmp_path) != ""


def test_links_are_not_followed(content: Content, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (content.folder / "en/linked").symlink_to(tmp_path / "outside")
    before = stillness.look(content.folder)
    (tmp_path / "outside" / "page.md").touch()
    assert stillness.look(content.folder) == before


def test_no_deeper_than_the_build_reads(content: Content) -> None:
    deep = content.folder.joinpath("en", *["a"] * sources.DEPTH_LIMIT)
    deep.mkdir(parents=True)
    before = stillness.look(content.folder)
    (deep / "x.md").touch()
    assert stillness.look(content.folder) == before
    (deep.parent / "x.md").touch()
    assert stillness.look(content.folder) != before


def test_a_folder_that_is_none_of_ours_is_soon_given_up(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stillness, "MOST", 5)
    with pytest.raises(KioskError, match="more than 5 files"):
        stillness.look(content.folder)


def test_what_goes_away_under_the_look_is_no_obstacle(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    before = stillness.look(content.folder)
    scandir = os.scandir

    def vanishing(folder: Path) -> object:
        if Path(folder).name == "care":
            raise FileNotFoundError
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", vanishing)
    assert stillness.look(content.folder) not in {before, ""}


def _settled(sights: list[str], clock: Clock) -> str:
    left = iter(sights)

    def sleep(seconds: float) -> None:
        clock.now += seconds

    return stillness.settled(lambda: next(left), 5.0, 20.0, clock, sleep)


def test_rest_is_two_looks_that_see_the_same(clock: Clock) -> None:
    began = clock.now
    assert _settled(["a", "b", "c", "c", "never"], clock) == "c"
    assert clock.now == began + 15.0


def test_rest_is_not_waited_for_for_ever(clock: Clock) -> None:
    began = clock.now
    with pytest.raises(RestlessError):
        _settled([str(number) for number in range(100)], clock)
    assert clock.now == began + 20.0
