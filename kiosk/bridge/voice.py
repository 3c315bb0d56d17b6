"""VoiceSearch: looks for a speech program beside the screen, which must not wait for it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.bridge.speaker import Engine


class VoiceSearch(QObject):
    """Asks the machine for its voices in a thread of its own, once."""

    _found = Signal(object)

    def __init__(
        self, find: Callable[[], Engine | None], use: Callable[[Engine | None], None], parent: QObject
    ) -> None:
        """Call `find` in another thread, and `use` in this one with what was found."""
        super().__init__(parent)
        self._find = find
        self._use = use
        self._found.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin to look."""
        threading.Thread(target=self._look, name="voices", daemon=True).start()

    def _look(self) -> None:
        engine = self._find()
        # The kiosk may have been left meanwhile, and this object with it.
        with contextlib.suppress(RuntimeError):
            self._found.emit(engine)

    @Slot(object)
    def _tell(self, engine: Engine | None) -> None:
        self._use(engine)
