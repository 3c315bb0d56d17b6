"""A screen lives while its event loop turns and its frames are painted."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from kiosk.operations.ladder import Cause
from kiosk.operations.vigil import Beat, Limits, Vigil

LIMITS = Limits(start=90, silence=15, health=30)


def _beat(frames: int, *, exposed: bool = True) -> Beat:
    return Beat(frames, exposed)


def test_a_screen_that_beats_and_paints_is_well() -> None:
    vigil = Vigil(0)
    for second in range(2, 200, 2):
        vigil = vigil.hear(_beat(second), second)
        assert vigil.fault(second + 1, LIMITS) is None
        assert vigil.is_proven(LIMITS) is (second >= 32)


def test_a_screen_that_never_paints_has_not_started() -> None:
    assert Vigil(100).fault(190, LIMITS) is None
    assert Vigil(100).fault(191, LIMITS) is Cause.NO_START
    assert not Vigil(100).is_proven(LIMITS)


def test_silence_is_noticed() -> None:
    vigil = Vigil(0).hear(_beat(1), 10)
    assert vigil.fault(25, LIMITS) is None
    assert vigil.fault(26, LIMITS) is Cause.SILENCE


def test_a_loop_that_turns_without_painting_is_noticed() -> None:
    vigil = Vigil(0)
    for second in (2, 4, 6, 8, 10, 12, 14, 16):
        vigil = vigil.hear(_beat(1), second)
    assert vigil.fault(17, LIMITS) is None
    assert vigil.fault(18, LIMITS) is Cause.NO_FRAMES


def test_no_frames_are_asked_of_a_window_without_a_screen() -> None:
    vigil = Vigil(0).hear(_beat(1), 1)
    for second in range(2, 100, 2):
        vigil = vigil.hear(_beat(1, exposed=False), second)
        assert vigil.fault(second, LIMITS) is None
        assert vigil.painted == 1, "its age is told as it is"
    vigil = vigil.hear(_beat(1), 100)
    assert vigil.fault(110, LIMITS) is None
    assert vigil.fault(114, LIMITS) is Cause.NO_FRAMES
    assert vigil.fault(116, LIMITS) is Cause.SILENCE


def test_a_start_without_a_screen_is_up_but_forgives_nothing() -> None:
    vigil = Vigil(0)
    assert not vigil.is_up
    for second in range(2, 200, 2):
        vigil = vigil.hear(_beat(0, exposed=False), second)
        assert vigil.is_up
        assert vigil.fault(second + 15, LIMITS) is None
        assert vigil.fault(second + 16, LIMITS) is Cause.SILENCE
        assert not vigil.is_proven(LIMITS)
        assert vigil.painted is None
    # Somebody plugs it in.
    vigil = vigil.hear(_beat(0), 200)
    assert not vigil.is_up
    assert vigil.fault(198 + 90, LIMITS) is None
    assert vigil.fault(198 + 91, LIMITS) is Cause.NO_START
    vigil = vigil.hear(_beat(1), 202)
    assert vigil.is_up
    assert vigil.fault(216, LIMITS) is None
    assert not vigil.is_proven(LIMITS)
    assert vigil.hear(_beat(2), 232).is_proven(LIMITS)


def test_a_loop_that_turns_before_the_first_frame_does_not_shorten_the_start() -> None:
    vigil = Vigil(0)
    for second in range(2, 60, 2):
        vigil = vigil.hear(_beat(0), second)
        assert not vigil.is_up
    assert vigil.fault(90, LIMITS) is None
    assert vigil.fault(91, LIMITS) is Cause.NO_START


def test_a_machine_that_slept_is_excused() -> None:
    vigil = Vigil(0).hear(_beat(1), 2).excuse(8 * 3600)
    assert vigil.fault(8 * 3600 + 10, LIMITS) is None
    assert not vigil.is_proven(LIMITS)
    assert Vigil(0).excuse(1000).fault(1050, LIMITS) is None
    dark = Vigil(0).hear(_beat(0, exposed=False), 2).excuse(8 * 3600)
    assert dark.fault(8 * 3600 + 10, LIMITS) is None


def test_a_heartbeat_comes_through_the_pipe() -> None:
    beat = Beat(7, True, "a.kiosk", 3.5, 99.0)
    assert Beat.parse(json.dumps(asdict(beat))) == beat


@pytest.mark.parametrize(
    "line", ["", "\n", "hello", "{", "[1]", "null", '{"frames": 1}', '{"frames": "1", "exposed": true}', "[" * 100_000]
)
def test_what_is_no_heartbeat_is_not_heard(line: str) -> None:
    assert Beat.parse(line) is None
