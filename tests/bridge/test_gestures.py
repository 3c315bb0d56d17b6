"""What counts as a sign of life, and what is swallowed (T). Peers miss clean taps, typing and still fingers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QEventPoint,
    QKeyEvent,
    QMouseEvent,
    QPointingDevice,
    QTouchEvent,
    QWheelEvent,
)

from kiosk.bridge.gestures import InputWatch

T = QEvent.Type


class Sleeper:
    """Counts touches; wakes at the first, unless it is locked."""

    def __init__(self) -> None:
        self.sleeping = True
        self.locked = False
        self.touches = 0

    def asleep(self) -> bool:
        return self.sleeping

    def touch(self) -> None:
        self.touches += 1
        self.sleeping = self.sleeping and self.locked


def _event(kind: QEvent.Type) -> QEvent:
    at = QPointF(1, 1)
    if kind in {T.KeyPress, T.KeyRelease}:
        return QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    if kind == T.Wheel:
        return QWheelEvent(
            at, at, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
    if kind in {T.TouchBegin, T.TouchUpdate, T.TouchEnd, T.TouchCancel}:
        return QTouchEvent(
            kind, QPointingDevice.primaryPointingDevice(), Qt.KeyboardModifier.NoModifier, [QEventPoint(0)]
        )
    left = Qt.MouseButton.LeftButton
    return QMouseEvent(kind, at, at, at, left, left, Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def sleeper() -> Sleeper:
    return Sleeper()


@pytest.fixture
def pointers() -> list[bool]:
    return []


@pytest.fixture
def watch(owner: QObject, sleeper: Sleeper, pointers: list[bool]) -> InputWatch:
    return InputWatch(sleeper, pointers.append, owner)


@pytest.mark.parametrize(
    "kind",
    [T.TouchBegin, T.TouchUpdate, T.TouchEnd, T.MouseButtonPress, T.MouseMove, T.MouseButtonRelease, T.Wheel,
     T.KeyPress, T.KeyRelease],
    ids=lambda kind: kind.name,
)  # fmt: skip
def test_each_event_is_a_sign_of_life_and_passes(watch: InputWatch, sleeper: Sleeper, kind: QEvent.Type) -> None:
    sleeper.sleeping = False
    assert not watch.eventFilter(watch, _event(kind))
    assert sleeper.touches == 1


@pytest.mark.parametrize(
    ("events", "wakes"),
    [
        ([T.TouchBegin, T.TouchUpdate, T.TouchEnd], True),
        ([T.TouchBegin, T.TouchEnd], True),
        ([T.TouchUpdate, T.TouchEnd], True),
        ([T.MouseButtonPress, T.MouseMove, T.MouseButtonRelease], True),
        ([T.KeyPress, T.KeyRelease], True),
        ([T.TouchBegin, T.TouchCancel], True),
        ([T.MouseMove], False),
        ([T.Wheel], False),
    ],
)
def test_the_gesture_that_wakes_is_swallowed_whole(
    watch: InputWatch, sleeper: Sleeper, events: list[QEvent.Type], wakes: bool
) -> None:
    assert [watch.eventFilter(watch, _event(kind)) for kind in events] == [True] * len(events)
    assert sleeper.sleeping is not wakes
    if wakes:
        assert not watch.eventFilter(watch, _event(T.TouchBegin)), "the next gesture is the visitor's own"


@pytest.mark.parametrize(
    "events",
    [
        [T.TouchBegin, T.TouchUpdate, T.TouchUpdate, T.TouchEnd],
        [T.MouseButtonPress, T.MouseMove, T.MouseMove, T.MouseButtonRelease],
    ],
)
def test_a_wipe_that_outlasts_the_cleaning_wakes_nothing(
    watch: InputWatch, sleeper: Sleeper, events: list[QEvent.Type]
) -> None:
    sleeper.locked = True
    begins, goes_on, *rest = events
    assert watch.eventFilter(watch, _event(begins))
    assert watch.eventFilter(watch, _event(goes_on))
    sleeper.locked = False
    assert [watch.eventFilter(watch, _event(kind)) for kind in rest] == [True, True]
    assert sleeper.sleeping
    assert watch.eventFilter(watch, _event(begins)), "the next touch wakes the screen"
    assert not sleeper.sleeping


def test_what_is_no_input_is_left_alone(watch: InputWatch, sleeper: Sleeper) -> None:
    assert not watch.eventFilter(watch, QEvent(T.Timer))
    assert sleeper.touches == 0


def test_the_pointer_comes_with_a_mouse_once(watch: InputWatch, pointers: list[bool]) -> None:
    watch.eventFilter(watch, _event(T.MouseMove))
    watch.eventFilter(watch, _event(T.MouseMove))
    assert pointers == [True]


def test_keys_and_pointers_are_told_apart(watch: InputWatch) -> None:
    told: list[object] = []
    watch.keyed.connect(lambda key, wakes: told.append((key, wakes)))
    watch.pointed.connect(lambda: told.append("pointed"))
    for kind in (T.KeyPress, T.KeyRelease, T.KeyPress, T.KeyRelease, T.MouseMove, T.TouchBegin, T.TouchEnd):
        watch.eventFilter(watch, _event(kind))
    assert told == [(Qt.Key.Key_A, True), (Qt.Key.Key_A, False), "pointed"]
