"""Counterparts: what a translation must have as often as its original, so that a choice stays what it was (H4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiosk.authoring import codes, names
from kiosk.authoring.parsed import Outline
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
