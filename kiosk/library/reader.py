"""Reader: a finished library file, opened read-only; a page is read when it is asked for."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import threading
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any, NamedTuple, Protocol, Self
from urllib.parse import quote

from kiosk.errors import LibraryUnreadableError
from kiosk.library import codec, schema, search
from kiosk.library.search import Finding, Findings, Kind
from kiosk.model.library import Calendar, Guide, Page, PageEntry, Picture

MAGIC = b"SQLite format 3\0"
HEADER_LENGTH = 100


class Hidden(NamedTuple):
    """A page that is not to be shown on a day, and its place in its section."""

    language: str
    page: str
    section: str
    position: int


class Readable(Protocol):
    """What the screen asks of a library, be it a finished file or one that is being edited."""

    @property
    def path(self) -> Path:
        """Where it comes from."""

    @property
    def languages(self) -> tuple[str, ...]:
        """BCP 47 tags of the languages it holds, the default first."""

    def guide(self, language: str) -> Guide:
        """Return all of one language but its pages."""

    def entries(self, language: str, section_id: str) -> tuple[PageEntry, ...]:
        """Return the pages of a section as a list shows them, in order."""

    def entry_at(self, language: str, section_id: str, position: int) -> PageEntry | None:
        """Return the page at a position, counted from 1."""

    def entry(self, language: str, page_id: str) -> PageEntry | None:
        """Return a page as a list shows it."""

    def page(self, language: str, page_id: str) -> Page | None:
        """Return a whole page."""

    def hidden(self, day: dt.date, *, overdue: bool) -> tuple[Hidden, ...]:
        """Return the pages that are not to be shown on `day`."""

    def search(self, language: str, text: str, *, unreviewed: bool, hidden: AbstractSet[str] = frozenset()) -> Findings:
        """Return what fits all words of `text`, but for the pages (ids) that are hidden."""

    def picture(self, name: str) -> Picture | None:
        """Return a picture."""

    def close(self) -> None:
        """Let go of it."""


class Library:
    """One library file. Text is for one thread; `picture` may be called from any, also after `close`."""

    def __init__(self, path: Path, text: sqlite3.Connection, pictures: sqlite3.Connection) -> None:
        """Use `Library.open`."""
        self._path = path
        self._text = text
        self._pictures: sqlite3.Connection | None = pictures
        self._lock = threading.Lock()
        self._languages = tuple(str(tag) for (tag,) in self._rows(schema.LANGUAGES))

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the library file at `path`, in a time that does not depend on how much it holds.

        Raises LibraryUnreadableError when it is missing, cut short, not a library, or of another schema version.
        """
        _check_header(path)
        text = _connect(path)
        try:
            pictures = _connect(path)
            try:
                return cls._checked(cls(path, text, pictures))
            except BaseException:
                pictures.close()
                raise
        except BaseException:
            text.close()
            raise

    @classmethod
    def _checked(cls, library: Self) -> Self:
        if not library.languages:
            raise LibraryUnreadableError(library.path, "there is no language in it")
        for language in library.languages:
            library.guide(language)
        library._rows(schema.PAGE, "", "")
        library.picture("")
        library.search(library.languages[0], "a", unreviewed=True)
        return library

    def close(self) -> None:
        """Let go of the file; afterwards `picture` returns None and everything else raises."""
        self._text.close()
        with self._lock:
            if self._pictures is not None:
                self._pictures.close()
            self._pictures = None

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    @property
    def languages(self) -> tuple[str, ...]:
        """BCP 47 tags of the languages it holds, the default first."""
        return self._languages

    def guide(self, language: str) -> Guide:
        """Return all of one language but its pages; raises KeyError for a language that is not in `languages`."""
        for (text,) in self._rows(schema.GUIDE, language):
            return self._decoded(Guide, text)
        raise KeyError(language)

    def entries(self, language: str, section_id: str) -> tuple[PageEntry, ...]:
        """Return the pages of a section as a list shows them, in order."""
        return tuple(self._entry(row) for row in self._rows(schema.ENTRIES, language, section_id))

    def entry_at(self, language: str, section_id: str, position: int) -> PageEntry | None:
        """Return the page at a position, counted from 1, or None before the first and after the last."""
        for row in self._rows(schema.ENTRY_AT, language, section_id, position):
            return self._entry(row)
        return None

    def entry(self, language: str, page_id: str) -> PageEntry | None:
        """Return a page as a list shows it, or None where the language has none of that id."""
        for row in self._rows(schema.ENTRY, language, page_id):
            return self._entry(row)
        return None

    def page(self, language: str, page_id: str) -> Page | None:
        """Return a whole page, or None where the language has none of that id."""
        for row in self._rows(schema.PAGE, language, page_id):
            return self._decoded(Page, row[-1])
        return None

    def hidden(self, day: dt.date, *, overdue: bool) -> tuple[Hidden, ...]:
        """Return the pages that are not published yet or have expired on `day`; also those `overdue`, if so (H7)."""
        queries = (schema.HIDDEN, schema.OVERDUE) if overdue else (schema.HIDDEN,)
        return tuple(sorted({Hidden(*row) for query in queries for row in self._rows(query, day.isoformat())}))

    def search(self, language: str, text: str, *, unreviewed: bool, hidden: AbstractSet[str] = frozenset()) -> Findings:
        """Return what fits all words of `text`, of which the last may be a beginning; see `search.passes`.

        Where nothing does, one typing error a word is forgiven. Pages that are not approved only if `unreviewed`, and
        none that are `hidden` (ids).
        """
        words = search.fold(text)
        place = self._languages.index(language)
        found = self._find([(word,) for word in words], place, hidden, unreviewed=unreviewed)
        if found or not words:
            return Findings(found)
        letters = [letter for (letter,) in self._rows(schema.LETTERS, language)]
        near = [self._beginnings(language, search.guesses(word, letters)) for word in words]
        return Findings(self._find(near, place, hidden, unreviewed=unreviewed), close=True)

    def picture(self, name: str) -> Picture | None:
        """Return a picture, or None where there is none of that name or the library was closed. Thread-safe."""
        with self._lock:
            if self._pictures is None:
                return None
            rows = self._rows(schema.PICTURE, name, connection=self._pictures)
        return Picture(*rows[0]) if rows else None

    def _find(
        self, words: Sequence[Sequence[str]], place: int, hidden: AbstractSet[str], *, unreviewed: bool
    ) -> tuple[Finding, ...]:
        found: dict[Finding, None] = {}
        if not words or not all(words):
            return ()
        for query, first, last in search.passes(words, place):
            rows = self._rows(schema.SEARCH, query, first, last, unreviewed, search.MOST + len(hidden))
            some = (Finding(self._kind(number), target) for number, target in rows)
            found |= dict.fromkeys(one for one in some if one.kind is not Kind.PAGE or one.target not in hidden)
            if len(found) >= search.MOST:
                break
        return tuple(found)[: search.MOST]

    def _beginnings(self, language: str, guesses: Sequence[str]) -> list[str]:
        """Return those of some guesses that words of the language begin with."""
        return [guess for (guess,) in self._rows(schema.BEGINNINGS, json.dumps(guesses), language)]

    def _rows(self, query: str, *values: str | int, connection: sqlite3.Connection | None = None) -> list[Any]:
        try:
            return (connection or self._text).execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise LibraryUnreadableError(self._path, str(error)) from error

    def _entry(self, row: Sequence[Any]) -> PageEntry:
        page, section, position, title, summary, words, approved, *days = row
        try:
            calendar = Calendar(*(dt.date.fromisoformat(day) if day else None for day in days))
        except ValueError as error:
            raise LibraryUnreadableError(self._path, str(error)) from error
        return PageEntry(page, section, position, title, summary, words, bool(approved), calendar)

    def _kind(self, number: int) -> Kind:
        try:
            return search.kind(number)
        except ValueError as error:
            raise LibraryUnreadableError(self._path, str(error)) from error

    def _decoded(self, kind: type[codec.T], text: str) -> codec.T:
        try:
            return codec.loads(kind, text)
        except codec.CodecError as error:
            raise LibraryUnreadableError(self._path, str(error)) from error


