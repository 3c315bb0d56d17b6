"""Gate: ````gate, the step before numbers about outcome (H4)."""

from __future__ import annotations

from kiosk.authoring import codes
from kiosk.authoring.fields import Written
from kiosk.authoring.parsed import Target
from kiosk.authoring.syntax.reading import Reading, fields
from kiosk.authoring.syntax.scribe import Zone
from kiosk.authoring.yamltree import Value
from kiosk.model.blocks import Blocks, Gate

KEYS = ("coming", "questions", "words", "numbers")


def read(value: Value, line: int, reading: Reading) -> Gate | None:
    """Return the gate of a block; a gate inside a gate is told and left out."""
    scribe = reading.scribe
    if scribe.zone is not Zone.OPEN:
        scribe.desk.tell(codes.MISPLACED, line, "A gate cannot stand inside a gate.", "Move it below.", at="```")
        return None
    part = fields(value, line, reading, KEYS, "gate")
    if part is None:
        return None
    part.require(KEYS)
    scribe.gates.append(line)
    coming, group = part.text("coming"), part.text("questions")
    scribe.say([coming])
    if group:
        scribe.refer(Target.GROUP, group.text, group.text, group.line, group.column)
    words = _blocks(part.text("words"), Zone.WORDS, reading)
    numbers = _blocks(part.text("numbers"), Zone.NUMBERS, reading)
    return Gate(coming.text if coming else "", numbers, words, group.text if group else "")


def _blocks(written: Written | None, zone: Zone, reading: Reading) -> Blocks:
    return reading.behind(written, zone) if written else ()
