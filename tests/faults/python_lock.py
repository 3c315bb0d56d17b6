"""Changes a list while another thread waits for Python's lock: it gets it only if the change gives it away.

Run as a process of its own: where the lock is kept, this never ends.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtQml import QQmlComponent, QQmlEngine

from kiosk.bridge import platform
from kiosk.bridge.rows import RowsModel

WATCH = b"""
import QtQml
Connections {
    required property QtObject other
    // Busy until the other thread has had its turn, as with a picture that Python draws in one of Qt's threads.
    function wait() { while (!other.hasRun()) {} }
    function onModelReset() { wait() }
    function onRowsInserted() { wait() }
    function onDataChanged() { wait() }
}
"""


class Other(QObject):
    """Another thread, and what it has done."""

    def __init__(self) -> None:
        super().__init__()
        self._may, self._did = threading.Lock(), threading.Event()
        self._may.acquire()
        threading.Thread(target=self._run, daemon=True).start()

    def release(self) -> None:
        """Let it run as soon as it gets Python's lock."""
        # From now on no lock is ever taken away from a thread.
        sys.setswitchinterval(1_000_000)
        self._may.release()

    def _run(self) -> None:
        with self._may:
            self._did.set()

    @Slot(result=bool)
    def hasRun(self) -> bool:  # noqa: N802 - what QML calls
        """Tell whether it has."""
        return self._did.is_set()


def main() -> None:
    """Fill a list that is watched."""
    platform.prepare("software", Path(sys.argv[1]), offscreen=True)
    application = platform.application()
    other = Other()
    rows = RowsModel(("name",), other)
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    component.setData(WATCH, QUrl())
    watch = component.createWithInitialProperties({"other": other, "target": rows})
    other.release()
    rows.fill([{"name": "first"}])
    print(rows.rowCount())
    del watch, application


if __name__ == "__main__":
    main()
