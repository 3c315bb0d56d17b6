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

from kiosk import paths
from kiosk.errors import KioskError

log = logging.getLogger(__name__)

NAME = "running"
HELD = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}
"""What a lock that somebody has is refused with; EACCES and EDEADLK come from Windows."""
REMEDY = "Remove it while no kiosk runs; it may be another account's, as after a start with sudo."


def state() -> Path:
    """Return the folder of our state: that of a kiosk that is running, though its disk may have turned read-only."""
    found = paths.state()
    return paths.kept() if paths.is_temporary(found) and holder(paths.kept()) else found


def holder(folder: Path) -> str:
    """Return which process runs a kiosk with its state in `folder`, as far as can be told by reading; empty for none.

    Windows locks nothing that may only be read, and tells of none.
    """
    if sys.platform == "win32":
        return ""
    for name in _names():
        with contextlib.suppress(OSError), (folder / name).open(encoding="ascii", errors="replace") as file:
            try:
                _lock(file, shared=True)
            except OSError as error:
                if error.errno in HELD:
                    return _process(file)
    return ""


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
        with file:
            raise _refusal(_process(file)) from None
    with contextlib.suppress(OSError):
        file.truncate(0)
        # Past the buffer: what a full disk refuses would be written, and refused, once more when the file is closed.
        os.write(file.fileno(), str(os.getpid()).encode())
    return file


def _opened(folder: Path) -> IO[str] | None:
    for name in _names():
        try:
            return (folder / name).open("a+", encoding="ascii", errors="replace")
        except OSError as error:
            if process := holder(folder):
                raise _refusal(process) from None
            log.warning(
                "The file %s, which keeps a second kiosk away, cannot be opened: %s. %s",
                folder / name, error.strerror or error, REMEDY,
            )  # fmt: skip
    return None


def _names() -> tuple[str, str]:
    account = 0 if sys.platform == "win32" else os.getuid()
    return NAME, f"{NAME}-{account}"


def _process(file: IO[str]) -> str:
    file.seek(0)
    return file.read().strip() or "unknown"


def _refusal(process: str) -> KioskError:
    return KioskError(f"The kiosk is running already (process {process}).")


def _lock(file: IO[str], *, shared: bool = False) -> None:
    """Lock a file, for ourselves or `shared` with others who only look; raises OSError where it is locked otherwise."""
    if sys.platform == "win32":
        import msvcrt

        # A byte far behind the text: Windows lets nobody read what is locked.
        file.seek(1 << 20)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
