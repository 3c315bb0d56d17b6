"""A finger shows on what it presses, and leaves it as legible: each kind of thing, on each kind of screen (A3, A9)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.session.preferences import Theme
from tests.audit import rules
from tests.audit.inspector import Inspector
from tests.audit.looks import GLASSES, Look
from tests.audit.rules import View
from tests.audit.scene import Thing

SCENES = (
    "02-home", "03-section-understanding", "04-page-research-mycn", "05-glossary", "06-questions", "07-my-list",
    "07-take-along-several", "10-words", "11-comfort", "18-reading-aloud", "19-search", "19-staff-panel",
    "19-staff-pad",
)  # fmt: skip
"""On these stands each kind of thing that can be tapped."""
NOWHERE = QPoint(1, 1)


@pytest.mark.parametrize("theme", Theme)
def test_what_is_pressed_shows_it_and_stands_out_as_before(inspector: Inspector, theme: Theme) -> None:
    look = Look("en", 100, theme, low_reach=False, portrait=False, glass=GLASSES[1])
    inspector.put_on(look)
    scenes = {scene.name: scene for scene in inspector.scenes()}
    pressed: set[object] = set()
    wrong: list[str] = []
    for name in SCENES:
        inspector.enter(look, scenes[name].arrange)
        for control in list(inspector.view(look, {}).scene.controls):
            if _kind(control) in pressed or not control.enabled or not control.seen:
                continue
            seen = control.seen
            at = QPoint(round((seen.left + seen.right) / 2), round((seen.top + seen.bottom) / 2))
            free = inspector.view(look, {}).picture
            QTest.mousePress(inspector.stage.window, Qt.MouseButton.LeftButton, pos=at)
            if control.item.property("pressed"):
                pressed.add(_kind(control))
            inspector.settle()
            held = inspector.view(look, {})
            wrong += [f"{name}, {control}: {says}" for says in _faint(held)]
            if held.picture == free:
                wrong.append(f"{name}, {control}: shows nothing of the finger")
            QTest.mouseMove(inspector.stage.window, NOWHERE)
            QTest.mouseRelease(inspector.stage.window, Qt.MouseButton.LeftButton, pos=NOWHERE)
            inspector.settle()
        inspector._hands_off()
    assert wrong == []
    assert len(pressed) >= 24


def _kind(control: Thing) -> object:
    """Return what tells whether one like it was pressed: its kind, and how it looks."""
    ground = control.get("background")
    color = ground.property("color") if ground else None
    kind = str(control.ask("toString()")).partition("(")[0]
    return kind, color and color.name(), control.get("checked"), control.get("secondary")


def _faint(view: View) -> Iterator[str]:
    yield from rules.contrast_of_text(view)
    yield from rules.contrast_of_graphics(view)
