"""Compiler: a content folder to a report and a library file."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.authoring import assembly, codes, sources
from kiosk.authoring.assembly import BodyOf
from kiosk.authoring.cache import Cache
from kiosk.authoring.foreman import Foreman, Limits, OvertimeError
from kiosk.authoring.gathering import Gatherer, Sketch
from kiosk.authoring.joining import Joined, Material, join
from kiosk.authoring.parsed import Outline
from kiosk.errors import KioskError
from kiosk.library import codec, writer
from kiosk.library.search import Wording
from kiosk.library.writer import Leaf
from kiosk.model.library import Picture
from kiosk.problems import Problem


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a content folder.

    `pages` counts the pages that are good, in all languages; `digest` is the SHA-256 of the library file, and empty
    when none was `written`. `outlines` are those of all files that could be read, and `grades` the years of school that
    they ask for, by path. `notes` are lines on pictures that were changed: scaled, or rid of what their files told.
    """

    problems: tuple[Problem, ...]
    pages: int
    languages: tuple[str, ...]
    written: bool
    digest: str
    outlines: Mapping[str, tuple[Outline, ...]]
    grades: Mapping[str, float]
    notes: tuple[str, ...]


def build(
    content: Path,
    target: Path,
    *,
    cache: Path | None = None,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    today: dt.date | None = None,
) -> Report:
    """Check a content folder and write the library `target` from all of it that is good.

    Nothing is written, and a library that was there stays, when the default language has no home or no page. `cache`
    is a file that makes the next build faster; what is overdue `today` is told if the day is given. Raises KioskError
    when `target` cannot be written.
    """
    return _Build(content, cache, limits, today).run(target)


def check(
    content: Path,
    *,
    cache: Path | None = None,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    today: dt.date | None = None,
) -> Report:
    """Check a content folder as `build` does, and write nothing."""
    return _Build(content, cache, limits, today).run(None)


class _Build:
    def __init__(self, content: Path, cache: Path | None, limits: Limits, today: dt.date | None) -> None:
        self._content = content
        self._cache_path = cache
        self._limits = limits
        self._today = today
        self._problems: list[Problem] = []

    def run(self, target: Path | None) -> Report:
        found = sources.scan(self._content)
        self._problems += found.problems
        with Cache(self._cache_path) as cache, Foreman(self._limits) as foreman:
            gatherer = Gatherer(self._content, cache, foreman)
            try:
                joined = self._join(gatherer, found)
            except OvertimeError:
                message = "Reading all of the content takes too long, so nothing was built."
                hint = "Try again: what was read is remembered. If that does not help, take large files out."
                self._problems.append(codes.BUILD_TOO_SLOW.at(self._content.as_posix(), 0, 0, message, hint))
                return Report(
                    _sorted(self._problems), 0, (), written=False, digest="", outlines={}, grades={}, notes=()
                )
            digest = self._write(target, joined, gatherer, cache) if target and joined.is_useful() else ""
            cache.prune()
        useful = [language for language in joined.languages if language.guide]
        return Report(
            problems=_sorted(self._problems),
            pages=sum(len(language.places) for language in useful),
            languages=tuple(language.tag for language in useful),
            written=bool(digest),
            digest=digest,
            outlines=joined.outlines,
            grades=joined.grades,
            notes=tuple(sorted(f"{one.path}: {one.note}" for one in joined.sketches if one.note)),
        )

    def _join(self, gatherer: Gatherer, found: sources.Sources) -> Joined:
        material = Material.of(gatherer.texts(found.texts), found.pictures, gatherer.words(found))
        joined = join(material, gatherer.body, gatherer.pictures, self._today)
        self._problems += joined.problems
        return joined

    def _write(self, target: Path, joined: Joined, gatherer: Gatherer, cache: Cache) -> str:
        guides = [language.guide for language in joined.languages if language.guide]
        try:
            return writer.write(
                target, guides, leaves(joined, gatherer.body, cache), _pictures(joined.sketches, gatherer)
            )
        except (OSError, sqlite3.Error) as error:
            reason = getattr(error, "strerror", None) or str(error)
            message = f"The library cannot be written to {target}: {reason}."
            raise KioskError(message) from error


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(set(problems)))


def leaves(joined: Joined, body_of: BodyOf, cache: Cache) -> Iterator[Leaf]:
    """Return every page ready to be written; one that did not change, nor anything it needs, is not bound again."""
    for language, index in zip(joined.languages, joined.indexes, strict=True):
        glossary = codec.dumps(language.guide) if language.guide else ""
        for place in language.places:
            key = cache.key("leaf", place.parsed.key, glossary, codec.dumps(place.entry), repr(place.found))
            kept = cache.get(key)
            if kept is not None:
                body, title, outline, rest = kept.decode().split("\n")
                yield Leaf(language.tag, place.entry, body, Wording(title, outline, rest))
                continue
            leaf = Leaf.of(language.tag, assembly.page(place, body_of(place.parsed), index))
            # JSON text and folded words have no line breaks.
            told = leaf.wording
            cache.put(key, f"{leaf.body}\n{told.title}\n{told.outline}\n{told.body}".encode())
            yield leaf


def _pictures(sketches: Sequence[Sketch], gatherer: Gatherer) -> Iterator[Picture]:
    """Return each picture once; two files with the same content and name are one."""
    by_name = {sketch.name: sketch for sketch in sketches}
    return (gatherer.picture(by_name[name]) for name in sorted(by_name))
