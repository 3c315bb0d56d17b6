"""The staff log: what the kiosk did without or left out, for the clinic's technicians. Nothing of a visitor (P2)."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from kiosk.operations import crashes, journal
from kiosk.operations.logfiles import Files, StandardError
from kiosk.operations.logline import Sink
from kiosk.operations.logwriter import Writer

log = logging.getLogger(__name__)


def start(folder: Path, process: str) -> None:
    """Log what this process says: to the journal where it runs under it, else to standard error and to `folder`.

    `process` is supervisor or screen; each has files of its own. Nothing waits for the log, and a disk that is full,
    read-only or gone is only a gap in it. `logging.shutdown()`, which Python calls at the end, writes what waits.
    """
    files = Files(folder / f"{process}.log")
    number = _standard_error()
    to_journal = number is not None and journal.is_at(number) and Path(journal.SOCKET).is_socket()
    sinks = [journal.Journal(journal.SOCKET)] if to_journal else [files, *_others(number)]
    logging.raiseExceptions = False
    logging.basicConfig(level=logging.INFO, handlers=[Writer(process, sink) for sink in sinks], force=True)
    if not to_journal and not files.can_be_written():
        log.warning("The log cannot be written to a file in %s.", folder)
    crashes.catch()
    crashes.watch(folder, process)


def _others(number: int | None) -> list[Sink]:
    """Return what serves beside the files on this machine: standard error, if it has a `number`, and the Event Log."""
    sinks: list[Sink] = [] if number is None else [StandardError(number)]
    if sys.platform == "win32":
        import contextlib
        import ctypes

        from kiosk.operations.eventlog import EventLog

        with contextlib.suppress(OSError):
            sinks.append(EventLog(ctypes.WinDLL("advapi32")))
    return sinks


def _standard_error() -> int | None:
    """Return the file descriptor of standard error; None where there is none, as in a program without a console."""
    try:
        return sys.stderr.fileno()
    except (AttributeError, OSError, ValueError):
        return None
