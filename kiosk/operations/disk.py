"""What a disk refuses: says what to do about it, beside what the system says."""

from __future__ import annotations

import errno
import sqlite3

_AGAIN = "A running kiosk shows what it has, and tries again by itself."
_REMEDIES = {
    errno.ENOSPC: "Make room on the disk.",
    errno.EDQUOT: "Make room on the disk, or allow this account more of it.",
    errno.EROFS: "Make the disk writable; if it became read-only by itself, have it checked.",
    errno.EACCES: "Allow the account that runs the kiosk to read and write there.",
    errno.EPERM: "Allow the account that runs the kiosk to read and write there.",
    errno.EEXIST: "Something else has the name of this folder: move it away.",
    errno.ENOTDIR: "Something else has the name of a folder above it: move it away.",
    errno.EISDIR: "A folder has the name of this file: move it away.",
    errno.EIO: "The disk fails: have it checked.",
}
_OF_SQLITE = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_IOERR: errno.EIO,
}
_PRIMARY = 0xFF
"""The part of SQLite's result codes that is not more than most need to know (sqlite.org/rescode.html)."""


def sentence(error: BaseException) -> str:
    """Return what an error says, with its file, and what to do about it."""
    told = f"{error.filename}: {error.strerror}." if isinstance(error, OSError) and error.filename else str(error)
    return f"{told} {remedy(error)}".strip()


def remedy(error: BaseException) -> str:
    """Return what to do about an error of a disk, or about the one behind it; empty for every other."""
    behind = error if isinstance(error, OSError | sqlite3.Error) else error.__cause__
    number = behind.errno if isinstance(behind, OSError) else None
    if isinstance(behind, sqlite3.Error):
        # What sqlite3 itself raises has no code of SQLite's.
        number = _OF_SQLITE.get(getattr(behind, "sqlite_errorcode", 0) & _PRIMARY)
    found = _REMEDIES.get(number) if number else None
    return f"{found} {_AGAIN}" if found else ""
