"""The real screen with a fault in it: `python -m tests.faults.spoilt_screen FAULT MARK ARGUMENT …`.

deadlock: at its first start, which the file MARK tells from the others, a slot waits for ever. crash: three seconds
after the library MARK is shown, the process aborts. A screen that is not spoilt is left by staff.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QTimer

from kiosk import app, cli
from kiosk.bridge.stage import Stage
from kiosk.library import generations


def main(fault: str, mark: Path, arguments: list[str]) -> int:
    """Run `kiosk` with its arguments and the fault."""
    go_on = app._collect_between_visitors

    def spoil(stage: Stage) -> None:
        go_on(stage)
        if fault == "deadlock" and not mark.exists():
            mark.touch()
            QTimer.singleShot(500, lambda: threading.Event().wait())
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
    return fault == "deadlock" or (current is not None and current.name != mark.name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:]))
