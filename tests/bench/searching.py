"""Types words on the letter keys of a full HD screen and prints JSON, all in milliseconds: `… FILE TAPS`."""

from __future__ import annotations

import json
import random
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk import paths
from kiosk.bridge import platform
from kiosk.bridge.stage import Stage
from kiosk.library.reader import Library
from kiosk.settings import Settings
from tests.geometry import is_control

PRESSED = 120
"""Milliseconds that a finger stays down."""
LONGEST = 9
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def main() -> None:
    """Type words that the library has, every third with a letter wrong, and take them away again."""
    file, taps = Path(sys.argv[1]), int(sys.argv[2])
    platform.prepare("software", file.parent / "qml", offscreen=True)
    application = platform.application()
    stage = Stage(Settings(), paths.assets(), paths.qml(), time.monotonic)
    stage.window.resize(1920, 1080)
    library = Library.open(file)
    stage.open(library)
    stage.window.show()
    platform.settle()
    stage.visit.touch()
    _wait(400)
    begin = time.perf_counter()
    opening = _until_painted(stage, stage.visit.openSearch) - begin
    _wait(400)
    letters = "".join(_letters(file, taps))
    typed = [_tap(stage, letter) for letter in letters]
    queries = [_query(library, letters[max(0, end - LONGEST) : end]) for end in range(1, len(letters))]
    print(json.dumps({"opening": opening * 1000, "tap": _spread(typed), "query": _spread(queries)}))
    stage.close()
    del application


def _letters(file: Path, count: int) -> list[str]:
    """Return the keys to tap: words of the library, with a letter wrong in every third; `-` clears."""
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    words = [str(word) for (word,) in connection.execute("SELECT word FROM word WHERE length(word) > 3")]
    connection.close()
    chance = random.Random(3)
    keys: list[str] = []
    while len(keys) < count:
        word = chance.choice(words)[:LONGEST]
        if len(keys) % 3 == 0:
            word = f"{word[:2]}x{word[3:]}"
        keys += [*word.upper(), "-"]
    return keys[:count]


def _tap(stage: Stage, letter: str) -> float:
    name = "Clear" if letter == "-" else letter
    key = next(one for one in _below(stage.window.contentItem()) if one.property("text") == name and one.isEnabled()
               and is_control(one))  # fmt: skip
    point = key.mapToScene(key.boundingRect().center()).toPoint()
    QTest.mousePress(stage.window, LEFT, NO_KEY, point)
    _wait(PRESSED)
    begin = time.perf_counter()
    return (_until_painted(stage, lambda: QTest.mouseRelease(stage.window, LEFT, NO_KEY, point)) - begin) * 1000


def _until_painted(stage: Stage, act: Callable[[], None]) -> float:
    """Return the time of the first frame that shows the route after `act`."""
    loop, shown = QEventLoop(), stage.visit.value().route
    times: list[float] = []

    def painted() -> None:
        if stage.visit.value().route != shown:
            times.append(time.perf_counter())
            loop.quit()

    stage.window.frameSwapped.connect(painted)
    # Posted, so that no event is handled before the loop runs: this is where a real release arrives.
    QTimer.singleShot(0, act)
    loop.exec()
    stage.window.frameSwapped.disconnect(painted)
    return times[0]


def _query(library: Library, words: str) -> float:
    begin = time.perf_counter()
    library.search("en", words.rpartition("-")[2], unreviewed=True)
    return (time.perf_counter() - begin) * 1000


def _spread(times: list[float]) -> dict[str, float]:
    times = sorted(times)
    return {"p50": times[len(times) // 2], "p99": times[int(len(times) * 0.99)], "max": times[-1]}


def _below(item: QQuickItem) -> list[QQuickItem]:
    return [one for child in item.childItems() if child.isVisible() for one in (child, *_below(child))]


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
