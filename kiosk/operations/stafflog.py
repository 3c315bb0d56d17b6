"""The staff log: what the kiosk did without or left out, for the clinic's technicians. Nothing of a visitor (P2)."""

from __future__ import annotations

import logging
import logging.handlers
import sys
from pathlib import Path

BYTES = 1_000_000
FILES = 3
"""The log never takes more than BYTES * (FILES + 1) of the disk."""


def start(folder: Path) -> Path | None:
    """Log to standard error and to rotating files in `folder`; return the file, or None where it cannot be written."""
    form = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stderr)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handlers.append(
            logging.handlers.RotatingFileHandler(
                folder / "kiosk.log", maxBytes=BYTES, backupCount=FILES, encoding="utf-8"
            )
        )
    except OSError:
        file = None
    else:
        file = folder / "kiosk.log"
    for handler in handlers:
        handler.setFormatter(form)
    # A full disk or a closed terminal must never reach the screen.
    logging.raiseExceptions = False
    logging.basicConfig(level=logging.INFO, handlers=handlers, force=True)
    return file
