"""Speech engines of our own behind the kiosk's interface: each writes down what it is asked to say."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import NamedTuple

from kiosk.operations.speech import Engine

WRITE_DOWN = """
import json, os, sys, time
said = [sys.argv[2], int(sys.argv[3]), sys.stdin.buffer.read().decode(), os.getpid()]
with open(sys.argv[1], "a", encoding="utf-8") as file:
    file.write(json.dumps(said) + "\\n")
"""
HOLD = "time.sleep(1000)"
FAIL = "sys.exit('error: no sound')"
LIE = "sys.stderr.write('error: No such file or directory')"

TELL = "import sys; sentence = sys.stdin.read(); "
"""Python that a program for words begins with."""

ENDS_AT_ONCE = Engine((sys.executable, "-I", "-S", "-c", ""), {"en": "english", "es": "spanish"})
"""An engine that says nothing."""


class Said(NamedTuple):
    """One sentence that an engine was asked for."""

    voice: str
    volume: int
    text: str
    process: int


class Voices:
    """An engine, and what it was asked to say."""

    def __init__(self, file: Path, then: str = "", words: str = "") -> None:
        """Write to `file`; `then` is Python that the engine runs after that: HOLD, FAIL or LIE.

        `words` is Python that tells when each word of `sentence` is said.
        """
        self._file = file
        program = (sys.executable, "-S", "-E", "-c", WRITE_DOWN + then, str(file), "{voice}", "{volume}")
        self.engine = Engine(program, {"en": "english", "es": "spanish"}, words=tell(words) if words else ())

    def said(self) -> list[Said]:
        """Return everything so far."""
        if not self._file.exists():
            return []
        return [Said(*json.loads(line)) for line in self._file.read_text("utf-8").splitlines()]

    def texts(self) -> list[str]:
        return [one.text for one in self.said()]


def tell(words: str) -> tuple[str, ...]:
    """Return the command of a program for words: Python that knows the `sentence`."""
    return (sys.executable, "-S", "-E", "-X", "utf8", "-c", TELL + words)


def is_gone(process: int) -> bool:
    """Tell whether a process has ended and been cleared away."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False
