"""A library with any one byte changed is never shown: the one before serves at once, until it is built again."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from kiosk.bridge.librarian import Librarian
from kiosk.bridge.stage import Stage
from kiosk.errors import LibraryUnreadableError
from kiosk.library import generations
from kiosk.library.attempts import Outcome
from kiosk.library.reader import Library
from kiosk.library.shelf import Shelf
from kiosk.settings import Settings
from tests.faults.conftest import look, promised
from tests.folders import Content

STEP = 1024
SEEN = {True: "so that its time tells", False: "so that nothing tells"}


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return Content(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="module")
def published(content: Content, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two generations of a guide: a small one, and one of twenty pages more."""
    folder = tmp_path_factory.mktemp("library")
    assert look(content.folder, folder) is Outcome.PUBLISHED
    for number in range(20):
        content.page(f"en/care/page-{number}.md", f"Words {number} about remission.\n\n![A.](../../pictures/a.svg)")
    assert look(content.folder, folder) is Outcome.PUBLISHED
    return folder


@pytest.fixture
def folder(published: Path, tmp_path: Path) -> Path:
    """A copy of them, times and all."""
    return Path(shutil.copytree(published, tmp_path / "library"))


@pytest.fixture
def unsynced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing has to survive a power cut here."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)


def _damage(file: Path, whole: bytes, place: int, *, seen: bool, bits: int = 0xFF) -> None:
    """Change some bits of one byte of a library; its time stays what it was unless that is `seen`."""
    before = file.stat()
    damaged = bytearray(whole)
    damaged[place] ^= bits
    file.write_bytes(damaged)
    time = before.st_mtime_ns + seen
    os.utime(file, ns=(time, time))


def _read_all(file: Path) -> None:
    """Read a library as the screen does."""
    library = Library.open(file)
    try:
        shelf = Shelf(library, library.languages[0], unreviewed=True)
        for section in shelf.guide().sections:
            library.picture(section.picture)
            for offer in shelf.offers(section.id):
                page = shelf.page(offer.entry.id)
                assert page is None or isinstance(page.entry.title, str)
        for words in ("a", "words", "remisson"):
            shelf.search(words)
    finally:
        library.close()


def _starting(stage: Stage, folder: Path) -> str:
    """Return which library a kiosk shows that starts with this folder."""
    librarian = Librarian(stage, folder, [], stage)
    librarian.open_current()
    librarian.stop()
    return stage.generation()


@pytest.mark.usefixtures("unsynced")
@pytest.mark.parametrize("seen", SEEN, ids=SEEN.get)
def test_every_damage_has_the_one_before_serve_until_the_next_look_brings_it_back(
    content: Content, folder: Path, empty_stage: Stage, caplog: pytest.LogCaptureFixture, *, seen: bool
) -> None:
    file, before = generations.usable(folder)
    whole = file.read_bytes()
    assert look(content.folder, folder) is None
    assert _starting(empty_stage, folder) == file.name
    places = range(0, len(whole), STEP)
    for place in places:
        caplog.clear()
        _damage(file, whole, place, seen=seen)
        assert _starting(empty_stage, folder) == before.name, place
        assert f"{file} " in caplog.text
        assert "is not what was published" in caplog.text
        assert look(content.folder, folder) is Outcome.PUBLISHED
        assert list(generations.usable(folder)) == [file, before]
        assert generations.is_whole(file)
        assert _starting(empty_stage, folder) == file.name
    assert len(places) >= promised("One byte")


@pytest.mark.parametrize("bits", [0xFF, 0x10], ids=["all bits", "what stays a text"])
def test_whoever_reads_what_is_damaged_gets_no_more_than_an_error(folder: Path, bits: int) -> None:
    file = next(generations.usable(folder))
    whole = file.read_bytes()
    refused: list[str] = []
    dates = [found.start() for found in re.finditer(rb"2027-01-01", whole)]
    for place in (*range(0, len(whole), STEP), *dates):
        _damage(file, whole, place, seen=True, bits=bits)
        try:
            _read_all(file)
        except LibraryUnreadableError as error:
            refused.append(str(error))
    assert len(refused) > 5
    assert all(said.startswith("The library file ") and said.endswith(".") for said in refused)
