"""Writer: makes a library file in one go, so that at any moment there is the old file or the whole new one."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kiosk.library import codec, schema
from kiosk.model.library import Guide, Page, PageEntry, Picture


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page ready to be written: its entry, and the whole page as the codec's text."""

    language: str
    entry: PageEntry
    body: str

    @classmethod
    def of(cls, language: str, page: Page) -> Leaf:
        """Return the leaf of a page of the model."""
        return cls(language, page.entry, codec.dumps(page))


def write(target: Path, guides: Iterable[Guide], leaves: Iterable[Leaf], pictures: Iterable[Picture]) -> str:
    """Write a library to `target` and return the SHA-256 of the file; the first guide's language is the default.

    The same content in the same order gives the same bytes. Raises OSError or sqlite3.Error when it cannot be written;
    then nothing is left behind and a file that was there before is untouched.
    """
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", suffix=".new", dir=target.parent)
    os.close(handle)
    new = Path(name)
    try:
        _fill(new, guides, leaves, pictures)
        digest = _settle(new)
        new.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink()
        raise
    sync_folder(target.parent)
    return digest


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` survive a power cut, where the system can (Windows does so by itself)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _fill(file: Path, guides: Iterable[Guide], leaves: Iterable[Leaf], pictures: Iterable[Picture]) -> None:
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as connection:
        # No journal: a build that dies is thrown away. Secure delete: no old bytes in free space, so equal files.
        for pragma in (
            f"page_size = {schema.PAGE_SIZE}",
            "journal_mode = OFF",
            "synchronous = OFF",
            "secure_delete = ON",
            f"application_id = {schema.APPLICATION_ID}",
            f"user_version = {schema.SCHEMA_VERSION}",
        ):
            connection.execute(f"PRAGMA {pragma}")
        connection.executescript(schema.TABLES)
        connection.execute("BEGIN")
        connection.executemany(
            schema.ADD_LANGUAGE,
            ((number, guide.language, codec.dumps(guide)) for number, guide in enumerate(guides)),
        )
        connection.executemany(schema.ADD_PAGE, (_row(leaf) for leaf in leaves))
        connection.executemany(
            schema.ADD_PICTURE,
            ((picture.name, picture.width, picture.height, picture.data) for picture in pictures),
        )
        connection.execute("COMMIT")


def _row(leaf: Leaf) -> tuple[str | int, ...]:
    entry = leaf.entry
    told = (entry.id, entry.section, entry.position, entry.title, entry.summary, entry.words, entry.approved)
    return (leaf.language, *told, leaf.body)


def _settle(file: Path) -> str:
    """Bring the file to the disk itself, readable by everybody, and return its digest."""
    with file.open("rb+") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
        os.fsync(opened.fileno())
    # mkstemp's files are private; a library may be built by one account and shown by another.
    file.chmod(0o644)
    return digest
