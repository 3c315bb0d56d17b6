"""One run of a screen: prints the seconds to its first frame and to home, and its memory on a page: `… FILE BEGIN`.

The memory is the proportional set size in MB: shared pages counted in part.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from kiosk import paths
from kiosk.bridge import platform
from kiosk.settings import Settings
from tests.bench.memory import status

AT_REST = 3000
"""Milliseconds."""


def main() -> None:
    """Measure from BEGIN, a time of the system's clock that was taken before this process was started."""
    file, begin = Path(sys.argv[1]), float(sys.argv[2])
    platform.prepare("software", file.parent / "qml", offscreen=True)
    app = platform.application()

    from PySide6.QtCore import QTimer

    from kiosk.bridge.stage import Stage
    from kiosk.library.reader import Library

    stage = Stage(Settings(), paths.assets(), paths.qml(), time.monotonic)
    stage.window.resize(1920, 1080)
    stage.open(Library.open(file))
    times: list[float] = []

    def painted() -> None:
        at_home = not stage.visit.asleep()
        if len(times) == at_home:
            times.append(time.time() - begin)
            # What a frame leads to must wait until that frame is over.
            QTimer.singleShot(0, read if at_home else stage.visit.touch)

    def read() -> None:
        stage.visit.openSection("section-0")
        stage.visit.openPage("section-0/page-0")
        # The window refuses to close, so asking to quit would not do.
        QTimer.singleShot(AT_REST, app.exit)

    stage.window.frameSwapped.connect(painted)
    stage.window.show()
    app.exec()
    print(*times, status("smaps_rollup", "Pss") / 1024)
    stage.close()


if __name__ == "__main__":
    main()
