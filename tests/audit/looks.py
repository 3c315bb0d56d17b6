"""Looks: every way a visitor can have the screen, and few of them that cover each pair of wishes."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from kiosk.session.preferences import TEXT_SIZES, Preferences, Theme
from tests import pseudo

LANGUAGES = ("en", "es", *pseudo.LANGUAGES)


class Glass(NamedTuple):
    """A screen: its diagonal, its two sides in pixels, how high it hangs and how far away people stand (mm)."""

    inches: float
    long: int
    short: int
    lower_edge: float
    distance: float


GLASSES = (Glass(10.1, 1280, 800, 1000, 500), Glass(24, 1920, 1080, 900, 600), Glass(43, 1920, 1080, 800, 710))


class Look(NamedTuple):
    """How one visitor sees the screen; nothing moves, so that the audit need not wait."""

    language: str
    text_size: int
    theme: Theme
    low_reach: bool
    portrait: bool
    glass: Glass

    def preferences(self) -> Preferences:
        return Preferences(
            language=self.language,
            text_size=self.text_size,
            theme=self.theme,
            reduce_motion=True,
            low_reach=self.low_reach,
        )

    def size(self) -> tuple[int, int]:
        """Return width and height in pixels."""
        return (self.glass.short, self.glass.long) if self.portrait else (self.glass.long, self.glass.short)

    def __str__(self) -> str:
        reach, stance = "low" if self.low_reach else "whole", "portrait" if self.portrait else "landscape"
        return f"{self.language} {self.text_size} {self.theme} {reach} {stance} {self.glass.inches:g}in"


AXES = (LANGUAGES, TEXT_SIZES, tuple(Theme), (False, True), (False, True), GLASSES)


def every() -> list[Look]:
    return [Look(*wishes) for wishes in itertools.product(*AXES)]


def pairs(look: Look) -> set[object]:
    """Return each two wishes of a look, with which wishes they are."""
    return set(itertools.combinations(enumerate(look), 2))


def pairwise() -> list[Look]:
    """Return few looks in which every two wishes are met together, the most telling first."""
    looks = every()
    missing = set[object]().union(*map(pairs, looks))
    chosen: list[Look] = []
    while missing:
        chosen.append(max(looks, key=lambda look: len(pairs(look) & missing)))
        missing -= pairs(chosen[-1])
    return chosen
