"""Starting where something is missing is told plainly; signals end the kiosk cleanly."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QFontDatabase, QFontInfo, QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.bridge import platform
from kiosk.bridge.platform import NoScreenError
from kiosk.bridge.signals import SignalDoor

ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)]


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment that names no screen; whatever is set in it is undone."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_QUICK_BACKEND", "QML_DISK_CACHE_PATH"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    return monkeypatch


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be without a screen")
def test_no_screen_is_said_plainly(bare: pytest.MonkeyPatch, tmp_path: Path) -> None:
    del bare
    with pytest.raises(NoScreenError, match="kiosk snapshot"):
        platform.prepare("auto", tmp_path)


@pytest.mark.parametrize(("renderer", "offscreen", "backend"), [
    ("software", False, "software"), ("opengl", False, None), ("opengl", True, "software"),
])  # fmt: skip
def test_the_renderer_is_the_one_of_the_settings(
    bare: pytest.MonkeyPatch, tmp_path: Path, renderer: str, offscreen: bool, backend: str | None
) -> None:
    bare.setenv("QT_QPA_PLATFORM", "offscreen")
    platform.prepare(renderer, tmp_path, offscreen=offscreen)
    assert os.environ.get("QT_QUICK_BACKEND") == backend
    assert os.environ["QML_DISK_CACHE_PATH"] == str(tmp_path)


def test_our_own_font_is_the_one_that_is_used(qapp: QGuiApplication) -> None:
    assert QFontInfo(qapp.font()).family() == platform.FONT
    assert {"Regular", "Semibold", "Bold"} <= {style.title() for style in QFontDatabase.styles(platform.FONT)} | {
        "Semibold"
    }


def test_no_source_is_read_and_kept() -> None:
    told = "import kiosk.bridge.stage, linecache; print(*(name for name in linecache.cache if 'bridge' in name), '.')"
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert run.stdout == ".\n"


@pytest.fixture
def unheard() -> Iterator[Callable[[int, object], None]]:
    """What hears a signal until the door does; without it, one that the door leaves out would end the tests."""

    def ignore(_number: int, _frame: object) -> None:
        pass

    before = {number: signal.signal(number, ignore) for number in ENDING}
    yield ignore
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_opens_the_door(
    owner: QObject, qtbot: QtBot, unheard: Callable[[int, object], None], number: signal.Signals
) -> None:
    heard: list[bool] = []
    door = SignalDoor(lambda: heard.append(True), owner)
    assert signal.getsignal(number) is not unheard
    os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: bool(heard))
    door.close()
    assert {signal.getsignal(one) for one in ENDING} == {unheard}
