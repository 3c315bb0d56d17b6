"""The page that comes next is laid out while the one in front is read, and shows what a fresh one would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.authoring import compiler
from kiosk.bridge.page import PageView
from kiosk.bridge.pool import SIZE, PagePool
from kiosk.bridge.rows import Row
from kiosk.bridge.words import Words
from kiosk.library.reader import Library
from kiosk.library.shelf import Shelf
from kiosk.session import navigation, questions
from kiosk.session.preferences import Preferences
from kiosk.session.visit import GateChoice, Place, Route, Screen, Visit
from tests.folders import Content

GATE = """````gate
coming: how often
questions: about-treatment
words: Some.
numbers: Half of 10 children.
````
"""
FIRST, SECOND = "care/first", "care/second"


@pytest.fixture
def library(content: Content, tmp_path: Path) -> Iterator[Library]:
    content.page("en/care/second.md", GATE)
    target = tmp_path / "guide.kiosk"
    compiler.build(content.folder, target)
    opened = Library.open(target)
    yield opened
    opened.close()


@pytest.fixture
def pool(library: Library, owner: QObject) -> PagePool:
    pool = PagePool(lambda _group: [], Words(paths.catalogues(), owner), lambda _error: None, owner)
    shelf = Shelf(library, "en", unreviewed=False)
    pool.open(shelf, shelf.guide())
    return pool


def at(page: str, visit: Visit | None = None, place: Place = Place()) -> Visit:  # noqa: B008 - a frozen value
    return navigation.open_route(visit or Visit.fresh(Preferences()), Route(Screen.PAGE, page, place))


def shown(pool: PagePool) -> tuple[str, list[Row]]:
    document = pool.document(pool.active())
    return document.view().id, document.block_rows().rows()


def test_a_page_that_waits_is_not_filled_again(pool: PagePool, qtbot: QtBot) -> None:
    pool.show(at(FIRST))
    pool.prepare()
    behind = pool.document(1 - pool.active())
    assert behind.view().id == SECOND
    with qtbot.assertNotEmitted(behind.filled):
        assert pool.show(at(SECOND))
    assert pool.document(pool.active()) is behind
    page = pool.page()
    assert page is not None
    assert page.entry.id == SECOND


def test_it_shows_what_a_fresh_one_would(pool: PagePool) -> None:
    pool.show(at(FIRST))
    pool.show(at(SECOND))
    fresh = shown(pool)
    pool.show(at(FIRST))
    pool.prepare()
    pool.show(at(SECOND))
    assert shown(pool) == fresh


def test_a_gate_opened_before_is_open_and_is_closed_for_the_next_visitor(pool: PagePool) -> None:
    opened = questions.choose(at(FIRST), SECOND, 0, GateChoice.NUMBERS)
    pool.show(opened)
    pool.prepare()
    pool.show(at(FIRST))
    pool.show(at(SECOND, opened))
    assert [row["choice"] for row in shown(pool)[1] if row["kind"] == "Gate"] == ["numbers"]
    pool.show(opened)
    pool.prepare()
    pool.show(at(SECOND))
    assert [row["choice"] for row in shown(pool)[1] if row["kind"] == "Gate"] == [""]


def test_a_place_that_was_left_is_returned_to(pool: PagePool) -> None:
    pool.show(at(FIRST))
    pool.prepare()
    pool.show(at(SECOND, place=Place(1, 2.5)))
    assert pool.document(pool.active()).view().place == Place(1, 2.5)


def test_after_the_last_page_none_waits(pool: PagePool) -> None:
    pool.show(at(SECOND))
    front = pool.active()
    pool.prepare()
    assert shown(pool)[0] == SECOND
    assert pool.active() == front


def test_a_page_that_is_not_there_changes_nothing(pool: PagePool) -> None:
    pool.show(at(FIRST))
    assert not pool.show(at("care/none"))
    assert shown(pool)[0] == FIRST


def test_the_next_page_is_prepared_at_rest(pool: PagePool, qtbot: QtBot) -> None:
    pool.show(at(FIRST))
    behind = pool.document(1 - pool.active())
    with qtbot.waitSignal(behind.filled):
        pass
    assert behind.view().id == SECOND


def test_a_page_under_a_finger_is_laid_out_before_it_is_lifted(pool: PagePool, qtbot: QtBot) -> None:
    behind = pool.document(1 - pool.active())
    visit = Visit.fresh(Preferences())
    with qtbot.waitSignal(behind.filled):
        pool.press(SECOND, visit)
    with qtbot.assertNotEmitted(behind.filled):
        assert pool.show(at(SECOND, visit))
    assert shown(pool)[0] == SECOND


def test_a_finger_on_a_page_that_waits_already_changes_nothing(pool: PagePool) -> None:
    pool.show(at(FIRST))
    pool._soon.stop()
    pool.prepare()
    pool.press(SECOND, at(FIRST))
    assert not pool._soon.isActive()
    pool.press(FIRST, at(FIRST))
    assert pool._soon.isActive()


def test_nothing_of_a_page_stays_when_its_reader_has_gone(pool: PagePool) -> None:
    pool.show(at(FIRST))
    pool.prepare()
    pool.clear()
    assert pool.page() is None
    for number in range(SIZE):
        assert pool.document(number).view() == PageView()
        assert pool.document(number).block_rows().rows() == []
