"""Codes: texts for a phone, as QR codes that are drawn by name."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.session import take_along

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Codes(QObject):
    """What codes say. A code is drawn by its name: no picture's address and no log holds its words (P2)."""

    codesChanged = Signal()

    def __init__(self, kind: str, parent: QObject) -> None:
        """Start without codes; no other codes are of the same `kind`."""
        super().__init__(parent)
        self._kind = kind
        self._round = 0
        self._codes: dict[str, str] = {}

    def find(self, name: str) -> str | None:
        """Return what the code `name` says, or None once it is no longer shown; called from any thread."""
        return self._codes.get(name)

    def hold(self, texts: tuple[str, ...]) -> None:
        """Show these texts from now on, and none of those before."""
        if texts == tuple(self._codes.values()):
            return
        self._round += 1
        self._codes = {f"{self._kind}-{self._round}-{number}": text for number, text in enumerate(texts)}
        self.codesChanged.emit()

    @Property(list, notify=codesChanged)
    def texts(self) -> list[str]:
        """What each code says."""
        return list(self._codes.values())

    @Property(list, notify=codesChanged)
    def names(self) -> list[str]:
        """Each code's name, by which it is drawn; never used again for another text."""
        return list(self._codes)

    @Property(list, notify=codesChanged)
    def sides(self) -> list[int]:
        """How many modules wide each code is, quiet zone included."""
        return [take_along.side(text) for text in self._codes.values()]
