"""Counterparts: what a translation must have as often as its original, so that a choice stays what it was (H4, H5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kiosk.authoring import codes, names
from kiosk.authoring.names import Kind
from kiosk.authoring.parsed import Outline
from kiosk.model.library import Question, QuestionGroup
from kiosk.problems import Problem


def gates(originals: Iterable[Outline], own: Iterable[Outline]) -> Iterator[Problem]:
    """Tell of each translation with another number of gates than its original: the screen knows a gate by its place.

    A file with errors of its own is passed over: not every gate in it may have been understood.
    """
    by_path = {names.inside(one.path): one for one in originals if one.is_good()}
    for outline in own:
        original = by_path.get(names.inside(outline.path))
        if original is None or not outline.is_good() or len(outline.gates) == len(original.gates):
            continue
        # The first that is too much, or the last before one may be missing.
        line = next(iter((*outline.gates[len(original.gates) :], *outline.gates[-1:])), 0)
        counts = f"{len(outline.gates)}, not {len(original.gates)}"
        message = f"This page has another number of gates than its original: {counts}."
        hint = f"Translate each gate of {original.path} in its order, and add none."
        yield codes.OTHER_GATES.at(outline.path, line, 0, message, hint)


def known_apart(
    own: Iterable[QuestionGroup], originals: Iterable[QuestionGroup], language: str
) -> tuple[QuestionGroup, ...]:
    """Return the groups of a translation; where one is not as long as its original, its questions get ids of their own.

    A question is known by its place in its group, so one that a family chose would become another (H5).
    """
    lengths = _lengths(originals)
    return tuple(one if len(one.questions) == lengths.get(one.id) else _renamed(one, language) for one in own)


def questions(
    originals: Sequence[QuestionGroup], own: Sequence[QuestionGroup], outlines: Sequence[Outline]
) -> Iterator[Problem]:
    """Warn of each group of a translation that is not as long as its original; not where no original could be read.

    One that is missing is told of where the file with the others could be read.
    """
    lengths = _lengths(originals)
    hint = "Keep the name of the group in braces, and translate each of its questions, in their order."
    places = {group: (one.path, line) for one in outlines if one.kind is Kind.QUESTIONS for group, line in one.entries}
    for group in own if originals else ():
        count, there = len(group.questions), lengths.get(group.id, 0)
        if count != there:
            path, line = places[group.id]
            message = f"{group.title} has another number of questions than its original: {count}, not {there}."
            yield codes.OTHER_QUESTIONS.at(path, line, 1, message, hint)
    translated = {one.id for one in own}
    for path in (one.path for one in outlines if one.kind is Kind.QUESTIONS and one.is_good()):
        for group in (one for one in originals if one.id not in translated):
            message = f"The group {group.id} of the original is missing here. Its title there: {group.title}."
            yield codes.OTHER_QUESTIONS.at(path, 0, 0, message, hint)


def _lengths(groups: Iterable[QuestionGroup]) -> dict[str, int]:
    return {one.id: len(one.questions) for one in groups}


def _renamed(group: QuestionGroup, language: str) -> QuestionGroup:
    numbered = enumerate(group.questions, start=1)
    own = tuple(Question(f"{group.id}/{language}-{number}", one.text) for number, one in numbered)
    return replace(group, questions=own)
