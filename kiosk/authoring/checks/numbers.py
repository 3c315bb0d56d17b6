"""Rules H3 and H4: numbers about outcome stand behind a gate, never as `1 in …`, and always with whole and group."""

from __future__ import annotations

import re

from kiosk.authoring import codes
from kiosk.authoring.checks.draft import Draft
from kiosk.authoring.desk import Desk
from kiosk.authoring.names import Kind
from kiosk.authoring.reading_grade import sentences
from kiosk.authoring.syntax.scribe import Passage, Zone
from kiosk.model.blocks import Blocks, Gate, IconArray

_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|uno?|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|cien)"
)
_PERCENT = r"\d+(?:[.,]\d+)?\s?(?:[%\u066a]|per\s?cent\b|por\s?ciento\b)"
_WHOLE = (
    rf"\b{_NUMBER} (?:out )?of (?:every )?\d+\b|\b{_NUMBER} (?:out )?of every {_NUMBER}\b"
    rf"|\b{_NUMBER} de cada {_NUMBER}\b"
)
_PERCENTAGE, _FREQUENCY, _COUNT = (
    re.compile(pattern, re.IGNORECASE) for pattern in (_PERCENT, _WHOLE, f"{_PERCENT}|{_WHOLE}")
)
"""English and Spanish; another language's words are added here."""
_GROUP = re.compile(
    r"\b(?:child|children|bab(?:y|ies)|teen(?:ager)?s|adults|people|patients|famil(?:y|ies)|parents|siblings"
    r"|niñ[oa]s?|bebés?|adolescentes|adultos|personas|pacientes|familias?|padres|hermanos)\b",
    re.IGNORECASE,
)
"""Whom a number can be about."""
_ONE_IN = re.compile(
    rf"\b{_NUMBER} in (?:every )?{_NUMBER}\b|\b(?:1|uno?|una) (?:de|en) cada {_NUMBER}\b", re.IGNORECASE
)


def check(draft: Draft, desk: Desk) -> None:
    """Warn of counts that no gate stands before, and of `1 in …` anywhere."""
    for passage in draft.passages:
        _one_in(passage, desk)
        if passage.zone is Zone.NUMBERS:
            _without_group(passage, desk)
        else:
            _open(passage, desk)
    if any(isinstance(block, IconArray) for block in _before_gates(draft.blocks)):
        message = "These figures can be seen without choosing to."
        hint = "Put the block into a block called gate, under numbers: ."
        desk.tell(codes.OPEN_NUMBER, _line_of_array(desk), message, hint)
    if draft.kind is Kind.HELP and any(isinstance(block, Gate) for block in draft.blocks):
        desk.tell(codes.MISPLACED, 0, "The help screen has no gate.", "Move the numbers to a page.")


def _open(passage: Passage, desk: Desk) -> None:
    for found in _COUNT.finditer(passage.text):
        message = f"The number {found[0]} can be seen without choosing to."
        hint = "Put numbers about how children do into a block called gate, under numbers: ."
        desk.tell(codes.OPEN_NUMBER, passage.line_at(found.start()), message, hint, at=found[0])


def _without_group(passage: Passage, desk: Desk) -> None:
    """Tell of what lacks its whole or its group behind a gate: a sentence's percentage, a paragraph's first count."""
    hint = "Name the count, the whole and the group: 5 of every 10 children with this disease."
    for start, sentence in sentences(passage.text):
        percentage = _PERCENTAGE.search(sentence)
        if percentage and not _FREQUENCY.search(sentence):
            message = f"{percentage[0]} says neither how many nor of whom."
            line = passage.line_at(start + percentage.start())
            desk.tell(codes.NO_GROUP, line, message, hint, at=percentage[0])
    frequency = _FREQUENCY.search(passage.text)
    if frequency and not _GROUP.search(passage.text):
        message = f"The number {frequency[0]} does not say of whom."
        desk.tell(codes.NO_GROUP, passage.line_at(frequency.start()), message, hint, at=frequency[0])


def _one_in(passage: Passage, desk: Desk) -> None:
    for found in _ONE_IN.finditer(passage.text):
        hint = "Name the whole and the group: 15 of every 100 children with this disease."
        line = passage.line_at(found.start())
        desk.tell(codes.ONE_IN, line, f"{found[0]} is hard to compare with other numbers.", hint, at=found[0])


def _before_gates(blocks: Blocks) -> Blocks:
    """Everything but what gates hold; fenced blocks never stand deeper."""
    return tuple(block for block in blocks if not isinstance(block, Gate))


def _line_of_array(desk: Desk) -> int:
    opening = ("```icon-array", "~~~icon-array")
    return next((number for number, line in enumerate(desk.lines, start=1) if line.startswith(opening)), 0)
