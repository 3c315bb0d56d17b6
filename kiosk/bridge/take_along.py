"""TakeAlong: the family's questions as QR codes for the room there is, kept only while they are shown (H5, P4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement

from kiosk.bridge.codes import Codes
from kiosk.bridge.writing import RIGHT_TO_LEFT_MARK
from kiosk.session import take_along
from kiosk.session.visit import PopupKind, Visit

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class TakeAlong(Codes):
    """What the codes of a family's list say."""

    def __init__(self, questions: Callable[[], Sequence[str]], parent: QObject) -> None:
        """Start without codes; `questions` gives the family's list in its order and language."""
        super().__init__("list", parent)
        self._questions = questions

    def follow(self, visit: Visit) -> None:
        """Forget the codes when they are no longer before anybody's eyes."""
        if visit.popup is None or visit.popup.kind is not PopupKind.CODES:
            self.hold(())

    @Slot(str, int)
    def fit(self, heading: str, modules: int) -> None:
        """Make codes under `heading` that are at most `modules` wide."""
        # A phone finds the direction of a text by itself.
        heading, *questions = (text.lstrip(RIGHT_TO_LEFT_MARK) for text in (heading, *self._questions()))
        self.hold(take_along.texts(heading, questions, modules))
