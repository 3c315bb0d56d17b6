"""A thread that does what a disk may hang with, and nobody who waits for it for long.

A disk that fails, or a share whose server is gone, may keep a program inside a system call for ever; what it kept then
can neither be ended nor given up. So it keeps this thread.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

log = logging.getLogger(__name__)

T = TypeVar("T")
U = TypeVar("U")


class DiskThread:
    """Does one thing with a folder after the other. Only one other thread may ask."""

    def __init__(self, folder: Path, patience: float) -> None:
        """Start the thread, which ends with the program; an answer may take `patience` seconds."""
        self._folder = folder
        self._patience = patience
        self._acts: queue.SimpleQueue[Callable[[], object]] = queue.SimpleQueue()
        self._idle = threading.Event()
        self._idle.set()
        self._answers = True
        threading.Thread(target=self._run, name="disk", daemon=True).start()

    def ask(self, act: Callable[[], T], otherwise: U) -> T | U:
        """Return what `act` returns, which must not raise; `otherwise` where that takes too long.

        It is done all the same once the disk answers. Until then, what is asked next is not even begun.
        """
        if not self._idle.is_set():
            return otherwise
        found: list[T] = []
        self._idle.clear()
        self._acts.put(lambda: found.append(act()))
        answered = self._idle.wait(self._patience)
        if answered is not self._answers:
            self._answers = answered
            told = "answers again" if answered else "does not answer. What is shown stays"
            log.log(logging.INFO if answered else logging.ERROR, "The disk with %s %s.", self._folder, told)
        return found[0] if answered and found else otherwise

    def _run(self) -> None:
        while True:
            act = self._acts.get()
            try:
                act()
            except Exception:
                log.exception("What the disk was asked for failed.")
            self._idle.set()
