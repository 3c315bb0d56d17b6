"""TakeAlong: the family's questions as QR codes for the room there is, kept only while they are shown (H5, P4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.bridge.writing import RIGHT_TO_LEFT_MARK
from kiosk.session import take_along
from kiosk.session.visit import PopupKind, Visit

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class TakeAlong(QObject):
    """What the codes say. A code is drawn by its name: no picture's address and no log holds a question (P2)."""

    codesChanged = Signal()

    def __init__(self, questions: Callable[[], Sequence[str]], parent: QObject) -> None:
        """Start without codes; `questions` gives the family's list in its order and language."""
        super().__init__(parent)
        self._questions = questions
        self._round = 0
        self._codes: dict[str, str] = {}

    def find(self, name: str) -> str | None:
        """Return what the code `name` says, or None once it is no longer shown; called from any thread."""
        return self._codes.get(name)

    def follow(self, visit: Visit) -> None:
        """Forget the codes when they are no longer before anybody's eyes."""
        if visit.popup is None or visit.popup.kind is not PopupKind.CODES:
            self._hold(())

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

    @Slot(str, int)
    def fit(self, heading: str, modules: int) -> None:
        """Make codes under `heading` that are at most `modules` wide."""
        # A phone finds the direction of a text by itself.
        heading, *questions = (text.lstrip(RIGHT_TO_LEFT_MARK) for text in (heading, *self._questions()))
        self._hold(take_along.texts(heading, questions, modules))

    def _hold(self, texts: tuple[str, ...]) -> None:
        if texts == tuple(self._codes.values()):
            return
        self._round += 1
        self._codes = {f"{self._round}-{number}": text for number, text in enumerate(texts)}
        self.codesChanged.emit()
