"""Compiler: a content folder to a report and a library file."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk import paths
from kiosk.authoring import assembly, codes, glyphs, names, references, sources, spelling, upkeep
from kiosk.authoring.assembly import Assembler, Language
from kiosk.authoring.cache import Cache
from kiosk.authoring.foreman import Foreman, Limits, OvertimeError
from kiosk.authoring.gathering import Gatherer, Parsed, Sketch
from kiosk.authoring.parsed import Outline
from kiosk.authoring.terms import Index
from kiosk.errors import KioskError
from kiosk.library import codec, writer
from kiosk.library.search import Wording
from kiosk.library.writer import Leaf
from kiosk.model.library import Picture
from kiosk.problems import Problem

DEFAULT_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a content folder.

    `pages` counts the pages that are good, in all languages; `digest` is the SHA-256 of the library file, and empty
    when none was `written`. `outlines` are those of all files that could be read, and `grades` the years of school that
    they ask for, by path.
    """

    problems: tuple[Problem, ...]
    pages: int
    languages: tuple[str, ...]
    written: bool
    digest: str
    outlines: Mapping[str, tuple[Outline, ...]]
    grades: Mapping[str, float]


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


@dataclass(frozen=True, slots=True)
class _Library:
    """Everything that is to be written."""

    languages: tuple[Language, ...]
    indexes: tuple[Index, ...]
    sketches: tuple[Sketch, ...]


class _Build:
    def __init__(self, content: Path, cache: Path | None, limits: Limits, today: dt.date | None) -> None:
        self._content = content
        self._cache_path = cache
        self._limits = limits
        self._today = today
        self._problems: list[Problem] = []
        self._outlines: dict[str, tuple[Outline, ...]] = {}
        self._grades: dict[str, float] = {}

    def run(self, target: Path | None) -> Report:
        found = sources.scan(self._content)
        self._problems += found.problems
        with Cache(self._cache_path) as cache, Foreman(self._limits) as foreman:
            gatherer = Gatherer(self._content, cache, foreman)
            try:
                library = self._gather(gatherer, found)
            except OvertimeError:
                message = "Reading all of the content takes too long, so nothing was built."
                hint = "Try again: what was read is remembered. If that does not help, take large files out."
                self._problems.append(codes.BUILD_TOO_SLOW.at(self._content.as_posix(), 0, 0, message, hint))
                return self._report((), written=False)
            useful = library.languages and _is_useful(library.languages[0])
            digest = self._write(target, library, gatherer, cache) if target and useful else ""
            cache.prune()
        return self._report(library.languages, written=bool(digest), digest=digest)

    def _gather(self, gatherer: Gatherer, found: sources.Sources) -> _Library:
        files: dict[str, list[Parsed]] = {names.language(path): [] for path in found.texts}
        failed: set[str] = set()
        for one in gatherer.texts(found.texts):
            if isinstance(one, Problem):
                self._problems.append(one)
                failed.add(one.path)
            else:
                self._problems += one.outline.problems
                files[names.language(one.outline.path)].append(one)
        tags = sorted(files, key=lambda tag: (tag != DEFAULT_LANGUAGE, tag))
        outlines = [one.outline for parsed in files.values() for one in parsed]
        self._problems += glyphs.problems(outlines, paths.font_folders())
        known = frozenset(found.pictures)
        assemblers = [Assembler(tag, files[tag], failed, known, gatherer.body) for tag in tags]
        listed = self._listed(found)
        for assembler in assemblers:
            self._outlines[assembler.tag] = assembler.outlines
            self._grades |= assembler.grades
            self._problems += upkeep.unmentioned(assembler.outlines, assembler.finished)
            if assembler.glossary:
                self._problems += spelling.problems(assembler.outlines, assembler.glossary, listed)
        for other in assemblers[1:]:
            self._problems += upkeep.translations(assemblers[0].outlines, other.outlines)
            first = (path for path in found.texts if names.language(path) == tags[0])
            self._problems += upkeep.orphans(first, other.outlines)
        needed = references.needed_pictures(outline for one in assemblers for outline in one.outlines)
        self._problems += upkeep.unused(known, needed)
        if self._today:
            self._problems += upkeep.overdue(outlines, self._today)
        sketches = self._sketches(gatherer, [path for path in needed if path in known])
        pictures = {sketch.path: sketch.name for sketch in sketches}
        languages = [assembler.finish(pictures) for assembler in assemblers]
        for language in languages:
            self._problems += language.problems
        kept = [number for number, one in enumerate(languages) if number == 0 or _is_useful(one)]
        return _Library(
            tuple(languages[number] for number in kept),
            tuple(assemblers[number].index() for number in kept),
            sketches,
        )

    def _listed(self, found: sources.Sources) -> frozenset[str]:
        """Return the words of the clinic's own list."""
        text = sources.read_text(self._content, names.WORDS) if found.words else ""
        if isinstance(text, Problem):
            self._problems.append(text)
            return frozenset()
        return spelling.listed(text)

    def _sketches(self, gatherer: Gatherer, paths: Sequence[str]) -> tuple[Sketch, ...]:
        sketches: list[Sketch] = []
        for one in gatherer.pictures(paths):
            if isinstance(one, Problem):
                self._problems.append(one)
            else:
                sketches.append(one)
        return tuple(sketches)

    def _write(self, target: Path, library: _Library, gatherer: Gatherer, cache: Cache) -> str:
        guides = [language.guide for language in library.languages if language.guide]
        try:
            return writer.write(
                target, guides, _leaves(library, gatherer, cache), _pictures(library.sketches, gatherer)
            )
        except (OSError, sqlite3.Error) as error:
            reason = getattr(error, "strerror", None) or str(error)
            message = f"The library cannot be written to {target}: {reason}."
            raise KioskError(message) from error

    def _report(self, languages: Sequence[Language], *, written: bool, digest: str = "") -> Report:
        useful = [language for language in languages if _is_useful(language)]
        return Report(
            problems=tuple(sorted(set(self._problems))),
            pages=sum(len(language.places) for language in useful),
            languages=tuple(language.tag for language in useful),
            written=written,
            digest=digest,
            outlines=self._outlines,
            grades=self._grades,
        )


def _is_useful(language: Language) -> bool:
    return language.guide is not None


def _leaves(library: _Library, gatherer: Gatherer, cache: Cache) -> Iterator[Leaf]:
    """Return every page ready to be written; one that did not change, nor anything it needs, is not bound again."""
    for language, index in zip(library.languages, library.indexes, strict=True):
        glossary = codec.dumps(language.guide) if language.guide else ""
        for place in language.places:
            key = cache.key("leaf", place.parsed.key, glossary, codec.dumps(place.entry), repr(place.found))
            kept = cache.get(key)
            if kept is not None:
                body, title, outline, rest = kept.decode().split("\n")
                yield Leaf(language.tag, place.entry, body, Wording(title, outline, rest))
                continue
            leaf = Leaf.of(language.tag, assembly.page(place, gatherer.body(place.parsed), index))
            # JSON text and folded words have no line breaks.
            told = leaf.wording
            cache.put(key, f"{leaf.body}\n{told.title}\n{told.outline}\n{told.body}".encode())
            yield leaf


def _pictures(sketches: Sequence[Sketch], gatherer: Gatherer) -> Iterator[Picture]:
    """Return each picture once; two files with the same content and name are one."""
    by_name = {sketch.name: sketch for sketch in sketches}
    return (gatherer.picture(by_name[name]) for name in sorted(by_name))
