"""Stillness: tells whether a content folder has come to rest and is the one it was, without reading a file."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from kiosk.authoring import leftovers, sources
from kiosk.errors import KioskError

MOST = 100_000
"""Files and folders; where there are more, this is hardly a content folder."""

Look = Callable[[], str]


class RestlessError(KioskError):
    """A folder that has not come to rest for as long as somebody waited."""


def look(folder: Path) -> str:
    """Return a text that is another one once anything in the folder has changed; empty where there is no folder.

    What is told apart is each name, and a file's size, number and time; halves of files that are being brought count.
    Symbolic links are not followed. Raises KioskError where there is too much to look at.
    """
    digest = hashlib.sha256()
    try:
        for number, line in enumerate(_lines(folder, "", 0)):
            if number == MOST:
                message = f"There are more than {MOST} files in {folder}. Is this the content folder?"
                raise KioskError(message)
            digest.update(line.encode(errors="surrogatepass") + b"\0")
    except OSError:
        return ""
    return digest.hexdigest()


def settled(
    look: Look, quiet: float, longest: float, clock: Callable[[], float], sleep: Callable[[float], object]
) -> str:
    """Look until two looks, `quiet` seconds apart, see the same, and return it.

    Raises RestlessError when `longest` seconds were not enough.
    """
    end = clock() + longest
    before = look()
    while True:
        sleep(quiet)
        now = look()
        if now == before:
            return now
        if clock() >= end:
            raise RestlessError
        before = now


def _lines(folder: Path, prefix: str, depth: int) -> Iterator[str]:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if leftovers.is_left_behind(entry.name) and not leftovers.is_half(entry.name):
            continue
        path = f"{prefix}{entry.name}"
        yield f"{path} {_state(entry)}"
        if (
            entry.is_dir(follow_symlinks=False)
            and depth < sources.DEPTH_LIMIT
            and sources.is_entered(entry.name, depth)
        ):
            try:
                yield from _lines(Path(entry.path), f"{path}/", depth + 1)
            except OSError:
                # It went away, or may not be opened, which the build will tell.
                yield f"{path}/ closed"


def _state(entry: os.DirEntry[str]) -> str:
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:
        return "gone"
    if entry.is_dir(follow_symlinks=False):
        # Its time changes with what is ignored in it, too.
        return f"{found.st_mode} {found.st_ino}"
    return f"{found.st_mode} {found.st_size} {found.st_mtime_ns} {found.st_ino}"
