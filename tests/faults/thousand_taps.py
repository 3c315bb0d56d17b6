"""Runs the whole kiosk, taps a thousand times, and prints JSON: what was seen, and each file that was written to.

Half of the taps are anywhere, half on something that can be tapped. Run as a process of its own: `… SETTINGS SAID`. The
voice is an engine of our own, which writes what it says to the file SAID. All that lies below HOME is listed; SAID must
not, but every folder that the environment names should.
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
from shiboken6 import isValid

from kiosk import app, paths
from kiosk.bridge.librarian import Librarian
from kiosk.bridge.stage import Stage
from kiosk.bridge.visit import VisitController
from kiosk.operations import speech
from kiosk.session.visit import GateChoice, Screen
from tests.geometry import is_control
from tests.journeys.family import items
from tests.voices import HOLD, Voices

TAPS = 1000
FINISH_EVERY = 100
TYPED = "ZQXJ"
"""Letters that a visitor types, and that stand nowhere else."""
HEARD = "heard"
"""What is seen when the voice has been asked to say something."""


class Tapper:
    """Somebody who taps whatever there is."""

    def __init__(self, stage: Stage, voices: Voices) -> None:
        self.stage = stage
        self.voices = voices
        self.chance = random.Random(7)
        self.finger = QTest.createTouchDevice()
        self.left = TAPS
        visit = stage.visit
        self.places = (
            visit.openGlossary,
            lambda: visit.openQuestions(""),
            self.gate,
            visit.showComfort,
            self.search,
            self.codes,
            self.listen,
        )
        self.letters = ""
        self.listening = False
        self.hits = 0
        self.seen: set[str] = set()
        self.before: dict[str, tuple[int, int]] = {}
        self.timer = QTimer(stage, interval=1)
        self.timer.timeout.connect(self.tap)
        self.timer.start()

    def tap(self) -> None:
        if self.stage.library() is None or not self.stage.reader.property("available"):
            return
        if self.left == TAPS:
            self.before = files()
        visit, window = self.stage.visit, self.stage.window
        self.remember(visit)
        if self.listening:
            # A touch would silence the voice before it has begun (A16).
            self.listening = HEARD not in self.seen
            return
        if self.letters:
            self.type_on(window)
            return
        self.left -= 1
        if self.left < 0:
            # The last visit's end asked for new content; what comes of that is looked at, too.
            if any(one.is_building() for one in self.stage.findChildren(Librarian)):
                return
            self.timer.stop()
            self.stage.staff.unlock()
            return
        # Without it, a random walk soon stays in one corner of the guide.
        if self.left % FINISH_EVERY == 0:
            visit.forget()
            visit.touch()
            self.places[self.left // FINISH_EVERY % len(self.places)]()
            return
        found = controls(window) if self.chance.random() < 0.5 else []
        if found:
            self.touch(self.chance.choice(found))
        else:
            self.tip(QPoint(self.chance.randrange(window.width()), self.chance.randrange(window.height())))

    def gate(self) -> None:
        self.stage.visit.openPage("understanding/what-is-refractory")
        self.stage.visit.chooseAtGate(0, GateChoice.NUMBERS)

    def search(self) -> None:
        self.stage.visit.openSearch()
        self.letters = TYPED

    def codes(self) -> None:
        guide, visit = self.stage.guide.guide(), self.stage.visit
        assert guide is not None
        for group in guide.groups:
            visit.toggleQuestion(group.questions[0].id)
        visit.openMyList()
        visit.showCode(0)

    def listen(self) -> None:
        self.stage.visit.openPage("understanding/what-is-refractory")
        self.stage.reader.start()
        self.listening = True

    def remember(self, visit: VisitController) -> None:
        now = visit.value()
        self.seen.add(now.route.screen.value)
        if now.route.screen is Screen.SEARCH:
            self.seen.add(f"typed {now.route.target}")
        # A code that was drawn has a name.
        if now.popup and (now.popup.kind != "codes" or self.stage.take_along.property("names")):
            self.seen.add(now.popup.kind.value)
        if self.listening and self.voices.said():
            self.seen.add(HEARD)
        self.seen |= {name for name, is_so in (("chosen", now.chosen), ("gate", now.gates)) if is_so}

    def type_on(self, window: QQuickWindow) -> None:
        """Tap the key of the next letter, once it is there."""
        keys = [one for one in controls(window) if one.objectName() == "letter"]
        for key in [one for one in keys if one.property("text") == self.letters[0]]:
            self.letters = self.letters[1:]
            self.touch(key)

    def touch(self, control: QQuickItem) -> None:
        """Tap a control; note whether it felt that."""
        point = middle(control)
        QTest.touchEvent(self.stage.window, self.finger).press(0, point, self.stage.window).commit()
        self.hits += isValid(control) and bool(control.property("pressed"))
        QTest.touchEvent(self.stage.window, self.finger).release(0, point, self.stage.window).commit()

    def tip(self, point: QPoint) -> None:
        QTest.touchEvent(self.stage.window, self.finger).press(0, point, self.stage.window).commit()
        QTest.touchEvent(self.stage.window, self.finger).release(0, point, self.stage.window).commit()


def controls(window: QQuickWindow) -> list[QQuickItem]:
    """Return what can be tapped and stands on the glass."""
    glass = window.contentItem()
    found = (item for item in items(glass) if is_control(item) and item.isEnabled())
    return [item for item in found if glass.contains(QPointF(middle(item)))]


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

    voices = Voices(Path(sys.argv[2]), HOLD)
    tappers: list[Tapper] = []
    show = Stage.show

    def shown(stage: Stage, *, windowed: bool) -> None:
        show(stage, windowed=windowed)
        tappers.append(Tapper(stage, voices))

    setattr(Stage, "show", shown)  # noqa: B010 - mypy knows no other way to stand in for a method
    setattr(speech, "find", lambda: voices.engine)  # noqa: B010 - the same for a function
    reading, alive = os.pipe()
    heartbeats = os.open(os.devnull, os.O_WRONLY)
    sys.addaudithook(watch)
    code = app.run(Path(sys.argv[1]), app.Wishes(paths.state(), reading=reading, writing=heartbeats))
    os.close(alive)
    logging.shutdown()
    # Show that a change would be seen, and so would a trace.
    (tapper,) = tappers
    for folder in (paths.state() / "log", paths.state() / "library", Path(os.environ["TMPDIR"])):
        (folder / CANARY).write_text(TYPED, "ascii")
    after = files()
    told = {
        "process": os.getpid(),
        "seen": sorted(tapper.seen),
        "hits": tapper.hits,
        "changed": [file for file, stamp in after.items() if tapper.before.get(file) != stamp],
        "gone": sorted(tapper.before.keys() - after.keys()),
        "opened": opened,
        "log": (paths.state() / "log" / "screen.log").read_text("utf-8"),
    }
    print(json.dumps(told))
    return code


if __name__ == "__main__":
    sys.exit(main())
