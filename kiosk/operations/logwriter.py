"""Hands what is logged to a thread that writes it, and never waits for that thread."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections import deque
from collections.abc import Callable

from kiosk.operations import crashes, pacing
from kiosk.operations.logline import Entry, Sink, short
from kiosk.operations.pacing import Kind, Pacer

WAITING = 500
"""Entries that may wait to be written; what comes beyond is dropped and counted."""
PATIENCE = 2.0
"""Seconds that closing waits for a sink."""


class Writer(logging.Handler):
    """A handler with a queue and a thread for one sink: one that is stuck holds up neither us nor another sink."""

    def __init__(self, process: str, sink: Sink, clock: Callable[[], float] = time.monotonic) -> None:
        """Write to `sink` what `process` logs; `clock` tells seconds that never go back."""
        super().__init__()
        self._process = process
        self._sink = sink
        self._clock = clock
        self._pacer = Pacer()
        self._queue: deque[Entry] = deque()
        self._lost = 0
        self._ending = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="staff log", daemon=True)
        self._thread.start()

    def emit(self, record: logging.LogRecord) -> None:
        """Queue a record unless it is said too often, or there is no room; it is turned into text here and now."""
        try:
            form, entry = short(str(record.msg)), self._entry(record)
        except Exception:  # noqa: BLE001 - whatever a caller's values do when they are turned into text
            form = f"Something could not be logged, in {record.pathname}:{record.lineno}."
            entry = self._said(form, record.levelno, record.name)
        with self._changed:
            now = self._clock()
            self._tell_repeated(now)
            if self._pacer.lets(Kind(record.name, record.levelno, form), now):
                self._put(entry)

    def close(self) -> None:
        """Write what waits and end, but never wait longer than PATIENCE; what is logged afterwards is not written."""
        with self._changed:
            if not self._ending:
                self._tell_repeated(float("inf"))
            self._ending = True
            self._changed.notify()
        self._thread.join(PATIENCE)
        super().close()

    def _entry(self, record: logging.LogRecord) -> Entry:
        message = record.getMessage()
        if record.exc_info and record.exc_info[1]:
            message = f"{message}\n{crashes.describe(record.exc_info[1])}"
        return Entry(
            record.created, record.levelno, self._process, record.name, short(message),
            record.pathname, record.lineno, record.funcName or "",
        )  # fmt: skip

    def _said(self, message: str, level: int = logging.WARNING, logger: str = __name__) -> Entry:
        return Entry(time.time(), level, self._process, logger, short(message))

    def _tell_repeated(self, now: float) -> None:
        for kind, times in self._pacer.ended(now):
            self._put(self._said(pacing.told(kind, times), kind.level, kind.logger))

    def _put(self, entry: Entry) -> None:
        if self._ending:
            return
        if len(self._queue) >= WAITING:
            self._lost += 1
        else:
            self._queue.append(entry)
            self._changed.notify()

    def _run(self) -> None:
        while entry := self._next():
            self._write(entry)
        with contextlib.suppress(OSError):
            self._tell_lost()

    def _next(self) -> Entry | None:
        """Wait for an entry; None when there will be none."""
        with self._changed:
            while not self._queue:
                if self._ending:
                    return None
                self._changed.wait(self._pacer.until(self._clock()))
                self._tell_repeated(self._clock())
            return self._queue.popleft()

    def _write(self, entry: Entry) -> None:
        try:
            self._tell_lost()
            self._sink.write(entry)
        except OSError:
            with self._changed:
                self._lost += 1

    def _tell_lost(self) -> None:
        lost = self._lost
        if lost:
            entries = "1 entry is" if lost == 1 else f"{lost} entries are"
            self._sink.write(self._said(f"{entries} missing here: there was no room, or they could not be written."))
            with self._changed:
                self._lost -= lost
