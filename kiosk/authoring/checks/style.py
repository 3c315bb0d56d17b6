"""Rules of plain language: short sentences and paragraphs, headings in their order, no word twice."""

from __future__ import annotations

import re

from kiosk.authoring import codes, reading_grade
from kiosk.authoring.checks.draft import Draft
from kiosk.authoring.desk import Desk
from kiosk.authoring.syntax.scribe import Passage
from kiosk.model.blocks import Heading

LONGEST_SENTENCE = 25
"""Words. Twenty are the aim; a sentence with a long name in it may have more (plainlanguage.gov)."""
LONGEST_PARAGRAPH = 5
"""Sentences."""
_TWICE = re.compile(r"\b([^\W\d_]+)\s+\1\b", re.IGNORECASE)


def check(draft: Draft, desk: Desk) -> None:
    """Warn of what makes a text hard to follow."""
    for passage in draft.passages:
        _sentences(passage, desk)
        for found in _TWICE.finditer(passage.text):
            line = passage.line_at(found.start())
            desk.tell(codes.TWICE, line, f"The word {found[1]} stands here twice.", "Take one out.", at=found[0])
    levels = [block.level for block in draft.blocks if isinstance(block, Heading)]
    if levels and levels[0] > min(levels):
        message = "The first heading of this page is a smaller one."
        line = next((number for number, line in enumerate(desk.lines, start=1) if line.startswith("###")), 0)
        desk.tell(codes.SKIPPED_HEADING, line, message, "Begin it with ## instead of ### .")


def _sentences(passage: Passage, desk: Desk) -> None:
    sentences = reading_grade.sentences(passage.text)
    if len(sentences) > LONGEST_PARAGRAPH:
        message = f"This paragraph has {len(sentences)} sentences."
        desk.tell(codes.LONG_PARAGRAPH, passage.line_at(0), message, "Make two of it, with an empty line between them.")
    for start, sentence in sentences:
        count = len(reading_grade.WORD.findall(sentence))
        if count > LONGEST_SENTENCE:
            message = f"This sentence has {count} words."
            desk.tell(codes.LONG_SENTENCE, passage.line_at(start), message, "Make two of it.", at=sentence[:12])
