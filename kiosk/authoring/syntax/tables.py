"""Tables: one header row and rows of the same length."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from kiosk.authoring import codes
from kiosk.authoring.syntax import inline
from kiosk.authoring.syntax.scribe import Scribe
from kiosk.model.blocks import Table
from kiosk.model.inline import Runs


def table(element: Element, scribe: Scribe) -> Table:
    """Return the table of a `table` element; rows that do not fit are told."""
    header = next(_row(row, scribe) for row in element.iterfind("thead/tr"))
    rows: list[tuple[Runs, ...]] = []
    for row in element.iterfind("tbody/tr"):
        cells = _row(row, scribe)
        if len(cells) != len(header):
            message = f"This row has {len(cells)} cells, and the first row has {len(header)}."
            scribe.desk.tell(codes.BAD_TABLE, scribe.line, message, "Check the signs | in this row.")
        rows.append(cells)
    if not rows:
        message = "This table has a first row and nothing below it."
        scribe.desk.tell(codes.BAD_TABLE, scribe.line, message, "Add rows, or write a paragraph instead.")
    return Table(header, tuple(rows))


def _row(row: Element, scribe: Scribe) -> tuple[Runs, ...]:
    return tuple(inline.whole(cell, scribe) for cell in row)
