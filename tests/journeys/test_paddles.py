"""The paddles lead through a page to its end and back to its beginning, on every glass (A9).

On the way a list learns how high its rows really are; what it says of its ends before that is a guess.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF

from tests.journeys.family import MOST_TAPS_ON_A_PADDLE, Family

GLASSES = [(1920, 1080, 24), (1080, 1920, 24), (1280, 800, 10.1), (640, 360, 43), (640, 360, 24), (400, 640, 24)]
"""Pixels, and the diagonal in inches."""

SLACK = 6
"""Pixels of a millimetre on the finest of them, which nobody misses."""


def pages(family: Family) -> list[str]:
    library = family.stage.library()
    assert library is not None
    return [entry.id for section in library.guide("en").sections for entry in library.entries("en", section.id)]


def place(family: Family) -> tuple[int, float]:
    where = family.stage.visit.value().route.place
    return where.index, where.share


def steps(family: Family, paddle: str) -> list[tuple[int, float]]:
    """Tap a paddle for as long as it can be tapped; return the places of the reader, who always saw something."""
    found = [place(family)]
    while family.scrolled(paddle):
        assert not family.is_blank(), f"{paddle} shows nothing after {found}"
        found.append(place(family))
        assert len(found) <= MOST_TAPS_ON_A_PADDLE, f"{paddle} does not come to an end: {found}"
    return found


def lead_to_the_end_and_back(family: Family, page: str) -> None:
    family.stage.visit.openPage(page)
    family.settle()
    view = family.blocks()
    down = steps(family, "more")
    assert down == sorted(set(down)), page
    foot = view.property("footerItem")
    assert foot.mapToItem(view, QPointF(0, foot.height())).y() <= view.height() + SLACK, page
    up = steps(family, "back up")
    assert up == sorted(set(up), reverse=True), page
    assert abs(view.property("contentY") - view.property("originY")) < SLACK, page
    assert len(up) > 1 or len(down) == 1, page


@pytest.mark.parametrize(("width", "height", "inches"), GLASSES)
def test_paddles_lead_to_the_end_of_every_page_and_back(
    at_home: Family, width: int, height: int, inches: float
) -> None:
    at_home.window.setProperty("diagonalInches", inches)
    at_home.window.resize(width, height)
    for page in pages(at_home):
        lead_to_the_end_and_back(at_home, page)


@pytest.mark.parametrize(("width", "height", "inches"), GLASSES)
def test_they_do_so_gliding(at_home: Family, width: int, height: int, inches: float) -> None:
    at_home.window.setProperty("diagonalInches", inches)
    at_home.window.resize(width, height)
    at_home.stage.visit.setReduceMotion(False)
    lead_to_the_end_and_back(at_home, "understanding/what-is-relapse")
