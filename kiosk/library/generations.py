"""Generations: libraries in one folder, named by their content hash; a pointer file says which one is current.

Publishing is a rename, then a pointer switch by another rename, so that at any moment the pointer names a whole file.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

POINTER = "current"


def current(folder: Path) -> Path | None:
    """Return the file of the current generation, or None while there is none."""
    try:
        name = (folder / POINTER).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    file = folder / Path(name).name
    return file if name and file.is_file() else None


def publish(folder: Path, library: Path) -> Path:
    """Make the file `library`, which lies in `folder` and is moved, the current generation; return its new place.

    Raises OSError when the folder cannot be written; what was current then still is.
    """
    # The screen, which only asks what is current, is spared the memory of these.
    import hashlib

    from kiosk.library.writer import sync_folder

    with library.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    target = folder / f"{digest[:32]}.kiosk"
    library.replace(target)
    pointer = folder / f"{POINTER}.new"
    with pointer.open("w", encoding="ascii") as file_out:
        file_out.write(target.name)
        file_out.flush()
        os.fsync(file_out.fileno())
    before = current(folder)
    pointer.replace(folder / POINTER)
    sync_folder(folder)
    _prune(folder, {target, before})
    return target


def _prune(folder: Path, kept: set[Path | None]) -> None:
    for file in folder.glob("*.kiosk"):
        if file not in kept:
            # A file that somebody still has open (Windows) is pruned the next time.
            with contextlib.suppress(OSError):
                file.unlink()
