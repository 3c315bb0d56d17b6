"""Hands: five fingers, a mouse and keys before a window, each of which may be left where it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QEventPoint, QKeyEvent, QPointingDevice, QTouchEvent
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

FINGERS = 5
NO_KEY = Qt.KeyboardModifier.NoModifier


class Hands:
    """What is down now stays down until it is lifted; a screen is told of all fingers whenever one of them moves."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._glass = QTest.createTouchDevice()
        self._down: dict[int, QPoint] = {}
        self._button: Qt.MouseButton | None = None

    def down(self) -> list[int]:
        """Return the fingers that are on the glass."""
        return sorted(self._down)

    def free(self) -> int:
        """Return a finger that can be put down; one is lifted for it where all are down."""
        if len(self._down) == FINGERS:
            self.lift(min(self._down))
        return next(finger for finger in range(FINGERS) if finger not in self._down)

    def put(self, finger: int, point: QPoint) -> None:
        others = self._others(finger)
        others.press(finger, point, self._window).commit()
        self._down[finger] = point

    def move(self, finger: int, point: QPoint) -> None:
        others = self._others(finger)
        others.move(finger, point, self._window).commit()
        self._down[finger] = point

    def lift(self, finger: int) -> None:
        others = self._others(finger)
        others.release(finger, self._down.pop(finger), self._window).commit()

    def cancel(self) -> None:
        """Let the system take the touch away, as it does when a palm lies on the glass."""
        points = [QEventPoint(finger) for finger in self._down]
        device = QPointingDevice.primaryPointingDevice()
        QCoreApplication.sendEvent(self._window, QTouchEvent(QEvent.Type.TouchCancel, device, NO_KEY, points))
        self.let_go()

    def let_go(self) -> None:
        """Lift everything."""
        for finger in self.down():
            self.lift(finger)
        self.release()

    def press(self, button: Qt.MouseButton, point: QPoint) -> None:
        self.release()
        QTest.mousePress(self._window, button, NO_KEY, point)
        self._button = button

    def point(self, point: QPoint) -> None:
        QTest.mouseMove(self._window, point)

    def release(self, point: QPoint | None = None) -> None:
        """Let go of the mouse's button, if one is pressed."""
        button, self._button = self._button, None
        if button is not None:
            QTest.mouseRelease(self._window, button, NO_KEY, point or QPoint(1, 1))

    def click(self, button: Qt.MouseButton, point: QPoint, *, twice: bool) -> None:
        self.release()
        (QTest.mouseDClick if twice else QTest.mouseClick)(self._window, button, NO_KEY, point)

    def turn(self, steps: int, point: QPoint) -> None:
        """Turn the mouse's wheel."""
        QTest.wheelEvent(self._window, point.toPointF(), QPoint(0, 120 * steps))

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier, *, part: str) -> None:
        """Press a key, release it, do both (an empty `part`), or hold it until it repeats itself."""
        if part in {"", "press"}:
            QTest.keyPress(self._window, key, modifiers)
        if part in {"", "release"}:
            QTest.keyRelease(self._window, key, modifiers)
        if part == "repeat":
            again = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, "", autorep=True)
            QCoreApplication.sendEvent(self._window, again)

    def _others(self, finger: int) -> QTest.QTouchEventSequence:
        """Begin to tell of all fingers, by telling of those that rest."""
        told = QTest.touchEvent(self._window, self._glass)
        for other in self._down:
            if other != finger:
                told.stationary(other)
        return told