def _check_header(path: Path) -> None:
    """Look at the first 100 bytes, as documented in SQLite's file format, and at the file's size."""
    try:
        # A pipe would wait for ever.
        if not path.is_file():
            raise LibraryUnreadableError(path, "there is no such file")
        with path.open("rb") as file:
            header = file.read(HEADER_LENGTH)
        size = path.stat().st_size
    except OSError as error:
        raise LibraryUnreadableError(path, error.strerror or str(error)) from error
    if len(header) < HEADER_LENGTH or not header.startswith(MAGIC):
        raise LibraryUnreadableError(path, "it is not a library")
    if int.from_bytes(header[68:72]) != schema.APPLICATION_ID:
        raise LibraryUnreadableError(path, "it is a database, but not a library")
    version = int.from_bytes(header[60:64])
    if version != schema.SCHEMA_VERSION:
        raise LibraryUnreadableError(path, f"it has version {version}, and this kiosk reads {schema.SCHEMA_VERSION}")
    if int.from_bytes(header[28:32]) * int.from_bytes(header[16:18]) != size:
        raise LibraryUnreadableError(path, "a part of it is missing")


def _connect(path: Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(_uri(path), uri=True, check_same_thread=False, isolation_level=None)
        connection.execute("PRAGMA query_only = ON")
        # The system keeps the file's pages in its own cache; a copy of them in this process would only be memory.
        connection.execute("PRAGMA cache_size = -64")
    except sqlite3.Error as error:
        raise LibraryUnreadableError(path, str(error)) from error
    return connection


def _uri(path: Path) -> str:
    """Return SQLite's URI: `file:///C:/…` for a drive and `file:////server/share/…` for a network place."""
    place = quote(path.absolute().as_posix())
    root = "//" if place.startswith("//") else "" if place.startswith("/") else "/"
    return f"file://{root}{place}?mode=ro&immutable=1"
