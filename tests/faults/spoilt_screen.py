"""The real screen with a fault in it: `python -m tests.faults.spoilt_screen FAULT MARK ARGUMENT …`.

deadlock: at its first start, which the file MARK tells from the others, a slot waits for ever. blind: at its first
start, its window stops painting while its event loop turns. crash: three seconds after the library MARK is shown, the
process aborts. A screen that is not spoilt is left by staff.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer

from kiosk import app, cli
from kiosk.bridge.stage import Stage
from kiosk.library import generations

UNNOTICED = 60_000
"""Milliseconds after which a blind screen ends by itself: nobody has noticed."""


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
            QTimer.singleShot(500, lambda: threading.Event().wait())
        elif fault == "blind" and not mark.exists():
            mark.touch()
            QTimer.singleShot(500, lambda: stage.window.installEventFilter(Blindfold(stage)))
            QTimer.singleShot(UNNOTICED, stage.staff.unlock)
        elif fault == "crash" and stage.generation() == mark.name:
            QTimer.singleShot(3000, os.abort)
        else:
            if fault == "deadlock":
                mark.write_text(stage.generation(), "ascii")
            leave = QTimer(stage, interval=200)
            leave.timeout.connect(lambda: stage.staff.unlock() if _is_over(fault, mark) else None)
            leave.start()

    app._collect_between_visitors = spoil
    return cli.main(arguments)


def _is_over(fault: str, mark: Path) -> bool:
    current = generations.current(mark.parent)
    return fault in {"deadlock", "blind"} or (current is not None and current.name != mark.name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:]))
