"""ProofRoom: reads a content folder beside the screen, again after each change, and hands over what came of it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.errors import KioskError
from kiosk.library.proof import Proof, Proofreader

PATIENCE = 1.0
"""Seconds for which somebody who closes the window can be made to wait."""
QUIET = 0.012
"""Seconds without another change after which a file is taken for written: programs save in several steps."""
PAUSE = 0.4
"""Seconds without a change after which there is time for what nobody waits for."""
FEW = 3
"""Files that a program may touch when it saves one."""
EVERYTHING = ""
"""Stands for a change that is not of one file."""


class ProofRoom(QObject):
    """A thread with a proofreader in it, which tells the thread of whoever made this.

    `proofed` brings each proof, and `failed` says in a sentence why there is none; the next change is another chance.
    """

    proofed = Signal(object)
    failed = Signal(str)
    _done = Signal(object)

    def __init__(self, make: Callable[[], Proofreader], parent: QObject) -> None:
        """Wait for `start`: `make` gives the proofreader, who never leaves the thread in which it is made."""
        super().__init__(parent)
        self._changes: SimpleQueue[str | None] = SimpleQueue()
        self._closed = False
        self._done.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, args=(make,), name="proof room", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def note(self, path: str = EVERYTHING) -> None:
        """Say that a file has changed; from any thread."""
        self._changes.put(path)

    def close(self) -> None:
        """Finish what is being read, if that is soon; the thread ends with the process."""
        self._closed = True
        self._changes.put(None)
        self._thread.join(PATIENCE)

    def _work(self, make: Callable[[], Proofreader]) -> None:
        reader = make()
        with contextlib.closing(reader):
            changed: set[str] | None = {EVERYTHING}
            while changed is not None:
                try:
                    self._read(reader, changed)
                except KioskError as error:
                    self._hand_over(str(error))
                # The screen, which now shows it, goes first.
                changed = self._next(PAUSE)
                if changed == set():
                    reader.index(lambda: not self._changes.empty())
                    changed = self._next(None)

    def _read(self, reader: Proofreader, changed: set[str]) -> None:
        # A page that changed by itself need not wait for all the others.
        for path in changed if len(changed) <= FEW else ():
            first = reader.glance(path)
            if first is not None:
                self._hand_over(first)
        self._hand_over(reader.read())

    def _next(self, seconds: float | None) -> set[str] | None:
        """Wait for a change, and for those that come with it; None is the end, nothing that `seconds` have passed."""
        changed: set[str] = set()
        one: str | None = EVERYTHING
        with contextlib.suppress(Empty):
            one = self._changes.get(timeout=seconds)
            while one is not None:
                changed.add(one)
                one = self._changes.get(timeout=QUIET)
        return None if one is None else changed

    def _hand_over(self, result: Proof | str) -> None:
        # Whoever waits for it may have gone meanwhile.
        with contextlib.suppress(RuntimeError):
            self._done.emit(result)

    @Slot(object)
    def _tell(self, result: Proof | str) -> None:
        if self._closed:
            return
        if isinstance(result, str):
            self.failed.emit(result)
        else:
            self.proofed.emit(result)
