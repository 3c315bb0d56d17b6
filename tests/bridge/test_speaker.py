"""The speech process is said to have ended well only if it has, and nothing it does holds the screen up."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QProcess
from pytestqt.qtbot import QtBot

from kiosk.bridge.speaker import Speaker
from kiosk.operations.speech import Engine
from tests import voices
from tests.voices import Voices, is_gone

LONG = 60_000
"""Milliseconds that nothing here takes."""

Speak = Callable[[Engine, int], Speaker]


@pytest.fixture
def speak(owner: QObject) -> Iterator[Speak]:
    made: list[Speaker] = []

    def make(engine: Engine, patience: int = LONG) -> Speaker:
        made.append(Speaker(engine, owner, lambda _: patience))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_a_sentence_is_said_to_its_end(speak: Speak, tmp_path: Path, qtbot: QtBot) -> None:
    heard = Voices(tmp_path / "said")
    speaker = speak(heard.engine, LONG)
    with qtbot.waitSignal(speaker.ended, timeout=LONG) as ended:
        speaker.say("¿Qué es «MIBG»?", "spanish", 40)
    assert ended.args == [True]
    assert [one[:3] for one in heard.said()] == [("spanish", 40, "¿Qué es «MIBG»?")]


@pytest.mark.parametrize("then", [voices.FAIL, voices.LIE])
def test_an_engine_that_fails_is_not_believed(speak: Speak, tmp_path: Path, qtbot: QtBot, then: str) -> None:
    speaker = speak(Voices(tmp_path / "said", then).engine, LONG)
    with qtbot.waitSignal(speaker.ended, timeout=LONG) as ended:
        speaker.say("Hello.", "english", 60)
    assert ended.args == [False]


@pytest.mark.parametrize("code", [0, 3])
def test_what_an_engine_tells_of_a_sentence_is_not_logged(
    speak: Speak, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture, code: int
) -> None:
    """P2: an engine may repeat what a visitor heard."""
    heard = Voices(tmp_path / "said", f"sys.stderr.write('error: cannot say: ' + said[2]); sys.exit({code})")
    speaker = speak(heard.engine, LONG)
    with qtbot.waitSignal(speaker.ended, timeout=LONG) as ended:
        speaker.say("Neuroblastoma.", "english", 60)
    assert ended.args == [False]
    assert [record.getMessage() for record in caplog.records] == [f"The speech program failed (exit code {code})."]


def test_an_engine_that_is_not_there_is_told(speak: Speak, qtbot: QtBot) -> None:
    speaker = speak(Engine(("/nowhere/engine",), {}), LONG)
    with qtbot.waitSignal(speaker.ended, timeout=LONG) as ended:
        speaker.say("Hello.", "english", 60)
    assert ended.args == [False]
    assert not speaker.is_speaking()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_an_engine_that_is_killed_is_told(speak: Speak, tmp_path: Path, qtbot: QtBot) -> None:
    heard = Voices(tmp_path / "said", voices.HOLD)
    speaker = speak(heard.engine, LONG)
    speaker.say("Hello.", "english", 60)
    qtbot.waitUntil(lambda: bool(heard.said()), timeout=LONG)
    with qtbot.waitSignal(speaker.ended, timeout=LONG) as ended:
        os.kill(heard.said()[0].process, signal.SIGKILL)
    assert ended.args == [False]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("stopped", [False, True])
def test_an_engine_that_hangs_is_ended(speak: Speak, tmp_path: Path, qtbot: QtBot, stopped: bool) -> None:
    heard = Voices(tmp_path / "said", voices.HOLD)
    speaker = speak(heard.engine, LONG)
    speaker.say("Hello.", "english", 60)
    qtbot.waitUntil(lambda: bool(heard.said()), timeout=LONG)
    (process,) = (one.process for one in heard.said())
    if stopped:
        os.kill(process, signal.SIGSTOP)
        # Returns once it has stopped, and leaves its end to be told to Qt.
        os.waitid(os.P_PID, process, os.WSTOPPED | os.WNOWAIT)
    with qtbot.waitSignal(speaker.ended, timeout=LONG) as ended:
        assert speaker._stuck.interval() == LONG
        # The time is up, and not before the engine hangs.
        speaker._stuck.setInterval(0)
    assert ended.args == [False]
    speaker.close()
    assert is_gone(process)


def test_hushing_ends_the_process_and_tells_nobody(speak: Speak, tmp_path: Path, qtbot: QtBot) -> None:
    heard = Voices(tmp_path / "said", voices.HOLD)
    speaker = speak(heard.engine, LONG)
    speaker.say("Hello.", "english", 60)
    qtbot.waitUntil(lambda: bool(heard.said()), timeout=LONG)
    with qtbot.assertNotEmitted(speaker.ended):
        speaker.hush()
        assert not speaker.is_speaking()
        speaker.close()
    assert is_gone(heard.said()[0].process)


def test_another_sentence_takes_the_place_of_the_first(speak: Speak, tmp_path: Path, qtbot: QtBot) -> None:
    slow, quick = Voices(tmp_path / "slow", voices.HOLD), Voices(tmp_path / "quick")
    speaker = speak(slow.engine, LONG)
    speaker.say("First.", "english", 60)
    qtbot.waitUntil(lambda: bool(slow.said()), timeout=LONG)
    speaker._engine = quick.engine
    with qtbot.waitSignal(speaker.ended, timeout=LONG) as ended:
        speaker.say("Second.", "english", 60)
    assert ended.args == [True]
    assert quick.texts() == ["Second."]


def test_words_are_told_while_they_are_said(speak: Speak, tmp_path: Path, qtbot: QtBot) -> None:
    heard = Voices(tmp_path / "said", voices.HOLD, words="print(0, 1, len(sentence) - 2)")
    speaker = speak(heard.engine, LONG)
    with qtbot.waitSignal(speaker.word, timeout=LONG) as word:
        speaker.say("¿Qué?", "spanish", 60, word_by_word=True)
    assert word.args == [1, 4]


def test_words_that_nobody_wants_are_not_asked_for(speak: Speak, tmp_path: Path, qtbot: QtBot) -> None:
    speaker = speak(Voices(tmp_path / "said", words="print(0, 0, 5)").engine, LONG)
    with qtbot.assertNotEmitted(speaker.word), qtbot.waitSignal(speaker.ended, timeout=LONG):
        speaker.say("Hello.", "english", 60)
        assert len(speaker.findChildren(QProcess)) == 1


@pytest.mark.parametrize("hushed", [False, True])
def test_what_tells_the_words_ends_with_the_sentence(speak: Speak, tmp_path: Path, qtbot: QtBot, hushed: bool) -> None:
    heard = Voices(tmp_path / "said", voices.HOLD if hushed else "", words="import time; time.sleep(1000)")
    speaker = speak(heard.engine, LONG)
    speaker.say("Hello.", "english", 60, word_by_word=True)
    assert len(speaker.findChildren(QProcess)) == 2
    if hushed:
        speaker.hush()
    qtbot.waitUntil(lambda: speaker.findChildren(QProcess) == [], timeout=LONG)


def test_visits_leave_no_process_objects(speak: Speak, tmp_path: Path, qtbot: QtBot) -> None:
    speaker = speak(Voices(tmp_path / "said").engine, LONG)
    for _ in range(3):
        with qtbot.waitSignal(speaker.ended, timeout=LONG):
            speaker.say("Hello.", "english", 60)
    qtbot.waitUntil(lambda: not [one for one in speaker.children() if one.inherits("QProcess")], timeout=LONG)
