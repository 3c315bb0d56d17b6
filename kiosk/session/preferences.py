"""How a visitor wants the screen to be; gone with the visit (P1)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Theme(StrEnum):
    """The colour schemes; both meet A3."""

    LIGHT = "light"
    DARK = "dark"


TEXT_SIZES = (100, 125, 150, 200)
"""Text sizes in percent; 200 is what WCAG 1.4.4 asks for (A4)."""

LARGE_TEXT = 150
"""From this percentage on, reading takes longer and idle times double."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """Language (BCP 47), text size in percent (one of `TEXT_SIZES`), colours, and whether things may move."""

    language: str = "en"
    text_size: int = 100
    theme: Theme = Theme.LIGHT
    reduce_motion: bool = False
