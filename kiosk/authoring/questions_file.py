"""Questions file: headings with bullet lists to groups of questions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kiosk.authoring import codes, names
from kiosk.authoring.syntax.scribe import Scribe
from kiosk.model.blocks import Blocks, BulletList, Heading, Paragraph
from kiosk.model.inline import plain
from kiosk.model.library import Question, QuestionGroup

_NAMED = re.compile(r"(.*\S)\s*\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}")
"""A heading that keeps its name in every language: `## Sobre el tratamiento {#about-treatment}`."""


def groups(blocks: Blocks, ends: Sequence[int], scribe: Scribe) -> tuple[QuestionGroup, ...]:
    """Return the groups of the file, in its order; what is neither a heading nor a list of questions is told.

    `ends` is the line in which each block ends.
    """
    result: list[QuestionGroup] = []
    heading, above = "", 0
    for block, line in zip(blocks, ends, strict=True):
        match block:
            case Heading(level=2) if not heading:
                heading, above = plain(block.runs), line
            case BulletList() if heading:
                _add(heading, above, block, result, scribe)
                heading = ""
            case _:
                message = "This is neither the heading of a group nor its list of questions."
                hint = "Write ## and a heading, and below it lines with - ."
                scribe.desk.tell(codes.BAD_QUESTIONS, line, message, hint)
    if heading:
        message = f"There is no question below {heading}."
        scribe.desk.tell(codes.BAD_QUESTIONS, above, message, "Add lines with - .")
    return tuple(result)


def _add(heading: str, line: int, block: BulletList, result: list[QuestionGroup], scribe: Scribe) -> None:
    named = _NAMED.fullmatch(heading)
    title, group = (named[1], named[2]) if named else (heading, names.slug(heading))
    texts = [plain(item[0].runs) for item in block.items if len(item) == 1 and isinstance(item[0], Paragraph)]
    if len(texts) < len(block.items):
        message = f"A question below {title} is more than one sentence in one line."
        scribe.desk.tell(codes.BAD_QUESTIONS, line, message, "Write one question a line, each with - in front.")
    if any(one.id == group for one in result):
        message = f"The group {title} stands here a second time."
        scribe.desk.tell(codes.DUPLICATE_NAME, line, message, "Join the two.")
        return
    questions = tuple(Question(f"{group}/{number}", text) for number, text in enumerate(texts, start=1))
    result.append(QuestionGroup(group, title, questions))
    scribe.entries.append((group, line))
