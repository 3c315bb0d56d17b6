"""A library file with any one byte changed: it is told from a whole one, and whoever reads it gets a plain error."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.authoring import compiler
from kiosk.errors import LibraryUnreadableError
from kiosk.library import generations
from kiosk.library.reader import Library
from kiosk.library.shelf import Shelf
from tests.faults.conftest import promised
from tests.folders import Content

STEP = 1024


@pytest.fixture
def library(content: Content, tmp_path: Path) -> Path:
    for number in range(20):
        content.page(f"en/care/page-{number}.md", f"Words {number} about remission.\n\n![A.](../../pictures/a.svg)")
    target = tmp_path / "guide.kiosk"
    assert compiler.build(content.folder, target).written
    return target


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


def test_every_damage_is_told_and_none_does_more_than_an_error(library: Path, tmp_path: Path) -> None:
    whole = library.read_bytes()
    named = tmp_path / "library"
    named.mkdir()
    (named / "incoming.kiosk").write_bytes(whole)
    file = generations.publish(named, named / "incoming.kiosk")
    assert file
    refused: list[str] = []
    for place in range(0, len(whole), STEP):
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        file.write_bytes(damaged)
        assert not generations.is_whole(file)
        assert generations.current(named) is None
        try:
            _read_all(file)
        except LibraryUnreadableError as error:
            refused.append(str(error))
    assert len(range(0, len(whole), STEP)) >= promised("One byte")
    assert len(refused) > 5
    assert all(said.startswith("The library file ") and said.endswith(".") for said in refused)
