"""Heartbeat: tells the supervisor that the event loop turns and frames are painted, and ends when it has gone."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import asdict

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtQuick import QQuickWindow

from kiosk.operations import machine
from kiosk.operations.vigil import Beat

EVERY = 2000
"""Milliseconds between two heartbeats. Each asks for a frame, as a screen at rest paints none."""
KEPT = 300
"""Frames of which the slowest is told: those of ten minutes."""


class Heartbeat(QObject):
    """Writes a line of JSON to one pipe every two seconds, and waits for the end of another.

    Neither may ever hold up the screen: a thread writes, and what it cannot write at once is dropped.
    """

    orphaned = Signal()
    """The supervisor has gone, and we should too: the next one starts its own screen."""

    def __init__(
        self,
        window: QQuickWindow,
        generation: Callable[[], str],
        pipes: tuple[int, int],
        last_resort: Callable[[], object],
        parent: QObject,
    ) -> None:
        """Watch `window`; `generation` gives the library's name; one of `pipes` is read, the other written.

        `last_resort` is called in a thread once the supervisor has gone: the event loop may hang.
        """
        super().__init__(parent)
        self._last_resort = last_resort
        self._window = window
        self._generation = generation
        self._reading, self._writing = pipes
        self._frames = 0
        self._asked: float | None = None
        self._frames_ms = deque([0.0], KEPT)
        self._lines: queue.Queue[bytes] = queue.Queue(1)
        # A slot that is connected directly deadlocks with the threaded OpenGL loop.
        window.frameSwapped.connect(self._painted, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.beat)
        for work in (self._write, self._wait):
            threading.Thread(target=work, name="heartbeat", daemon=True).start()

    def start(self) -> None:
        """Begin, once the window is shown. The first frame is not waited for: perhaps nothing is plugged in yet."""
        self._timer.start()

    @Slot()
    def beat(self) -> None:
        """Tell how the screen is, and ask for another frame."""
        found = Beat(
            self._frames,
            self._window.isExposed(),
            self._generation(),
            self._frames_ms[-1],
            max(self._frames_ms),
            machine.memory_mb(),
        )
        with contextlib.suppress(queue.Full):
            self._lines.put_nowait(json.dumps(asdict(found)).encode() + b"\n")
        self._asked = time.monotonic()
        self._window.update()

    @Slot()
    def _painted(self) -> None:
        self._frames += 1
        if self._asked is not None:
            self._frames_ms.append(round((time.monotonic() - self._asked) * 1000, 1))
            self._asked = None
        if self._frames == 1:
            self.beat()

    def _write(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                os.write(self._writing, self._lines.get())

    def _wait(self) -> None:
        with contextlib.suppress(OSError):
            while os.read(self._reading, 1):
                pass
        with contextlib.suppress(RuntimeError):
            self.orphaned.emit()
        self._last_resort()
