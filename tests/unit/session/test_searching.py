"""Typing what to search for changes the route in front, and nothing else."""

from __future__ import annotations

import pytest

from kiosk.session import navigation, searching
from kiosk.session.preferences import Preferences
from kiosk.session.searching import MOST_LETTERS
from kiosk.session.visit import HOME, Place, Route, Screen, Visit

FRESH = Visit.fresh(Preferences())
OPEN = navigation.open_route(FRESH, Route(Screen.SEARCH))


def typed(words: str, visit: Visit = OPEN) -> Visit:
    for letter in words:
        visit = searching.type_letter(visit, letter)
    return visit


@pytest.mark.parametrize(
    ("keys", "words"),
    [("MIBG", "MIBG"), ("M I", "M I"), (" M", "M"), ("M  I", "M I"), ("A" * 100, "A" * MOST_LETTERS), ("Ñ", "Ñ")],
)
def test_letters_make_words(keys: str, words: str) -> None:
    assert typed(keys).routes == (HOME, Route(Screen.SEARCH, words))


def test_letters_are_taken_away() -> None:
    assert searching.delete_letter(typed("MIB")) == typed("MI")
    assert searching.delete_letter(OPEN) == OPEN
    assert searching.clear(typed("MIB")) == OPEN


def test_other_words_begin_at_the_top_of_their_results() -> None:
    visit = navigation.remember(typed("MI"), Place(3, 0.5))
    assert searching.type_letter(visit, "B").route == Route(Screen.SEARCH, "MIB")


def test_back_finds_the_words_again() -> None:
    visit = navigation.open_route(typed("MI"), Route(Screen.PAGE, "care/mibg"))
    assert navigation.back(visit) == typed("MI")


@pytest.mark.parametrize("act", [lambda visit: searching.type_letter(visit, "A"), searching.delete_letter])
def test_on_another_screen_keys_do_nothing(act: object) -> None:
    page = navigation.open_route(FRESH, Route(Screen.PAGE, "care/mibg"))
    assert callable(act)
    assert act(page) == page
    assert act(FRESH) == FRESH
