"""Where lines go: files that stay small whatever happens to them, and standard error."""

from __future__ import annotations

import contextlib
import errno
import os
from itertools import pairwise
from pathlib import Path

from kiosk.operations.logline import Entry

BYTES = 500_000
OLDER = 3
"""A process never has more than BYTES * (OLDER + 1) of the disk for its log."""

_APPEND = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)


class Files:
    """A file that gives way to a new one when it is full; a few older ones are kept.

    It is opened anew for each line: when the file or its folder was removed, or the disk was full for a while, the
    next line is written as if nothing had been.
    """

    def __init__(self, file: Path) -> None:
        """Write to `file`; the older ones have a number behind its name."""
        self._file = file
        self._names = (file, *(file.with_name(f"{file.name}.{number}") for number in range(1, OLDER + 1)))

    def can_be_written(self) -> bool:
        """Tell whether the file can be written now; it is made if it can."""
        try:
            os.close(self._open())
        except OSError:
            return False
        return True

    def write(self, entry: Entry) -> None:
        """Write a line; raises OSError, and leaves no part of the line behind, when it cannot be."""
        data = entry.data()
        handle = self._open()
        try:
            if os.fstat(handle).st_size + len(data) > BYTES:
                os.close(handle)
                handle = -1
                self._give_way()
                handle = self._open()
            size = os.fstat(handle).st_size
            if os.write(handle, data) < len(data):
                os.ftruncate(handle, size)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self._file))
        finally:
            if handle >= 0:
                os.close(handle)

    def _open(self) -> int:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        return os.open(self._file, _APPEND, 0o644)

    def _give_way(self) -> None:
        try:
            for newer, older in reversed(list(pairwise(self._names))):
                with contextlib.suppress(FileNotFoundError):
                    newer.replace(older)
        except OSError:
            # What was written last week matters less than that the disk is not filled.
            os.truncate(self._file, 0)


class StandardError:
    """Standard error, past Python's own buffer, whose lock a stuck reader would keep until the end."""

    def __init__(self, number: int) -> None:
        """Write to the file descriptor `number`."""
        self._number = number

    def write(self, entry: Entry) -> None:
        """Write a line; raises OSError when nobody is there to read it."""
        os.write(self._number, entry.data())
