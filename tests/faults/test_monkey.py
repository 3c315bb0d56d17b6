"""Thousands of touches, drags, keys and clicks at random: after each, what must always hold does (P1, H4).

More of it by hand: `python -m tests.monkey --seeds 10`.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtQuick import QQuickItem

from kiosk.session.visit import GateChoice, PassedGate, Phase, Place, Popup, PopupKind, Route, Screen, Visit
from tests.journeys.family import items
from tests.monkey.play import MARK, BrokenError, Play

SEEDS = (1, 2, 3, 4, 5, 6)
EVENTS = 1000
GATED = "understanding/after-remission"


@pytest.fixture(scope="module")
def seen() -> Counter[str]:
    """What all seeds together did and saw."""
    return Counter()


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_done_every_rule_holds(qapp: QGuiApplication, shipped: Path, seen: Counter[str], seed: int) -> None:
    play = Play(qapp, shipped, seed)
    try:
        play.run(EVENTS)
    finally:
        play.close()
    seen.update(play.seen)


def test_it_went_everywhere(qapp: QGuiApplication, shipped: Path, seen: Counter[str]) -> None:
    if not seen:
        pytest.skip("the tests above were not asked for")
    play = Play(qapp, shipped, SEEDS[0])
    acts = play.monkey.names()
    play.close()
    signs = {"list", "hidden", "aloud", "keys", "door", "en", "es", "gate numbers", "gate words"}
    wanted = {*acts, *Screen, *Phase, PopupKind.TERM, PopupKind.COMFORT, PopupKind.FINISH, *signs}
    assert {str(one) for one in wanted} - set(seen) == set()


@pytest.fixture
def play(qapp: QGuiApplication, shipped: Path) -> Iterator[Play]:
    """A monkey that has not done anything yet, before somebody who reads."""
    made = Play(qapp, shipped, 1)
    made.stage.visit.touch()
    yield made
    made.close()


def _at(
    play: Play,
    route: Route,
    popup: Popup | None = None,
    chosen: tuple[str, ...] = (),
    gates: frozenset[PassedGate] = frozenset(),
) -> None:
    visit, routes = play.stage.visit, (Route(Screen.HOME), route)
    visit.apply(replace(visit.value(), routes=routes, popup=popup, chosen=chosen, gates=gates))


def _forgotten_gate(play: Play) -> None:
    """Show numbers of which the visit knows nothing."""
    numbers = frozenset({PassedGate(GATED, 0, GateChoice.NUMBERS)})
    _at(play, Route(Screen.PAGE, GATED), gates=numbers)
    pool = play.stage.guide._pool
    kinds = [row["kind"] for row in pool.document(pool.active()).block_rows().rows()]
    _at(play, Route(Screen.HELP), gates=numbers)
    _at(play, Route(Screen.PAGE, GATED, Place(kinds.index("IconArray"))), gates=numbers)
    play.stage.visit._visit = replace(play.stage.visit.value(), gates=frozenset())


def _raise(play: Play) -> None:
    def fail() -> None:
        message = "nobody expected this"
        raise RuntimeError(message)

    QTimer.singleShot(0, play.stage, fail)


def _left_open(play: Play) -> None:
    """Forget the visit, but not whom it was."""
    fresh = Visit.fresh(play.stage.visit.value().preferences)
    play.stage.visit.apply(replace(fresh, chosen=("about-treatment/1",)))


def _named(play: Play, name: str) -> QQuickItem:
    return next(one for one in items(play.stage.window.contentItem()) if one.objectName() == name)


def _loud(play: Play) -> None:
    visit = play.stage.visit.value()
    play.stage.visit.prefer(replace(visit.preferences, read_aloud=True))


SPOILT: dict[str, tuple[Callable[[Play], object], str]] = {
    "message": (lambda _: qWarning("all is not well"), "all is not well"),
    "exception": (_raise, "nobody expected this"),
    "page": (lambda play: _at(play, Route(Screen.PAGE, "nowhere")), "no such place"),
    "row": (lambda play: _at(play, Route(Screen.PAGE, GATED, Place(999))), "no such place"),
    "section": (lambda play: _at(play, Route(Screen.SECTION, "nowhere")), "no such place"),
    "questions": (lambda play: _at(play, Route(Screen.QUESTIONS, "nowhere")), "no such place"),
    "search": (lambda play: _at(play, Route(Screen.SEARCH, " A")), "no such place"),
    "list": (lambda play: _at(play, Route(Screen.MY_LIST), chosen=("nobody/1",)), "no list of questions"),
    "term": (lambda play: _at(play, Route(Screen.HELP), popup=Popup(PopupKind.TERM, "xyz")), "lies over"),
    "words": (lambda play: _at(play, Route(Screen.HELP), popup=Popup(PopupKind.WORDS)), "lies over"),
    "codes": (lambda play: _at(play, Route(Screen.HELP), popup=Popup(PopupKind.CODES, "0")), "lies over"),
    "finish": (lambda play: _at(play, Route(Screen.HELP), popup=Popup(PopupKind.FINISH)), "lies over"),
    "gate": (
        lambda play: _at(play, Route(Screen.HELP), gates=frozenset({PassedGate(GATED, 9, GateChoice.WORDS)})),
        "no such gate",
    ),
    "voice": (_loud, "cannot speak"),
    "language": (lambda play: play.stage.visit.setLanguage("xx"), "nobody can wish"),
    "next visitor": (_left_open, "next visitor would find"),
    "numbers": (_forgotten_gate, "numbers that nobody asked for"),
    "door": (lambda play: play.stage.staff.unlock(), "without the code"),
    "window": (lambda play: play.stage.window.hide(), "the window is"),
    "second window": (lambda play: QWindow(play.stage.window).show(), "there are 2 windows"),
    "copied": (lambda _: QGuiApplication.clipboard().setText("a name"), "somebody copied"),
    "bar": (lambda play: _named(play, "standing bar").setVisible(False), "controls are gone"),
    "front": (lambda play: _named(play, "standing bar").parentItem().setVisible(False), "cannot be seen"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_broken_rule_is_found(play: Play, name: str) -> None:
    spoil, says = SPOILT[name]
    with pytest.raises(BrokenError, match=says) as broken:
        play.run(0, lambda: spoil(play))
    assert "python -m tests.monkey --seed 1 --events" in str(broken.value)


def test_what_is_wrong_after_one_event_alone_is_found(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen comes to rest after eight events, and what holds at any time is looked at after each."""
    copied = iter(("a name", MARK))

    def act(_chance: random.Random) -> str:
        QGuiApplication.clipboard().setText(next(copied))
        return "copy"

    monkeypatch.setattr(play.monkey, "act", act)
    with pytest.raises(BrokenError, match=r"event 1: [^\n]+\n +somebody copied 'a name'"):
        play.run(2)
