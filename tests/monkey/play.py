"""Play: a whole screen, a monkey before it, and the rules after each of its acts."""

from __future__ import annotations

import logging
import random
import sys
import tempfile
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtQuick import QQuickItem

from kiosk import paths
from kiosk.bridge.staff import Office
from kiosk.bridge.stage import Stage
from kiosk.library.reader import Library
from kiosk.operations import staffcode
from kiosk.session.idle import Timing
from kiosk.session.visit import Visit
from kiosk.settings import ContentSettings, Settings, StaffSettings
from tests.conftest import CODE, Clock
from tests.journeys.family import items
from tests.monkey.acts import HOLD, SIZES, Monkey, targets
from tests.monkey.book import Book
from tests.monkey.rules import SceneRules, VisitRules, out_of_bounds
from tests.voices import ENDS_AT_ONCE

LAST = 30
"""Events that a failure tells of."""
EVERY = 8
"""Events after which the screen must come to rest, and what holds at rest alone is looked at."""
MOST_TURNS = 4000
"""Turns of the event loop after which a wait counts as one that never ends."""
OF_QT = "qt.quick.touch.target"
"""What Qt says of a mouse that is pressed while a finger rests on a link; nothing comes of it."""
MANY = 20
"""Turns after which lists that glide back are looked at again."""
MARK = "what was copied before"


class BrokenError(AssertionError):
    """A rule does not hold. Says after which event, and how to play it again."""


