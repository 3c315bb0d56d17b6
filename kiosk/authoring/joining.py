"""Joining: all files of a content folder, each parsed by itself, as one guide in several languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kiosk import paths
from kiosk.authoring import counterparts, glyphs, names, references, spelling, upkeep
from kiosk.authoring.assembly import Assembler, BodyOf, Language
from kiosk.authoring.gathering import Parsed, Sketch
from kiosk.authoring.parsed import Outline
from kiosk.authoring.terms import Index
from kiosk.problems import Problem

DEFAULT_LANGUAGE = "en"

Draw: TypeAlias = Callable[[Sequence[str]], Iterable[Sketch | Problem]]
"""Draws the pictures of some paths."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Everything that can be shown, the default language first, and everything that is wrong.

    A language without home or page is there only if it is the default. `outlines` are those of all files that could be
    read, by language, and `grades` the years of school that they ask for, by path.
    """

    languages: tuple[Language, ...]
    indexes: tuple[Index, ...]
    sketches: tuple[Sketch, ...]
    problems: tuple[Problem, ...]
    outlines: Mapping[str, tuple[Outline, ...]]
    grades: Mapping[str, float]

    def is_useful(self) -> bool:
        """Tell whether a library can be made of it: the default language has a home and a page."""
        return bool(self.languages) and self.languages[0].guide is not None


@dataclass(frozen=True, slots=True)
class Material:
    """What was found in a content folder.

    `failures` tell of the texts that could not be parsed, by path; `pictures` are the paths of all pictures, `words`
    those of the clinic's own list, and `problems` what went wrong on the way.
    """

    parsed: tuple[Parsed, ...]
    failures: Mapping[str, Problem]
    pictures: tuple[str, ...]
    words: frozenset[str]
    problems: tuple[Problem, ...]

    @classmethod
    def of(cls, read: Iterable[Parsed | Problem], pictures: Sequence[str], words: frozenset[str] | Problem) -> Material:
        """Take what came of reading everything."""
        texts = tuple(read)
        failures = {one.path: one for one in texts if isinstance(one, Problem)}
        untold = (words,) if isinstance(words, Problem) else ()
        listed = frozenset[str]() if isinstance(words, Problem) else words
        parsed = tuple(one for one in texts if isinstance(one, Parsed))
        return cls(parsed, failures, tuple(pictures), listed, (*failures.values(), *untold))


def join(material: Material, body: BodyOf, draw: Draw, today: dt.date | None, *, lenient: bool = False) -> Joined:
    """Join what was found.

    What is overdue `today` is told if the day is given. `lenient` is how an editor sees what families do not see yet: a
    page that is unfinished, too hard to read, or refers to something that is not there; its problems are not all told.
    Raises OvertimeError.
    """
    failed = material.failures.keys()
    files: dict[str, list[Parsed]] = {names.language(path): [] for path in failed}
    for one in material.parsed:
        files.setdefault(names.language(one.outline.path), []).append(one)
    tags = sorted(files, key=lambda tag: (tag != DEFAULT_LANGUAGE, tag))
    known = frozenset(material.pictures)
    assemblers: list[Assembler] = []
    for tag in tags:
        original = assemblers[0] if assemblers else None
        assemblers.append(Assembler(tag, files[tag], failed, known, body, original=original, lenient=lenient))
    outlines = [outline for assembler in assemblers for outline in assembler.outlines]
    needed = references.needed_pictures(outlines)
    problems = [] if lenient else [*material.problems, *_problems(material, assemblers, outlines, needed, today)]
    drawn = list(draw([path for path in needed if path in known]))
    sketches = tuple(one for one in drawn if isinstance(one, Sketch))
    problems += [one for one in drawn if isinstance(one, Problem)]
    found = {sketch.path: sketch.name for sketch in sketches}
    languages = [assembler.finish(found) for assembler in assemblers]
    problems += [problem for language in languages for problem in language.problems]
    kept = [number for number, one in enumerate(languages) if number == 0 or one.guide is not None]
    return Joined(
        languages=tuple(languages[number] for number in kept),
        indexes=tuple(assemblers[number].index() for number in kept),
        sketches=sketches,
        problems=tuple(problems),
        outlines={assembler.tag: assembler.outlines for assembler in assemblers},
        grades={path: years for assembler in assemblers for path, years in assembler.grades.items()},
    )


def _problems(
    material: Material,
    assemblers: Sequence[Assembler],
    outlines: Sequence[Outline],
    needed: Sequence[str],
    today: dt.date | None,
) -> Iterator[Problem]:
    """Return what is wrong with the files, each by itself and together; what the assemblers find is theirs to tell."""
    for outline in outlines:
        yield from outline.problems
    yield from glyphs.problems(outlines, paths.font_folders())
    for assembler in assemblers:
        yield from upkeep.unmentioned(assembler.outlines, assembler.finished)
        if assembler.glossary:
            yield from spelling.problems(assembler.outlines, assembler.glossary, material.words)
    there = (*material.failures, *(one.path for one in outlines))
    first = [path for path in there if names.language(path) == assemblers[0].tag]
    for other in assemblers[1:]:
        yield from upkeep.translations(assemblers[0].outlines, other.outlines)
        yield from upkeep.orphans(first, other.outlines)
        yield from counterparts.questions(assemblers[0].groups, other.groups, other.outlines)
    yield from upkeep.unused(material.pictures, needed)
    yield from upkeep.expiring_links(outlines)
    if today:
        yield from upkeep.overdue(outlines, today)
        yield from upkeep.expired(outlines, today)
