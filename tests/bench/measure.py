"""Measures the screen and prints JSON: `python -m tests.bench.measure`. Nothing here passes or fails on a clock."""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kiosk import paths
from kiosk.settings import Settings
from tests.bench import libraries

START = """
import sys, time
begin = float(sys.argv[2])
from pathlib import Path
from kiosk import paths
from kiosk.settings import Settings
from kiosk.bridge import platform
platform.prepare("software", Path(sys.argv[1]).parent / "qml", offscreen=True)
app = platform.application()
from kiosk.bridge.stage import Stage
from kiosk.library.reader import Library
stage = Stage(Settings(), paths.assets(), paths.qml(), time.monotonic)
stage.window.resize(1920, 1080)
stage.open(Library.open(Path(sys.argv[1])))
painted = []
stage.window.frameSwapped.connect(lambda: painted.append(time.time()))
stage.window.show()
while not painted:
    app.processEvents()
attract = painted[-1] - begin
stage.visit.touch()
painted.clear()
while not painted:
    app.processEvents()
print(attract, painted[-1] - begin)
stage.close()
"""


def main() -> None:
    """Measure everything, or what is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=5000, help="page visits of the soak")
    parser.add_argument("--only", choices=("start", "taps", "soak"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found: dict[str, Any] = {}
        if options.only in {None, "start"}:
            found["start"] = start(Path(folder))
        if options.only in {None, "taps", "soak"}:
            found |= screen(Path(folder), options.visits, options.only)
    print(json.dumps(found, indent=2))


def start(folder: Path) -> dict[str, Any]:
    """Seconds from the start of Python to the first painted frame and to home, with warm caches, by library size."""
    result: dict[str, Any] = {}
    files = {pages: libraries.write(folder / f"{pages}.kiosk", pages) for pages in (10, 10_000)}
    runs: dict[int, list[tuple[float, float]]] = {pages: [] for pages in files}
    for number in range(8):
        for pages, file in files.items():
            command = [sys.executable, "-c", START, str(file), str(time.time())]
            out = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
            if number:
                runs[pages].append((float(out[0]), float(out[1])))
    for pages, times in runs.items():
        result[f"{pages} pages"] = {
            "attract_s": statistics.median(first for first, _ in times),
            "home_s": statistics.median(home for _, home in times),
        }
    result["ratio"] = result["10000 pages"]["home_s"] / result["10 pages"]["home_s"]
    return result


def screen(folder: Path, visits: int, only: str | None) -> dict[str, Any]:
    """Taps, memory and rest of one running screen."""
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    from kiosk.bridge import platform
    from kiosk.bridge.stage import Stage
    from kiosk.library.reader import Library

    platform.prepare("software", folder / "qml", offscreen=True)
    app = platform.application()
    stage = Stage(Settings(), paths.assets(), paths.qml(), time.monotonic)
    stage.open(Library.open(libraries.write(folder / "taps.kiosk", 30)))
    stage.window.resize(1920, 1080)
    stage.window.show()
    painted: list[float] = []
    stage.window.frameSwapped.connect(lambda: painted.append(time.perf_counter()))

    def settle() -> None:
        for _ in range(60):
            app.processEvents()
            time.sleep(0.005)

    stage.visit.touch()
    stage.visit.openSection("section-0")
    settle()
    stage.visit.openPage("section-0/page-0")
    settle()
    result: dict[str, Any] = {"pss_mb": _pss()}
    if only in {None, "taps"}:
        button = _find(stage.window.contentItem(), lambda item: item.objectName() == "next")
        point = button.mapToScene(button.boundingRect().center()).toPoint()
        times = []
        for _ in range(300):
            painted.clear()
            begin = time.perf_counter()
            QTest.mouseClick(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(point))
            while not painted:
                app.processEvents()
            times.append((painted[0] - begin) * 1000)
            for _ in range(30):
                app.processEvents()
                time.sleep(0.01)
            if not button.property("enabled"):
                stage.visit.turnTo("section-0/page-0")
                settle()
        times.sort()
        result["tap_ms"] = {"p50": times[len(times) // 2], "p99": times[int(len(times) * 0.99)], "max": times[-1]}
        result["rest"] = _rest(app.processEvents)
    if only in {None, "soak"}:
        result["soak"] = _soak(app, stage, visits)
    stage.close()
    return result


def _rest(process: Callable[[], None]) -> dict[str, float]:
    """CPU seconds used in five seconds on a page at rest, events waited for as the event loop does."""
    from PySide6.QtCore import QEventLoop, QTimer

    process()
    loop = QEventLoop()
    QTimer.singleShot(1000, loop.quit)
    loop.exec()
    before = time.process_time()
    QTimer.singleShot(5000, loop.quit)
    loop.exec()
    return {"seconds": 5, "cpu_seconds": time.process_time() - before}


def _soak(app: Any, stage: Any, visits: int) -> dict[str, Any]:  # noqa: ANN401 - Qt objects
    """Page visits with what they leave behind, sampled ten times after a warm-up."""
    samples = []
    every = max(1, visits // 10)
    for number in range(visits + every + 1):
        stage.visit.openPage(f"section-{number % 3}/page-{number % 30 // 3 * 3 + number % 3}")
        app.processEvents()
        if number % 7 == 0:
            stage.visit.forget()
            stage.visit.touch()
        if number and number % every == 0:
            gc.collect()
            samples.append(_sample(stage))
    first, last = samples[0], samples[-1]
    return {
        "visits": visits,
        "first": first,
        "last": last,
        "per_1000_visits": {key: (last[key] - first[key]) / visits * 1000 for key in first},
    }


def _sample(stage: Any) -> dict[str, float]:  # noqa: ANN401 - Qt objects
    from PySide6.QtCore import QObject

    return {
        "rss_kb": _status("VmRSS"),
        "threads": _status("Threads"),
        "handles": len(list(Path("/proc/self/fd").iterdir())),
        "qobjects": len(stage.engine.findChildren(QObject)) + len(stage.window.findChildren(QObject)),
        "python_objects": len(gc.get_objects()),
        "refs_none": sys.getrefcount(None),
        "refs_true": sys.getrefcount(True),
        "refs_false": sys.getrefcount(False),
    }


def _status(field: str) -> int:
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith(f"{field}:"):
            return int(line.split()[1])
    raise KeyError(field)


def _pss() -> float:
    for line in Path("/proc/self/smaps_rollup").read_text("ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    message = "the system tells no PSS"
    raise RuntimeError(message)


def _find(item: Any, wanted: Callable[[Any], bool]) -> Any:  # noqa: ANN401 - Qt items
    return next(child for child in _below(item) if wanted(child) and child.isVisible())


def _below(item: Any) -> Iterator[Any]:  # noqa: ANN401 - Qt items
    for child in item.childItems():
        yield child
        yield from _below(child)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main()
