"""A keypad comes round every scene, on any glass and in either direction, and its ring can be seen (A11)."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem

from kiosk import paths
from kiosk.bridge.stage import Stage
from kiosk.library.reader import Library
from kiosk.session.preferences import Theme
from kiosk.settings import Settings
from tests import pseudo
from tests.geometry import is_control
from tests.journeys.blind import MOST_KEYS, PADDLES, Blind, Key, Spot
from tests.journeys.family import items
from tests.journeys.scenes import SCENES


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pseudo.catalogues(tmp_path_factory.mktemp("words"))


@pytest.fixture(scope="module")
def both_ways(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped library in English, and in a language that is written from the right."""
    return pseudo.library(shipped, tmp_path_factory.mktemp("both-ways") / "both.kiosk", pseudo.MIRRORED)


@pytest.fixture
def settings(words: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The stage's settings, which it is given just before it looks for its catalogues."""
    monkeypatch.setattr(paths, "catalogues", lambda: words)
    return Settings()


@pytest.fixture
def stage(empty_stage: Stage, both_ways: Path) -> Stage:
    empty_stage.open(Library.open(both_ways))
    return empty_stage


def _controls(blind: Blind) -> set[str]:
    """Return the names of everything that can be tapped where the focus can be, but for the paddles."""
    scope = blind.family.window.property("focusScope")
    assert isinstance(scope, QQuickItem)
    return {
        blind.family.name(one)
        for one in items(scope)
        if is_control(one) and one.isEnabled() and one.objectName() not in PADDLES
    }


def _walk(blind: Blind, key: Key, last: Spot) -> tuple[list[Spot], set[str]]:
    """Press an arrow until `last` has the focus again; return what had it on the way, and all that could be tapped."""
    spots, there = [blind.spot()], _controls(blind)
    for _ in range(MOST_KEYS):
        blind.press(key)
        assert blind.is_whole(), (blind.name(), blind.ring())
        there |= _controls(blind)
        if blind.item().objectName() not in PADDLES:
            spots.append(blind.spot())
        if blind.spot() == last:
            return spots, there
    message = f"the focus is trapped: {spots}"
    raise AssertionError(message)


def _goes_to(blind: Blind, spot: Spot, key: Key) -> None:
    for _ in range(MOST_KEYS):
        if blind.spot() == spot:
            return
        blind.press(key)
    message = f"{spot} is not reached again"
    raise AssertionError(message)


class Walk(NamedTuple):
    """Where a keypad goes round: a scene, and how it is looked at."""

    scene: str
    text: int = 100
    glass: tuple[int, int] = (1280, 800)
    language: str = pseudo.SOURCE

    def __str__(self) -> str:
        return " ".join(map(str, self))


PORTRAIT = (800, 1280)
WALKS = [
    *(Walk(scene) for scene in SCENES),
    Walk("Page", 200),
    Walk("Help", 200),
    *(Walk(scene, glass=PORTRAIT) for scene in SCENES),
    *(Walk(scene, language=pseudo.MIRRORED) for scene in SCENES),
]


@pytest.mark.parametrize("walk", WALKS, ids=str)
def test_every_control_is_reached_and_none_is_a_trap(blind: Blind, walk: Walk) -> None:
    """From the right to the left, the arrow that points along the lines leads on."""
    stage, is_mirrored = blind.stage, walk.language == pseudo.MIRRORED
    on, back = (Key.Key_Left, Key.Key_Right) if is_mirrored else (Key.Key_Down, Key.Key_Up)
    stage.window.resize(*walk.glass)
    stage.visit.setTextSize(walk.text)
    stage.visit.setLanguage(walk.language)
    blind.settle()
    SCENES[walk.scene](stage)
    blind.settle()
    guide = stage.guide.guide()
    assert guide is not None
    assert guide.language == walk.language
    first, on_a_paddle = blind.spot(), blind.item().objectName() in PADDLES
    down, there = _walk(blind, on, first)
    assert there <= {spot.name for spot in down}, "not reached"
    if len(down) < 3:
        return
    # It comes round to the top, and back.
    _goes_to(blind, down[1], on)
    _goes_to(blind, down[-2], on)
    up, _ = _walk(blind, back, first)
    if not on_a_paddle:
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
