"""Codes fit the room, keep their names only while they are shown, and nobody hears of what stays the same."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.bridge.take_along import TakeAlong
from kiosk.session import navigation
from kiosk.session.preferences import Preferences
from kiosk.session.visit import Popup, PopupKind, Visit

ROOM = 105
VISIT = Visit.fresh(Preferences())


@pytest.fixture
def codes(owner: QObject) -> TakeAlong:
    made = TakeAlong(lambda: ["What can my child eat?"] * 60, owner)
    made.fit("My questions", ROOM)
    return made


def test_each_code_has_a_text_a_name_and_a_side(codes: TakeAlong) -> None:
    texts, names, sides = (codes.property(role) for role in ("texts", "names", "sides"))
    assert len(texts) == len(names) == len(sides) > 1
    assert [codes.find(name) for name in names] == texts
    assert max(sides) <= ROOM


def test_less_room_makes_other_codes_under_other_names(codes: TakeAlong, qtbot: QtBot) -> None:
    before = set(codes.property("names"))
    with qtbot.waitSignal(codes.codesChanged):
        codes.fit("My questions", ROOM // 2)
    assert not before & set(codes.property("names"))
    assert [codes.find(name) for name in before] == [None] * len(before)


def test_the_same_codes_are_told_once(codes: TakeAlong, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(codes.codesChanged):
        codes.fit("My questions", ROOM)
        codes.follow(navigation.show(VISIT, Popup(PopupKind.CODES, "1")))


@pytest.mark.parametrize("popup", [None, Popup(PopupKind.COMFORT)])
def test_they_are_forgotten_when_they_are_no_longer_shown(codes: TakeAlong, popup: Popup | None) -> None:
    codes.follow(navigation.show(VISIT, popup))
    assert codes.property("texts") == []
