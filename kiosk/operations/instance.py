"""One kiosk a machine: a lock that the system takes away when its holder ends, however it ends."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import IO

from kiosk.errors import KioskError

NAME = "running"


def claim(folder: Path) -> IO[str]:
    """Return the open file that makes this process the only kiosk with its state in `folder`.

    Raises KioskError where another is running.
    """
    file = (folder / NAME).open("a+", encoding="ascii")
    try:
        _lock(file)
    except OSError:
        file.seek(0)
        holder = file.read().strip()
        file.close()
        message = f"The kiosk is running already (process {holder or 'unknown'})."
        raise KioskError(message) from None
    with contextlib.suppress(OSError):
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
    return file


def _lock(file: IO[str]) -> None:
    if sys.platform == "win32":
        import msvcrt

        # A byte far behind the text: Windows lets nobody read what is locked.
        file.seek(1 << 20)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
