"""StaffDoor: from the glass to the staff's panel, for those who know the code; the panel's facts and its deeds."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.bridge.codes import Codes
from kiosk.operations.staffcode import CodeLock
from kiosk.session import take_along

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

HEADING = "Kiosk report"
MODULES = 85
"""How wide a code of the report may be, quiet zone included: denser ones need a steady hand."""


class Office(NamedTuple):
    """What the staff's panel needs of the machine."""

    folder: Path
    """Where wrong codes are remembered."""
    report: Callable[[], str]
    """Tells how the kiosk is, in lines."""
    roll_back: Callable[[], str]
    """Goes back to the library before, and tells what came of it."""


@QmlElement
class StaffDoor(QObject):
    """Lets those in who know the code; without a code in the settings it lets in nobody."""

    opened = Signal()
    """The kiosk is to be left."""
    restartWanted = Signal()
    reloadWanted = Signal()
    insideChanged = Signal()
    waitChanged = Signal()
    reportChanged = Signal()

    def __init__(self, code: str, clock: Callable[[], float], office: Office | None, parent: QObject) -> None:
        """Take the hash of the code (empty: there is none) and monotonic seconds. Without an office nobody gets in."""
        super().__init__(parent)
        self._lock = CodeLock(code, office.folder, clock()) if office and code else None
        self._clock = clock
        self._office = office
        self._open = False
        self._inside = False
        self._report = ""
        self.report_codes = Codes("staff", self)
        self._seconds = 0
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.count)

    @Property(bool, constant=True)
    def hasCode(self) -> bool:
        """Whether there is a code at all."""
        return self._lock is not None

    @Property(bool, notify=opened)
    def open(self) -> bool:
        """Whether the kiosk may be left."""
        return self._open

    @Property(bool, notify=insideChanged)
    def inside(self) -> bool:
        """Whether somebody with the code is at the glass."""
        return self._inside

    @Property(int, notify=waitChanged)
    def secondsToWait(self) -> int:
        """How long no code can be tried."""
        return self._seconds

    @Property(str, notify=reportChanged)
    def report(self) -> str:
        """How the kiosk is, in lines."""
        return self._report

    @Property(Codes, constant=True)
    def codes(self) -> Codes:
        """The report as codes for a phone."""
        return self.report_codes

    @Slot(str)
    def enter(self, digits: str) -> None:
        """Try a code."""
        inside = self._lock is not None and self._lock.opens(digits, self._clock())
        self.count()
        if inside:
            self._inside = True
            self.refresh()
            self.insideChanged.emit()

    @Slot()
    def count(self) -> None:
        """Say how long there is to wait, and again each second until there is nothing to wait for."""
        seconds = math.ceil(self._lock.wait(self._clock())) if self._lock else 0
        if seconds and not self._timer.isActive():
            self._timer.start()
        elif not seconds:
            self._timer.stop()
        if seconds != self._seconds:
            self._seconds = seconds
            self.waitChanged.emit()

    @Slot()
    def goOut(self) -> None:
        """Close the panel."""
        if self._inside:
            self._inside = False
            self.refresh()
            self.insideChanged.emit()

    @Slot()
    def refresh(self) -> None:
        """Look once more how the kiosk is."""
        self._report = self._office.report() if self._office and self._inside else ""
        self.report_codes.hold(take_along.codes(HEADING, self._report.splitlines(), MODULES) if self._report else ())
        self.reportChanged.emit()

    @Slot()
    def reload(self) -> None:
        """Have the content read again."""
        if self._inside:
            self.reloadWanted.emit()

    @Slot(result=str)
    def rollBack(self) -> str:
        """Go back to the library before; return what came of it."""
        return self._office.roll_back() if self._office and self._inside else ""

    @Slot()
    def restart(self) -> None:
        """Start the screen anew."""
        if self._inside:
            self._open = True
            self.restartWanted.emit()

    @Slot()
    def leave(self) -> None:
        """End the kiosk."""
        if self._inside:
            self.unlock()

    @Slot()
    def unlock(self) -> None:
        """Let the kiosk be left: also what a termination signal does."""
        self._open = True
        self.opened.emit()
