"""A list changes while a picture is being drawn: Qt's reader holds its lock and waits for Python, as on a slow disk.

Run as a process of its own: what this looks for is two threads that wait for each other for ever.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QSize, QTimer, QUrl
from PySide6.QtGui import QImage
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickImageProvider, QQuickView

from kiosk.bridge import platform
from kiosk.bridge.rows import RowsModel

VIEW = b"""
import QtQuick
ListView {
    delegate: Image { required property string name; width: 10; height: 10; asynchronous: true
                      source: "image://slow/" + name }
}
"""
entered, changing, drawn = threading.Event(), threading.Lock(), threading.Event()


class Slow(QQuickImageProvider):
    """Draws nothing until the list is changing."""

    def requestImage(self, name: str, size: QSize, wanted: QSize) -> QImage:  # noqa: N802 - what Qt calls
        """Wait for the main thread to be at it, then return a picture."""
        del name, wanted
        entered.set()
        with changing:
            drawn.set()
        size.setWidth(1)
        size.setHeight(1)
        return QImage(1, 1, QImage.Format.Format_RGB32)


def main() -> None:
    """Change a list's rows while the picture of one of them is being drawn."""
    platform.prepare("software", Path(sys.argv[1]), offscreen=True)
    app = platform.application()
    view = QQuickView()
    view.engine().addImageProvider("slow", Slow(QQuickImageProvider.ImageType.Image))
    owner = QObject()
    rows = RowsModel(("name",), owner)
    rows.fill([{"name": "first"}])
    component = QQmlComponent(view.engine())
    component.setData(VIEW, QUrl())
    view.setContent(QUrl(), component, component.createWithInitialProperties({"model": rows}))
    view.resize(100, 100)
    changing.acquire()
    view.show()
    loop, poll = QEventLoop(), QTimer(interval=5)
    poll.timeout.connect(lambda: loop.quit() if entered.is_set() else None)
    poll.start()
    loop.exec()
    # From here on the other thread gets Python's lock only if Qt's call below gives it away.
    sys.setswitchinterval(1000)
    changing.release()
    rows.fill([{"name": "first"}, {"name": "second"}])
    assert drawn.is_set()
    sys.setswitchinterval(0.005)
    view.setSource(QUrl())
    app.processEvents()
    print("changed")


if __name__ == "__main__":
    main()
