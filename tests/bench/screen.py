"""One running screen and what is measured on it, with Qt's own event loop."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk import paths
from kiosk.bridge import platform
from kiosk.bridge.stage import Stage
from kiosk.library.reader import Library
from kiosk.settings import Settings
from tests.bench.memory import status

SETTLED = 450
"""Milliseconds after which a transition has ended."""
SAMPLES = 10
WARM_UP = 3000
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

    def soak(self, visits: int) -> dict[str, object]:
        """Page visits and what they leave behind: the slope of each quantity per 1,000 visits, after a warm-up."""
        every = max(1, visits // SAMPLES)
        # The first sample costs memory itself, once.
        samples = self._visit_pages(WARM_UP, every, visits + every)[1:]
        slopes = {key: _slope([sample[key] for sample in samples]) / every * 1000 for key in samples[0]}
        return {"visits": visits, "first": samples[0], "last": samples[-1], "slope_per_1000_visits": slopes}

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

    def _visit_pages(self, warm_up: int, every: int, visits: int) -> list[dict[str, float]]:
        """Open one page with each frame; every seventh is a new visitor's first. Return a sample of `every` so many."""
        visit, number = self.stage.visit, 0
        loop = QEventLoop()
        samples: list[dict[str, float]] = []

        def turn() -> None:
            nonlocal number
            if number >= warm_up and (number - warm_up) % every == 0:
                samples.append(self._sample())
            if number == warm_up + visits:
                loop.quit()
                return
            number += 1
            if number % 7 == 0:
                visit.forget()
                gc.collect()
                visit.touch()
            visit.openPage(f"section-{number % 3}/page-{number % 30}")

        self.window.frameSwapped.connect(turn, Qt.ConnectionType.QueuedConnection)
        turn()
        loop.exec()
        self.window.frameSwapped.disconnect(turn)
        return samples

    def _sample(self) -> dict[str, float]:
        gc.collect()
        return {
            "pss_kb": status("smaps_rollup", "Pss"),
            "threads": status("status", "Threads"),
            "handles": len(list(Path("/proc/self/fd").iterdir())),
            "qobjects": len(self.stage.findChildren(QObject)) + len(self.window.findChildren(QObject)),
            "items": sum(1 for _ in _all(self.window.contentItem())),
            "python_objects": len(gc.get_objects()),
            "refs_none": sys.getrefcount(None),
            "refs_true": sys.getrefcount(True),
            "refs_false": sys.getrefcount(False),
        }

    def _wait(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()


def _spread(times: list[float]) -> dict[str, float]:
    times.sort()
    return {"p50": times[len(times) // 2], "p99": times[int(len(times) * 0.99)], "max": times[-1]}


def _slope(values: list[float]) -> float:
    """Least-squares slope over the numbers 0, 1, 2 …."""
    middle, mean = (len(values) - 1) / 2, sum(values) / len(values)
    over = sum((place - middle) * (value - mean) for place, value in enumerate(values))
    return over / sum((place - middle) ** 2 for place in range(len(values)))


def _all(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        yield child
        yield from _all(child)


def _below(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.isVisible():
            yield child
            yield from _below(child)
