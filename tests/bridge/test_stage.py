"""The window comes back to the whole screen when a screen is plugged in, however Qt left it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication, QWindow

from kiosk.bridge.stage import Stage


@pytest.mark.parametrize(
    "left", [QWindow.hide, QWindow.showMinimized, QWindow.showNormal], ids=lambda way: way.__name__
)
def test_a_window_that_lost_its_screen_fills_the_next(
    qapp: QGuiApplication, empty_stage: Stage, left: Callable[[QWindow], None]
) -> None:
    empty_stage.show(windowed=False)
    left(empty_stage.window)
    assert empty_stage.window.visibility() != QWindow.Visibility.FullScreen
    qapp.screenAdded.emit(qapp.primaryScreen())
    qapp.processEvents()
    assert empty_stage.window.visibility() == QWindow.Visibility.FullScreen
    assert empty_stage.window.size() == qapp.primaryScreen().size()


def test_a_window_on_a_desk_stays_as_it_is(qapp: QGuiApplication, empty_stage: Stage) -> None:
    empty_stage.show(windowed=True)
    qapp.screenAdded.emit(qapp.primaryScreen())
    qapp.processEvents()
    assert empty_stage.window.visibility() == QWindow.Visibility.Windowed
