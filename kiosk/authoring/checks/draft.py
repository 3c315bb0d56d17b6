"""Draft: what a rule looks at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from kiosk.authoring.desk import Desk
from kiosk.authoring.names import Kind
from kiosk.authoring.syntax.scribe import Passage
from kiosk.model.blocks import Blocks


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as it was read: its blocks, and its passages with their lines."""

    kind: Kind
    blocks: Blocks
    passages: tuple[Passage, ...]


Check: TypeAlias = Callable[[Draft, Desk], None]
