"""Pages come on one day and go on another; what is not there on a day leaves no gap and no trace (H7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.authoring import compiler
from kiosk.library.reader import Library
from kiosk.library.shelf import Shelf
from kiosk.model.blocks import Paragraph
from kiosk.model.inline import Text
from tests.folders import FILES, Content

DAYS = {
    "before": dt.date(2026, 11, 30),
    "first": dt.date(2026, 12, 1),
    "last": dt.date(2026, 12, 23),
    "after": dt.date(2026, 12, 24),
}
LATER = dt.date(2027, 1, 2)


@pytest.fixture
def library(content: Content, tmp_path: Path) -> Iterator[Library]:
    """First, fair (1 to 23 December), last, which links to it; in Spanish the fair begins later."""
    for path, text in FILES.items():
        if path.startswith("en/"):
            content.write(path.replace("en/", "es/"), text)
    body = "A fair with [games](last.md)."
    content.page("en/care/fair.md", body, "publish: 2026-12-01\nexpire: 2026-12-24\n")
    content.page("es/care/fair.md", "Una feria.", "publish: 2026-12-10\nexpire: 2026-12-24\n")
    content.page("en/care/last.md", "[fair](fair.md)")
    content.write("en/play/index.md", FILES["en/care/index.md"].replace("Care", "Play").replace("order: 1", "order: 2"))
    content.page("en/play/only.md", "Play.", "expire: 2026-12-24\n")
    compiler.build(content.folder, tmp_path / "guide.kiosk")
    opened = Library.open(tmp_path / "guide.kiosk")
    yield opened
    opened.close()


def shelf(library: Library, day: dt.date, language: str = "en", *, overdue: bool = False) -> Shelf:
    return Shelf(library, language, unreviewed=True, hidden=library.hidden(day, overdue=overdue))


def places(of: Shelf) -> list[tuple[str, int, str]]:
    return [(one.entry.id, one.entry.position, one.language) for one in of.offers("care")]


@pytest.mark.parametrize(("day", "there"), [("before", False), ("first", True), ("last", True), ("after", False)])
def test_a_page_is_there_from_its_first_day_to_the_day_before_it_expires(
    library: Library, day: str, there: bool
) -> None:
    found = shelf(library, DAYS[day])
    names = ["care/first", "care/fair", "care/last"] if there else ["care/first", "care/last"]
    assert places(found) == [(name, number, "en") for number, name in enumerate(names, start=1)]
    assert found.count("care") == len(names)
    assert [found.offer_at("care", number).entry.id for number in range(1, len(names) + 1)] == names  # type: ignore[union-attr] # they are there
    assert found.offer_at("care", 0) is None
    assert found.offer_at("care", len(names) + 1) is None
    assert (found.page("care/fair") is not None) == there
    assert (found.offer("care/fair") is not None) == there
    assert [one.target for one in found.search("fair").found] == (
        ["care/fair", "care/last"] if there else ["care/last"]
    )


def test_a_link_to_a_page_that_is_not_there_is_plain_words(library: Library) -> None:
    gone, there = (shelf(library, DAYS[day]).page("care/last") for day in ("after", "first"))
    assert gone is not None
    assert there is not None
    assert Paragraph((Text("fair"),)) in gone.blocks
    assert Paragraph((Text("fair"),)) not in there.blocks


def test_a_section_without_a_page_goes(library: Library) -> None:
    assert [(one.id, one.pages) for one in shelf(library, DAYS["last"]).guide().sections] == [("care", 3), ("play", 1)]
    assert [one.id for one in shelf(library, DAYS["after"]).guide().sections] == ["care"]
    assert shelf(library, DAYS["after"]).count("play") == 0


def test_a_translation_has_days_of_its_own(library: Library) -> None:
    assert places(shelf(library, DAYS["first"], "es"))[1] == ("care/fair", 2, "en")
    assert shelf(library, DAYS["first"], "es").page("care/fair").blocks == ()  # type: ignore[union-attr] # it is there
    assert [one.target for one in shelf(library, DAYS["first"], "es").search("feria").found] == []
    assert places(shelf(library, DAYS["last"], "es"))[1] == ("care/fair", 2, "es")
    assert [one[0] for one in places(shelf(library, DAYS["after"], "es"))] == ["care/first", "care/last"]


def test_what_is_overdue_is_hidden_on_request(library: Library) -> None:
    assert shelf(library, LATER).count("care") == 2
    assert shelf(library, LATER, overdue=True).guide().sections == ()


def test_results_are_not_fewer_for_what_is_hidden(content: Content, tmp_path: Path) -> None:
    for number in range(30):
        gone = "expire: 2026-12-01\n" if number < 20 else ""
        content.page(f"en/care/page-{number:02}.md", "Gladly.", gone)
    compiler.build(content.folder, tmp_path / "many.kiosk")
    opened = Library.open(tmp_path / "many.kiosk")
    found = shelf(opened, LATER).search("gladly").found
    assert [one.target for one in found] == [f"care/page-{number}" for number in range(20, 30)]
    opened.close()


def test_what_fits_only_a_hidden_page_is_as_good_as_misspelled(content: Content, tmp_path: Path) -> None:
    content.page("en/care/gone.md", "Zebra.", "expire: 2026-12-01\n")
    content.page("en/care/there.md", "Zebro.")
    compiler.build(content.folder, tmp_path / "near.kiosk")
    opened = Library.open(tmp_path / "near.kiosk")
    found = shelf(opened, LATER).search("zebra")
    assert ([one.target for one in found.found], found.close) == (["care/there"], True)
    opened.close()
