"""Attempts: what came of the last try to bring the library up to date, kept beside the libraries for staff to see."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from kiosk.library import codec, durable

FILE = "update.json"


class Outcome(StrEnum):
    """How a try ended. But for the first, the library that is shown stays what it was.

    `unchanged`: the content gives the same library. `refused`: it gives none, or one that must not replace what is
    shown. `unsettled`: it was still changing. `failed`: the machine is at fault. `hung`: the try had to be killed.
    """

    PUBLISHED = "published"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    UNSETTLED = "unsettled"
    FAILED = "failed"
    HUNG = "hung"


@dataclass(frozen=True, slots=True)
class Attempt:
    """A try, and since `when` every further one has ended like it (whole seconds since 1970).

    `sentence` tells staff what came of it and what to do. `generation` is the name of what was current afterwards, and
    `origin` the content folder that it was made from. `pages` (of all languages), `errors`, `warnings` and `problems`,
    of which these are the first, are those of the content, where it was read. `seen` stands for all that the result
    depends on, and is empty where the content was not read to its end.
    """

    when: int
    outcome: Outcome
    sentence: str
    generation: str = ""
    origin: str = ""
    pages: int = 0
    errors: int = 0
    warnings: int = 0
    problems: tuple[str, ...] = ()
    seen: str = ""


def read(folder: Path) -> Attempt | None:
    """Return the last attempt of a folder of generations; None where there is none, or none that can be read."""
    try:
        return codec.loads(Attempt, (folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def record(folder: Path, attempt: Attempt) -> bool:
    """Keep an attempt; return False, and leave the disk alone, where it tells nothing but what was told before.

    Raises OSError when the folder cannot be written; what was kept then still is.
    """
    last = read(folder)
    if last is not None and replace(last, when=attempt.when) == attempt:
        return False
    durable.write(folder / FILE, codec.dumps(attempt))
    return True
