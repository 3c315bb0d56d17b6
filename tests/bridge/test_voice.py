"""The machine's voices are looked for beside the screen, and used in its own thread."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.bridge.speaker import Engine
from kiosk.bridge.voice import VoiceSearch
from tests.voices import Voices


@pytest.mark.parametrize("found", [True, False])
def test_what_was_found_is_used(owner: QObject, tmp_path: Path, qtbot: QtBot, found: bool) -> None:
    engine = Voices(tmp_path / "said").engine if found else None
    threads: list[threading.Thread] = []
    used: list[tuple[Engine | None, threading.Thread]] = []

    def find() -> Engine | None:
        threads.append(threading.current_thread())
        return engine

    VoiceSearch(find, lambda one: used.append((one, threading.current_thread())), owner).start()
    qtbot.waitUntil(lambda: bool(used))
    assert used == [(engine, threading.main_thread())]
    assert threads[0] is not threading.main_thread()
