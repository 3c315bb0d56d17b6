"""Words are told when their time has come, and a program that knows nothing of them harms nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QProcess
from pytestqt.qtbot import QtBot

from kiosk.bridge.word_clock import MOST_OUTPUT, Word, WordClock, words
from tests.voices import tell

LONG = 60_000
"""Milliseconds that nothing here takes."""

SENTENCE = "¿Qué es «MIBG»?"


class Stopwatch:
    """Milliseconds that pass only when a test says so."""

    def __init__(self) -> None:
        self.now = 0
        self.runs = False

    def start(self) -> None:
        self.runs = True

    def invalidate(self) -> None:
        self.runs = False

    def isValid(self) -> bool:  # noqa: N802 - Qt's name
        return self.runs

    def elapsed(self) -> int:
        return self.now


@pytest.fixture
def watch() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
def clock(owner: QObject, watch: Stopwatch, monkeypatch: pytest.MonkeyPatch) -> Iterator[WordClock]:
    made = WordClock(owner)
    monkeypatch.setattr(made, "_begun", watch)
    yield made
    made.stop()
    for process in made.findChildren(QProcess):
        process.waitForFinished(LONG)


def _told(clock: WordClock) -> list[tuple[int, int]]:
    told: list[tuple[int, int]] = []
    clock.word.connect(lambda begin, end: told.append((begin, end)))
    return told


def _answered(clock: WordClock, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: clock._process is None, timeout=LONG)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (b"0 0 3\n250 4 2\n", [Word(0, 0, 3), Word(250, 4, 6)]),
        (b"250 4 2\r\n0 0 3", [Word(0, 0, 3), Word(250, 4, 6)]),
        (b"0 8 9\n10 10 1\n20 0 0\n", [Word(0, 8, 10)]),
        (b"-1 0 3\n0 -2 3\nx\n\n1 2\n1 2 3 4\n99999999999 1 2\n\xff 0 1\n", []),
        (b"", []),
    ],
)
def test_lines_are_words_inside_the_sentence(told: bytes, expected: list[Word]) -> None:
    assert words(told, 10) == expected


@given(st.binary(), st.integers(0, 300))
def test_nothing_that_is_told_leaves_the_sentence(told: bytes, letters: int) -> None:
    assert all(0 <= one.begin < one.end <= letters for one in words(told, letters))


def test_words_are_told_one_after_the_other(clock: WordClock, watch: Stopwatch, qtbot: QtBot) -> None:
    told = _told(clock)
    clock.ask(tell("print(0, 0, 4); print(400, 5, 2); print(900, 8, len(sentence) - 8)"), SENTENCE)
    clock.begin()
    _answered(clock, qtbot)
    assert told == [(0, 4)]
    for now, expected in ((399, 1), (400, 2), (401, 2), (950, 3)):
        watch.now = now
        clock._tell()
        assert len(told) == expected
    assert told == [(0, 4), (5, 7), (8, 15)]


def test_it_waits_for_the_next_word(clock: WordClock, watch: Stopwatch, qtbot: QtBot) -> None:
    clock.ask(tell("print(0, 0, 4); print(400, 5, 2)"), SENTENCE)
    watch.now = 150
    clock.begin()
    _answered(clock, qtbot)
    assert clock._next.interval() == 250
    watch.now = 400
    with qtbot.waitSignal(clock.word, timeout=LONG) as word:
        clock._next.start(0)
    assert word.args == [5, 7]


def test_a_late_answer_catches_up(clock: WordClock, watch: Stopwatch, qtbot: QtBot) -> None:
    told = _told(clock)
    clock.begin()
    clock.ask(tell("print(0, 0, 4); print(400, 5, 2); print(9000, 8, 7)"), SENTENCE)
    clock.begin()
    watch.now = 5000
    _answered(clock, qtbot)
    assert told == [(5, 7)]


def test_before_the_sentence_begins_nothing_is_told(clock: WordClock, qtbot: QtBot) -> None:
    told = _told(clock)
    clock.ask(tell("print(0, 0, 4)"), SENTENCE)
    _answered(clock, qtbot)
    assert told == []
    clock.begin()
    assert told == [(0, 4)]


def test_after_the_end_nothing_is_told(clock: WordClock, watch: Stopwatch, qtbot: QtBot) -> None:
    told = _told(clock)
    clock.ask(tell("print(0, 0, 4); print(400, 5, 2)"), SENTENCE)
    clock.begin()
    _answered(clock, qtbot)
    clock.stop()
    watch.now = 400
    clock._tell()
    assert told == [(0, 4)]
    assert not clock._next.isActive()


@pytest.mark.parametrize(
    "program",
    [
        "print('Ask your doctor.')",
        "sys.exit('no library')",
        "import os, signal; os.kill(os.getpid(), signal.SIGTERM)",
        f"print('0 0 4\\n' * {MOST_OUTPUT})",
        "[print('0 0 4', flush=True) for _ in iter(int, 1)]",
    ],
)
def test_a_program_that_fails_tells_nothing(clock: WordClock, qtbot: QtBot, program: str) -> None:
    told = _told(clock)
    clock.ask(tell(program), SENTENCE)
    clock.begin()
    _answered(clock, qtbot)
    assert told == []
    qtbot.waitUntil(lambda: clock.findChildren(QProcess) == [], timeout=LONG)


@pytest.mark.parametrize("command", [("/nowhere/words",), ()])
def test_a_program_that_is_not_there_tells_nothing(clock: WordClock, qtbot: QtBot, command: tuple[str, ...]) -> None:
    told = _told(clock)
    clock.ask(command, SENTENCE)
    clock.begin()
    _answered(clock, qtbot)
    assert told == []
    qtbot.waitUntil(lambda: clock.findChildren(QProcess) == [], timeout=LONG)


def test_a_program_that_hangs_ends_with_the_sentence(clock: WordClock, qtbot: QtBot) -> None:
    clock.ask(tell("import time; print(0, 0, 4, flush=True); time.sleep(1000)"), SENTENCE)
    clock.begin()
    process = clock._process
    assert process is not None
    qtbot.waitUntil(lambda: process.bytesAvailable() > 0, timeout=LONG)
    told = _told(clock)
    clock.stop()
    qtbot.waitUntil(lambda: clock.findChildren(QProcess) == [], timeout=LONG)
    assert told == []


def test_another_sentence_takes_the_place_of_the_first(clock: WordClock, qtbot: QtBot) -> None:
    told = _told(clock)
    clock.ask(tell("print(0, 0, 4)"), SENTENCE)
    clock.ask(tell("print(0, 5, 2)"), SENTENCE)
    clock.begin()
    _answered(clock, qtbot)
    qtbot.waitUntil(lambda: clock.findChildren(QProcess) == [], timeout=LONG)
    assert told == [(5, 7)]
