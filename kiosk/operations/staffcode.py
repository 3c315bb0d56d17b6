"""The staff's code: kept as an argon2id hash, and tried under a lock that grows and is written before each try."""

from __future__ import annotations

import json
import logging
import re
from dataclasses import dataclass
from pathlib import Path

from kiosk.library import durable

log = logging.getLogger(__name__)

LEAST_DIGITS = 8
MEMORY_KIB, PASSES, LANES = 19_456, 2, 1
"""What a try costs: OWASP's least for argon2id, some 30 ms on a small machine."""
FREE_TRIES = 3
FIRST_WAIT, LONGEST_WAIT = 30.0, 3600.0
"""Seconds."""
DOUBLED = 10
"""How often a wait doubles at most: by then it is longer than the longest."""
NAME = "code-tries.json"


def hashed(digits: str) -> str:
    """Return the hash of a code, as it stands in the settings."""
    import argon2

    return argon2.PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES).hash(digits)


def matches(hash_: str, digits: str) -> bool:
    """Tell whether `digits` are the code of a hash."""
    import argon2

    try:
        return argon2.PasswordHasher().verify(hash_, digits)
    except (argon2.exceptions.Argon2Error, argon2.exceptions.InvalidHashError):
        return False


def is_code(digits: str) -> bool:
    """Tell whether something can be a code: at least eight plain digits."""
    return re.fullmatch(rf"[0-9]{{{LEAST_DIGITS},}}", digits) is not None


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong codes in a row, and when the last was tried (monotonic seconds; None: before this start)."""

    wrong: int = 0
    last: float | None = None

    def wait(self, now: float, started: float) -> float:
        """Return how many seconds no code can be tried; a restart or a power cut does not shorten it."""
        if self.wrong < FREE_TRIES:
            return 0.0
        whole = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(self.wrong - FREE_TRIES, DOUBLED))
        return max(0.0, (started if self.last is None else self.last) + whole - now)


class CodeLock:
    """Tries codes against one hash, and remembers the wrong ones in a folder."""

    def __init__(self, hash_: str, folder: Path, started: float) -> None:
        """Take the hash, the folder of state, and the monotonic time of the start."""
        self._hash = hash_
        self._file = folder / NAME
        self._started = started
        self._tries = Tries(_wrong(self._file))

    def wait(self, now: float) -> float:
        """Return how many seconds no code can be tried."""
        return self._tries.wait(now, self._started)

    def opens(self, digits: str, now: float) -> bool:
        """Try a code at `now` (monotonic seconds). While it is locked, nothing opens and nothing is counted."""
        if not is_code(digits) or self.wait(now) > 0:
            return False
        # Counted before it is known: whoever pulls the plug in between has had a try.
        self._keep(Tries(self._tries.wrong + 1, now))
        if not matches(self._hash, digits):
            log.warning("A wrong staff code was entered (%s in a row).", self._tries.wrong)
            return False
        self._keep(Tries())
        return True

    def _keep(self, tries: Tries) -> None:
        self._tries = tries
        try:
            durable.write(self._file, json.dumps({"wrong": tries.wrong}))
        except OSError as error:
            log.warning("The tries of the staff code cannot be written in %s: %s.", self._file, error.strerror)


def _wrong(file: Path) -> int:
    try:
        return max(0, int(json.loads(file.read_text("utf-8"))["wrong"]))
    except FileNotFoundError:
        return 0
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        # Whoever can damage the file could not do so from the glass; but it is no way around the lock.
        return FREE_TRIES
