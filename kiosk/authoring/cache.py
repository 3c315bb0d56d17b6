"""Cache: what earlier builds found out, by a hash of everything it came from. Losing it only costs time.

Each value carries a checksum: SQLite does not see it when a power cut or a bad disk has changed what it keeps.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.metadata
import sqlite3
import sys
from pathlib import Path
from typing import Self

import kiosk

_TABLE = "CREATE TABLE IF NOT EXISTS found (key BLOB PRIMARY KEY, value BLOB NOT NULL, build INTEGER NOT NULL)"
_SUM = 8
"""Bytes of a checksum."""
_PACKAGES = ("Markdown", "PyYAML", "pillow", "resvg-py", "simplemma")


class Cache:
    """A store of bytes by key. It never raises: a damaged or unwritable file is as good as none."""

    def __init__(self, path: Path | None) -> None:
        """Open the cache file, or keep everything in memory for this build."""
        self._fingerprint = fingerprint()
        self._unsaved: dict[bytes, bytes] = {}
        self._connection = _opened(path)
        self._build = 1 + self._last_build()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Keep what was found, and close."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.commit()
        self._connection.close()

    def key(self, *parts: str | bytes) -> bytes:
        """Return the key of something made from `parts` by this version of the program."""
        digest = hashlib.sha256(self._fingerprint)
        for part in parts:
            data = part.encode(errors="surrogatepass") if isinstance(part, str) else part
            digest.update(len(data).to_bytes(8))
            digest.update(data)
        return digest.digest()

    def get(self, key: bytes) -> bytes | None:
        """Return what was put under `key`, and remember that it is still needed."""
        with contextlib.suppress(sqlite3.Error):
            row = self._connection.execute("SELECT value, build FROM found WHERE key = ?", (key,)).fetchone()
            if row is None:
                return self._unsaved.get(key)
            if row[1] != self._build:
                self._connection.execute("UPDATE found SET build = ? WHERE key = ?", (self._build, key))
            if _is_whole(key, row[0]):
                return bytes(row[0][_SUM:])
        return self._unsaved.get(key)

    def put(self, key: bytes, value: bytes) -> None:
        """Keep `value` under `key`; where the disk is full, for this build."""
        try:
            self._connection.execute(
                "REPLACE INTO found VALUES (?, ?, ?)", (key, _sum(key, value) + value, self._build)
            )
        except sqlite3.Error:
            self._unsaved[key] = value

    def save(self) -> None:
        """Bring what was found so far to the file, so that a build that ends early was not for nothing."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.commit()

    def prune(self) -> None:
        """Forget what this build did not need."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.execute("DELETE FROM found WHERE build < ?", (self._build,))

    def _last_build(self) -> int:
        with contextlib.suppress(sqlite3.Error, TypeError, ValueError):
            return int(self._connection.execute("SELECT max(build) FROM found").fetchone()[0])
        return 0


def _sum(key: bytes, value: bytes) -> bytes:
    return hashlib.blake2b(value, key=key, digest_size=_SUM).digest()


def _is_whole(key: bytes, kept: object) -> bool:
    return isinstance(kept, bytes) and _sum(key, kept[_SUM:]) == kept[:_SUM]


def _opened(path: Path | None) -> sqlite3.Connection:
    for place in (path, path, None):
        try:
            connection = sqlite3.connect(place or ":memory:", timeout=2)
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(_TABLE)
            connection.execute("SELECT max(build) FROM found").fetchone()
        except sqlite3.Error:
            if path is not None and path.is_file():
                with contextlib.suppress(OSError):
                    path.unlink()
        else:
            return connection
    message = "SQLite has no memory"
    raise MemoryError(message)


@functools.cache
def fingerprint() -> bytes:
    """Return a hash that changes with the program: its version, its libraries, and its sources or frozen file."""
    digest = hashlib.sha256(kiosk.__version__.encode())
    for package in _PACKAGES:
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            digest.update(importlib.metadata.version(package).encode())
    for file in _program():
        with contextlib.suppress(OSError):
            digest.update(file.read_bytes())
    return digest.digest()


def _program() -> list[Path]:
    if getattr(sys, "frozen", False):
        # PyInstaller puts all modules into it.
        return [Path(sys.executable)]
    root = Path(kiosk.__file__).parent
    return [file for folder in ("authoring", "library", "model") for file in sorted((root / folder).rglob("*.py"))]
