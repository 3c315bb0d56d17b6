"""One kiosk a machine: a lock that the system takes away when its holder ends, however it ends."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO

from kiosk.errors import KioskError

log = logging.getLogger(__name__)

NAME = "running"
HELD = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}
"""What a lock that somebody has is refused with; EACCES and EDEADLK come from Windows."""
REMEDY = "Remove it while no kiosk runs; it may be another account's, as after a start with sudo."


def claim(folder: Path) -> AbstractContextManager[object]:
    """Return what, as long as it is open, makes this process the only kiosk with its state in `folder`.

    Where the file cannot be opened, one that is named after the account serves; where none can be locked, the kiosk
    runs unguarded rather than not at all. Raises KioskError where another is running.
    """
    file = _opened(folder)
    if file is None:
        return contextlib.nullcontext()
    try:
        _lock(file)
    except OSError as error:
        if error.errno not in HELD:
            log.warning("The file %s cannot be locked: %s. A second kiosk is not noticed.", file.name, error.strerror)
            return file
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


def _opened(folder: Path) -> IO[str] | None:
    account = 0 if sys.platform == "win32" else os.getuid()
    for name in (NAME, f"{NAME}-{account}"):
        try:
            return (folder / name).open("a+", encoding="ascii")
        except OSError as error:
            log.warning(
                "The file %s, which keeps a second kiosk away, cannot be opened: %s. %s",
                folder / name, error.strerror or error, REMEDY,
            )  # fmt: skip
    return None


def _lock(file: IO[str]) -> None:
    if sys.platform == "win32":
        import msvcrt

        # A byte far behind the text: Windows lets nobody read what is locked.
        file.seek(1 << 20)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
