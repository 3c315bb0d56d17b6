"""The journal of systemd: entries with fields, over its native protocol (systemd.io, "Journal native protocol")."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping

from kiosk.operations.logline import Entry

SOCKET = "/run/systemd/journal/socket"

_PRIORITIES = ((logging.CRITICAL, 2), (logging.ERROR, 3), (logging.WARNING, 4), (logging.INFO, 6))
"""Those of syslog(3)."""
_DEBUG = 7


class Journal:
    """Sends each entry as one datagram, from a socket of its own, so that a journal that restarted is found again."""

    def __init__(self, address: str) -> None:
        """Send to the socket `address`."""
        self._address = address

    def write(self, entry: Entry) -> None:
        """Send an entry; raises OSError when the journal does not take it."""
        # Only here: nearly a megabyte that a process outside systemd need not have.
        import socket

        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as one:
            one.sendto(datagram(entry), self._address)


def is_at(number: int, environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether the file descriptor `number` is the journal's stream (systemd.exec(5), JOURNAL_STREAM)."""
    try:
        found = os.fstat(number)
    except OSError:
        return False
    return environment.get("JOURNAL_STREAM") == f"{found.st_dev}:{found.st_ino}"


def datagram(entry: Entry) -> bytes:
    """Return an entry as the journal reads it."""
    priority = next((number for level, number in _PRIORITIES if entry.level >= level), _DEBUG)
    fields = {
        "MESSAGE": entry.message,
        "PRIORITY": str(priority),
        "SYSLOG_IDENTIFIER": "kiosk",
        "KIOSK_PROCESS": entry.process,
        "LOGGER": entry.logger,
    }
    if entry.file:
        fields |= {"CODE_FILE": entry.file, "CODE_LINE": str(entry.line), "CODE_FUNC": entry.function}
    return b"".join(_field(name, value) for name, value in fields.items())


def _field(name: str, value: str) -> bytes:
    """Return `NAME=value`, or where the value has several lines its name, its length and itself."""
    data = value.encode("utf-8", "backslashreplace")
    if b"\n" not in data:
        return b"%s=%s\n" % (name.encode(), data)
    return b"%s\n%s%s\n" % (name.encode(), len(data).to_bytes(8, "little"), data)
