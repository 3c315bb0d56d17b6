"""Blocks → rows for the page's list: one row a block, named after its QML delegate.

Blocks inside blocks are flattened, because a QML delegate cannot hold itself: lists and callouts become lines with a
depth, and what stands behind a gate follows its gate as ordinary rows once a family has chosen to see it (H4).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import assert_never

from kiosk.bridge.rows import Row
from kiosk.bridge.styled import styled
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
from kiosk.session.visit import GateChoice

ROLES = ("kind", "text", "level", "lines", "picture", "alt", "total", "marked", "population", "meaning", "otherwise",
         "gate", "choice")  # fmt: skip
_EMPTY: Row = dict.fromkeys(ROLES, "") | {"level": 0, "lines": [], "total": 0, "marked": 0, "gate": -1}

Questions = Callable[[str], list[Row]]
Choices = Callable[[int], GateChoice | None]


def rows(blocks: Blocks, questions: Questions, choices: Choices) -> list[Row]:
    """Return the rows of a page's blocks.

    `questions` gives the rows of a group of questions, `choices` what was chosen at a gate, counted from 0.
    """
    result: list[Row] = []
    gates = 0
    for block in blocks:
        if isinstance(block, Gate):
            choice = choices(gates)
            result.append(_gate(block, gates, choice))
            result += behind(block, choice, questions)
            gates += 1
        else:
            result.append(row(block, questions))
    return result


def behind(gate: Gate, choice: GateChoice | None, questions: Questions) -> list[Row]:
    """Return the rows that follow a gate once `choice` was made there."""
    shown: Blocks = {GateChoice.NUMBERS: gate.numbers, GateChoice.WORDS: gate.words, None: ()}[choice]
    return [row(block, questions) for block in shown]


def row(block: Block, questions: Questions) -> Row:  # noqa: C901, PLR0911, PLR0912 - one case for each block type
    """Return the row of one block."""
    kind = {**_EMPTY, "kind": type(block).__name__}
    match block:
        case Heading():
            return {**kind, "text": styled(block.runs), "level": block.level}
        case Paragraph():
            return {**kind, "text": styled(block.runs)}
        case BulletList() | NumberedList():
            return {**kind, "lines": list(_lines((block,), 0))}
        case Table():
            cells = [[styled(cell) for cell in line] for line in (block.header, *block.rows)]
            return {**kind, "lines": cells, "text": "; ".join(plain(cell) for cell in block.header)}
        case Quote():
            return {**kind, "lines": [_line("", styled(runs), 0) for runs in block.paragraphs]}
        case Figure():
            return {**kind, "picture": block.picture, "alt": block.alt, "text": block.caption}
        case Callout():
            return {**kind, "meaning": block.kind.value, "lines": list(_lines(block.blocks, 0))}
        case IconArray():
            counts = {"total": block.total, "marked": block.marked, "population": block.population}
            return {**kind, **counts, "meaning": block.meaning, "otherwise": block.otherwise}
        case Steps():
            steps = [
                {"title": step.title, "text": styled(step.runs), "picture": step.picture, "alt": step.alt}
                for step in block.steps
            ]
            return {**kind, "lines": steps}
        case Cards():
            return {**kind, "lines": card_rows(block)}
        case Gate():
            return _gate(block, 0, None)
        case QuestionSet():
            return {**kind, "lines": questions(block.group), "text": block.group}
        case _:
            assert_never(block)


def card_rows(block: Cards) -> list[Row]:
    """Return one row a card, also for the slides of the attract screen."""
    return [
        {"title": card.title, "text": styled(card.runs), "picture": card.picture, "alt": card.alt, "page": card.page}
        for card in block.cards
    ]


def _gate(block: Gate, number: int, choice: GateChoice | None) -> Row:
    return {
        **_EMPTY,
        "kind": "Gate",
        "text": block.coming,
        "gate": number,
        "choice": choice or "",
        "meaning": block.questions,
    }


def _line(marker: str, text: str, depth: int) -> Row:
    return {"marker": marker, "number": 0, "text": text, "depth": depth}


def _lines(blocks: Blocks, depth: int) -> Iterator[Row]:
    """Flatten paragraphs and lists into lines; an item's first line carries its marker."""
    for block in blocks:
        match block:
            case Paragraph():
                yield _line("", styled(block.runs), depth)
            case BulletList():
                for item in block.items:
                    yield from _item(item, depth, marker="•")
            case NumberedList():
                for number, item in enumerate(block.items, start=block.start):
                    yield from _item(item, depth, number=number)
            case _:
                # The checker lets only paragraphs and lists into lists and callouts.
                message = f"{type(block).__name__} cannot stand inside a list or callout"
                raise TypeError(message)


def _item(item: Blocks, depth: int, marker: str = "", number: int = 0) -> Iterator[Row]:
    for position, line in enumerate(_lines(item, depth + 1)):
        yield {**line, "marker": marker, "number": number, "depth": depth} if position == 0 else line
