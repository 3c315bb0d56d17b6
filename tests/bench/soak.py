"""Visits to the shipped content, one after the other, and what they leave behind: `… FOLDER VISITS`.

The screen has all that a kiosk's has: FOLDER holds two libraries, which take each other's place every now and then; a
program is started for each look at the content; the heart beats faster than it would. Each visitor wakes the screen
with a finger, may come for something (a page with pictures, its words, a gate, a search, a list to take along, comfort,
the other language, the staff's panel …), and finishes or walks away. A step waits for the frame that shows the one
before. Prints JSON; each sample goes to stderr at once.
"""

from __future__ import annotations

import gc
import json
import os
import random
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest

from kiosk import paths
from kiosk.bridge import platform
from kiosk.bridge.almanac import Almanac
from kiosk.bridge.heartbeat import Heartbeat
from kiosk.bridge.librarian import Librarian
from kiosk.bridge.staff import Office
from kiosk.bridge.stage import Stage
from kiosk.library import generations
from kiosk.operations import staff_report, wall
from kiosk.session.visit import Phase
from kiosk.settings import ContentSettings, Settings, StaffSettings
from tests.bench.memory import status
from tests.conftest import CODE
from tests.geometry import descendants
from tests.voices import ENDS_AT_ONCE

WIDTH, HEIGHT = 640, 360
SAMPLES = 50
WARM_UP = 50
"""Visits after which every cache has seen all that it will hold."""
GATED = "understanding/what-is-refractory"
ERRAND, WHOLE = 5, 500
"""Most visitors only tap, as children do. One in five comes for something, one in 500 for all that the others do."""
LONG = 2000.0
"""Seconds; longer than anybody may read."""
SWAP = 100
"""Visits after which another library is published."""
BEAT = 50
"""Milliseconds between two heartbeats: forty in the time of one."""
DIGITS = "12345678"


