"""Pages come and go at local midnight, without a restart and never under a reader's eyes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from kiosk.authoring import compiler
from kiosk.bridge.almanac import Almanac
from kiosk.bridge.rows import RowsModel
from kiosk.bridge.stage import Stage
from kiosk.library.reader import Library
from kiosk.settings import ContentSettings, Settings
from tests.folders import Content

EVE = dt.datetime(2026, 12, 23, 23, 59, 30)  # noqa: DTZ001 - local time


class Wall:
    """The clock on the wall."""

    def __init__(self) -> None:
        self.time = EVE

    def __call__(self) -> dt.datetime:
        return self.time


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def almanac(empty_stage: Stage, content: Content, tmp_path: Path, wall: Wall) -> Almanac:
    content.page("en/care/fair.md", "A fair.", "expire: 2026-12-24\n")
    content.page("en/care/news.md", "News.", "publish: 2026-12-24\n")
    compiler.build(content.folder, tmp_path / "guide.kiosk")
    made = Almanac(empty_stage.guide, empty_stage.visit, wall, empty_stage)
    empty_stage.open(Library.open(tmp_path / "guide.kiosk"))
    return made


def shown(stage: Stage) -> list[object]:
    """Return the pages in the open section's list."""
    rows = stage.guide.property("entries")
    assert isinstance(rows, RowsModel)
    return [row["page"] for row in rows.rows()]


def pages(stage: Stage) -> list[object]:
    """Return what a family finds in the section, then leave the screen as it is between two families."""
    stage.visit.touch()
    stage.visit.openSection("care")
    found = shown(stage)
    stage.visit.forget()
    return found


def timer(almanac: Almanac) -> QTimer:
    found = almanac.findChild(QTimer)
    assert isinstance(found, QTimer)
    return found


def test_pages_change_at_midnight(almanac: Almanac, empty_stage: Stage, wall: Wall) -> None:
    assert pages(empty_stage) == ["care/first", "care/fair"]
    assert timer(almanac).isActive()
    assert 30_000 <= timer(almanac).interval() <= 30_001
    wall.time += dt.timedelta(seconds=30)
    almanac.look()
    assert pages(empty_stage) == ["care/first", "care/news"]
    assert timer(almanac).interval() > 3_500_000


def test_nothing_changes_under_a_readers_eyes(almanac: Almanac, empty_stage: Stage, wall: Wall) -> None:
    empty_stage.visit.touch()
    empty_stage.visit.openSection("care")
    wall.time += dt.timedelta(minutes=1)
    almanac.look()
    empty_stage.visit.warn()
    almanac.look()
    assert shown(empty_stage) == ["care/first", "care/fair"]
    empty_stage.visit.forget()
    assert pages(empty_stage) == ["care/first", "care/news"]


def test_a_clock_that_was_wrong_is_noticed(almanac: Almanac, empty_stage: Stage, wall: Wall) -> None:
    wall.time += dt.timedelta(days=400)
    almanac.look()
    assert pages(empty_stage) == ["care/first", "care/news"]
    wall.time = EVE
    almanac.look()
    assert pages(empty_stage) == ["care/first", "care/fair"]


class TestOverdue:
    @pytest.fixture
    def settings(self) -> Settings:
        return Settings(content=ContentSettings(hide_overdue=True))

    def test_a_guide_of_which_nothing_may_be_shown_is_being_updated(
        self, almanac: Almanac, empty_stage: Stage, wall: Wall
    ) -> None:
        assert empty_stage.guide.property("ready") is True
        wall.time += dt.timedelta(days=400)
        almanac.look()
        assert empty_stage.guide.property("ready") is False
