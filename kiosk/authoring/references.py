"""References: whether what files need from each other is there, and what is left out because it is not."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kiosk.authoring import codes, names
from kiosk.authoring.nearest import did_you_mean
from kiosk.authoring.parsed import Outline, Reference, Target
from kiosk.problems import Problem


@dataclass(frozen=True, slots=True)
class Known:
    """What one language has to refer to: pages by path with their anchors, words, groups, and all pictures."""

    pages: Mapping[str, Outline]
    terms: AbstractSet[str]
    groups: AbstractSet[str]
    pictures: AbstractSet[str]


def problems(outline: Outline, known: Known) -> tuple[Problem, ...]:
    """Return what a file refers to and is nowhere, with the nearest thing that is."""
    return tuple(
        problem for reference in outline.references if (problem := _problem(outline.path, reference, known)) is not None
    )


def _problem(path: str, reference: Reference, known: Known) -> Problem | None:
    match reference.target:
        case Target.PAGE:
            return _page_problem(path, reference, known)
        case Target.PICTURE:
            if reference.name in known.pictures:
                return None
            message = f"The picture {reference.written} does not exist."
            hint = did_you_mean(_from(path, reference.name), [_from(path, one) for one in sorted(known.pictures)])
            return _at(path, reference, codes.MISSING_PICTURE, message, hint)
        case Target.TERM:
            found, code, what = known.terms, codes.UNKNOWN_TERM, "The word {} is not in the glossary."
        case Target.GROUP:
            found, code, what = known.groups, codes.UNKNOWN_GROUP, "There is no group of questions called {}."
    if reference.name in found:
        return None
    return _at(path, reference, code, what.format(reference.written), did_you_mean(reference.name, sorted(found)))


def _page_problem(path: str, reference: Reference, known: Known) -> Problem | None:
    file, _, anchor = reference.name.partition("#")
    page = known.pages.get(file)
    if page is None:
        hint = did_you_mean(_from(path, file), [_from(path, one) for one in known.pages])
        return _at(path, reference, codes.BROKEN_LINK, f"The page {reference.written} does not exist.", hint)
    if anchor and anchor not in page.anchors:
        hint = did_you_mean(anchor, page.anchors, f"{file} has {', '.join(page.anchors) or 'no heading'}.")
        return _at(path, reference, codes.BROKEN_ANCHOR, f"There is no heading {anchor} on that page.", hint)
    return None


def left_out(
    outline: Outline, good: AbstractSet[str], pictures: Mapping[str, str], known: Known
) -> tuple[Problem, ...]:
    """Return a warning for each thing a file refers to that exists, but is left out for problems of its own."""
    found: list[Problem] = []
    for reference in outline.references:
        file = reference.name.partition("#")[0]
        if reference.target is Target.PAGE and file in known.pages and file not in good:
            message = f"The page {reference.written} is left out, so its link is shown as plain words."
            found.append(_at(outline.path, reference, codes.LINK_TO_LEFT_OUT, message, "Mend that page."))
        if reference.target is Target.PICTURE and file in known.pictures and file not in pictures:
            message = f"The picture {reference.written} is left out here."
            found.append(_at(outline.path, reference, codes.PICTURE_LEFT_OUT, message, "Mend that picture."))
    return tuple(found)


def resolved(
    outline: Outline, good: AbstractSet[str], pictures: Mapping[str, str], terms: AbstractSet[str]
) -> dict[str, str]:
    """Return the page id, picture name or slug of all that a file refers to, without what is left out."""
    found: dict[str, str] = {}
    for reference in outline.references:
        file = reference.name.partition("#")[0]
        if reference.target is Target.PAGE and file in good:
            found[reference.name] = names.page_id(file)
        elif reference.target is Target.PICTURE and reference.name in pictures:
            found[reference.name] = pictures[reference.name]
        elif reference.target is Target.TERM and reference.name in terms:
            found[reference.name] = reference.name
    return found


def needed_pictures(outlines: Iterable[Outline]) -> tuple[str, ...]:
    """Return the paths of all pictures that files refer to, sorted."""
    references = (reference for outline in outlines for reference in outline.references)
    return tuple(sorted({one.name for one in references if one.target is Target.PICTURE}))


def _from(path: str, other: str) -> str:
    """Return a path as an editor writes it in the file `path`."""
    return posixpath.relpath(other, posixpath.dirname(path))


def _at(path: str, reference: Reference, code: codes.Code, message: str, hint: str) -> Problem:
    return code.at(path, reference.line, reference.column, message, hint)
