"""Studio: draws large pictures beside the screen, which shows each once it is there.

Qt's own reader thread would do that for an asynchronous `Image`, but it keeps a lock while it asks Python for the
picture. Whoever in the screen's thread held Python's lock and then let go of a picture would wait for it for ever.
"""

from __future__ import annotations

import itertools
import threading
from queue import SimpleQueue

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement, QmlSingleton
from PySide6.QtQuick import QQuickImageProvider

from kiosk.bridge import images
from kiosk.bridge.images import Drawer

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Studio(QObject):
    """Takes orders from QML, draws them one after another in a thread of its own, and says when one is done."""

    drawn = Signal(int, arguments=["number"])
    _done = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Wait for `open`; orders that come before are kept."""
        super().__init__(parent)
        self._numbers = itertools.count(1)
        self._orders: SimpleQueue[int] = SimpleQueue()
        # Wanted and not yet drawn; drawn and not yet taken. What QML no longer wants is in neither.
        self._wanted: dict[int, tuple[str, str, QSize]] = {}
        self._ready: dict[int, QImage] = {}
        self._thread: threading.Thread | None = None
        self._done.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def open(self, drawers: dict[str, Drawer]) -> None:
        """Begin to draw with `drawers`, each by its name."""
        images.warm_up()
        self._thread = threading.Thread(target=self._work, args=(drawers,), name="studio", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Finish the picture that is being drawn, and no other."""
        self._wanted.clear()
        self._orders.put(0)
        if self._thread is not None:
            self._thread.join()

    @Slot(str, str, int, int, result=int)
    def order(self, drawer: str, name: str, width: int, height: int) -> int:
        """Have the picture `name` of `drawer` drawn in this size (pixels); return the order's number."""
        number = next(self._numbers)
        self._wanted[number] = drawer, name, QSize(width, height)
        self._orders.put(number)
        return number

    @Slot(int)
    def cancel(self, number: int) -> None:
        """Forget an order, done or not, if it is not forgotten already."""
        self._wanted.pop(number, None)
        self._ready.pop(number, None)

    def take(self, number: int) -> QImage:
        """Hand over what was drawn for an order, once; a null image where nothing was."""
        return self._ready.pop(number, QImage())

    def _work(self, drawers: dict[str, Drawer]) -> None:
        while number := self._orders.get():
            if wanted := self._wanted.get(number):
                drawer, name, size = wanted
                self._ready[number] = drawers[drawer].picture(name, size)
                self._done.emit(number)

    @Slot(int)
    def _tell(self, number: int) -> None:
        if self._wanted.pop(number, None):
            self.drawn.emit(number)
        else:
            self._ready.pop(number, None)


class StudioProvider(QQuickImageProvider):
    """`image://drawn/<number>`: what the studio drew for an order."""

    def __init__(self, studio: Studio) -> None:
        """Take the studio."""
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._studio = studio

    def requestImage(self, name: str, size: QSize, wanted: QSize) -> QImage:
        """Return the picture and tell its size."""
        del wanted
        image = self._studio.take(int(name))
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image
