"""Results are written into the same rows, only where they differ, and a damaged index finds nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from kiosk.bridge.search import SearchResults
from kiosk.errors import LibraryUnreadableError
from kiosk.library.reader import Library
from kiosk.library.search import MOST
from kiosk.library.shelf import Shelf


@pytest.fixture
def library(shipped: Path) -> Iterator[Library]:
    opened = Library.open(shipped)
    yield opened
    opened.close()


def _foreign(language: str, own: str) -> tuple[str, str]:
    return ("", "") if language == own else (language, language.upper())


@pytest.fixture
def failures() -> list[LibraryUnreadableError]:
    """What could not be read."""
    return []


@pytest.fixture
def results(owner: QObject, library: Library, failures: list[LibraryUnreadableError]) -> SearchResults:
    made = SearchResults(_foreign, failures.append, owner)
    shelf = Shelf(library, "en", unreviewed=False)
    made.open(shelf, shelf.guide())
    return made


def rows(results: SearchResults, *roles: str) -> list[tuple[object, ...]]:
    return [tuple(row[role] for role in roles) for row in results._rows.rows() if row["title"]]


def test_each_kind_has_its_title_line_and_target(results: SearchResults) -> None:
    results.show("COG")
    assert rows(results, "kind", "target", "title", "line")[0] == (
        "term", "children-s-oncology-group", "Children's Oncology Group", "COG",
    )  # fmt: skip
    results.show("what would MIBG therapy mean")
    assert rows(results, "kind", "target", "line") == [("question", "about-treatment", "About treatment")]
    results.show("stay")
    assert ("page", "Staying for MIBG therapy") in rows(results, "kind", "title")


def test_rows_are_never_made_anew(results: SearchResults, owner: QObject, qtbot: QtBot) -> None:
    model = results._rows
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, owner)
    assert tester.model() is model
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(results.changed):
        results.show("m")
    assert len(rows(results, "title")) == MOST == results.property("count")
    assert results.property("full")
    with qtbot.assertNotEmitted(model.modelReset):
        results.show("mibgx")
    assert results.property("close")
    assert model.rowCount() == MOST
    results.clear()
    assert rows(results, "title") == []
    assert not results.property("full")


def test_the_same_words_are_searched_for_once(results: SearchResults, qtbot: QtBot) -> None:
    results.show("mibg")
    with qtbot.assertNotEmitted(results.changed):
        results.show("mibg")
    assert results.property("asked") == "mibg"


def test_nothing_is_found_before_there_is_a_library(owner: QObject) -> None:
    results = SearchResults(_foreign, lambda _error: None, owner)
    results.show("mibg")
    assert rows(results, "title") == []


def test_a_damaged_index_finds_nothing_and_is_told(
    results: SearchResults,
    library: Library,
    failures: list[LibraryUnreadableError],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Damaged:
        def execute(self, *_query: object) -> None:
            message = "database disk image is malformed"
            raise sqlite3.DatabaseError(message)

        def close(self) -> None:
            pass

    with monkeypatch.context() as patch:
        patch.setattr(library, "_text", Damaged())
        results.show("mibg")
    assert rows(results, "title") == []
    assert ["malformed" in str(failure) for failure in failures] == [True]
    assert "mibg" not in str(failures)
