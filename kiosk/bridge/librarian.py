"""Librarian: has the content built in a process of its own, and shows the new library between two visitors."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess

from kiosk.bridge.stage import Stage
from kiosk.errors import LibraryUnreadableError
from kiosk.library import generations
from kiosk.library.reader import Library
from kiosk.session.visit import Phase

log = logging.getLogger(__name__)


class Librarian(QObject):
    """Keeps the stage's library up to date with the content folder; a failed build leaves what is shown."""

    def __init__(self, stage: Stage, folder: Path, command: Sequence[str], parent: QObject) -> None:
        """Take the folder of generations, and the command that builds the content into a new one."""
        super().__init__(parent)
        self._stage = stage
        self._folder = folder
        self._command = list(command)
        self._told: set[str] = set()
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        self._process.finished.connect(self._built)
        stage.visit.phaseChanged.connect(self._between_visitors)

    def open_current(self) -> None:
        """Show the library that was published last, or the last one before it that can be read."""
        shown = self._stage.library()
        for file in generations.usable(self._folder):
            if shown is not None and shown.path == file and not self._stage.guide.failed():
                return
            try:
                self._stage.open(Library.open(file))
            except LibraryUnreadableError as error:
                self._tell_once(str(error))
            else:
                if not self._stage.guide.failed():
                    return

    def build(self) -> None:
        """Start building, unless a build is already on its way."""
        if not self.is_building():
            self._process.start(self._command[0], self._command[1:])

    def is_building(self) -> bool:
        """Tell whether a build is on its way."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def stop(self) -> None:
        """End a build that is on its way."""
        self._process.kill()
        self._process.waitForFinished(2000)

    def _tell_once(self, reason: str) -> None:
        """Log why a library is passed over, though it is tried again between any two visitors."""
        if reason not in self._told:
            self._told.add(reason)
            log.error("%s The last good one serves instead.", reason)

    def _built(self) -> None:
        said = bytes(self._process.readAll().data()).decode(errors="replace").strip()
        if said:
            log.info("Content: %s", said)
        self._swap()

    def _between_visitors(self) -> None:
        self._swap()
        if self._stage.visit.value().idle.phase is Phase.ATTRACT:
            self.build()

    def _swap(self) -> None:
        """What is shown changes only between visitors, never under a reader's eyes."""
        if self._stage.library() is None or self._stage.visit.value().idle.phase is Phase.ATTRACT:
            self.open_current()
