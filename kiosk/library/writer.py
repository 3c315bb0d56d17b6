"""Writer: makes a library file in one go, so that at any moment there is the old file or the whole new one."""

from __future__ import annotations

import contextlib
import glob
import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kiosk.library import codec, durable, schema, search
from kiosk.library.search import Kind, Numbering, Wording
from kiosk.model.library import Guide, Page, PageEntry, Picture


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page ready to be written: its entry, the whole page as the codec's text, and what it is found by."""

    language: str
    entry: PageEntry
    body: str
    wording: Wording

    @classmethod
    def of(cls, language: str, page: Page) -> Leaf:
        """Return the leaf of a page of the model."""
        entry = page.entry
        return cls(language, entry, codec.dumps(page), search.wording(entry.title, entry.summary, page.blocks))


def write(target: Path, guides: Iterable[Guide], leaves: Iterable[Leaf], pictures: Iterable[Picture]) -> str:
    """Write a library to `target` and return the SHA-256 of the file; the first guide's language is the default.

    The same content in the same order gives the same bytes. Raises OSError or sqlite3.Error when it cannot be written;
    then nothing is left behind and a file that was there before is untouched. What a build that was killed left behind
    is cleared away first: it may be what fills the disk.
    """
    _clear_away(target)
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
    durable.sync_folder(target.parent)
    return digest


def _clear_away(target: Path) -> None:
    with contextlib.suppress(OSError):
        for file in target.parent.glob(f".{glob.escape(target.name)}-*.new"):
            file.unlink()


def _fill(file: Path, guides: Iterable[Guide], leaves: Iterable[Leaf], pictures: Iterable[Picture]) -> None:
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as connection:
        # Nobody else has the file: it is locked once. No journal: a build that dies is thrown away. Secure delete: no
        # old bytes in free space, so equal files.
        for pragma in (
            f"page_size = {schema.PAGE_SIZE}",
            "locking_mode = EXCLUSIVE",
            "journal_mode = OFF",
            "synchronous = OFF",
            "secure_delete = ON",
            f"application_id = {schema.APPLICATION_ID}",
            f"user_version = {schema.SCHEMA_VERSION}",
        ):
            connection.execute(f"PRAGMA {pragma}")
        connection.executescript(schema.TABLES)
        connection.execute("BEGIN")
        indexes: dict[str, _Index] = {}
        for number, guide in enumerate(guides):
            connection.execute(schema.ADD_LANGUAGE, (number, guide.language, codec.dumps(guide)))
            indexes[guide.language] = _Index(connection, number)
            indexes[guide.language].add_guide(guide)
        for leaf in leaves:
            connection.execute(schema.ADD_PAGE, _row(leaf))
            indexes[leaf.language].add(Kind.PAGE, leaf.entry.id, leaf.wording, approved=leaf.entry.approved)
        for language, index in indexes.items():
            index.finish(language)
        connection.execute(schema.SETTLE_SEARCH)
        connection.executemany(
            schema.ADD_PICTURE,
            ((picture.name, picture.width, picture.height, picture.data) for picture in pictures),
        )
        connection.execute("COMMIT")


class _Index:
    """What can be found in one language, as it is written."""

    def __init__(self, connection: sqlite3.Connection, language: int) -> None:
        self._connection = connection
        self._numbering = Numbering(language)
        self._counts = dict.fromkeys(Kind, 0)
        self._words: set[str] = set()

    def add_guide(self, guide: Guide) -> None:
        for term in sorted(guide.glossary, key=lambda term: search.fold(term.names[0])):
            name, *others = term.names
            self.add(Kind.TERM, term.slug, Wording(search.folded(name), search.folded(*others)), approved=True)
        for question in (one for group in guide.groups for one in group.questions):
            self.add(Kind.QUESTION, question.id, Wording("", search.folded(question.text)), approved=True)

    def add(self, kind: Kind, target: str, wording: Wording, *, approved: bool) -> None:
        number = self._numbering.number(kind, self._counts[kind])
        self._counts[kind] += 1
        told = (wording.title, wording.outline, wording.body)
        self._connection.execute(schema.ADD_FINDING, (number, target, approved))
        self._connection.execute(schema.ADD_WORDING, (number, *told))
        self._words.update(word for text in told for word in text.split())

    def finish(self, language: str) -> None:
        letters = sorted({letter for word in self._words for letter in word})
        self._connection.executemany(schema.ADD_WORD, ((language, word) for word in sorted(self._words)))
        self._connection.executemany(schema.ADD_LETTER, ((language, letter) for letter in letters))


def _row(leaf: Leaf) -> tuple[str | int, ...]:
    entry = leaf.entry
    told = (entry.id, entry.section, entry.position, entry.title, entry.summary, entry.words, entry.approved)
    calendar = entry.calendar
    days = (day.isoformat() if day else "" for day in (calendar.publish, calendar.expire, calendar.review_by))
    return (leaf.language, *told, *days, leaf.body)


def _settle(file: Path) -> str:
    """Bring the file to the disk itself, readable by everybody, and return its digest."""
    with file.open("rb+") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
        os.fsync(opened.fileno())
    # mkstemp's files are private; a library may be built by one account and shown by another.
    file.chmod(0o644)
    return digest
