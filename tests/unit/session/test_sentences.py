"""A text is spoken sentence by sentence: where they end, and where a full stop is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.session.sentences import MOST_LETTERS, sentences


def _cut(text: str) -> list[str]:
    return [text[begin:end] for begin, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("  ", []),
        ("One word", ["One word"]),
        ("It can come back. Ask us! Why?", ["It can come back.", "Ask us!", "Why?"]),
        ("Ask Dr. Ruiz today. Then rest.", ["Ask Dr. Ruiz today.", "Then rest."]),
        ("About 1.5 hours. Then home.", ["About 1.5 hours.", "Then home."]),
        ("In the U.S. it is open. Yes.", ["In the U.S. it is open.", "Yes."]),
        ('He said "stop." Then he left.', ['He said "stop."', "Then he left."]),
        ("¿Qué es? Es un tumor. Fin", ["¿Qué es?", "Es un tumor.", "Fin"]),
        ("First line\nSecond line", ["First line", "Second line"]),
        ("Bring: a toy; a book.", ["Bring:", "a toy;", "a book."]),
    ],
)
def test_sentences_end_where_a_reader_would_pause(text: str, expected: list[str]) -> None:
    assert _cut(text) == expected


@pytest.mark.parametrize("text", ["word, " * 100, "word " * 100, "x" * 1000])
def test_an_endless_sentence_is_broken(text: str) -> None:
    pieces = _cut(text)
    assert all(len(piece) <= MOST_LETTERS for piece in pieces)
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")


@given(st.text(alphabet="ab. ,!?\n\"'…;:A", max_size=600))
def test_nothing_is_left_out_or_said_twice(text: str) -> None:
    found = sentences(text)
    assert all(begin < end for begin, end in found)
    assert all(one[1] <= next_one[0] for one, next_one in pairwise(found))
    spoken = "".join(text[begin:end] for begin, end in found)
    assert [letter for letter in spoken if letter.isalnum()] == [letter for letter in text if letter.isalnum()]
