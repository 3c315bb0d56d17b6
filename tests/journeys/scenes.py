"""Scenes: what a keypad is tried in, and how a stage gets there."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.bridge.stage import Stage
from kiosk.session.visit import GateChoice

GATED = "understanding/after-remission"


def _page(stage: Stage, page: str = "care/how-mibg-works") -> None:
    stage.visit.openPage(page)


def _over_page(show: Callable[[Stage], None]) -> Callable[[Stage], None]:
    def arrange(stage: Stage) -> None:
        _page(stage)
        show(stage)

    return arrange


def _my_list(stage: Stage) -> None:
    guide = stage.guide.guide()
    assert guide is not None
    for group in guide.groups[:3]:
        stage.visit.toggleQuestion(group.questions[0].id)
    stage.visit.openMyList()


def _codes(stage: Stage) -> None:
    guide = stage.guide.guide()
    assert guide is not None
    for question in [question for group in guide.groups for question in group.questions]:
        stage.visit.toggleQuestion(question.id)
    stage.visit.openMyList()
    stage.visit.showCode(0)


def _results(stage: Stage) -> None:
    stage.visit.openSearch()
    stage.visit.typeLetter("M")


def _finish(stage: Stage) -> None:
    _my_list(stage)
    stage.visit.finish()


def _numbers(stage: Stage) -> None:
    _page(stage, GATED)
    stage.visit.chooseAtGate(0, GateChoice.NUMBERS)


SCENES: dict[str, Callable[[Stage], None]] = {
    "Home": lambda stage: stage.visit.home(),
    "Section": lambda stage: stage.visit.openSection("understanding"),
    "Page": _page,
    "Gate": lambda stage: _page(stage, GATED),
    "Numbers": _numbers,
    "Glossary": lambda stage: stage.visit.openGlossary(),
    "Questions": lambda stage: stage.visit.openQuestions(""),
    "Empty list": lambda stage: stage.visit.openMyList(),
    "My list": _my_list,
    "Codes": _codes,
    "Search": lambda stage: stage.visit.openSearch(),
    "Results": _results,
    "Help": lambda stage: stage.visit.openHelp(),
    "Term": _over_page(lambda stage: stage.visit.explain("remission")),
    "Words": _over_page(lambda stage: stage.visit.showWords()),
    "Comfort": _over_page(lambda stage: stage.visit.showComfort()),
    "Finish": _finish,
    "Hidden": lambda stage: stage.visit.hide(),
}