class Play:
    """One seed on one stage. Each event has a chance of its own, so that no other event changes what it is."""

    def __init__(self, application: QGuiApplication, file: Path, seed: int) -> None:
        self._application = application
        self._seed = seed
        self._clock = Clock()
        settings = Settings(content=ContentSettings(show_unreviewed=True), staff=StaffSettings(code=CODE))
        self._folder = tempfile.TemporaryDirectory()
        office = Office(Path(self._folder.name), lambda: "State: well.", lambda: "Gone back.")
        self.stage = Stage(settings, paths.assets(), paths.qml(), self._clock, office)
        self.stage.open(Library.open(file))
        self._window = self.stage.window
        self._frames = 0
        self._loop = QEventLoop()
        self._timer = QTimer(singleShot=True, interval=1)
        self._timer.timeout.connect(self._loop.quit)
        self._window.frameSwapped.connect(self._painted)
        self._others = set(QGuiApplication.allWindows()) - {self._window}
        self._show()
        self._faults: list[str] = []
        self._last: deque[str] = deque(maxlen=LAST)
        self.seen: Counter[str] = Counter()
        book = Book(self.stage)
        defaults = self.stage.visit.value().preferences
        self._visit_rules = VisitRules(book, defaults, Timing(warning=settings.idle.warning_seconds))
        self._scene_rules = SceneRules(self.stage, book)
        self.monkey = Monkey(self.stage, self._clock, self._go_round, self._look, book)
        self.stage.staff.insideChanged.connect(self._came_in)
        self.stage.staff.opened.connect(self._left)
        self.stage.staff.restartWanted.connect(self._left)

    def run(self, events: int, first: Callable[[], object] = lambda: None) -> None:
        """Let the monkey do so much after what comes `first`; raises BrokenError."""
        QGuiApplication.clipboard().setText(MARK)
        with self._listening():
            self._rest(0)
            first()
            self._check(0)
            for number in range(1, events + 1):
                chance = random.Random(f"{self._seed} {number}")
                said = self.monkey.act(chance)
                self._last.append(f"{number} {said}")
                self.seen[said.partition(" ")[0]] += 1
                self._go_round(chance.randrange(3))
                self._check(number)
                if number % EVERY == 0:
                    self._rest(number)
            self.monkey.hands.let_go()
            self._rest(events)

    def close(self) -> None:
        self.stage.close()
        self._folder.cleanup()

    def _show(self) -> None:
        """Fill the glass with every third seed, speak with every second."""
        if self._seed % 3 == 0:
            self.stage.show(windowed=False)
        else:
            self._window.resize(*SIZES[self._seed % len(SIZES)])
            self._window.show()
        self._visibility = self._window.visibility()
        if self._seed % 2 == 0:
            self.stage.reader.use(ENDS_AT_ONCE)
        pad = next(one for one in items(self._window.contentItem()) if one.objectName() == "staff pad")
        pad.setProperty("holdSeconds", HOLD)

    def _check(self, number: int) -> None:
        """Look at what holds at any time."""
        visit = self.stage.visit.value()
        self._see(visit)
        wrong = [*self._faults, *self._visit_rules.broken(visit, self._clock.now)]
        wrong += self._scene_rules.broken_in_motion(visit, self._items())
        if not self._window.isVisible() or self._window.visibility() is not self._visibility:
            wrong.append(f"the window is {self._window.visibility()}")
        if QGuiApplication.clipboard().text() != MARK:
            wrong.append(f"somebody copied {QGuiApplication.clipboard().text()!r}")
        windows: set[QWindow] = set(QGuiApplication.allWindows()) - self._others
        if windows != {self._window}:
            wrong.append(f"there are {len(windows)} windows")
        if wrong:
            raise BrokenError(self._report(number, wrong))

    def _rest(self, number: int) -> None:
        """Let the screen come to rest, and look at the rest of it."""
        if not self._comes_to_rest():
            raise BrokenError(self._report(number, ["the screen does not come to rest"]))
        self._check(number)
        found = self._items()
        for _ in range(MOST_TURNS // MANY):
            lost = out_of_bounds(found)
            if not lost:
                break
            self._go_round(MANY)
            found = self._items()
        wrong = [*lost, *self._scene_rules.broken_at_rest(self.stage.visit.value(), found)]
        if wrong:
            raise BrokenError(self._report(number, wrong))
        self.monkey.targets = targets(found)

    def _comes_to_rest(self) -> bool:
        self._frames = 0
        for _ in range(MOST_TURNS):
            if self._frames > 1 and self.stage.guide.is_complete():
                return True
            self._go_round(1)
        return False

    def _look(self) -> list[QQuickItem]:
        self._comes_to_rest()
        return self._items()

    def _items(self) -> list[QQuickItem]:
        return list(items(self._window.contentItem()))

    def _go_round(self, turns: int) -> None:
        for _ in range(turns):
            self._window.update()
            self._timer.start()
            self._loop.exec()
            # Outside of exec() nobody else removes what was deleted.
            QCoreApplication.sendPostedEvents(event_type=QEvent.Type.DeferredDelete)

    def _painted(self) -> None:
        self._frames += 1

    def _came_in(self) -> None:
        if self.stage.staff._inside:
            if not self.monkey.may_open:
                self._faults.append("the staff's door opened without the code")
            self.seen["door"] += 1
            self.monkey.may_open = False

    def _left(self) -> None:
        """Shut the door again: whoever left by it starts the kiosk anew."""
        if not self.stage.staff._inside:
            self._faults.append("the kiosk was left without the code")
        self.stage.staff._open = False
        self.stage.visit.forget()

    def _see(self, visit: Visit) -> None:
        wishes = visit.preferences
        names = [visit.route.screen, visit.idle.phase, wishes.language, wishes.theme, f"{wishes.text_size} %"]
        names += [f"gate {gate.choice}" for gate in visit.gates] + ([visit.popup.kind] if visit.popup else [])
        signs = {"list": visit.chosen, "hidden": visit.hidden, "aloud": wishes.read_aloud, "low": wishes.low_reach,
                 "still": wishes.reduce_motion, "keys": self.stage.keypad._shown}  # fmt: skip
        self.seen.update([*map(str, names), *(name for name, is_so in signs.items() if is_so)])

    @contextmanager
    def _listening(self) -> Iterator[None]:
        """Note whatever Qt, QML, Python or the kiosk complains of."""
        before = qInstallMessageHandler(self._message)
        hook, sys.excepthook = sys.excepthook, self._exception
        log = _Log(self._faults)
        logging.getLogger().addHandler(log)
        try:
            yield
        finally:
            logging.getLogger().removeHandler(log)
            sys.excepthook = hook
            qInstallMessageHandler(before)

    def _message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg} and context.category != OF_QT:
            self._faults.append(f"{message} ({context.category})")

    def _exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        import traceback

        self._faults.append("".join(traceback.format_exception(kind, error, trace)))

    def _report(self, number: int, wrong: list[str]) -> str:
        again = f"python -m tests.monkey --seed {self._seed} --events {number}"
        return "\n  ".join([f"seed {self._seed}, event {number}: {again}", *wrong, "The last events:", *self._last])


class _Log(logging.Handler):
    """Takes warnings for faults, but for the one that the monkey deserves."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._faults = faults

    def emit(self, record: logging.LogRecord) -> None:
        if record.name != staffcode.__name__:
            self._faults.append(record.getMessage())