class Soak:
    """A small screen, a clock that is told, and visitors."""

    def __init__(self, folder: Path) -> None:
        platform.prepare("software", folder / "qml", offscreen=True)
        self.application = platform.application()
        self.now = 1000.0
        self.state = folder / "state"
        self.state.mkdir()
        self.libraries = [file.read_bytes() for file in sorted(folder.glob("*.kiosk"))]
        settings = Settings(content=ContentSettings(show_unreviewed=True), staff=StaffSettings(code=CODE))
        office = Office(self.state, lambda: staff_report.report(self.state, self.now)[0], lambda: "Gone back.")
        self.stage = Stage(settings, paths.assets(), paths.qml(), lambda: self.now, office)
        self.window = self.stage.window
        self.window.resize(WIDTH, HEIGHT)
        Almanac(self.stage.guide, self.stage.visit, wall.now, self.stage)
        self.stage.care.follow(lambda: self.now, wall.now)
        self._beat()
        self.stage.reader.use(ENDS_AT_ONCE)
        self.librarian = Librarian(self.stage, self.state / "library", ["true"], self.stage)
        self.publish(0)
        self.librarian.open_current()
        self.window.show()
        self.finger = QTest.createTouchDevice()
        self.pad = next(one for one in descendants(self.window.contentItem()) if one.objectName() == "staff pad")
        library = self.stage.library()
        assert library
        guide = library.guide("en")
        self.pages = [entry.id for section in guide.sections for entry in library.entries("en", section.id)]
        self.questions = [question.id for group in guide.groups for question in group.questions]
        # As the kiosk does: see app._collect_between_visitors.
        platform.settle()
        self.stage.visit.phaseChanged.connect(self._tidy)

    def publish(self, number: int) -> None:
        """Publish the next library."""
        folder = self.state / "library"
        folder.mkdir(exist_ok=True)
        (folder / "incoming.kiosk").write_bytes(self.libraries[number % len(self.libraries)])
        generations.publish(folder, folder / "incoming.kiosk")

    def _beat(self) -> None:
        """Let the heart beat, and somebody listen."""
        (reading, _), (told, writing) = os.pipe(), os.pipe()
        heartbeat = Heartbeat(self.window, self.stage.generation, (reading, writing), sys.exit, self.stage)
        threading.Thread(target=_forget, args=(told,), daemon=True).start()
        heartbeat.start()
        for timer in heartbeat.findChildren(QTimer):
            timer.setInterval(BEAT)

    def run(self, visits: int) -> dict[str, object]:
        """Return the first and last sample, and the least-squares slope of each quantity per 1,000 visits."""
        every = max(1, visits // SAMPLES)
        samples: list[dict[str, float]] = []
        begun = time.monotonic()
        for number in range(-WARM_UP, visits + 1):
            if number == 0:
                begun = time.monotonic()
            if number >= 0 and number % every == 0:
                samples.append(self._sample())
                print(json.dumps({"visits": number, **samples[-1]}), file=sys.stderr, flush=True)
            if number % SWAP == 0:
                self.publish(number // SWAP)
            if number < visits:
                self._visit(number)
        slopes = {key: _slope([sample[key] for sample in samples]) / every * 1000 for key in samples[0]}
        return {
            "visits": visits,
            "ms_a_visit": (time.monotonic() - begun) / visits * 1000,
            "first": samples[0],
            "last": samples[-1],
            "slope_per_1000_visits": slopes,
        }

    def close(self) -> None:
        self.librarian.stop()
        self.stage.close()

    def _visit(self, number: int) -> None:
        """Take each step with the frame that follows the one before."""
        steps = self._steps(number)
        loop = QEventLoop()

        def step() -> None:
            act = next(steps, None)
            if act is None:
                loop.quit()
                return
            act()
            self.window.update()

        self.window.frameSwapped.connect(step, Qt.ConnectionType.QueuedConnection)
        self.window.update()
        loop.exec()
        self.window.frameSwapped.disconnect(step)

    def _steps(self, number: int) -> Iterator[Callable[[], object]]:
        """Wake the screen, do nothing, one thing or everything, and leave."""
        visit = self.stage.visit
        yield self._touch
        yield self.stage.care.look
        if number % ERRAND == 0:
            chance = random.Random(number)
            errands = self._errands(chance)
            for errand in errands if number % WHOLE == 0 else [chance.choice(errands)]:
                yield from errand
        yield from (visit.finish, visit.finishAnyway) if number % 3 else (self._pass,)
        while visit.value().idle.phase is not Phase.ATTRACT:
            yield self._pass

    def _errands(self, chance: random.Random) -> list[list[Callable[[], object]]]:
        """Return what a visitor may come for, each a list of steps."""
        visit, reader, questions = self.stage.visit, self.stage.reader, chance.sample(self.questions, 3)
        page = partial(visit.openPage, chance.choice(self.pages))
        return [
            [partial(visit.openSection, "care"), page],
            [page, visit.showWords, partial(visit.explain, "remission"), visit.back],
            [partial(visit.openPage, GATED), partial(visit.chooseAtGate, 0, "numbers")],
            [visit.openSearch, *(partial(visit.typeLetter, letter) for letter in "MIB")],
            [
                partial(visit.openQuestions, ""),
                *(partial(visit.toggleQuestion, question) for question in questions),
                visit.openMyList,
                partial(visit.moveQuestion, questions[0], 1),
                partial(visit.showCode, 0),
            ],
            [visit.showComfort, partial(visit.setTextSize, chance.choice((125, 150, 200)))],
            [partial(visit.setTheme, chance.choice(("dark", "high-contrast"))), partial(visit.setLowReach, True)],
            [partial(visit.setLanguage, "es"), page],
            [visit.openGlossary, visit.openHelp],
            [visit.hide, visit.reveal],
            [page, reader.start, reader.pauseOrGoOn, reader.pauseOrGoOn, reader.repeat, reader.stop],
            [
                *(partial(self.pad.setProperty, name, True) for name in ("open", "asksForCode")),
                *(partial(self.stage.staff.enter, digits) for digits in (DIGITS[::-1], DIGITS)),
                self.stage.staff.reload,
                self.stage.staff.goOut,
            ],
        ]

    def _touch(self) -> None:
        """Tap. Frames are not let in between: the next step would come while the finger is down."""
        at = self.window.geometry().center() - self.window.position()
        QTest.touchEvent(self.window, self.finger).press(0, at, self.window).commit(processEvents=False)
        QTest.touchEvent(self.window, self.finger).release(0, at, self.window).commit(processEvents=False)

    def _pass(self) -> None:
        self.now += LONG
        self.stage.visit.tick()

    def _tidy(self) -> None:
        if self.stage.visit.asleep():
            platform.tidy()

    def _sample(self) -> dict[str, float]:
        while self.librarian.is_building() or self.librarian.is_looking():
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        gc.collect()
        return {
            # Its own memory; of the proportional kind there is more whenever another program with Qt in it ends.
            "own_kb": status("smaps_rollup", "Anonymous"),
            "pss_kb": status("smaps_rollup", "Pss"),
            "threads": status("status", "Threads"),
            "handles": len(list(Path("/proc/self/fd").iterdir())),
            "qobjects": len(self.stage.findChildren(QObject)) + len(self.window.findChildren(QObject)),
            "items": sum(1 for _ in descendants(self.window.contentItem())),
            "python_objects": len(gc.get_objects()),
            "refs_none": sys.getrefcount(None),
            "refs_true": sys.getrefcount(True),
            "refs_false": sys.getrefcount(False),
        }


def _forget(told: int) -> None:
    while os.read(told, 4096):
        pass


def _slope(values: list[float]) -> float:
    """Least-squares slope over the numbers 0, 1, 2 …."""
    middle, mean = (len(values) - 1) / 2, sum(values) / len(values)
    over = sum((place - middle) * (value - mean) for place, value in enumerate(values))
    return over / sum((place - middle) ** 2 for place in range(len(values)))


def main() -> None:
    """Let so many visitors come and go."""
    soak = Soak(Path(sys.argv[1]))
    print(json.dumps(soak.run(int(sys.argv[2]))))
    soak.close()


if __name__ == "__main__":
    main()
