"""Questions: ```questions, a group of questions in the middle of a page."""

from __future__ import annotations

from kiosk.authoring.parsed import Target
from kiosk.authoring.syntax.reading import Reading, fields
from kiosk.authoring.yamltree import Value
from kiosk.model.blocks import QuestionSet

KEYS = ("group",)


def read(value: Value, line: int, reading: Reading) -> QuestionSet | None:
    """Return the question set of a block."""
    part = fields(value, line, reading, KEYS, "questions")
    if part is None:
        return None
    part.require(KEYS)
    group = part.text("group")
    if group is None:
        return None
    reading.scribe.refer(Target.GROUP, group.text, group.text, group.line, group.column)
    return QuestionSet(group.text)
