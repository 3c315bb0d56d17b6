"""Book: what the library that is shown knows, and which of its words stand behind a gate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtQuick import QQuickItem

from kiosk.bridge import block_rows
from kiosk.bridge.rows import Row
from kiosk.bridge.stage import Stage
from kiosk.model.blocks import Gate
from kiosk.session.visit import GateChoice

GateKey = tuple[str, int]
"""A page and the number of its gate."""


class Book:
    """What the library that is shown knows: everything a visit may name."""

    def __init__(self, stage: Stage) -> None:
        library = stage.library()
        assert library is not None
        self.languages = library.languages
        guides = [library.guide(language) for language in self.languages]
        self.sections = {section.id for guide in guides for section in guide.sections}
        self.terms = {term.slug for guide in guides for term in guide.glossary}
        self.groups = {"", *(group.id for guide in guides for group in guide.groups)}
        self.questions = {question.id for guide in guides for group in guide.groups for question in group.questions}
        self.gates: dict[str, int] = {}
        self.rows: dict[str, int] = {}
        self.numbers: dict[object, set[GateKey]] = {}
        self.gated: set[tuple[str, int]] = set()
        open_to_all: set[object] = set()
        pages = [
            page
            for language in self.languages
            for section in self.sections
            for entry in library.entries(language, section)
            if (page := library.page(language, entry.id))
        ]
        assert pages
        for page in pages:
            gates = [block for block in page.blocks if isinstance(block, Gate)]
            self.gates[page.entry.id] = len(gates)
            self.gated |= {(page.entry.id, row) for row, one in enumerate(page.blocks) if isinstance(one, Gate)}
            behind = sum(max(len(gate.numbers), len(gate.words)) for gate in gates)
            self.rows[page.entry.id] = max(self.rows.get(page.entry.id, 0), len(page.blocks) + behind + 1)
            free = block_rows.rows(page.blocks, lambda _group: [], lambda _gate: GateChoice.WORDS)
            open_to_all |= {one for row in free for one in told(row)}
            for number, gate in enumerate(gates):
                for row in block_rows.behind(gate, GateChoice.NUMBERS, lambda _group: []):
                    for one in told(row):
                        self.numbers.setdefault(one, set()).add((page.entry.id, number))
        self.numbers = {one: where for one, where in self.numbers.items() if one not in open_to_all}
        assert self.numbers, "nothing in the library stands behind a gate"


def told(row: Row) -> Iterator[object]:
    """Return what of a row can be seen: its texts, or the numbers of an icon array."""
    if row["kind"] == "IconArray":
        yield (row["total"], row["marked"], row["population"], row["meaning"])
        return
    assert isinstance(row["lines"], list)
    lines = [line["text"] for line in row["lines"] if isinstance(line, dict) and "text" in line]
    yield from (_plain(str(text)) for text in (row["text"], *lines) if text and row["kind"] != "Gate")


def shown(item: QQuickItem) -> object:
    """Return what an item tells, as `told` names it."""
    if item.property("population"):
        return tuple(item.property(name) for name in ("total", "marked", "population", "meaning"))
    text = item.property("text") if item.inherits("QQuickText") else None
    return _plain(str(text)) if text else None


def _plain(text: str) -> str:
    return re.sub("<[^>]*>", "", text).strip("\u200f")
