"""Runs the whole kiosk, taps a thousand times, and prints JSON: what was seen, and each file that was written to.

Most taps are anywhere, some on something that can be tapped. Run as a process of its own: `… SETTINGS`.
"""

from __future__ import annotations

import json
import logging
import os
import random
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QTimer
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk import app, paths
from kiosk.bridge.stage import Stage
from kiosk.bridge.visit import VisitController
from kiosk.session.visit import GateChoice
from tests.journeys.family import items

TAPS = 1000
FINISH_EVERY = 100


class Tapper:
    """Somebody who taps whatever there is."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.chance = random.Random(7)
        self.finger = QTest.createTouchDevice()
        self.left = TAPS
        visit = stage.visit
        self.places = (visit.openGlossary, lambda: visit.openQuestions(""), self.gate, visit.showComfort)
        self.seen: set[str] = set()
        self.before: dict[str, tuple[int, int]] = {}
        self.timer = QTimer(stage, interval=1)
        self.timer.timeout.connect(self.tap)
        self.timer.start()

    def tap(self) -> None:
        if self.stage.library() is None:
            return
        if self.left == TAPS:
            self.before = files()
        visit, window = self.stage.visit, self.stage.window
        self.remember(visit)
        self.left -= 1
        if self.left < 0:
            self.timer.stop()
            self.stage.staff.unlock()
            return
        # Without it, a random walk soon stays in one corner of the guide.
        if self.left % FINISH_EVERY == 0:
            visit.forget()
            visit.touch()
            self.places[self.left // FINISH_EVERY % len(self.places)]()
            return
        point = self.somewhere(window) if self.chance.random() < 0.8 else self.target(window)
        QTest.touchEvent(window, self.finger).press(0, point, window).commit()
        QTest.touchEvent(window, self.finger).release(0, point, window).commit()

    def gate(self) -> None:
        self.stage.visit.openPage("understanding/what-is-refractory")
        self.stage.visit.chooseAtGate(0, GateChoice.NUMBERS)

    def remember(self, visit: VisitController) -> None:
        now = visit.value()
        self.seen.add(now.route.screen.value)
        self.seen |= {
            name for name, is_so in (("chosen", now.chosen), ("popup", now.popup), ("gate", now.gates)) if is_so
        }

    def somewhere(self, window: QQuickWindow) -> QPoint:
        return QPoint(self.chance.randrange(window.width()), self.chance.randrange(window.height()))

    def target(self, window: QQuickWindow) -> QPoint:
        found = [item for item in items(window.contentItem()) if item.property("down") is not None]
        return middle(self.chance.choice(found)) if found else self.somewhere(window)


def middle(item: QQuickItem) -> QPoint:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def files() -> dict[str, tuple[int, int]]:
    """Return every file below the home folder, with its size and the time of its last change in nanoseconds."""
    found = [file for file in Path(os.environ["HOME"]).rglob("*") if file.is_file()]
    return {str(file): (file.stat().st_size, file.stat().st_mtime_ns) for file in found}


CANARY = "canary"


def main() -> int:
    """Run the kiosk until all taps are done."""
    opened: list[str] = []

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            opened.append(str(arguments[0]))

    tappers: list[Tapper] = []
    show = Stage.show

    def shown(stage: Stage, *, windowed: bool) -> None:
        show(stage, windowed=windowed)
        tappers.append(Tapper(stage))

    setattr(Stage, "show", shown)  # noqa: B010 - mypy knows no other way to stand in for a method
    reading, alive = os.pipe()
    heartbeats = os.open(os.devnull, os.O_WRONLY)
    sys.addaudithook(watch)
    code = app.run(Path(sys.argv[1]), app.Wishes(paths.state(), reading=reading, writing=heartbeats))
    os.close(alive)
    # Shows that a change would be seen.
    (paths.state() / "log" / CANARY).write_text("", "ascii")
    changed = [file for file, stamp in files().items() if tappers[0].before.get(file) != stamp]
    logging.shutdown()
    log = (paths.state() / "log" / "screen.log").read_text("utf-8")
    told = {"process": os.getpid(), "seen": sorted(tappers[0].seen), "changed": changed, "opened": opened, "log": log}
    print(json.dumps(told))
    return code


if __name__ == "__main__":
    sys.exit(main())
