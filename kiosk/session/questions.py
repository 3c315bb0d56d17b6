"""The family's own list of questions (H5) and what they chose to see behind gates (H4)."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session.visit import GateChoice, PassedGate, Visit


def toggle(visit: Visit, question: str) -> Visit:
    """Put a question on the list, at its end, or take it off."""
    if question in visit.chosen:
        return replace(visit, chosen=tuple(other for other in visit.chosen if other != question))
    return replace(visit, chosen=(*visit.chosen, question))


def move(visit: Visit, question: str, step: int) -> Visit:
    """Move a question of the list up (-1) or down (1); at an end, or when it is not on the list, nothing changes."""
    if question not in visit.chosen:
        return visit
    place = visit.chosen.index(question)
    if not 0 <= place + step < len(visit.chosen):
        return visit
    others = [other for other in visit.chosen if other != question]
    others.insert(place + step, question)
    return replace(visit, chosen=tuple(others))


def choice_at(visit: Visit, page: str, gate: int) -> GateChoice | None:
    """Return what was chosen at a gate, or None while it is closed."""
    return next((passed.choice for passed in visit.gates if (passed.page, passed.gate) == (page, gate)), None)


def choose(visit: Visit, page: str, gate: int, choice: GateChoice | None) -> Visit:
    """Open a gate with a choice, or close it again with None."""
    others = frozenset(passed for passed in visit.gates if (passed.page, passed.gate) != (page, gate))
    return replace(visit, gates=others | {PassedGate(page, gate, choice)} if choice else others)
