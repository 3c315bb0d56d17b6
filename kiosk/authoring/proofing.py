"""Proofing: a content folder read again and again while somebody edits it, each time only what has changed."""

from __future__ import annotations

import contextlib
import datetime as dt
import math
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from kiosk.authoring import compiler, sources
from kiosk.authoring.cache import Cache
from kiosk.authoring.foreman import Foreman, Limits
from kiosk.authoring.gathering import Gatherer, Parsed, Sketch
from kiosk.authoring.joining import Joined, Material, join
from kiosk.authoring.parsed import Body
from kiosk.authoring.proof_library import LiveLibrary
from kiosk.errors import KioskError
from kiosk.library import codec, writer
from kiosk.library.proof import Proof
from kiosk.library.reader import Library
from kiosk.model.library import Calendar, Picture
from kiosk.problems import Problem, Severity

T = TypeVar("T")
Mark = tuple[int, int, int, int]
"""What tells that a file is still the same: when it and when its entry was written (ns), its size, its number."""

MANY = 500
"""Texts from which on one of them is worth a glance before all are looked at."""


class _StoppedError(Exception):
    """Something else is wanted."""


class ContentProofreader:
    """A `Proofreader`: everything that was read of one content folder. Made, used and closed in one thread."""

    def __init__(self, content: Path, cache: Path | None, today: dt.date) -> None:
        """Read `content`; `cache` is a file that makes the first time faster. What is overdue `today` is told."""
        self._content = content
        self._today = today
        self._held = contextlib.ExitStack()
        self._scratch = Path(self._held.enter_context(tempfile.TemporaryDirectory(prefix="kiosk-")))
        self._cache = self._held.enter_context(Cache(cache))
        # Each file has its limit; somebody who waits for the whole can see it.
        foreman = self._held.enter_context(Foreman(Limits(build=math.inf)))
        self._gatherer = Gatherer(content, self._cache, foreman)
        self._texts: dict[str, tuple[Mark | None, Parsed | Problem]] = {}
        self._drawn: dict[str, tuple[Mark, tuple[Sketch | Problem, ...]]] = {}
        self._good: dict[str, Parsed] = {}
        self._bodies: dict[bytes, str] = {}
        self._pictures: dict[str, Picture] = {}
        self._proof = Proof(None, (), frozenset(), frozenset(), {}, ())
        self._joined: Joined | None = None
        self._finders: list[Library] = []
        self._indexed = 0

    def close(self) -> None:
        """Let go of everything."""
        for finder in self._finders:
            finder.close()
        self._held.close()

    def read(self) -> Proof:
        """Read everything that has changed, and see what comes of the whole."""
        found = sources.scan(self._content)
        self._read(found.texts)
        self._proof = self._joined_proof(found)
        # Another preview may be waiting to write.
        self._cache.save()
        return self._proof

    def glance(self, path: str) -> Proof | None:
        """Read only the page `path`; None where its change bears on more than the page itself, or there are few.

        The problems are those of before.
        """
        library = self._proof.library
        if len(self._texts) < MANY or path not in self._texts or not isinstance(library, LiveLibrary):
            return None
        self._read([path])
        parsed = self._texts[path][1]
        changed = library.replaced(parsed) if isinstance(parsed, Parsed) else None
        if changed is None:
            return None
        proof = self._proof
        return replace(proof, library=changed, kept=proof.kept - {path})

    def index(self, stop: Callable[[], bool]) -> None:
        """Make what was read last ready for search, unless `stop` says that something else is wanted meanwhile."""
        joined = self._joined
        if joined is None or not joined.is_useful():
            return
        guides = [language.guide for language in joined.languages if language.guide]
        self._indexed += 1
        # Windows does not let a file be replaced that is open.
        target = self._scratch / f"search-{self._indexed}.kiosk"
        with contextlib.suppress(_StoppedError, KioskError, OSError, sqlite3.Error):
            writer.write(target, guides, _until(stop, compiler.leaves(joined, self._body, self._cache)), [])
            self._finders.append(Library.open(target))
            # Somebody may be searching in the one before.
            for old in self._finders[:-2]:
                old.close()
                old.path.unlink()
            del self._finders[:-2]
            self._cache.prune()
            self._cache.save()

    def _read(self, paths: Iterable[str]) -> None:
        """Parse the texts that have changed."""
        marks = {path: mark for path in paths if (mark := self._mark(path)) is not None}
        changed = [path for path, mark in marks.items() if self._texts.get(path, (None,))[0] != mark]
        for one in self._gatherer.texts(changed):
            if isinstance(one, Problem):
                # What kept it from being read may pass without a change of the file.
                self._texts[one.path] = (None, one)
            else:
                self._texts[one.outline.path] = (marks[one.outline.path], one)
                self._bodies[one.key] = self._gatherer.text(one)

    def _joined_proof(self, found: sources.Sources) -> Proof:
        texts = {path: self._texts[path][1] for path in found.texts if path in self._texts}
        material = Material.of(texts.values(), found.pictures, self._gatherer.words(found))
        strict = join(material, self._body, self._draw, self._today)
        problems = sorted({*found.problems, *strict.problems})
        wrong = {one.path for one in problems if one.severity is Severity.ERROR}
        kept = {path: self._good[path] for path in wrong if path in self._good and not _is_readable(texts.get(path))}
        readable = {one.outline.path: one for one in material.parsed}
        self._good |= {path: one for path, one in readable.items() if one.outline.is_readable()}
        shown = replace(
            material,
            parsed=tuple((readable | kept).values()),
            failures={path: one for path, one in material.failures.items() if path not in kept},
        )
        self._joined = join(shown, self._body, self._draw, None, lenient=True) if wrong else strict
        self._forget(texts.values())
        library = LiveLibrary(self._content, self._joined, self._bodies, self._pictures, self._finder)
        places = [(one.tag, place) for one in self._joined.languages if one.guide for place in one.places]
        seen = {place.parsed.outline.path for one in strict.languages if one.guide for place in one.places}
        return Proof(
            library if self._joined.is_useful() else None,
            tuple(problems),
            frozenset(kept),
            frozenset({place.parsed.outline.path for _, place in places} - seen),
            {place.parsed.outline.path: (tag, place.entry.id) for tag, place in places},
            tuple(sorted({day for _, place in places for day in _days(place.entry.calendar) if day})),
        )

    def _finder(self) -> Library | None:
        return self._finders[-1] if self._finders else None

    def _forget(self, read: Iterable[Parsed | Problem]) -> None:
        """Keep only what the next proof needs; the one before it has dictionaries of its own."""
        needed = {one.key for one in (*read, *self._good.values()) if isinstance(one, Parsed)}
        self._bodies = {key: text for key, text in self._bodies.items() if key in needed}
        names = {sketch.name for sketch in self._joined.sketches} if self._joined else set()
        self._pictures = {name: picture for name, picture in self._pictures.items() if name in names}

    def _body(self, parsed: Parsed) -> Body:
        return codec.loads(Body, self._bodies[parsed.key])

    def _draw(self, paths: Sequence[str]) -> Iterator[Sketch | Problem]:
        """Return what became of some pictures; what did not change is not drawn again."""
        marks = {path: mark for path in paths if (mark := self._mark(path)) is not None}
        changed = [path for path, mark in marks.items() if self._drawn.get(path, (None,))[0] != mark]
        drawn: dict[str, list[Sketch | Problem]] = {path: [] for path in changed}
        for one in self._gatherer.pictures(changed):
            drawn[one.path].append(one)
            if isinstance(one, Sketch):
                self._pictures[one.name] = self._gatherer.picture(one)
        self._drawn |= {path: (marks[path], tuple(found)) for path, found in drawn.items()}
        for path in marks:
            yield from self._drawn[path][1]

    def _mark(self, path: str) -> Mark | None:
        try:
            found = (self._content / path).lstat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def _is_readable(one: Parsed | Problem | None) -> bool:
    return isinstance(one, Parsed) and one.outline.is_readable()


def _days(calendar: Calendar) -> tuple[dt.date | None, ...]:
    return calendar.publish, calendar.expire


def _until(stop: Callable[[], bool], values: Iterable[T]) -> Iterator[T]:
    for value in values:
        if stop():
            raise _StoppedError
        yield value
