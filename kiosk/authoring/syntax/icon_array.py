"""Icon array: ```icon-array, a count as figures (H3)."""

from __future__ import annotations

from kiosk.authoring import codes
from kiosk.authoring.syntax.reading import Reading, fields
from kiosk.authoring.yamltree import Value
from kiosk.model.blocks import IconArray

KEYS = ("total", "marked", "population", "meaning", "otherwise")
LARGEST = 100
"""More figures than this cannot be told apart on a screen."""


def read(value: Value, line: int, reading: Reading) -> IconArray | None:
    """Return the icon array of a block, or None when its counts cannot be drawn."""
    part = fields(value, line, reading, KEYS, "icon-array")
    if part is None:
        return None
    part.require(KEYS)
    total, marked = part.number("total"), part.number("marked")
    texts = [part.text(name) for name in KEYS[2:]]
    reading.scribe.say(texts)
    population, meaning, otherwise = (text.text if text else "" for text in texts)
    if total is None or marked is None:
        return None
    if not 0 < total <= LARGEST or marked > total:
        message = f"{marked} of {total} cannot be shown as figures."
        hint = f"total is from 1 to {LARGEST}, and marked is not more than total."
        reading.scribe.desk.tell(codes.BAD_NUMBER, line, message, hint, at="```")
        return None
    return IconArray(total, marked, population, meaning, otherwise)
