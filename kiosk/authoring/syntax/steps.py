"""Steps: ```steps, a list of title, text, and picture with alt where one helps."""

from __future__ import annotations

from kiosk.authoring.syntax.reading import Reading, illustration, members
from kiosk.authoring.yamltree import Value
from kiosk.model.blocks import Step, Steps

KEYS = ("title", "text", "picture", "alt")


def read(value: Value, _line: int, reading: Reading) -> Steps:
    """Return the steps of a block."""
    steps: list[Step] = []
    for part in members(value, reading, KEYS, "steps"):
        part.require(("title", "text"))
        title = part.text("title")
        reading.scribe.say([title])
        runs = reading.sentence(part.text("text"))
        steps.append(Step(title.text if title else "", runs, *illustration(part, reading.scribe)))
    return Steps(tuple(steps))
