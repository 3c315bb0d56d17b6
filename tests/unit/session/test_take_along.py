"""Questions become texts of codes: nothing is lost, each fits, and few large ones go before many (P4)."""

from __future__ import annotations

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from kiosk.session import take_along
from kiosk.session.take_along import CAPACITY, LEAST, QUIET_ZONE

VERSION_20 = 17 + 4 * 20 + 8
SHORT = ["What did the tests show?", "¿Qué puede comer mi hijo?"]


def _room(version: int) -> int:
    return 17 + 4 * version + 2 * QUIET_ZONE


def test_a_short_list_is_one_code_without_a_mark() -> None:
    assert take_along.texts("My questions", SHORT, VERSION_20) == (
        "My questions\n\n1. What did the tests show?\n2. ¿Qué puede comer mi hijo?",
    )


def test_a_long_list_is_split_between_questions_and_numbered_through() -> None:
    questions = [f"{'abcde ' * 12}{number}?" for number in range(10)]
    codes = take_along.texts("My questions", questions, _room(10))
    assert len(codes) > 2
    assert [code.splitlines()[0] for code in codes] == [
        f"My questions {number}/{len(codes)}" for number in range(1, len(codes) + 1)
    ]
    assert [line for code in codes for line in code.splitlines()[2:]] == [
        f"{number}. {question}" for number, question in enumerate(questions, start=1)
    ]


def test_a_list_is_spread_so_that_modules_are_large() -> None:
    questions = ["x" * 90] * 8
    codes = take_along.texts("Mine", questions, VERSION_20)
    assert [code.count("x" * 90) for code in codes] == [4, 4], "not 6 and 2, as a full first code would have it"


def test_one_long_question_is_split_at_words() -> None:
    question = " ".join(f"word{number}" for number in range(60))
    codes = take_along.texts("Mine", [question], _room(8))
    lines = [line for code in codes for line in code.splitlines()[2:]]
    assert len(lines) == len(codes) > 1
    assert all(line.endswith("…") for line in lines[:-1])
    assert all(line.startswith("…") for line in lines[1:])
    words = [word for line in lines for word in line.replace("…", "").split()]
    assert words == ["1.", *question.split()]


def test_a_word_without_end_is_split_between_letters() -> None:
    word = "ñ" * 900
    codes = take_along.texts("Mine", [word], VERSION_20)
    assert len(codes) == 3
    assert "".join("".join(code.splitlines()[2:]) for code in codes).replace("…", "") == f"1. {word}"


@pytest.mark.parametrize("most", [-10, 0, 30, 49])
def test_where_there_is_hardly_room_codes_do_not_become_crumbs(most: int) -> None:
    codes = take_along.texts("My questions", SHORT * 3, most)
    assert max(take_along.side(code) for code in codes) == _room(LEAST)


def test_the_mark_has_room_for_as_many_codes_as_there_are() -> None:
    codes = take_along.texts("My questions", ["What did the latest tests of the week show?"] * 230, _room(LEAST))
    assert len(codes) > 100
    assert codes[-1].startswith(f"My questions {len(codes)}/{len(codes)}")
    assert max(len(code.encode()) for code in codes) <= CAPACITY[LEAST - 1]


@pytest.mark.parametrize("version", range(1, len(CAPACITY) + 1))
def test_capacities_are_those_of_the_codes_themselves(version: int) -> None:
    full = "é" * (CAPACITY[version - 1] // 2) + "x" * (CAPACITY[version - 1] % 2)
    for text, expected in ((full, version), (f"{full}x", version + 1)):
        code = segno.make_qr(text, error="m", mode="byte", encoding="utf-8", boost_error=False)
        assert code.version == expected
    assert take_along.side(full) == _room(version)


@given(
    questions=st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1), max_size=30),
    most=st.integers(min_value=_room(LEAST), max_value=200),
)
def test_nothing_is_lost_and_each_fits(questions: list[str], most: int) -> None:
    codes = take_along.texts("Mis preguntas", questions, most)
    assert all(take_along.side(code) <= min(most, VERSION_20) for code in codes)
    joined = "".join("".join(code.splitlines()[2:]) for code in codes)
    wanted = "".join(f"{number}. {question}" for number, question in enumerate(questions, start=1))
    assert joined.replace("…", "").replace(" ", "") == wanted.replace("…", "").replace(" ", "")
