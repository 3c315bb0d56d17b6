"""The controller turns taps into values, and says what changed and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, SignalInstance
from pytestqt.qtbot import QtBot

from kiosk.bridge.visit import VisitController
from kiosk.session.idle import Timing
from kiosk.session.preferences import Preferences
from kiosk.session.visit import GateChoice, Phase, Place, Screen, Visit
from tests.conftest import Clock


@pytest.fixture
def visit(owner: QObject, clock: Clock) -> VisitController:
    made = VisitController(Preferences(), Timing(), 120.0, clock, lambda: 0, owner)
    made.touch()
    return made


def _signals(visit: VisitController) -> dict[str, SignalInstance]:
    names = ("phase", "route", "popup", "chosen", "gates", "preferences", "hidden")
    return {name: getattr(visit, f"{name}Changed") for name in names}


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (lambda visit: visit.openSection("care"), {"route"}),
        (lambda visit: visit.openPage("care/mibg"), {"route"}),
        (lambda visit: visit.explain("mibg"), {"popup"}),
        (lambda visit: visit.toggleQuestion("a/1"), {"chosen"}),
        (lambda visit: visit.chooseAtGate(0, "numbers"), {"gates"}),
        (lambda visit: visit.remember("care/mibg", 3, 0.5), set()),
        (lambda visit: visit.touch(), set()),
        (lambda visit: visit.home(), set()),
        (lambda visit: visit.back(), set()),
        (lambda visit: visit.finish(), {"phase"}),
        (lambda visit: visit.warn(), {"phase"}),
        (lambda visit: visit.clean(), {"phase"}),
        (lambda visit: visit.showCode(1), {"popup"}),
        (lambda visit: visit.prefer(Preferences(text_size=200)), {"preferences"}),
        (lambda visit: visit.setTextSize(150), {"preferences"}),
        (lambda visit: visit.setTextSize(151), set()),
        (lambda visit: visit.setTheme("high-contrast"), {"preferences"}),
        (lambda visit: visit.setReduceMotion(True), {"preferences"}),
        (lambda visit: visit.setLowReach(True), {"preferences"}),
        (lambda visit: visit.showComfort(), {"popup"}),
        (lambda visit: visit.hide(), {"hidden"}),
        (lambda visit: visit.reveal(), set()),
        (lambda visit: visit.openSearch(), {"route"}),
        (lambda visit: visit.typeLetter("A"), set()),
        (lambda visit: visit.deleteLetter(), set()),
        (lambda visit: visit.clearSearch(), set()),
    ],
)
def test_an_act_tells_what_it_changed(visit: VisitController, act: object, told: set[str]) -> None:
    heard: set[str] = set()
    for name, signal in _signals(visit).items():
        signal.connect(lambda name=name: heard.add(name))
    assert callable(act)
    act(visit)
    assert heard == told


def test_the_value_is_swapped_before_anybody_hears_of_it(visit: VisitController) -> None:
    seen: list[Screen] = []
    visit.routeChanged.connect(lambda: seen.append(visit.value().route.screen))
    visit.openHelp()
    assert seen == [Screen.HELP]


def test_finish_asks_first_when_there_is_a_list(visit: VisitController) -> None:
    visit.toggleQuestion("a/1")
    for _ in range(2):
        visit.finish()
        assert visit.property("popup") == "finish"
        assert visit.value().chosen == ("a/1",)
    visit.finishAnyway()
    assert visit.value().idle.phase is Phase.FAREWELL
    assert visit.value().chosen == ()


def test_who_comes_after_the_goodbye_finds_a_fresh_screen(visit: VisitController) -> None:
    fresh = visit.value().preferences
    visit.setTextSize(200)
    visit.finish()
    assert visit.value().preferences.text_size == 200
    visit.touch()
    assert visit.value() == replace(Visit.fresh(fresh), idle=visit.value().idle)
    assert visit.value().idle.phase is Phase.ACTIVE


@pytest.mark.parametrize("begin", [VisitController.touch, VisitController.clean], ids=["visit", "cleaning"])
def test_the_timer_ends_every_phase_by_itself(
    owner: QObject, qtbot: QtBot, begin: Callable[[VisitController], None]
) -> None:
    """With a clock that runs ten thousand times too fast, and nobody touching."""
    now = [0.0]

    def clock() -> float:
        now[0] += 50.0
        return now[0]

    visit = VisitController(Preferences(), Timing(), 120.0, clock, lambda: 0, owner)
    visit._timer.setInterval(1)
    begin(visit)
    while visit.value().idle.phase is not Phase.ATTRACT:
        with qtbot.waitSignal(visit._timer.timeout):
            visit._timer.start(1)
    assert visit.value() == Visit.fresh(Preferences())


@pytest.mark.parametrize(("left", "shown"), [(30.0, 30), (29.2, 30), (12.5, 13), (0.4, 1)])
def test_the_countdown_is_told_in_whole_seconds(visit: VisitController, clock: Clock, left: float, shown: int) -> None:
    visit.warn()
    clock.now += 30.0 - left
    visit.tick()
    assert visit.property("secondsLeft") == shown


def test_the_cleaning_is_told_second_by_second(visit: VisitController, clock: Clock) -> None:
    told: list[int] = []
    visit.secondsLeftChanged.connect(lambda: told.append(int(str(visit.property("secondsLeft")))))
    visit.clean()
    for _ in range(60):
        clock.now += 1
        visit.touch()
        visit.tick()
    assert told == [*range(60, -1, -1)]
    assert visit.value() == Visit.fresh(Preferences())


def test_a_code_is_shown_and_counted(visit: VisitController) -> None:
    assert visit.property("code") == 0
    visit.showCode(2)
    assert visit.property("code") == 2
    visit.back()
    assert visit.property("code") == 0


def test_typing_changes_the_route_in_front(visit: VisitController) -> None:
    visit.openSearch()
    for letter in "MI":
        visit.typeLetter(letter)
    visit.deleteLetter()
    assert (visit.property("screen"), visit.property("target"), visit.property("depth")) == ("search", "M", 1)
    visit.clearSearch()
    assert visit.property("target") == ""


def test_a_gate_is_opened_and_closed(visit: VisitController) -> None:
    visit.openPage("care/mibg")
    visit.chooseAtGate(1, "words")
    (passed,) = visit.value().gates
    assert (passed.page, passed.gate, passed.choice) == ("care/mibg", 1, GateChoice.WORDS)
    visit.chooseAtGate(1, "")
    assert visit.value().gates == frozenset()


def test_forgetting_leaves_nothing(visit: VisitController) -> None:
    visit.openPage("care/mibg")
    visit.toggleQuestion("a/1")
    visit.prefer(Preferences(text_size=200))
    visit.forget()
    assert visit.value() == Visit.fresh(Preferences())


def test_only_the_page_in_front_is_a_place(visit: VisitController) -> None:
    visit.openPage("care/mibg")
    visit.remember("care/other", 3, 0.5)
    assert visit.value().route.place == Place()
    visit.remember("care/mibg", 3, 0.5)
    assert visit.value().route.place == Place(3, 0.5)
    visit.forget()
    visit.remember("", 3, 0.5)
    assert visit.value() == Visit.fresh(visit.value().preferences)
