"""Blocks: the element tree of a page as typed blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from kiosk.authoring import codes
from kiosk.authoring.syntax import alerts, figures, inline, tables
from kiosk.authoring.syntax.lines import HOLDER, MARK, SEPARATOR
from kiosk.authoring.syntax.scribe import Scribe
from kiosk.model.blocks import (
    Block,
    Blocks,
    BulletList,
    Callout,
    Heading,
    NumberedList,
    Paragraph,
    Quote,
)
from kiosk.model.inline import plain

INSIDE = (Paragraph, BulletList, NumberedList)
"""What may stand inside a list or a callout."""
LOWEST_HEADING = 3


class BlockReader:
    """Reads the elements of one tree; `fenced` reads the fenced block of a number."""

    def __init__(self, scribe: Scribe, fenced: Callable[[int], Block | None]) -> None:
        """Read for `scribe`."""
        self._scribe = scribe
        self._fenced = fenced
        self.ends: tuple[int, ...] = ()
        """The line in which each of the blocks that were read last ends."""

    def blocks(self, parent: Element) -> Blocks:
        """Return the blocks of an element, whose text may mix words with blocks as a list item's does."""
        read = [
            (block, self._scribe.line) for part in _parts(parent) for block in self._block(part) if block is not None
        ]
        self.ends = tuple(line for _, line in read)
        return tuple(block for block, _ in read)

    def _block(self, element: Element) -> Iterator[Block | None]:
        match element.tag:
            case "p":
                yield self._paragraph(element)
            case "ul":
                yield BulletList(self._items(element))
            case "ol":
                yield NumberedList(self._items(element), int(element.get("start", "1")))
            case "blockquote":
                yield self._quote(element)
            case "table":
                yield tables.table(element, self._scribe)
            case "pre":
                self._code(element)
            case tag:
                yield self._heading(element, int(tag[1:]))

    def _paragraph(self, element: Element) -> Block | None:
        text = MARK.sub("", element.text or "").strip()
        if text == SEPARATOR:
            return None
        holder = HOLDER.fullmatch(text)
        if holder and not len(element):
            self._scribe.follow(element.text)
            return self._fenced(int(holder[1]))
        if figures.is_figure(element):
            return figures.figure(element, self._scribe)
        runs = inline.whole(element, self._scribe)
        return Paragraph(runs) if runs else None

    def _items(self, element: Element) -> tuple[Blocks, ...]:
        return tuple(blocks for item in element if (blocks := self._item(item)))

    def _item(self, item: Element) -> Blocks:
        blocks = self.inside(item, "a list")
        if not blocks:
            # The mark of a line without words stands in its text.
            self._scribe.follow(item.text)
            message = "There are no words in this line of the list."
            self._scribe.desk.tell(codes.EMPTY, self._scribe.line, message, "Write some, or take the line out.")
        return blocks

    def inside(self, element: Element, where: str) -> Blocks:
        """Return the paragraphs and lists of an element, and tell of everything else in it."""
        result = self.blocks(element)
        if any(not isinstance(block, INSIDE) for block in result):
            message = f"Only paragraphs and lists can stand inside {where}."
            self._scribe.desk.tell(codes.MISPLACED, self._scribe.line, message, "Move the rest below it.")
        return tuple(block for block in result if isinstance(block, INSIDE))

    def _quote(self, element: Element) -> Callout | Quote | None:
        kind = alerts.take(element, self._scribe)
        if kind:
            blocks = self.inside(element, "a box")
            if not blocks:
                message = "There is nothing in this box."
                self._scribe.desk.tell(codes.EMPTY, self._scribe.line, message, "Write a line below it, after >.")
            return Callout(kind, blocks)
        blocks = self.blocks(element)
        paragraphs = tuple(block.runs for block in blocks if isinstance(block, Paragraph))
        if len(paragraphs) < len(blocks):
            message = "Only paragraphs can stand in somebody's words."
            self._scribe.desk.tell(codes.MISPLACED, self._scribe.line, message, "Move the rest below it.")
        return Quote(paragraphs) if paragraphs else None

    def _heading(self, element: Element, level: int) -> Heading:
        runs = inline.whole(element, self._scribe)
        message = ""
        if level == 1:
            message = "The title of a page stands at its top, so # cannot be used."
        elif level > LOWEST_HEADING:
            message = "Headings are written with ## or ###."
        elif not runs:
            message = "This heading has no words."
        if message:
            self._scribe.desk.tell(codes.BAD_HEADING, self._scribe.line, message, "Write ## and the words.")
        return Heading(level, runs, self._scribe.anchor(plain(runs)))

    def _code(self, element: Element) -> None:
        for part in element.itertext():
            self._scribe.follow(part)
            break
        message = "Lines that begin with four spaces are taken for computer code."
        self._scribe.desk.tell(codes.CODE, self._scribe.line, message, "Take the spaces out.")


def _parts(parent: Element) -> Iterator[Element]:
    """Return the block elements of `parent`; words between them come as paragraphs."""
    loose = Element("p")
    loose.text = parent.text
    for child in parent:
        if child.tag in inline.TAGS:
            loose.append(child)
            continue
        yield from _if_any(loose)
        yield child
        loose = Element("p")
        loose.text = child.tail
    yield from _if_any(loose)


def _if_any(paragraph: Element) -> Iterator[Element]:
    if len(paragraph) or (paragraph.text or "").strip():
        yield paragraph
