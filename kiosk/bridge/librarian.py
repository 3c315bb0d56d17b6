"""Librarian: has the content built in a process of its own, and shows the new library between two visitors."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QProcess, Qt, QTimer, Signal, Slot

from kiosk.bridge.stage import Stage
from kiosk.errors import LibraryUnreadableError
from kiosk.library import attempts, generations
from kiosk.library.attempts import Attempt, Outcome
from kiosk.library.reader import Library
from kiosk.session.visit import Phase

log = logging.getLogger(__name__)

AGAIN = 60
"""Seconds between two questions for new content, while nobody is there."""
PATIENCE = 900
"""Seconds that an answer may take, which includes reading everything for the first time."""
NO_ANSWER = (
    f"Looking for new content took longer than {PATIENCE // 60} minutes and was given up. Does the share with the"
    " content folder answer? Nothing else is needed: it is tried again each minute."
)
NO_START = "The program that builds the content cannot be started. Install the kiosk again."
DIED = (
    "The program that builds the content died. It is tried again each minute; the machine may have too little memory."
)


class _Found(NamedTuple):
    library: Library
    written: int
    """When its file was written, in ns."""


class Librarian(QObject):
    """Keeps the stage's library up to date with the content folder; a failed build leaves what is shown.

    Whatever touches the content folder may hang with the share that it lies on, even so that it cannot be killed. So
    only the build touches it, and nothing here waits for the build. Neither does the screen wait for the disk with the
    libraries, once it shows one: what of that was read before, the system keeps in memory.
    """

    _seen = Signal(object)

    def __init__(self, stage: Stage, folder: Path, command: Sequence[str], parent: QObject, without: str = "") -> None:
        """Take the folder of generations, and the command that builds the content into a new one.

        The generation named `without` is shown only where no other can be.
        """
        super().__init__(parent)
        self._stage = stage
        self._folder = folder
        self._command = list(command)
        self._without = without
        self._written = 0
        self._told: set[str] = set()
        # Those that are still to be tried, while another thread looks.
        self._files: Iterator[Path] | None = None
        self._seen.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        self._process.finished.connect(self._built)
        self._process.errorOccurred.connect(self._not_started)
        self._again = QTimer(self, interval=AGAIN * 1000)
        self._again.timeout.connect(self.ask)
        self._again.start()
        self._patience = QTimer(self, interval=PATIENCE * 1000, singleShot=True)
        self._patience.timeout.connect(self.give_up)
        stage.visit.phaseChanged.connect(self._between_visitors)

    def open_current(self) -> None:
        """Show the library that was published last, or the last one before it that can be read: at the start.

        Each is compared with its name before it is shown. One that was published again under its name is opened again:
        the file that was there may have been damaged.
        """
        files = self._usable()
        while (found := self._next(files, self._shown())) is not None:
            if self._open(found):
                return

    def is_looking(self) -> bool:
        """Tell whether it is being looked for a library to show."""
        return self._files is not None

    def _look(self) -> None:
        """Do the same beside the screen."""
        if self._files is None:
            self._files = self._usable()
            self._go_on(self._files)

    def _go_on(self, files: Iterator[Path]) -> None:
        threading.Thread(target=self._see, args=(files, self._shown()), name="librarian", daemon=True).start()

    def _see(self, files: Iterator[Path], shown: tuple[Path, int] | None) -> None:
        found = None
        try:
            found = self._next(files, shown)
        finally:
            # The kiosk may have been left meanwhile, and this object with it.
            with contextlib.suppress(RuntimeError):
                self._seen.emit(found)

    @Slot(object)
    def _take(self, found: _Found | None) -> None:
        assert self._files is not None
        if found is not None and not self._may_change():
            found.library.close()
        elif found is not None and not self._open(found):
            self._go_on(self._files)
            return
        self._files = None

    def _next(self, files: Iterator[Path], shown: tuple[Path, int] | None) -> _Found | None:
        """Return the next one that can be read, or None before what is `shown` and at the end."""
        for file in files:
            written = _written(file)
            if (file, written) == shown:
                return None
            try:
                generations.compare(file)
                return _Found(Library.open(file), written)
            except LibraryUnreadableError as error:
                self._tell_once(str(error))
        return None

    def _open(self, found: _Found) -> bool:
        """Show a library; return whether all that is in front could be read."""
        self._stage.open(found.library)
        self._written = found.written
        return not self._stage.guide.failed()

    def _shown(self) -> tuple[Path, int] | None:
        """Return the file of what is shown and when it was written; None where it is to be opened again."""
        shown = self._stage.library()
        return None if shown is None or self._stage.guide.failed() else (shown.path, self._written)

    def _usable(self) -> Iterator[Path]:
        """Return what can be shown, the one that is to be left out at the end; no file is touched before its turn."""
        yield from (file for file in generations.usable(self._folder) if file.name != self._without)
        yield from (file for file in generations.usable(self._folder) if file.name == self._without)

    @Slot()
    def ask(self) -> None:
        """Look for new content if nobody is there."""
        if self._stage.visit.value().idle.phase is Phase.ATTRACT:
            self.build()

    def build(self) -> None:
        """Start building, unless a build is on its way: one that cannot even be killed is not joined by more."""
        if not self.is_building():
            self._patience.start()
            self._process.start(self._command[0], self._command[1:])

    def is_building(self) -> bool:
        """Tell whether a build is on its way."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    @Slot()
    def give_up(self) -> None:
        """End a build that has taken too long, and tell why."""
        self._patience.stop()
        self._process.kill()
        self._note(Outcome.HUNG, NO_ANSWER)

    def stop(self) -> None:
        """End a build that is on its way."""
        self._again.stop()
        self._patience.stop()
        self._process.kill()
        self._process.waitForFinished(2000)

    def _tell_once(self, reason: str) -> None:
        """Log why a library is passed over, though it is tried again between any two visitors."""
        if reason not in self._told:
            self._told.add(reason)
            log.error("%s The last good one serves instead.", reason)

    def _built(self, _code: int, status: QProcess.ExitStatus) -> None:
        said = bytes(self._process.readAll().data()).decode(errors="replace").strip()
        if said:
            log.info("Content: %s", said)
        if status is QProcess.ExitStatus.CrashExit and self._patience.isActive():
            self._note(Outcome.FAILED, DIED)
        self._patience.stop()
        self._swap()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._patience.stop()
            self._note(Outcome.FAILED, NO_START)

    def _note(self, outcome: Outcome, sentence: str) -> None:
        """Tell staff of an attempt that could not do so itself."""
        threading.Thread(target=self._record, args=(outcome, sentence), name="note", daemon=True).start()

    def _record(self, outcome: Outcome, sentence: str) -> None:
        """Tell it once."""
        last = attempts.read(self._folder)
        kept = (last.generation, last.origin) if last else ("", "")
        try:
            news = attempts.record(self._folder, Attempt(int(time.time()), outcome, sentence, *kept))
        except OSError:
            news = True
        if news:
            log.error(sentence)

    def _between_visitors(self) -> None:
        self._swap()
        self.ask()

    def _swap(self) -> None:
        """What is shown changes only between visitors, never under a reader's eyes."""
        if self._may_change():
            self._look()

    def _may_change(self) -> bool:
        return self._stage.library() is None or self._stage.visit.value().idle.phase is Phase.ATTRACT


def _written(file: Path) -> int:
    """Return when a file was written, in ns; 0 where it cannot be told."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0
