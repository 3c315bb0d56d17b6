"""The machine's voices are looked for beside the screen, and used in its own thread."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.bridge.speaker import Engine
from kiosk.bridge.stage import Stage
from kiosk.bridge.voice import VoiceSearch
from tests.voices import Voices


class Machine:
    """What is looked into for voices; the answer can be held back."""

    def __init__(self) -> None:
        self.engine: Engine | None = None
        self.threads: list[threading.Thread] = []
        self.answers = threading.Event()
        self.answers.set()

    def find(self) -> Engine | None:
        self.threads.append(threading.current_thread())
        self.answers.wait()
        return self.engine


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def search(machine: Machine, empty_stage: Stage) -> VoiceSearch:
    return VoiceSearch(machine.find, empty_stage.reader, empty_stage.visit, empty_stage)


def test_what_was_found_is_used(
    search: VoiceSearch, machine: Machine, empty_stage: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    machine.engine = Voices(tmp_path / "said").engine
    used: list[threading.Thread] = []
    empty_stage.reader.availableChanged.connect(lambda: used.append(threading.current_thread()))
    search.start()
    qtbot.waitUntil(lambda: bool(used))
    assert empty_stage.reader.property("available")
    assert used == [threading.main_thread()]
    assert machine.threads[0] is not threading.main_thread()


def test_a_voice_that_comes_later_is_found_between_two_visitors(
    search: VoiceSearch, machine: Machine, empty_stage: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    visit, reader = empty_stage.visit, empty_stage.reader
    search.start()
    qtbot.waitUntil(lambda: not search._looking)
    machine.engine = Voices(tmp_path / "said").engine
    visit.touch()
    assert len(machine.threads) == 1, "nothing appears under a reader's eyes"
    visit.forget()
    qtbot.waitUntil(lambda: bool(reader.property("available")))
    visit.touch()
    visit.forget()
    assert len(machine.threads) == 2


def test_nobody_is_asked_twice_at_once(search: VoiceSearch, machine: Machine, empty_stage: Stage, qtbot: QtBot) -> None:
    machine.answers.clear()
    search.start()
    for _ in range(3):
        empty_stage.visit.touch()
        empty_stage.visit.forget()
    machine.answers.set()
    qtbot.waitUntil(lambda: not search._looking)
    assert len(machine.threads) == 1
