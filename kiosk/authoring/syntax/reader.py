"""Reader: Markdown lines to blocks: fences cut out, the rest parsed, and each fence read by its own module."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from kiosk.authoring import codes, markdown, yamltree
from kiosk.authoring.fields import Written
from kiosk.authoring.nearest import did_you_mean
from kiosk.authoring.syntax import cards, fences, gate, icon_array, lines, questions, steps, unsupported
from kiosk.authoring.syntax.blocks import BlockReader
from kiosk.authoring.syntax.lines import Line
from kiosk.authoring.syntax.reading import FenceReader, Reading
from kiosk.authoring.syntax.scribe import Scribe, Zone
from kiosk.model.blocks import Block, Blocks, Paragraph
from kiosk.model.inline import Runs

FENCED: dict[str, FenceReader] = {
    "steps": steps.read,
    "cards": cards.read,
    "icon-array": icon_array.read,
    "questions": questions.read,
    "gate": gate.read,
}


class Reader(Reading):
    """Reads everything in one file that is Markdown."""

    def __init__(self, scribe: Scribe) -> None:
        """Read for `scribe`."""
        self.scribe = scribe
        self.ends: tuple[int, ...] = ()
        """The line in which each block of the document that was read last ends."""

    def blocks(self, source: Sequence[Line]) -> Blocks:
        """Return the blocks of a document."""
        rest, found = fences.cut(source, self.scribe.desk)
        if not unsupported.look(rest, self.scribe.desk):
            return ()
        reader = self._reader(found)
        blocks = reader.blocks(markdown.tree(lines.ready(rest)))
        self.ends = reader.ends
        return blocks

    def definitions(self, source: Sequence[Line]) -> tuple[Element | None, BlockReader]:
        """Return the element tree of a document with definition lists, and what reads its parts."""
        rest, found = fences.cut(source, self.scribe.desk)
        safe = unsupported.look(rest, self.scribe.desk)
        tree = markdown.tree(lines.ready(rest), definitions=True) if safe else None
        return tree, self._reader(found)

    def behind(self, written: Written, zone: Zone) -> Blocks:
        """Return the blocks of Markdown inside a gate."""
        before, self.scribe.zone = self.scribe.zone, zone
        result = self.blocks(source_of(written))
        self.scribe.zone = before
        return result

    def sentence(self, written: Written | None) -> Runs:
        """Return the runs of a text that is one paragraph, like a card's."""
        if written is None:
            return ()
        blocks = self.blocks(source_of(written))
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return blocks[0].runs
        if blocks:
            message = "Only one paragraph can stand here."
            self.scribe.desk.tell(codes.MISPLACED, written.line, message, "Write one or two sentences.")
        return ()

    def _reader(self, found: Sequence[fences.Fence]) -> BlockReader:
        return BlockReader(self.scribe, lambda number: self._fence(found[number]))

    def _fence(self, fence: fences.Fence) -> Block | None:
        desk, line = self.scribe.desk, fence.line
        read = FENCED.get(fence.name)
        if read is None:
            message = f"There is no block called {fence.name}." if fence.name else "This block has no name."
            hint = did_you_mean(fence.name, FENCED, f"Known are {', '.join(FENCED)}.")
            desk.tell(codes.UNKNOWN_BLOCK, line.number, message, hint, at="```")
            return None
        raw = desk.lines[line.number - 1]
        text = "\n".join(one.text for one in fence.lines)
        value = yamltree.read(text, line.number + 1, desk, shift=max(0, len(raw) - len(line.text)))
        if value is None:
            if not text.strip():
                desk.tell(codes.EMPTY, line.number, "There is nothing in this block.", "Copy one that works.", at="```")
            return None
        return read(value, line.number, self)


def source_of(written: Written) -> list[Line]:
    """Return the lines of a Markdown text that stands in YAML."""
    step = 1 if written.steps else 0
    return [Line(written.first + number * step, text) for number, text in enumerate(written.text.split("\n"))]
