"""ScreenCare: spares the glass, once a minute: still pictures move by a hair, and after hours the screen goes dark."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.model import hours
from kiosk.session import pixel_shift
from kiosk.settings import HoursSettings

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ScreenCare(QObject):
    """Nothing moves or goes dark before it follows the clocks."""

    shifted = Signal()
    closedChanged = Signal()

    def __init__(self, wishes: HoursSettings, parent: QObject) -> None:
        """Take the opening hours of the settings."""
        super().__init__(parent)
        self._spans = hours.read(wishes.open)
        self._blank = wishes.closed == "blank"
        self._shift = (0, 0)
        self._closed = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)

    def follow(self, clock: Callable[[], float], now: Callable[[], dt.datetime]) -> None:
        """From now on follow `clock` (monotonic seconds) and `now` (local time, without a zone)."""
        self._clock = clock
        self._now = now
        self.look()

    @Slot()
    def look(self) -> None:
        """Look at the clocks, and once more when the next minute begins: so no wrong time serves for longer."""
        now = self._now()
        shift, closed = pixel_shift.place(int(self._clock() // 60)), not hours.is_open(self._spans, now)
        shifted, changed = shift != self._shift, closed != self._closed
        self._shift, self._closed = shift, closed
        if shifted:
            self.shifted.emit()
        if changed:
            self.closedChanged.emit()
        self._timer.start(60_000 - now.second * 1000 - now.microsecond // 1000)

    @Property(int, notify=shifted)
    def across(self) -> int:
        """How many steps to the right of their middle place still pictures are."""
        return self._shift[0]

    @Property(int, notify=shifted)
    def down(self) -> int:
        """How many steps below."""
        return self._shift[1]

    @Property(int, constant=True)
    def mostAcross(self) -> int:
        """The most steps to a side."""
        return pixel_shift.REACH[0]

    @Property(int, constant=True)
    def mostDown(self) -> int:
        """The most steps up or down."""
        return pixel_shift.REACH[1]

    @Property(bool, notify=closedChanged)
    def closed(self) -> bool:
        """Whether it is after hours."""
        return self._closed

    @Property(bool, constant=True)
    def blank(self) -> bool:
        """Whether the screen shows nothing at all then, in place of a dim line."""
        return self._blank
