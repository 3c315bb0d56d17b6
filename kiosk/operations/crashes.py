"""What a crash leaves: a trace in a small file, or one entry in the log. Never a dialog, and nothing of a visitor."""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import os
import sys
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk.errors import KioskError

log = logging.getLogger(__name__)

BYTES = 64_000
"""What is kept of a trace."""
FRAMES = 25
"""The innermost ones are told; endless recursion has a thousand."""

LAST_WORDS = 10.0
"""Seconds that a process without a supervisor has to end by itself."""

_NO_DIALOGS = 0x0001 | 0x0002 | 0x8000
"""SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX and SEM_NOOPENFILEERRORBOX, from <winbase.h>."""


def watch(folder: Path, process: str) -> None:
    """Have a crash of this process leave its trace in `folder`, and log that of the run before, if there is one.

    The file is there from the start, empty, because a process that crashes can no longer open one. Its memory, which
    holds what a visitor typed, is left nowhere (P2), and neither is that of what it starts.
    """
    file = folder / f"crash-{process}.log"
    earlier = folder / f"{file.name}.1"
    if sys.platform == "win32":
        import ctypes

        suppress_dialogs(ctypes.WinDLL("kernel32"))
    else:
        import resource

        # No core is as small as a byte, and Linux starts no program to take one of that limit. Who may write none may
        # not raise the limit either.
        with contextlib.suppress(ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (1, 1))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if file.is_file() and file.stat().st_size:
            file.replace(earlier)
            log.error("The %s crashed before this start (%s). Its trace lies in %s.", process, _first(earlier), earlier)
        number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o644)
    except OSError as error:
        log.warning("A crash would leave no trace in %s: %s.", folder, error.strerror)
    else:
        faulthandler.enable(number)


def suppress_dialogs(kernel32: Any) -> None:  # noqa: ANN401 - a library of Windows: its functions are looked up by name
    """Keep Windows from showing that this process, or one that it starts, has crashed."""
    kernel32.SetErrorMode(kernel32.GetErrorMode() | _NO_DIALOGS)


def catch() -> None:
    """Log what nobody caught: in the main thread, in another, in a slot that Qt called, in a finalizer."""
    sys.excepthook = lambda _kind, error, _trace: _tell(error)
    threading.excepthook = lambda told: _tell(told.exc_value)
    sys.unraisablehook = lambda told: _tell(told.exc_value)


def end_soon() -> None:
    """Wait for this process to end by itself, and end it if it hangs: nobody else is left who would."""
    threading.Event().wait(LAST_WORDS)
    os._exit(1)


def describe(error: BaseException) -> str:
    """Return the names of an error and of what it came from, and where each was raised, innermost last.

    The text of an error may hold what a visitor typed or read, and is left out; those of our own and of the system's
    calls do not.
    """
    return "\nand then: ".join(_described(one) for one in reversed(list(_chain(error))))


def _tell(error: BaseException | None) -> None:
    if error is None or isinstance(error, SystemExit):
        return
    # Without values apart from the form, so that each error is counted for itself.
    message = f"Nobody caught: {describe(error)}"
    log.error(message)


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _described(error: BaseException) -> str:
    says = error.strerror if isinstance(error, OSError) else str(error) if isinstance(error, KioskError) else None
    places = [f"  {frame.f_code.co_filename}:{line} in {frame.f_code.co_name}"
              for frame, line in traceback.walk_tb(error.__traceback__)]  # fmt: skip
    left_out = [f"  … {len(places) - FRAMES} more"] if len(places) > FRAMES else []
    return "\n".join([type(error).__name__ + (f": {says}" if says else ""), *left_out, *places[-FRAMES:]])


def _first(file: Path) -> str:
    """Cut a trace to what is kept, and return its first line."""
    if file.stat().st_size > BYTES:
        os.truncate(file, BYTES)
    return file.read_text("utf-8", "replace").partition("\n")[0]
