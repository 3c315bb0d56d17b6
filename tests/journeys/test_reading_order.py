"""Every block of every page is read aloud whole, in the order in which eyes go over it (A15)."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, get_args

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from kiosk.authoring import compiler
from kiosk.bridge.script import script
from kiosk.bridge.visit import VisitController
from kiosk.library.reader import Library, Readable
from kiosk.model.blocks import Block, Blocks, Gate
from kiosk.session.visit import GateChoice
from tests import specimens
from tests.folders import REVIEW, Content
from tests.journeys.family import Family, row_at, there

GLASSES = {"wide": ((1920, 1080), 24, 100), "narrow": ((800, 1280), 10.1, 200)}
"""Pixels, the diagonal in inches, and the text size in percent: cards and cells beside and below each other."""
SLACK = 2
QUOTE = "Words.\n\n> We were not alone.\n>\n> Somebody was always there.\n"


class Heard(NamedTuple):
    """A text or picture that was read, and where in its row it stands."""

    row: QQuickItem
    box: QRectF
    text: str


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory, remembered: Path) -> Readable:
    """The shipped pages, and one for each block that the editors' guide shows; a quote has no picture there."""
    wanted = {**specimens.specimens(), "quote": QUOTE}
    return specimens.library(wanted, tmp_path_factory.mktemp("specimens"), remembered)


def _within(found: Blocks) -> Iterator[Block]:
    for block in found:
        yield block
        for name in ("blocks", "numbers", "words"):
            yield from _within(getattr(block, name, ()))
        for item in getattr(block, "items", ()):
            yield from _within(item)


def _open(family: Family, content: Readable) -> Iterator[tuple[Block, ...]]:
    """Open each page with its numbers shown; yield its blocks."""
    visit = family.stage.visit
    for section in content.guide("en").sections:
        for entry in content.entries("en", section.id):
            shown = content.page("en", entry.id)
            assert shown is not None
            visit.openPage(entry.id)
            for number in range(sum(isinstance(block, Gate) for block in shown.blocks)):
                visit.chooseAtGate(number, GateChoice.NUMBERS)
            family.settle()
            yield tuple(_within(shown.blocks))


def _row(view: QQuickItem, item: QQuickItem) -> QQuickItem:
    """Return the row of a list that an item is in, or its header or footer."""
    inside = view.property("contentItem")
    while (around := item.parentItem()) is not None and around != inside:
        item = around
    return item


def _heard(family: Family) -> list[Heard]:
    view, page = family.blocks(), family.stage.visit.value().route
    found: list[Heard] = []
    written: list[str] = []
    rows: set[int] = set()
    for one in script(view.parentItem(), family.stage.reader.rowWanted.emit):
        if not view.isAncestorOf(one.item):
            continue
        row = _row(view, one.item)
        if not found or found[-1].row != row:
            assert written == [], f"never read on {page}"
            written = _written(row)
            rows.add(row_at(view, row.x() + 1, row.y() + 1))
        if one.begin == 0:
            assert one.text in written, f"read on {page}, and not seen"
            written.remove(one.text)
            found.append(Heard(row, one.item.mapRectToItem(row, one.item.boundingRect()), one.text))
    assert written == [], f"never read on {page}"
    assert rows >= set(range(view.property("count"))), f"a row is never read on {page}"
    return found


def _written(row: QQuickItem) -> list[str]:
    """Return the texts that a row shows, but for mere marks."""
    shown = [item for item in (row, *there(row)) if item.inherits("QQuickText") or item.inherits("QQuickImage")]
    texts = [str(item.property("text") or item.property("alt") or "") for item in shown]
    return [text for text in texts if any(letter.isalnum() for letter in text)]


def _is_before(one: QRectF, other: QRectF) -> bool:
    """Tell whether eyes come to `one` before `other`: above it in its column, or beside it in its line."""
    above = one.bottom() <= other.top() + SLACK
    beside = one.top() < other.bottom() - SLACK and other.top() < one.bottom() - SLACK
    return (above and one.left() <= other.left() + SLACK) or (beside and one.left() < other.left() - SLACK)


@pytest.mark.parametrize("glass", GLASSES)
def test_eyes_and_ears_come_by_the_same_in_the_same_order(at_home: Family, content: Readable, glass: str) -> None:
    size, inches, text_size = GLASSES[glass]
    at_home.stage.open(content)
    at_home.window.setProperty("diagonalInches", inches)
    at_home.window.resize(*size)
    at_home.stage.visit.setTextSize(text_size)
    kinds: set[type] = set()
    for found in _open(at_home, content):
        kinds |= {type(block) for block in found}
        for one, after in itertools.pairwise(_heard(at_home)):
            if one.row == after.row:
                assert not _is_before(after.box, one.box), f"{after.text!r} is read after {one.text!r}"
    assert kinds == set(get_args(Block))


SCREENS: dict[str, Callable[[VisitController], object]] = {
    "a section": lambda visit: visit.openSection("understanding"),
    "words explained": lambda visit: visit.openGlossary(),
    "questions": lambda visit: visit.openQuestions(""),
    "search": lambda visit: visit.typeLetter("M"),
    "a code": lambda visit: visit.showCode(0),
}


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("glass", GLASSES)
def test_what_stands_above_or_before_a_list_is_heard_before_it(at_home: Family, glass: str, screen: str) -> None:
    size, inches, text_size = GLASSES[glass]
    visit = at_home.stage.visit
    at_home.window.setProperty("diagonalInches", inches)
    at_home.window.resize(*size)
    visit.setTextSize(text_size)
    if screen == "search":
        visit.openSearch()
    for question in ("about-treatment/1", "about-treatment/2"):
        visit.toggleQuestion(question)
    SCREENS[screen](visit)
    at_home.settle()
    heard: list[tuple[QRectF, str]] = []
    for one in script(at_home.window.property("front"), at_home.stage.reader.rowWanted.emit):
        view = next((item for item in _around(one.item) if item.inherits("QQuickListView")), None)
        if view is None or not heard or heard[-1][1] != "a list":
            found, said = (one.item, one.text) if view is None else (view, "a list")
            heard.append((found.mapRectToScene(found.boundingRect()), said))
    assert heard
    for (box, text), (after_box, after) in itertools.combinations(heard, 2):
        assert text != "a list" or not _is_before(after_box, box), f"{after!r} is read after the list"


def test_a_keypad_says_words_and_no_marks(at_home: Family, tmp_path: Path) -> None:
    content = Content(tmp_path / "content")
    content.write("en/glossary.md", f'---\ntitle: Words\n{REVIEW}---\nALK\n: A "gene" of *one* cell & another.\n')
    compiler.build(content.folder, tmp_path / "guide.kiosk")
    at_home.stage.open(Library.open(tmp_path / "guide.kiosk"))
    at_home.stage.visit.openGlossary()
    at_home.settle()
    found = [str(item.property("focusText")) for item in at_home.items() if item.property("focusText")]
    assert found == ['ALK. A "gene" of one cell & another.']


def _around(item: QQuickItem | None) -> Iterator[QQuickItem]:
    while item is not None:
        yield item
        item = item.parentItem()
