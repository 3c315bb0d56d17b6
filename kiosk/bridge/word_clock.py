"""WordClock: tells which word of a sentence is being said, as far as a program beside the speaking one knows it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QObject, QProcess, QTimer, Signal, Slot

MOST_OUTPUT = 20_000
"""Bytes. A sentence of 240 letters has at most 120 words, each on a line of less than 20 bytes."""
_LINE = re.compile(rb"(\d{1,7}) (\d{1,5}) (\d{1,5})")


class Word(NamedTuple):
    """A word: after how many milliseconds it is said, and where in the sentence it stands."""

    at: int
    begin: int
    end: int


def words(told: bytes, letters: int) -> list[Word]:
    """Return the words that a program told of a sentence of so many letters, in order of time.

    Lines that tell no word are left out, and so is what lies outside the sentence.
    """
    found: list[Word] = []
    for line in told.splitlines():
        match = _LINE.fullmatch(line.strip())
        if match is None:
            continue
        at, begin, length = (int(part) for part in match.groups())
        end = min(begin + length, letters)
        if begin < end:
            found.append(Word(at, begin, end))
    return sorted(found)


class WordClock(QObject):
    """Asks about a sentence, and tells of each word when its time has come. The program may hang, die or lie."""

    word = Signal(int, int)
    """Where the word begins and ends in the sentence."""

    def __init__(self, parent: QObject) -> None:
        """Know of no sentence."""
        super().__init__(parent)
        self._process: QProcess | None = None
        self._text = ""
        self._words: list[Word] = []
        self._told = 0
        self._begun = QElapsedTimer()
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._tell)

    def ask(self, command: Sequence[str], text: str) -> None:
        """Ask the program `command` when it says each word of `text`; an empty command is never asked."""
        self.stop()
        if not command:
            return
        self._text = text
        self._process = process = QProcess(self)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.started.connect(self._started)
        process.readyReadStandardOutput.connect(self._hear)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._failed)
        process.start(command[0], list(command[1:]))

    def begin(self) -> None:
        """Count the time from now on: the sentence has begun. What is told later of words before is caught up with."""
        self._begun.start()
        self._tell()

    def stop(self) -> None:
        """Tell nothing more of this sentence."""
        self._next.stop()
        self._begun.invalidate()
        self._words, self._told = [], 0
        process, self._process = self._process, None
        if process is not None:
            # It is removed when the system has ended it.
            process.kill()

    @Slot()
    def _tell(self) -> None:
        """Tell of the latest word whose time has come, and wait for the next."""
        if not self._begun.isValid():
            return
        elapsed = self._begun.elapsed()
        said = bisect_right(self._words, elapsed, key=lambda word: word.at)
        if said < len(self._words):
            self._next.start(self._words[said].at - elapsed)
        if said > self._told:
            self._told = said
            self.word.emit(self._words[said - 1].begin, self._words[said - 1].end)

    @Slot()
    def _started(self) -> None:
        if self._process is not None and self.sender() is self._process:
            self._process.write(self._text.encode())
            self._process.closeWriteChannel()

    @Slot()
    def _hear(self) -> None:
        if self._process is not None and self._process.bytesAvailable() > MOST_OUTPUT:
            self.stop()

    @Slot()
    def _finished(self) -> None:
        process = self.sender()
        assert isinstance(process, QProcess)
        process.deleteLater()
        if process is self._process:
            self._process = None
            self._words = words(bytes(process.readAllStandardOutput().data()), len(self._text))
            self._tell()

    @Slot(QProcess.ProcessError)
    def _failed(self, error: QProcess.ProcessError) -> None:
        process = self.sender()
        assert isinstance(process, QProcess)
        if error is QProcess.ProcessError.FailedToStart:
            process.deleteLater()
            if process is self._process:
                self._process = None
