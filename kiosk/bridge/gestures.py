"""InputWatch: sees every touch, click and key before the screen does.

It counts each as a sign of life, and swallows the whole gesture that wakes the screen or answers the still-there
warning, so that it presses nothing beneath (T). What begins while the glass is cleaned is swallowed whole, too, and
wakes nothing if it outlasts the cleaning.

Not every finger is lifted: a touch device can be unplugged under it, and what leans on the glass stays until the screen
goes to sleep. Such a touch is taken back, or nothing could be tapped any more. What leans there trembles, and a key on
which something lies repeats itself: neither is a sign of life, or a page would be shown for as long as that lasts (P1).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Signal, Slot
from PySide6.QtGui import QInputDevice, QKeyEvent, QPointerEvent, QPointingDevice, QTouchEvent, QWheelEvent

_BEGINS = frozenset(
    {QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.KeyPress}
)
_ENDS = frozenset(
    {QEvent.Type.TouchEnd, QEvent.Type.TouchCancel, QEvent.Type.MouseButtonRelease, QEvent.Type.KeyRelease}
)
_GOES_ON = frozenset({QEvent.Type.TouchUpdate, QEvent.Type.MouseMove, QEvent.Type.Wheel})
_WATCHED = _BEGINS | _ENDS | _GOES_ON
TREMBLING = 16.0
"""Pixels, across and down together, that what lies on the glass may seem to move."""


class Sleeper(Protocol):
    """Who is told of signs of life."""

    def asleep(self) -> bool:
        """Tell whether the next gesture only wakes the screen."""

    def touch(self) -> None:
        """Note a sign of life."""


class InputWatch(QObject):
    """An event filter for the kiosk's window; `began` tells of each gesture or key that the screen will see.

    `keyed` tells of each key that is pressed, and whether it only wakes the screen; `pointed` of each gesture.
    """

    began = Signal()
    keyed = Signal(int, bool)
    pointed = Signal()

    def __init__(self, sleeper: Sleeper, show_pointer: Callable[[bool], None], parent: QObject) -> None:
        """Watch on behalf of `sleeper`; `show_pointer` is told whether it was a mouse that moved last, or a finger."""
        super().__init__(parent)
        self._sleeper = sleeper
        self._show_pointer = show_pointer
        self._pointing = False
        self._swallowing = False
        self._taking_back = False
        # Where fingers, or the mouse, were when that was last a sign of life.
        self._places: dict[int, QPointF] = {}
        # What a finger touches, and through which device.
        self._touched: tuple[QObject, QPointingDevice] | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return True for what belongs to a gesture that only wakes the screen."""
        kind = event.type()
        if kind not in _WATCHED or self._taking_back:
            return super().eventFilter(watched, event)
        self._point(event)
        self._follow(watched, event)
        asleep, lives = self._sleeper.asleep(), self._lives(event)
        begins = kind in _BEGINS or (kind == QEvent.Type.TouchUpdate and not self._swallowing)
        wakes = asleep and lives and begins
        swallow = self._swallowing or asleep
        self._swallowing = (self._swallowing or wakes) and kind not in _ENDS
        if lives and (wakes or not asleep):
            self._sleeper.touch()
        if kind in _BEGINS and not swallow and not _is_held(event):
            self.began.emit()
        self._tell(event, wakes=wakes)
        if swallow:
            event.accept()
        return swallow

    @Slot()
    def rest(self) -> None:
        """Take back what is still pressed when the screen has gone to sleep."""
        if self._sleeper.asleep():
            self._take_back()

    def _lives(self, event: QEvent) -> bool:
        """Tell whether somebody does this, and it is not a thing that lies there."""
        if not isinstance(event, QPointerEvent) or isinstance(event, QWheelEvent):
            return not _is_held(event)
        places = {point.id(): point.globalPosition() for point in event.points()}
        if event.type() in _GOES_ON and places.keys() == self._places.keys():
            moved = (place - self._places[number] for number, place in places.items())
            if all(way.manhattanLength() < TREMBLING for way in moved):
                return False
        self._places = places
        return True

    def _follow(self, watched: QObject, event: QEvent) -> None:
        """Note where a touch begins, and that it has ended; one that never did is taken back when the next begins."""
        if not isinstance(event, QTouchEvent):
            return
        if event.type() == QEvent.Type.TouchBegin:
            self._take_back()
            self._swallowing = False
            self._touched = watched, event.pointingDevice()
        elif event.type() in _ENDS:
            self._touched = None

    def _take_back(self) -> None:
        if self._touched is None:
            return
        (window, device), self._touched = self._touched, None
        self._taking_back = True
        QCoreApplication.sendEvent(window, QTouchEvent(QEvent.Type.TouchCancel, device))
        self._taking_back = False

    def _tell(self, event: QEvent, *, wakes: bool) -> None:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and not _is_held(event):
                self.keyed.emit(event.key(), wakes)
        elif event.type() in _BEGINS:
            self.pointed.emit()

    def _point(self, event: QEvent) -> None:
        if isinstance(event, QPointerEvent):
            pointing = event.deviceType() == QInputDevice.DeviceType.Mouse
            if pointing != self._pointing:
                self._pointing = pointing
                self._show_pointer(pointing)


def _is_held(event: QEvent) -> bool:
    """Tell whether this is a key that is held down, whose beginning was another event."""
    return isinstance(event, QKeyEvent) and event.isAutoRepeat()
