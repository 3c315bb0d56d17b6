"""Walks through the shipped content and prints JSON: the memory in MB at each stop: `… FILE`.

The memory is the proportional set size: shared pages counted in part.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from kiosk import paths
from kiosk.bridge import platform
from kiosk.bridge.stage import Stage
from kiosk.library.reader import Library
from kiosk.settings import Settings
from tests.bench.memory import status

AT_REST = 1500
"""Milliseconds."""
SLIDE = 8
"""Looks at the screen in which the next slide comes, so that there are two for a moment."""


def main() -> None:
    """Look at the attract screen, home, every page in turn, and the attract screen again, in full HD."""
    file = Path(sys.argv[1])
    platform.prepare("software", file.parent / "qml", offscreen=True)
    application = platform.application()
    stage = Stage(Settings(), paths.assets(), paths.qml(), time.monotonic)
    stage.window.resize(1920, 1080)
    library = Library.open(file)
    stage.open(library)
    stage.window.show()
    platform.settle()
    found = {"attract": _at_rest()}
    stage.visit.touch()
    found["home"] = _at_rest()
    guide = stage.guide.guide()
    assert guide is not None
    for section in guide.sections:
        for entry in library.entries(guide.language, section.id):
            stage.visit.openPage(entry.id)
            found[entry.id] = _at_rest()
    stage.visit.forget()
    platform.tidy()
    found["attract again"] = _at_rest()
    found["attract, at most"] = max(_at_rest() for _ in range(SLIDE))
    print(json.dumps(found))
    stage.close()
    del application


def _at_rest() -> float:
    loop = QEventLoop()
    QTimer.singleShot(AT_REST, loop.quit)
    loop.exec()
    return round(status("smaps_rollup", "Pss") / 1024, 1)


if __name__ == "__main__":
    main()
