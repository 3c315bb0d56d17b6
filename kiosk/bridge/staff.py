"""StaffDoor: the only way out of the kiosk from the glass, for those who know the code."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class StaffDoor(QObject):
    """Opens once the right code was entered; without a code in the settings it never does."""

    opened = Signal()

    def __init__(self, code: str, parent: QObject) -> None:
        """Take the code of the settings, or an empty text."""
        super().__init__(parent)
        self._code = code
        self._open = False

    @Property(bool, constant=True)
    def hasCode(self) -> bool:
        """Whether there is a code at all."""
        return bool(self._code)

    @Property(bool, notify=opened)
    def open(self) -> bool:
        """Whether the kiosk may be left."""
        return self._open

    @Slot(str)
    def enter(self, digits: str) -> None:
        """Try a code."""
        if self._code and digits == self._code:
            self.unlock()

    @Slot()
    def unlock(self) -> None:
        """Let the kiosk be left: also what a termination signal does."""
        self._open = True
        self.opened.emit()
