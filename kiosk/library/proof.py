"""Proof: a library as it stands on the editor's desk, before it is published, with what is wrong about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Protocol

from kiosk.library.reader import Readable
from kiosk.problems import Problem


class ProofLibrary(Readable, Protocol):
    """A library that is being edited."""

    def speaking(self, pseudo: str) -> ProofLibrary:
        """Return the same with a pseudo-language beside its own; an empty text stands for none."""

    def row(self, language: str, page_id: str, line: int) -> int:
        """Return which block of a page comes from a line of its file, counted from 0; -1 for what stands above."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What a content folder is worth at one moment. `library` is None where there is nothing to show.

    `kept` are the files that cannot be read now and are shown as they were when they could, `withheld` those that
    families do not see; `pages` gives language and page id of each page's path. On each of `days`, in order, a page
    comes or goes.
    """

    library: ProofLibrary | None
    problems: tuple[Problem, ...]
    kept: AbstractSet[str]
    withheld: AbstractSet[str]
    pages: Mapping[str, tuple[str, str]]
    days: tuple[dt.date, ...]


class Proofreader(Protocol):
    """Somebody who reads a content folder again and again, in one thread."""

    def read(self) -> Proof:
        """Read everything that has changed, and see what comes of the whole."""

    def glance(self, path: str) -> Proof | None:
        """Read only the page `path`; None where its change bears on more than the page itself."""

    def index(self, stop: Callable[[], bool]) -> None:
        """Make what was read last ready for search, unless `stop` says that something else is wanted meanwhile."""

    def close(self) -> None:
        """Let go of everything."""
