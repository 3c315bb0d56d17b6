"""One running screen and what is measured on it, with Qt's own event loop."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk import paths
from kiosk.bridge import platform
from kiosk.bridge.stage import Stage
from kiosk.library.reader import Library
from kiosk.settings import Settings

SETTLED = 450
"""Milliseconds after which a transition has ended."""
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Bench:
    """A full HD screen with software rendering, on the first page of a library of 30 pages of 60 blocks."""

    def __init__(self, library: Path, cache: Path) -> None:
        platform.prepare("software", cache / "qml", offscreen=True)
        self.application = platform.application()
        self.stage = Stage(Settings(), paths.assets(), paths.qml(), time.monotonic)
        self.window = self.stage.window
        self.window.resize(1920, 1080)
        self.stage.open(Library.open(library))
        self.window.show()
        platform.settle()
        self.stage.visit.touch()
        self._wait(SETTLED)
        self.stage.visit.openSection("section-0")
        self._wait(SETTLED)
        self.stage.visit.openPage("section-0/page-0")
        self._wait(SETTLED)

    def taps(self, count: int) -> dict[str, float]:
        """Milliseconds from a finger's release on "Next" to the first frame that shows the next page."""
        return _spread([self._tap(self._next_button()) for _ in range(count)])

    def first_taps(self, count: int) -> dict[str, float]:
        """The same for a page in a section's list, which only the finger's touch has announced."""
        return _spread([self._tap(self._entry(number)) for number in range(count)])

    def rest(self) -> dict[str, float]:
        """CPU seconds that a page at rest uses."""
        self._wait(2000)
        begin, used = time.monotonic(), time.process_time()
        self._wait(10_000)
        return {"seconds": time.monotonic() - begin, "cpu_seconds": time.process_time() - used}

    def close(self) -> None:
        self.stage.close()

    def _next_button(self) -> QQuickItem:
        for item in _below(self.window.contentItem()):
            if item.objectName() == "next" and item.isEnabled():
                return item
        self.stage.visit.turnTo("section-0/page-0")
        self._wait(SETTLED)
        return self._next_button()

    def _entry(self, number: int) -> QQuickItem:
        self.stage.visit.openSection(f"section-{number % 3}")
        self._wait(SETTLED)
        rows = [one for one in _below(self.window.contentItem()) if one.objectName() == "entry"]
        return rows[number % 2]

    def _tap(self, button: QQuickItem) -> float:
        point = button.mapToScene(button.boundingRect().center()).toPoint()
        QTest.mousePress(self.window, LEFT, NO_KEY, point)
        self._wait(SETTLED // 3)
        loop, shown = QEventLoop(), self.stage.visit.value().route
        times: list[float] = []

        def painted() -> None:
            if self.stage.visit.value().route != shown:
                times.append(time.perf_counter())
                loop.quit()

        self.window.frameSwapped.connect(painted)
        begin = time.perf_counter()
        # Posted, so that no event is handled before the loop runs: this is where a real release arrives.
        QTimer.singleShot(0, lambda: QTest.mouseRelease(self.window, LEFT, NO_KEY, point))
        loop.exec()
        self.window.frameSwapped.disconnect(painted)
        self._wait(SETTLED)
        return (times[0] - begin) * 1000

    def _wait(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()


def _spread(times: list[float]) -> dict[str, float]:
    times.sort()
    return {"p50": times[len(times) // 2], "p99": times[int(len(times) * 0.99)], "max": times[-1]}


def _below(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.isVisible():
            yield child
            yield from _below(child)
