"""Watching: tells when files in a folder change, whichever program changes them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from watchdog.events import (
    EVENT_TYPE_CLOSED,
    EVENT_TYPE_CREATED,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    DirModifiedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from kiosk.errors import KioskError

CHANGES = {EVENT_TYPE_CLOSED, EVENT_TYPE_CREATED, EVENT_TYPE_DELETED, EVENT_TYPE_MODIFIED, EVENT_TYPE_MOVED}
"""Not those that come of reading a file."""


class Watch(FileSystemEventHandler):
    """Watches a folder and all below it until it is closed."""

    def __init__(self, folder: Path, told: Callable[[str], None]) -> None:
        """Call `told` in another thread with the path of what changed, relative to `folder`, with forward slashes.

        Raises KioskError when the folder cannot be watched.
        """
        super().__init__()
        self._folder = folder.resolve()
        self._told = told
        self._observer = Observer()
        try:
            self._observer.schedule(self, str(self._folder), recursive=True)
            self._observer.start()
        except OSError as error:
            message = f"The folder {folder} cannot be watched: {error.strerror or error}."
            raise KioskError(message) from error

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Tell of a change; a folder that only notes one of its files' is none."""
        if event.event_type in CHANGES and not isinstance(event, DirModifiedEvent):
            for path in (event.src_path, event.dest_path):
                if path:
                    self._told(Path(os.fsdecode(path)).relative_to(self._folder).as_posix())

    def close(self) -> None:
        """Stop watching."""
        self._observer.stop()
        self._observer.join()
