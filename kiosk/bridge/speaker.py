"""Speaker: says one sentence after the other through a process that may hang or die without anybody noticing."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot

from kiosk.bridge.word_clock import WordClock

log = logging.getLogger(__name__)


class Engine(Protocol):
    """What speaks: a program that says the text on its standard input and ends."""

    def voice(self, language: str) -> str | None:
        """Return its voice for a language (BCP 47), or None."""

    def command(self, voice: str, volume: int) -> list[str]:
        """Return the command that speaks with `voice` at `volume` percent."""

    def word_command(self, voice: str) -> list[str]:
        """Return the command that tells when `voice` says each word; empty where nothing does."""


def patience(text: str) -> int:
    """Return after how many milliseconds a sentence must have been said: twice what a slow voice takes, and a start."""
    return 5000 + 200 * len(text)


class Speaker(QObject):
    """Says a sentence; `ended` tells whether it was said to its end. Nothing here ever waits for the process."""

    ended = Signal(bool)
    word = Signal(int, int)
    """Where the word that is being said begins and ends in the sentence, where the engine tells."""

    def __init__(self, engine: Engine, parent: QObject, patience: Callable[[str], int] = patience) -> None:
        """Speak with `engine`; `patience` gives the milliseconds after which a sentence counts as stuck."""
        super().__init__(parent)
        self._engine = engine
        self._patience = patience
        self._process: QProcess | None = None
        self._text = b""
        self._stuck = QTimer(self, singleShot=True)
        self._stuck.timeout.connect(self._give_up)
        self._words = WordClock(self)
        self._words.word.connect(self.word)

    def say(self, text: str, voice: str, volume: int, *, word_by_word: bool = False) -> None:
        """Say `text` with a voice of the engine at `volume` percent, instead of whatever is being said.

        Where `word_by_word`, each of its words is told.
        """
        self.hush()
        program, *arguments = self._engine.command(voice, volume)
        self._text = text.encode()
        self._process = process = QProcess(self)
        process.started.connect(self._started)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._failed)
        self._stuck.start(self._patience(text))
        process.start(program, arguments)
        if word_by_word:
            self._words.ask(self._engine.word_command(voice), text)

    def is_speaking(self) -> bool:
        """Tell whether a sentence is being said."""
        return self._process is not None

    def hush(self) -> None:
        """Stop at once, in the middle of a word (A16); nobody is told."""
        self._stuck.stop()
        self._words.stop()
        process, self._process = self._process, None
        if process is None:
            return
        if process.state() == QProcess.ProcessState.NotRunning:
            process.deleteLater()
        else:
            # It is removed when the system has ended it, which may take it a while.
            process.kill()

    def close(self) -> None:
        """Stop, and wait a moment for the processes to have gone: only at the very end."""
        self.hush()
        for process in self.findChildren(QProcess):
            process.waitForFinished(1000)

    @Slot()
    def _started(self) -> None:
        if self._process is not None and self.sender() is self._process:
            self._process.write(self._text)
            self._process.closeWriteChannel()
            self._words.begin()

    @Slot(int, QProcess.ExitStatus)
    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        process = self.sender()
        assert isinstance(process, QProcess)
        process.deleteLater()
        if process is not self._process:
            return
        told = bytes(process.readAllStandardError().data()).decode(errors="replace")
        # Without a working sound device espeak-ng says so, and ends as if all were well.
        well = status == QProcess.ExitStatus.NormalExit and code == 0 and "error:" not in told.lower()
        if not well:
            # Not what it told: that may repeat what a visitor heard (P2).
            log.warning("The speech program failed (exit code %s).", code)
        self._end(well=well)

    @Slot(QProcess.ProcessError)
    def _failed(self, error: QProcess.ProcessError) -> None:
        process = self.sender()
        assert isinstance(process, QProcess)
        if error is not QProcess.ProcessError.FailedToStart:
            return
        process.deleteLater()
        if process is self._process:
            log.warning("The speech program cannot be started: %s", process.errorString())
            self._end(well=False)

    @Slot()
    def _give_up(self) -> None:
        log.warning("The speech program did not end and was stopped.")
        self.hush()
        self.ended.emit(False)

    def _end(self, *, well: bool) -> None:
        self._stuck.stop()
        self._words.stop()
        self._process = None
        self.ended.emit(well)
