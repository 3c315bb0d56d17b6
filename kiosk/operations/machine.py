"""What a process can tell of its machine: its memory, the disk's room, whether the clock can be right."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

EARLIEST = 1_767_225_600.0
"""Seconds since 1970: 1 January 2026. A clock before it has lost its battery."""


def memory_mb(process: int | str = "self") -> float | None:
    """Return what a process keeps in memory (its resident set, in MB), or None where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
        return round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, 1)
    except (OSError, ValueError, IndexError, AttributeError):
        return None


def disk_free_mb(folder: Path) -> float | None:
    """Return how many MB can still be written in `folder`, or None where nobody knows."""
    try:
        return round(shutil.disk_usage(folder).free / 1e6, 1)
    except OSError:
        return None


def is_clock_sane(now: float) -> bool:
    """Tell whether a wall clock (seconds since 1970) can be right.

    What was published tells nothing: it may have been while the clock ran ahead.
    """
    return now >= EARLIEST
