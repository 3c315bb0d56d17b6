"""Records: the ladder's counters on disk, which survive a power cut."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict
from pathlib import Path

from kiosk.library import durable
from kiosk.operations.ladder import Record

log = logging.getLogger(__name__)

NAME = "restarts.json"


def load(folder: Path) -> Record:
    """Return the record kept in `folder`, or a new one where there is none that can be read."""
    try:
        found = json.loads((folder / NAME).read_text("utf-8"))
        restarts = {str(cause): int(count) for cause, count in found["restarts"].items()}
        return Record(max(0, int(found["failures"])), max(0, int(found["machine_restarts"])), restarts)
    except FileNotFoundError:
        return Record()
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        log.warning("The counters in %s cannot be read; they begin anew.", folder / NAME)
        return Record()


def save(folder: Path, record: Record) -> bool:
    """Keep `record` in `folder`; return whether it could be written. The kiosk goes on without."""
    try:
        durable.write(folder / NAME, json.dumps(asdict(record)))
    except OSError as error:
        log.warning("The counters in %s cannot be written: %s.", folder / NAME, error.strerror)
        return False
    return True
