"""Watching: tells when files in a folder change, whichever program changes them."""

from __future__ import annotations

import contextlib
import os
import threading
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

LOOK_AGAIN = 2.0
"""Seconds after which a folder that was removed and made anew is noticed, which nothing else would tell."""


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
        self._seen = _identity(self._folder)
        try:
            self._observer.schedule(self, str(self._folder), recursive=True)
            self._observer.start()
        except OSError as error:
            message = f"The folder {folder} cannot be watched: {error.strerror or error}."
            raise KioskError(message) from error
        self._ended = threading.Event()
        self._keeper = threading.Thread(target=self._keep, name="watch", daemon=True)
        self._keeper.start()

    def renew(self) -> None:
        """Watch the folder anew if it is not the one it was: removed, moved away, or there again."""
        now = _identity(self._folder)
        if now == self._seen:
            return
        self._observer.unschedule_all()
        with contextlib.suppress(OSError):
            if now is not None:
                self._observer.schedule(self, str(self._folder), recursive=True)
            self._seen = now
        self._told("")

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Tell of a change; a folder that only notes one of its files' is none."""
        if (
            event.event_type in {EVENT_TYPE_DELETED, EVENT_TYPE_MOVED}
            and Path(os.fsdecode(event.src_path)) == self._folder
        ):
            # Another one of its name may even have its number.
            self._seen = None
        if event.event_type in CHANGES and not isinstance(event, DirModifiedEvent):
            for path in (event.src_path, event.dest_path):
                if path:
                    self._told(Path(os.fsdecode(path)).relative_to(self._folder).as_posix())

    def close(self) -> None:
        """Stop watching."""
        self._ended.set()
        self._keeper.join()
        self._observer.stop()
        self._observer.join()

    def _keep(self) -> None:
        while not self._ended.wait(LOOK_AGAIN):
            self.renew()


def _identity(folder: Path) -> tuple[int, int] | None:
    """Return what tells a folder from another of the same name, or None where there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
