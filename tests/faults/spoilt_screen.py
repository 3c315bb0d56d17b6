"""The real screen with a fault in it: `python -m tests.faults.spoilt_screen FAULT MARK ARGUMENT …`.

deadlock: at its first start, which the file MARK tells from the others, a slot waits for ever. blind: at its first
start, its window stops painting while its event loop turns. crash: three seconds after the library MARK is shown, the
process aborts. A screen that is not spoilt is left by staff. staff: nothing is wrong; a page is changed, and staff have
it read, go back to the library before and restart the screen, and at its second start leave it. MARK gets a line for
each library that they saw.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer

from kiosk import app, cli
from kiosk.bridge.librarian import Librarian
from kiosk.bridge.stage import Stage
from kiosk.library import generations
from kiosk.session.visit import Phase

UNNOTICED = 60_000
"""Milliseconds after which a screen ends by itself for which nobody did anything."""


class Blindfold(QObject):
    """Keeps a window from painting, as a driver does that hangs: its event loop turns, and it is exposed."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Swallow what a frame begins with."""
        del watched
        return event.type() == QEvent.Type.UpdateRequest


def main(fault: str, mark: Path, arguments: list[str]) -> int:
    """Run `kiosk` with its arguments and the fault."""
    go_on = app._collect_between_visitors

    def spoil(stage: Stage) -> None:
        go_on(stage)
        if fault == "deadlock" and not mark.exists():
            mark.touch()
            QTimer.singleShot(500, _hang)
        elif fault == "blind" and not mark.exists():
            mark.touch()
            QTimer.singleShot(500, lambda: stage.window.installEventFilter(Blindfold(stage)))
            QTimer.singleShot(UNNOTICED, stage.staff.unlock)
        elif fault == "crash" and stage.generation() == mark.name:
            QTimer.singleShot(3000, os.abort)
        elif fault == "staff":
            steps = QTimer(stage, interval=50)
            deeds = _deeds(stage, mark)
            steps.timeout.connect(lambda: next(deeds, None))
            steps.start()
            QTimer.singleShot(UNNOTICED, stage.staff.unlock)
        else:
            if fault == "deadlock":
                mark.write_text(stage.generation(), "ascii")
            leave = QTimer(stage, interval=200)
            leave.timeout.connect(lambda: stage.staff.unlock() if _is_over(fault, mark) else None)
            leave.start()

    app._collect_between_visitors = spoil
    return cli.main(arguments)


def _hang() -> None:
    print("It hangs.", file=sys.stderr, flush=True)
    threading.Event().wait()


def _deeds(stage: Stage, mark: Path) -> Iterator[None]:
    """Do what staff do at the glass, step by step; each pause is a turn of the event loop."""
    librarian = next(one for one in stage.children() if isinstance(one, Librarian))
    is_first = not mark.exists()
    while not stage.generation() or librarian.is_building():
        yield
    first = _note(stage, mark)
    _go_in(stage)
    if not is_first:
        stage.staff.leave()
        return
    page = mark.parent / "content/en/care/first.md"
    page.write_text(page.read_text("utf-8").replace("Words", "Other words"), "utf-8")
    # Nobody else has it read while somebody is there.
    stage.staff.reload()
    while librarian.is_building():
        yield
    current = generations.current(mark.parent / "library")
    assert current
    assert current.name != first == stage.generation(), "it was read, and the visitor goes on with what is shown"
    stage.visit.forget()
    while stage.generation() == first or librarian.is_building():
        yield
    _note(stage, mark)
    _go_in(stage)
    assert "once nobody is at the screen" in stage.staff.rollBack()
    stage.visit.forget()
    # It is looked for new content then, too.
    while stage.generation() != first or librarian.is_building():
        yield
    _go_in(stage)
    stage.staff.restart()


def _go_in(stage: Stage) -> None:
    stage.visit.touch()
    stage.staff.enter("12345678")
    assert stage.visit.value().idle.phase is Phase.ACTIVE
    assert stage.staff.property("inside")


def _note(stage: Stage, mark: Path) -> str:
    with mark.open("a", encoding="ascii") as file:
        file.write(f"{stage.generation()}\n")
    return stage.generation()


def _is_over(fault: str, mark: Path) -> bool:
    current = generations.current(mark.parent)
    return fault in {"deadlock", "blind"} or (current is not None and current.name != mark.name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:]))
