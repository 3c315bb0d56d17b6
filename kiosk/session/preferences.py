"""How a visitor wants the screen to be; gone with the visit (P1)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Theme(StrEnum):
    """The colour schemes; all meet A3."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


TEXT_SIZES = (100, 125, 150, 200)
"""Text sizes in percent; 200 is what WCAG 1.4.4 asks for (A4)."""

LARGE_TEXT = 150
"""From this percentage on, reading takes longer and idle times double."""


VOLUMES = (20, 40, 60, 80, 100)
"""Volumes of the voice in percent; each visitor starts in the middle (A17)."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """Language (BCP 47), text size in percent (one of `TEXT_SIZES`), colours, whether things may move, reach and voice.

    `low_reach` brings everything that can be tapped into the lower half of the screen (A20). With `read_aloud`, each
    screen is spoken when it comes (A15), at `volume` percent (one of `VOLUMES`).
    """

    language: str = "en"
    text_size: int = 100
    theme: Theme = Theme.LIGHT
    reduce_motion: bool = False
    low_reach: bool = False
    read_aloud: bool = False
    volume: int = VOLUMES[2]
