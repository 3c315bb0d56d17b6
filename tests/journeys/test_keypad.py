"""A family without sight or reach does everything with a keypad: arrows, Enter, Back and Home (A11)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.bridge import styled
from kiosk.bridge.stage import Stage
from kiosk.session.preferences import Theme
from kiosk.session.visit import GateChoice, Phase, Screen
from kiosk.settings import ContentSettings, Settings
from tests.geometry import is_control
from tests.journeys.family import Family, items

Key = Qt.Key
MOST_KEYS = 150
PADDLES = {"more", "back up"}
GATED = "understanding/after-remission"


@pytest.fixture
def settings() -> Settings:
    return Settings(content=ContentSettings(show_unreviewed=True))


class Blind:
    """Somebody with a keypad, who knows only what has the focus."""

    def __init__(self, family: Family) -> None:
        self.family = family
        self.stage = family.stage
        self.keypad = family.stage.keypad

    def press(self, *keys: Key) -> None:
        for key in keys:
            QTest.keyClick(self.family.window, key)
            self.settle()

    def settle(self) -> None:
        """Let what has come get the focus, which takes a frame more."""
        self.family.settle()
        self.family.settle()

    def item(self) -> QQuickItem:
        item = self.keypad.item
        assert isinstance(item, QQuickItem), "the focus is lost"
        assert item.isVisible()
        assert item.isEnabled()
        return item

    def name(self) -> str:
        """Return the words of the link that has the focus, or what a screen reader calls the control."""
        item = self.item()
        if self.keypad.link:
            return f"link {styled.link_words(str(item.property('text')), str(self.keypad.link))}"
        return self.family.name(item) or str(item.property("focusText"))

    def goes_to(self, words: str, key: Key = Key.Key_Down) -> None:
        """Press an arrow until what has the focus says `words`."""
        seen = [self.name()]
        while (
            words != seen[-1] if len(words) == 1 else words not in seen[-1]
        ) or self.item().objectName() in PADDLES - {words}:
            assert len(seen) < MOST_KEYS, f"{words!r} is not reached; there is {seen}"
            self.press(key)
            seen.append(self.name())

    def chooses(self, words: str, key: Key = Key.Key_Down) -> None:
        self.goes_to(words, key)
        self.press(Key.Key_Return)

    def ring(self) -> QRectF:
        ring = next(item for item in self.family.items() if item.objectName() == "focus ring")
        return ring.mapRectToScene(ring.boundingRect())


@pytest.fixture
def blind(family: Family) -> Blind:
    made = Blind(family)
    made.press(Key.Key_Down)
    return made


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
    "Help": lambda stage: stage.visit.openHelp(),
    "Term": _over_page(lambda stage: stage.visit.explain("remission")),
    "Words": _over_page(lambda stage: stage.visit.showWords()),
    "Comfort": _over_page(lambda stage: stage.visit.showComfort()),
    "Finish": _finish,
    "Hidden": lambda stage: stage.visit.hide(),
}


def _controls(blind: Blind) -> set[str]:
    """Return the names of everything that can be tapped where the focus can be, but for the paddles."""
    scope = blind.family.window.property("focusScope")
    assert isinstance(scope, QQuickItem)
    return {
        blind.family.name(one)
        for one in items(scope)
        if is_control(one) and one.isEnabled() and one.objectName() not in PADDLES
    }


def _is_whole(blind: Blind) -> bool:
    """Tell whether what has the focus is wholly on the glass and not behind the bar, unless it is too tall for that."""
    ring = blind.ring()
    width = blind.stage.window.width()
    bar = blind.family.bar()
    foot = blind.family.window.height() if bar.isAncestorOf(blind.item()) else bar.mapToScene(QPoint()).y()
    if blind.stage.visit.value().hidden:
        foot = blind.family.window.height()
    return ring.x() >= 0 and ring.y() >= 0 and ring.right() <= width and (ring.bottom() <= foot + 8)


def _walk(blind: Blind, key: Key, last: str) -> tuple[list[str], set[str]]:
    """Press an arrow until `last` has the focus again; return what had it on the way, and all that could be tapped."""
    names, there = [blind.name()], _controls(blind)
    for _ in range(MOST_KEYS):
        blind.press(key)
        assert _is_whole(blind), (blind.name(), blind.ring())
        there |= _controls(blind)
        if blind.item().objectName() not in PADDLES:
            names.append(blind.name())
        if blind.name() == last:
            return names, there
    message = f"the focus is trapped: {names}"
    raise AssertionError(message)


@pytest.mark.parametrize(
    ("scene", "text"), [*((scene, 100) for scene in SCENES), ("Page", 200), ("Help", 200)], ids=str
)
def test_every_control_is_reached_and_none_is_a_trap(blind: Blind, scene: str, text: int) -> None:
    blind.stage.visit.setTextSize(text)
    blind.settle()
    SCENES[scene](blind.stage)
    blind.settle()
    first = blind.name()
    down, there = _walk(blind, Key.Key_Down, first)
    assert there <= set(down), "not reached"
    if len(down) < 3:
        return
    second = down[1]
    blind.press(Key.Key_Down)
    blind.goes_to(second)
    assert blind.name() == second, "it comes round to the top"
    blind.goes_to(down[-2])
    up, _ = _walk(blind, Key.Key_Up, first)
    if first != "More":
        assert up[::-1] == down[:-1]


def _contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.x's contrast of two colors."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    def luminance(color: QColor) -> float:
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("scene", ["Home", "Gate", "Comfort", "My list", "Hidden"])
def test_the_ring_is_painted_and_stands_out(blind: Blind, scene: str, theme: Theme) -> None:
    blind.stage.visit.setTheme(theme)
    SCENES[scene](blind.stage)
    blind.settle()
    for _ in range(6):
        glass, ring = blind.family.window.grabWindow(), blind.ring().toRect()
        across = ring.height() > ring.width()
        x, y = ring.center().x(), ring.center().y()
        line = [
            glass.pixelColor(ring.left() + depth, y) if across else glass.pixelColor(x, ring.top() + depth)
            for depth in range(6)
        ]
        assert line[1] == line[2], "two whole pixels at least"
        assert _contrast(line[2], line[4]) >= 3
        blind.press(Key.Key_Down)


def test_the_ring_comes_with_a_key_and_goes_with_a_touch(at_home: Family) -> None:
    blind = Blind(at_home)

    def rings() -> int:
        return sum(item.objectName() == "focus ring" for item in at_home.items())

    assert rings() == 0
    blind.press(Key.Key_Down)
    assert rings() == 1
    assert blind.name() == "Search"
    at_home.touch(QPoint(5, 5))
    assert rings() == 0


def test_a_key_wakes_the_screen_and_presses_nothing(family: Family) -> None:
    blind = Blind(family)
    blind.press(Key.Key_Return)
    assert family.stage.visit.value().idle.phase is Phase.ACTIVE
    assert family.stage.visit.value().route.screen is Screen.HOME
    assert blind.name() == "Search"


def test_a_key_answers_the_warning_and_the_focus_stays(blind: Blind) -> None:
    blind.goes_to("Our care")
    blind.stage.visit.warn()
    blind.settle()
    blind.press(Key.Key_Return)
    assert blind.stage.visit.value().idle.phase is Phase.ACTIVE
    assert blind.stage.visit.value().route.screen is Screen.HOME
    assert blind.name() == "Our care"


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_A, Key.Key_Delete, Key.Key_PageDown, Key.Key_F4, Key.Key_End])
def test_no_other_key_does_anything(blind: Blind, key: Key) -> None:
    before, name = blind.stage.visit.value(), blind.name()
    blind.press(key)
    assert replace(blind.stage.visit.value(), idle=before.idle) == before
    assert blind.name() == name


def test_a_held_enter_presses_once(blind: Blind) -> None:
    blind.goes_to("Questions to ask")
    blind.press(Key.Key_Return)
    blind.goes_to("Who can help us with our worries")
    QTest.keyPress(blind.family.window, Key.Key_Return)
    blind.settle()
    assert blind.stage.visit.value().chosen == ()
    QTest.keyRelease(blind.family.window, Key.Key_Return)
    assert len(blind.stage.visit.value().chosen) == 1


def test_back_returns_to_what_was_left(blind: Blind) -> None:
    blind.chooses("Our care")
    blind.goes_to("How MIBG therapy works")
    blind.press(Key.Key_Return)
    assert blind.stage.visit.value().route.target == "care/how-mibg-works"
    blind.chooses("Comfort", Key.Key_Up)
    assert blind.name() == "Close"
    blind.press(Key.Key_Escape)
    assert blind.name() == "Comfort"
    blind.press(Key.Key_Backspace)
    assert blind.name() == "How MIBG therapy works"
    blind.press(Key.Key_Back)
    assert blind.name() == "Our care"


def test_from_home_to_the_numbers(blind: Blind) -> None:
    blind.chooses("Understanding the disease")
    blind.chooses("Coming back after remission")
    blind.chooses("Show the numbers")
    assert blind.family.sees("You chose to see the numbers")
    assert blind.name() == "Hide the numbers"
    blind.press(Key.Key_Return)
    assert not blind.family.sees("You chose to see the numbers")
    blind.press(Key.Key_Home)
    assert blind.stage.visit.value().route.screen is Screen.HOME


def test_a_question_is_taken_along_and_all_is_cleared(blind: Blind) -> None:
    blind.chooses("Questions to ask")
    blind.chooses("Who can help us with our worries")
    blind.chooses("My list of questions: 1")
    blind.goes_to("Remove: Who can help")
    blind.chooses("Finish and clear")
    assert blind.family.sees("Finish and clear?")
    blind.chooses("Finish and clear")
    assert blind.stage.visit.value().idle.phase is Phase.FAREWELL
    assert blind.keypad.item is None


def test_the_last_question_removed_leaves_the_focus_near(blind: Blind) -> None:
    _my_list(blind.stage)
    blind.settle()
    for _ in range(3):
        blind.chooses("Remove")
    assert blind.stage.visit.value().chosen == ()
    assert blind.name()


def test_text_size_and_language_are_changed(blind: Blind) -> None:
    blind.chooses("Comfort")
    blind.chooses("Largest")
    assert blind.stage.visit.value().preferences.text_size == 200
    assert blind.name() == "Largest"
    assert _is_whole(blind)
    blind.goes_to("spañol", Key.Key_Up)
    blind.press(Key.Key_Return)
    assert blind.stage.visit.value().preferences.language == "es"
    assert "spañol" in blind.name()


def test_a_term_in_a_text_is_explained(blind: Blind) -> None:
    _page(blind.stage, GATED)
    blind.settle()
    blind.chooses("link remission")
    assert blind.family.sees("Back to the page")
    blind.press(Key.Key_Escape)
    assert blind.name() == "link remission"


def test_a_letter_leads_to_its_words(blind: Blind) -> None:
    blind.chooses("Words explained")
    blind.goes_to("N")
    blind.press(Key.Key_Return)
    assert blind.name().startswith("N")
    assert len(blind.name()) > 1


def test_what_was_found_stays_where_it_is(blind: Blind) -> None:
    blind.family.window.resize(800, 1280)
    blind.stage.visit.openSearch()
    blind.stage.visit.typeLetter("W")
    blind.settle()
    found = next(one for one in blind.family.items() if one.inherits("QQuickFlickable"))
    assert found.isAncestorOf(blind.item())
    assert found.property("contentY") == 0


def test_what_is_hidden_stays_as_it_was(blind: Blind) -> None:
    blind.chooses("Our care")
    blind.chooses("Hide the screen")
    assert blind.name() == "Show the screen again"
    blind.press(Key.Key_Backspace)
    assert not blind.stage.visit.value().hidden
    assert blind.stage.visit.value().route.screen is Screen.SECTION
    assert blind.name() == "Hide the screen"
