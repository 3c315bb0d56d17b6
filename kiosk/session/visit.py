"""Visit: everything the screen knows of one visitor, as a single value."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.session.preferences import Preferences


class Screen(StrEnum):
    """The screens a visitor can be on."""

    HOME = "home"
    SECTION = "section"
    PAGE = "page"
    GLOSSARY = "glossary"
    QUESTIONS = "questions"
    MY_LIST = "my-list"
    SEARCH = "search"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Place:
    """Where on a screen the reader is: the first visible block, and which share of it has scrolled away.

    Blocks are counted from 0; what stands above the first is -1, and what stands below the last is one more than it. A
    share holds at every text size and width; below 0 it is the room above a block that has not yet reached the top.
    """

    index: int = -1
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Route:
    """A screen, what it shows (a section's or page's id, the words searched for, or nothing) and the reader's place."""

    screen: Screen
    target: str = ""
    place: Place = Place()


class PopupKind(StrEnum):
    """What can lie over a screen without leaving it."""

    TERM = "term"
    WORDS = "words"
    COMFORT = "comfort"
    CODES = "codes"
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class Popup:
    """An open pop-up; `target` is the slug of the term it explains, the number of the code it shows, or empty."""

    kind: PopupKind
    target: str = ""


class GateChoice(StrEnum):
    """What a family chose to see behind a gate (H4)."""

    NUMBERS = "numbers"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class PassedGate:
    """A choice made at one gate; `gate` counts the gates of a page from 0."""

    page: str
    gate: int
    choice: GateChoice


class Phase(StrEnum):
    """Attract → active → warning → attract; farewell follows "Finish"; while the glass is cleaned nothing reacts."""

    ATTRACT = "attract"
    ACTIVE = "active"
    WARNING = "warning"
    FAREWELL = "farewell"
    CLEANING = "cleaning"


@dataclass(frozen=True, slots=True)
class Idle:
    """The idle timer's phase, and the monotonic second at which it ends."""

    phase: Phase = Phase.ATTRACT
    deadline: float = math.inf


HOME = Route(Screen.HOME)


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit. Forgetting a visitor is replacing this value by `Visit.fresh` (P1)."""

    preferences: Preferences
    routes: tuple[Route, ...] = (HOME,)
    popup: Popup | None = None
    chosen: tuple[str, ...] = ()
    gates: frozenset[PassedGate] = field(default_factory=frozenset)
    idle: Idle = Idle()
    hidden: bool = False
    paused: bool = False

    @classmethod
    def fresh(cls, defaults: Preferences) -> Visit:
        """Return the visit of somebody who has just walked up: nothing chosen, nothing seen, at the attract screen."""
        return cls(preferences=defaults)

    @property
    def route(self) -> Route:
        """The screen in front."""
        return self.routes[-1]
