"""Questions file: headings with bullet lists to groups of questions."""

from __future__ import annotations

import re

from kiosk.authoring import codes, names
from kiosk.authoring.desk import Desk
from kiosk.model.blocks import Block, Blocks, BulletList, Heading, Paragraph
from kiosk.model.inline import plain
from kiosk.model.library import Question, QuestionGroup

_NAMED = re.compile(r"(.*\S)\s*\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}")
"""A heading that keeps its name in every language: `## Sobre el tratamiento {#about-treatment}`."""


def groups(blocks: Blocks, desk: Desk) -> tuple[QuestionGroup, ...]:
    """Return the groups of the file, in its order; what is neither a heading nor a list of questions is told."""
    result: list[QuestionGroup] = []
    heading = ""
    for block in blocks:
        match block:
            case Heading(level=2) if not heading:
                heading = plain(block.runs)
            case BulletList() if heading:
                _add(heading, block, result, desk)
                heading = ""
            case _:
                _tell(block, desk)
    if heading:
        message = f"There is no question below {heading}."
        desk.tell(codes.BAD_QUESTIONS, _line(desk, heading), message, "Add lines with - .")
    return tuple(result)


def _add(heading: str, block: BulletList, result: list[QuestionGroup], desk: Desk) -> None:
    named = _NAMED.fullmatch(heading)
    title, group = (named[1], named[2]) if named else (heading, names.slug(heading))
    texts = [plain(item[0].runs) for item in block.items if len(item) == 1 and isinstance(item[0], Paragraph)]
    if len(texts) < len(block.items):
        message = f"A question below {title} is more than one sentence in one line."
        desk.tell(codes.BAD_QUESTIONS, _line(desk, title), message, "Write one question a line, each with - in front.")
    if any(one.id == group for one in result):
        message = f"The group {title} stands here a second time."
        desk.tell(codes.DUPLICATE_NAME, _line(desk, title), message, "Join the two.")
        return
    questions = tuple(Question(f"{group}/{number}", text) for number, text in enumerate(texts, start=1))
    result.append(QuestionGroup(group, title, questions))


def _tell(block: Block, desk: Desk) -> None:
    words = plain(block.runs) if isinstance(block, Heading | Paragraph) else ""
    message = "This is neither the heading of a group nor its list of questions."
    desk.tell(codes.BAD_QUESTIONS, _line(desk, words), message, "Write ## and a heading, and below it lines with - .")


def _line(desk: Desk, words: str) -> int:
    """Return the last line that holds `words`; blocks carry no lines."""
    numbers = [number for number, line in enumerate(desk.lines, start=1) if words and words in line]
    return numbers[-1] if numbers else 0
