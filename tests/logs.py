"""A sink that tells when it was written to, and can be stuck or broken."""

from __future__ import annotations

import queue
import threading

from kiosk.operations.logline import Entry, Sink

SECONDS = 60
"""How long something may take that is certain to come."""


class Noting:
    """Hands entries on to a sink, or keeps them; each attempt can be waited for."""

    def __init__(self, sink: Sink | None = None) -> None:
        self.messages: list[str] = []
        """What was written."""
        self.broken = False
        self.open = threading.Event()
        """While it is cleared, a writer is stuck."""
        self.open.set()
        self._sink = sink
        self._attempts: queue.SimpleQueue[str] = queue.SimpleQueue()

    def write(self, entry: Entry) -> None:
        if not self.open.is_set():
            self._attempts.put(f"stuck {entry.message}")
        self.open.wait(SECONDS)
        try:
            self._pass(entry)
        except OSError:
            self._attempts.put(f"lost {entry.message}")
            raise
        self.messages.append(entry.message)
        self._attempts.put(f"wrote {entry.message}")

    def _pass(self, entry: Entry) -> None:
        if self.broken:
            raise OSError
        if self._sink:
            self._sink.write(entry)

    def next(self) -> str:
        """Wait for the next attempt to write; return how it went, and what it was."""
        return self._attempts.get(timeout=SECONDS)
