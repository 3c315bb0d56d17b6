"""Reading: what the modules of fenced blocks may ask of the reader, and the questions they all ask of YAML."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from kiosk.authoring import codes
from kiosk.authoring.fields import FieldReader, Written
from kiosk.authoring.syntax.scribe import Scribe, Zone
from kiosk.authoring.yamltree import Fields, Items, Value
from kiosk.model.blocks import Block, Blocks
from kiosk.model.inline import Runs


class Reading(ABC):
    """Reads Markdown that stands inside a fenced block."""

    scribe: Scribe

    @abstractmethod
    def behind(self, written: Written, zone: Zone) -> Blocks:
        """Return the blocks of Markdown inside a gate."""

    @abstractmethod
    def sentence(self, written: Written | None) -> Runs:
        """Return the runs of a text that is one paragraph."""


FenceReader: TypeAlias = Callable[[Value, int, Reading], Block | None]
"""Takes the YAML of a block, the line of its opening fence and the reader."""


def fields(value: Value, line: int, reading: Reading, known: Sequence[str], where: str) -> FieldReader | None:
    """Return a reader of the `name: value` lines of a block, or None after telling that it has none."""
    if isinstance(value, Fields):
        return FieldReader(value, reading.scribe.desk, known, where)
    message = f"The lines in {where} must be of the form `name: value`."
    reading.scribe.desk.tell(codes.WRONG_TYPE, value.line or line, message, f"Known are {', '.join(known)}.")
    return None


def members(value: Value, reading: Reading, known: Sequence[str], where: str) -> Iterator[FieldReader]:
    """Return a reader for each `- title: …` of a block."""
    if not isinstance(value, Items):
        message = f"Each part of {where} begins with a hyphen."
        reading.scribe.desk.tell(codes.WRONG_TYPE, value.line, message, "Write - title: and its words.")
        return
    for member in value.values:
        if isinstance(member, Fields):
            yield FieldReader(member, reading.scribe.desk, known, where)
        else:
            message = f"This part of {where} has no names."
            reading.scribe.desk.tell(codes.WRONG_TYPE, member.line, message, "Write - title: and its words.")


def illustration(part: FieldReader, scribe: Scribe) -> tuple[str, str]:
    """Return the picture and the text alternative of a step or card; one without the other is told."""
    picture, alt = part.text("picture"), part.text("alt")
    scribe.say([alt])
    if picture and not alt:
        hint = "Add a line that begins with alt: and says what the picture shows."
        message = "This picture has no words that say what it shows."
        scribe.desk.tell(codes.NO_ALT, picture.line, message, hint, column=picture.column)
    return scribe.picture(picture), alt.text if alt else ""
