"""Writing so that a power cut leaves the old or the new: write, fsync, rename, fsync of the folder."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from pathlib import Path

UNSYNCABLE = {errno.EBADF, errno.EINVAL}
"""What a system says that cannot sync folders."""


def write(file: Path, text: str, *, synced: bool = True) -> None:
    """Replace `file` by `text` (UTF-8), or raise OSError and leave it as it was.

    Where only the folder cannot be synced, OSError is raised and the new stands, unless the power goes. What is written
    again soon need not be `synced`: readers see the old or the new, and flash disks last longer.
    """
    new = file.with_name(f"{file.name}.new")
    try:
        with new.open("w", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
            opened.flush()
            if synced:
                os.fsync(opened.fileno())
        new.replace(file)
    except OSError:
        # A half must not be what keeps the disk full.
        with contextlib.suppress(OSError):
            new.unlink()
        raise
    if synced:
        sync_folder(file.parent)


def copy(source: Path, target: Path) -> None:
    """Copy a file to the disk itself, so that `target` can be renamed to what something else names."""
    shutil.copyfile(source, target)
    with target.open("rb+") as copied:
        os.fsync(copied.fileno())


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` survive a power cut; raise OSError where the disk fails at that."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        # Windows opens no folder, and needs no syncing.
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in UNSYNCABLE:
            raise
    finally:
        os.close(handle)
