"""VoiceSearch: looks for a speech program beside the screen, which must not wait for it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.bridge.reader import ScreenReader
from kiosk.bridge.speaker import Engine
from kiosk.bridge.visit import VisitController


class VoiceSearch(QObject):
    """Asks the machine for its voices in a thread of its own, and again between visitors while there are none.

    A sound server may come up after the kiosk, or fail for a while.
    """

    _found = Signal(object)

    def __init__(
        self, find: Callable[[], Engine | None], reader: ScreenReader, visit: VisitController, parent: QObject
    ) -> None:
        """Call `find` in another thread, and have `reader` use what was found."""
        super().__init__(parent)
        self._find = find
        self._reader = reader
        self._visit = visit
        self._looking = False
        self._found.connect(self._use, Qt.ConnectionType.QueuedConnection)
        visit.phaseChanged.connect(self._again)

    def start(self) -> None:
        """Begin to look, if that is not going on."""
        if not self._looking:
            self._looking = True
            threading.Thread(target=self._look, name="voices", daemon=True).start()

    @Slot()
    def _again(self) -> None:
        if self._visit.asleep() and not self._reader.property("available"):
            self.start()

    def _look(self) -> None:
        engine = self._find()
        # The kiosk may have been left meanwhile, and this object with it.
        with contextlib.suppress(RuntimeError):
            self._found.emit(engine)

    @Slot(object)
    def _use(self, engine: Engine | None) -> None:
        self._looking = False
        if engine is not None:
            self._reader.use(engine)
