"""A small library, in memory and on disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.library import writer
from kiosk.library.reader import Library
from kiosk.library.writer import Leaf
from kiosk.model.blocks import Cards, Paragraph
from kiosk.model.inline import Text
from kiosk.model.library import Guide, Home, Page, PageEntry, Picture, Review, Section, Status

REVIEW = Review(Status.DRAFT, "Nurse", dt.date(2026, 1, 1), dt.date(2027, 1, 1))
PICTURES = (Picture("a.png", b"data", 4, 3),)


def guide(language: str = "en", title: str = "Guide") -> Guide:
    section = Section("care", "Care", "Ours.", "", "", 2)
    return Guide(language, False, Home(title, "Welcome."), Cards(()), (section,), (), (), ())


def page(number: int) -> Page:
    entry = PageEntry(f"care/page-{number}", "care", number, f"Page {number}", "One.", 10, approved=False)
    return Page(entry, (Paragraph((Text(f"Words {number}"),)),), ("mibg",), "", ("F1",), REVIEW)


def leaves() -> Iterator[Leaf]:
    return (Leaf.of("en", page(number)) for number in (1, 2))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    target = tmp_path / "small.kiosk"
    writer.write(target, [guide()], leaves(), PICTURES)
    return target


@pytest.fixture
def library(file: Path) -> Iterator[Library]:
    opened = Library.open(file)
    yield opened
    opened.close()
