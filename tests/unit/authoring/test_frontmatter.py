"""The lines at the top of a file: what is taken, and what is told of the rest."""

from __future__ import annotations

import datetime as dt

import pytest

from kiosk.authoring import codes, frontmatter
from kiosk.authoring.codes import Code
from kiosk.authoring.desk import Desk
from kiosk.authoring.names import Kind
from kiosk.model.library import Review, Status

GOOD = {
    "title": "MIBG therapy",
    "summary": "What it is.",
    "order": "2",
    "facts": "[F8, F9]",
    "questions": "about-treatment",
    "status": "in-review",
    "reviewer": "Nurse",
    "reviewed": "2026-01-01",
    "review_by": "2027-01-01",
}


def _read(text: str, kind: Kind = Kind.PAGE) -> tuple[frontmatter.FrontMatter, list[tuple[str, int, int]]]:
    desk = Desk("en/care/x.md", text.splitlines())
    front, _ = frontmatter.parse(kind, desk)
    return front, [(problem.code, problem.line, problem.column) for problem in desk.problems()]


def _with(**changed: str | None) -> str:
    lines = {**GOOD, **changed}
    return "\n".join(
        ["---", *(f"{name}: {value}" for name, value in lines.items() if value is not None), "---", "Words."]
    )


def test_everything_is_taken() -> None:
    front, problems = _read(_with())
    assert problems == []
    assert (front.title, front.summary, front.order, front.facts) == ("MIBG therapy", "What it is.", 2, ("F8", "F9"))
    assert front.questions is not None
    assert front.questions.text == "about-treatment"
    assert front.review == Review(Status.IN_REVIEW, "Nurse", dt.date(2026, 1, 1), dt.date(2027, 1, 1))


def test_facts_and_questions_may_be_left_out() -> None:
    front, problems = _read(_with(facts=None, questions=None))
    assert problems == []
    assert (front.facts, front.questions) == ((), None)


def test_one_fact_needs_no_brackets() -> None:
    assert _read(_with(facts="F1"))[0].facts == ("F1",)


@pytest.mark.parametrize(
    ("changed", "code", "line", "column"),
    [
        ({"title": ""}, codes.WRONG_TYPE, 2, 7),
        ({"title": "2026"}, codes.WRONG_TYPE, 2, 8),
        ({"title": "yes"}, codes.WRONG_TYPE, 2, 8),
        ({"title": "[a, b]"}, codes.WRONG_TYPE, 2, 8),
        ({"title": "x" * 41}, codes.TOO_LONG, 2, 8),
        ({"summary": "x" * 91}, codes.TOO_LONG, 3, 10),
        ({"order": "first"}, codes.WRONG_TYPE, 4, 8),
        ({"order": "-1"}, codes.WRONG_TYPE, 4, 8),
        ({"order": "1234567"}, codes.WRONG_TYPE, 4, 8),
        ({"order": "[1]"}, codes.WRONG_TYPE, 4, 8),
        ({"facts": "[F8, G9]"}, codes.WRONG_TYPE, 5, 13),
        ({"facts": "[[F8]]"}, codes.WRONG_TYPE, 5, 9),
        ({"questions": "about treatment"}, codes.WRONG_TYPE, 6, 12),
        ({"status": "done"}, codes.WRONG_TYPE, 7, 9),
        ({"status": "[draft]"}, codes.WRONG_TYPE, 7, 9),
        ({"reviewed": "1.1.2026"}, codes.BAD_DATE, 9, 11),
        ({"reviewed": "2026-02-30"}, codes.BAD_DATE, 9, 11),
        ({"reviewed": "[2026-01-01]"}, codes.WRONG_TYPE, 9, 11),
        ({"review_by": "2025-12-31"}, codes.BAD_DATE, 10, 12),
        ({"title": None}, codes.MISSING_KEY, 2, 1),
        ({"autor": "Nurse"}, codes.UNKNOWN_KEY, 11, 1),
    ],
)
def test_what_does_not_fit_is_told_at_its_place(
    changed: dict[str, str | None], code: Code, line: int, column: int
) -> None:
    _, problems = _read(_with(**changed))
    assert problems == [(code.id, line, column)]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("Words.", codes.NO_FRONT_MATTER, 1),
        ("", codes.NO_FRONT_MATTER, 1),
        ("---\ntitle: T\n", codes.OPEN_FRONT_MATTER, 1),
        ("---\n- a\n- b\n---\n", codes.BAD_YAML, 2),
        ("---\njust words\n---\n", codes.BAD_YAML, 2),
        ("---\ntitle: a: b\n---\n", codes.BAD_YAML, 2),
        ("---\ntitle: *a\n---\n", codes.YAML_TRICK, 2),
    ],
)
def test_what_is_no_front_matter_is_told(text: str, code: Code, line: int) -> None:
    front, problems = _read(text)
    assert (problems[0][0], problems[0][1]) == (code.id, line)
    assert front.review is None


def test_nothing_between_the_dashes_is_missing_everything() -> None:
    _, problems = _read("---\n---\n")
    assert {code for code, *_ in problems} == {codes.MISSING_KEY.id}
    assert len(problems) == len(GOOD) - 2


def test_a_wrong_status_is_told_with_the_nearest(parse: object) -> None:
    del parse
    desk = Desk("en/care/x.md", _with(status="in-reviw").splitlines())
    frontmatter.parse(Kind.PAGE, desk)
    (problem,) = desk.problems()
    assert "in-review" in problem.hint


def test_the_days_of_a_page_are_read() -> None:
    front, problems = _read(_with(publish="2026-12-01", expire="2026-12-24"))
    assert not problems
    assert front.calendar.publish == dt.date(2026, 12, 1)
    assert front.calendar.expire == dt.date(2026, 12, 24)
    assert front.review is not None
    assert front.calendar.review_by == front.review.review_by


def test_a_page_is_gone_after_it_came() -> None:
    _, problems = _read(_with(publish="2026-12-24", expire="2026-12-24"))
    assert [code for code, *_ in problems] == [codes.BAD_DATE.id]
