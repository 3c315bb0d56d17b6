"""The family's list, and gates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.session import questions
from kiosk.session.preferences import Preferences
from kiosk.session.visit import GateChoice, Visit

FRESH = Visit.fresh(Preferences())


def test_questions_stand_in_the_order_of_choosing() -> None:
    visit = questions.toggle(questions.toggle(FRESH, "b/1"), "a/2")
    assert visit.chosen == ("b/1", "a/2")
    assert questions.toggle(visit, "b/1").chosen == ("a/2",)


@pytest.mark.parametrize(
    ("question", "step", "chosen"),
    [
        ("b", -1, ("b", "a", "c")),
        ("b", 1, ("a", "c", "b")),
        ("a", -1, ("a", "b", "c")),
        ("c", 1, ("a", "b", "c")),
        ("none", 1, ("a", "b", "c")),
    ],
)
def test_a_question_moves_up_and_down(question: str, step: int, chosen: tuple[str, ...]) -> None:
    assert questions.move(replace(FRESH, chosen=("a", "b", "c")), question, step).chosen == chosen


def test_a_gate_opens_changes_and_closes_without_touching_others() -> None:
    visit = questions.choose(FRESH, "p", 0, GateChoice.NUMBERS)
    visit = questions.choose(visit, "p", 1, GateChoice.WORDS)
    visit = questions.choose(visit, "p", 0, GateChoice.WORDS)
    assert questions.choice_at(visit, "p", 0) is GateChoice.WORDS
    visit = questions.choose(visit, "p", 0, None)
    assert questions.choice_at(visit, "p", 0) is None
    assert questions.choice_at(visit, "p", 1) is GateChoice.WORDS
    assert questions.choice_at(visit, "q", 1) is None
