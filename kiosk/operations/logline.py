"""One entry of the staff log, and the line that it is written as."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from typing import Protocol

LONGEST = 4000
"""Characters of a message; the rest is cut. The Event Log takes 31,839, a datagram to the journal much more."""

_ESCAPES = {code: f"\\u{code:04x}" for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)}
_ESCAPES |= {ord('"'): '\\"', ord("\\"): "\\\\", ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t"}


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that was said for staff; plain values, so that nothing of the program is kept alive by it."""

    created: float
    """Seconds since the epoch."""
    level: int
    process: str
    """Who said it: supervisor or screen."""
    logger: str
    message: str
    file: str = ""
    line: int = 0
    function: str = ""

    def text(self) -> str:
        """Return the entry as one line without its end: five fields, of which the message is quoted as in JSON."""
        return (
            f"time={_moment(self.created)} level={logging.getLevelName(self.level)} process={self.process} "
            f'logger={self.logger} message="{self.message.translate(_ESCAPES)}"'
        )

    def data(self) -> bytes:
        """Return the line with its end, in UTF-8 whatever the characters are."""
        return f"{self.text()}\n".encode("utf-8", "backslashreplace")


class Sink(Protocol):
    """Where entries go. It may be slow, and stuck for ever: it has a thread to itself."""

    def write(self, entry: Entry) -> None:
        """Write an entry whole or not at all; raises OSError when it was not."""


def short(message: str) -> str:
    """Return the message, cut where it is too long."""
    return message if len(message) <= LONGEST else f"{message[:LONGEST]}… (cut)"


def _moment(seconds: float) -> str:
    """Return a moment by the clock on the wall, with its distance from UTC (RFC 3339)."""
    local = time.localtime(seconds)
    zone = time.strftime("%z", local)
    return f"{time.strftime('%Y-%m-%dT%H:%M:%S', local)}.{int(seconds % 1 * 1000):03}{zone[:3]}:{zone[3:5]}"
