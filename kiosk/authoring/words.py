"""Words: how many a page has to read, and all the words of a block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from kiosk.model.blocks import (
    Block,
    Blocks,
    BulletList,
    Callout,
    Cards,
    Figure,
    Gate,
    Heading,
    IconArray,
    NumberedList,
    Paragraph,
    QuestionSet,
    Quote,
    Steps,
    Table,
)
from kiosk.model.inline import plain

_WORD = re.compile("\\w[\\w'\N{RIGHT SINGLE QUOTATION MARK}./-]*")


def count(blocks: Blocks) -> int:
    """Return the number of words to read, what is behind a gate left out."""
    return sum(len(_WORD.findall(text)) for block in blocks for text in _texts(block))


def _texts(block: Block) -> Iterator[str]:  # noqa: C901 - one case for each block type
    match block:
        case Heading() | Paragraph():
            yield plain(block.runs)
        case BulletList() | NumberedList():
            yield from (text for item in block.items for inside in item for text in _texts(inside))
        case Table():
            yield from (plain(cell) for row in (block.header, *block.rows) for cell in row)
        case Quote():
            yield from (plain(runs) for runs in block.paragraphs)
        case Figure():
            yield block.caption
        case Callout():
            yield from (text for inside in block.blocks for text in _texts(inside))
        case IconArray():
            yield from (block.population, block.meaning, block.otherwise)
        case Steps():
            yield from (f"{step.title} {plain(step.runs)}" for step in block.steps)
        case Cards():
            yield from (f"{card.title} {plain(card.runs)}" for card in block.cards)
        case Gate() | QuestionSet():
            pass
        case _:
            assert_never(block)
