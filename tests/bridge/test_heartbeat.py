"""The heartbeat tells by what the supervisor judges a screen: its loop turns, frames are painted, it has a screen."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pytestqt.qtbot import QtBot

from kiosk.bridge.heartbeat import EVERY, KEPT, Heartbeat
from kiosk.bridge.stage import Stage
from kiosk.operations.vigil import Beat
from tests.faults.spoilt_screen import Blindfold


class Pulse:
    """A heartbeat and the supervisor's ends of its pipes."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.beats: list[Beat] = []
        reading, self._held = os.pipe()
        told, writing = os.pipe()
        self.heart = Heartbeat(stage.window, stage.generation, (reading, writing), lambda: None, stage)
        threading.Thread(target=self._listen, args=(told,), daemon=True).start()

    def hurry(self) -> None:
        """Beat at every turn of the event loop."""
        self.heart._timer.setInterval(0)
        self.heart.start()

    def end(self) -> None:
        self.heart._timer.stop()
        os.close(self._held)

    def _listen(self, told: int) -> None:
        with os.fdopen(told) as lines:
            self.beats.extend(beat for line in lines if (beat := Beat.parse(line)))


@contextmanager
def _pulse(stage: Stage, qtbot: QtBot) -> Iterator[Pulse]:
    made = Pulse(stage)
    yield made
    with qtbot.waitSignal(made.heart.orphaned, timeout=60_000):
        made.end()


@pytest.fixture
def pulse(empty_stage: Stage, qtbot: QtBot) -> Iterator[Pulse]:
    qtbot.waitUntil(empty_stage.window.isExposed, timeout=60_000)
    with _pulse(empty_stage, qtbot) as made:
        yield made


def test_a_loop_that_turns_without_painting_counts_no_frames(pulse: Pulse, qtbot: QtBot) -> None:
    window = pulse.stage.window
    blindfold = Blindfold(window)
    window.installEventFilter(blindfold)
    pulse.hurry()
    # A frame may have been on its way.
    qtbot.waitUntil(lambda: len(pulse.beats) >= 3, timeout=60_000)
    begun = len(pulse.beats)
    qtbot.waitUntil(lambda: len(pulse.beats) >= begun + 5, timeout=60_000)
    assert len({(beat.frames, beat.exposed) for beat in pulse.beats[begun:]}) == 1
    assert pulse.beats[begun].exposed
    before = pulse.beats[begun].frames
    window.removeEventFilter(blindfold)
    window.update()
    qtbot.waitUntil(lambda: pulse.beats[-1].frames > before + 2, timeout=60_000)


def test_each_heartbeat_asks_for_a_frame_and_the_first_frame_is_told_at_once(pulse: Pulse, qtbot: QtBot) -> None:
    pulse.heart.start()
    assert pulse.heart._timer.interval() == EVERY
    pulse.stage.window.update()
    qtbot.waitUntil(lambda: len(pulse.beats) == 1, timeout=60_000)
    assert pulse.beats[0].frames == 1
    with qtbot.waitSignal(pulse.stage.window.frameSwapped, timeout=60_000):
        pulse.heart.beat()


def test_a_screen_that_nobody_has_plugged_in_yet_is_told_too(empty_stage: Stage, qtbot: QtBot) -> None:
    empty_stage.window.hide()
    qtbot.waitUntil(lambda: not empty_stage.window.isExposed(), timeout=60_000)
    with _pulse(empty_stage, qtbot) as pulse:
        pulse.hurry()
        qtbot.waitUntil(lambda: len(pulse.beats) >= 3, timeout=60_000)
        assert {(beat.frames, beat.exposed) for beat in pulse.beats} == {(0, False)}
        empty_stage.window.show()
        qtbot.waitUntil(lambda: pulse.beats[-1].exposed and pulse.beats[-1].frames > 0, timeout=60_000)


def test_the_slowest_frame_is_told_beside_the_last(pulse: Pulse, qtbot: QtBot) -> None:
    pulse.hurry()
    qtbot.waitUntil(lambda: len(pulse.beats) >= 20, timeout=60_000)
    told = pulse.beats[:20]
    assert all(beat.slowest_frame_ms >= beat.frame_ms for beat in told)
    slowest = [beat.slowest_frame_ms for beat in told]
    assert slowest == sorted(slowest)
    assert slowest[-1] > 0


def test_a_slow_frame_is_forgotten_after_ten_minutes(pulse: Pulse, qtbot: QtBot) -> None:
    assert KEPT * EVERY == 10 * 60 * 1000
    pulse.heart._frames_ms.append(9e6)
    pulse.hurry()
    qtbot.waitUntil(lambda: bool(pulse.beats) and pulse.beats[-1].slowest_frame_ms == 9e6, timeout=60_000)
    qtbot.waitUntil(lambda: pulse.beats[-1].slowest_frame_ms < 9e6, timeout=60_000)
