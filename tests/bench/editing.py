"""What an editor waits for: a check of many pages, and a save in the preview."""

from __future__ import annotations

import datetime as dt
import functools
import json
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

from kiosk import paths
from kiosk.authoring import compiler
from kiosk.authoring.foreman import Limits
from kiosk.bridge import platform
from kiosk.bridge.stage import Stage
from kiosk.settings import Settings
from tests.editor import Editor

TODAY = dt.date(2026, 11, 25)
PAGE = "en/care/mibg-therapy.md"
SAVES = 20


def main(folder: Path) -> dict[str, object]:
    """Measure in `folder`; each preview in a process of its own."""
    many = content(folder / "many", 10_000)
    found: dict[str, object] = {"check_10000_pages_s": check(many, folder / "checked.cache")}
    for pages, source in ((30, content(folder / "few", 0)), (10_000, many)):
        command = [sys.executable, "-m", "tests.bench.editing", str(source), str(folder / f"scratch-{pages}")]
        found[f"save_{pages}_pages_ms"] = json.loads(
            subprocess.run(command, capture_output=True, text=True, check=True).stdout
        )
    return found


def content(folder: Path, pages: int) -> Path:
    """Write the shipped content to `folder`, with copies of its pages until there are as many; return it."""
    shutil.copytree(paths.shipped_content(), folder)
    own = [page for page in sorted(folder.glob("en/*/*.md")) if page.name != "index.md"]
    there = len([page for page in folder.glob("*/*/*.md") if page.name != "index.md"])
    for number in range(pages - there):
        page = own[number % len(own)]
        text = page.read_text("utf-8")
        page.with_name(f"{page.stem}-{number}.md").write_text(f"{text}\n\nPage number {number}.\n", "utf-8")
    return folder


def check(folder: Path, cache: Path) -> dict[str, float]:
    """Seconds of a check without cache, of one after one change, and what share the second is of the first."""
    cold = _check(folder, cache)
    _add(folder, "One more line.")
    changed = _check(folder, cache)
    return {"cold": round(cold, 2), "one change": round(changed, 2), "share": round(changed / cold, 4)}


def saves(folder: Path, scratch: Path, count: int = SAVES) -> dict[str, float]:
    """Milliseconds from before a page is written to the first painted frame that shows it."""
    scratch.mkdir(parents=True, exist_ok=True)
    platform.prepare("software", scratch / "qml", offscreen=True)
    application = platform.application()
    stage = Stage(Settings(), paths.assets(), paths.qml(), lambda: 0.0)
    editor = Editor(folder, stage, scratch / "preview.cache", application)
    waiter = _Waiter(stage)
    waiter.until(lambda: editor.told("path") != "")
    editor.desk.jump(PAGE, 0)
    waiter.until(lambda: editor.told("path") == PAGE)
    waiter.rest()
    times = []
    for number in range(count):
        words = f"Saved {number} times, at {time.time_ns()}."
        begin = time.perf_counter()
        _add(folder, words)
        waiter.until(functools.partial(_says, editor, words))
        waiter.frame()
        times.append((time.perf_counter() - begin) * 1000)
        waiter.rest()
    editor.close()
    stage.close()
    ordered = sorted(times)
    return {"p50": round(statistics.median(ordered), 1), "max": round(ordered[-1], 1), "count": count}


class _Waiter(QObject):
    """Runs Qt's loop until something has happened."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._frames = 0
        self._window = stage.window
        stage.window.frameSwapped.connect(self._swapped, Qt.ConnectionType.QueuedConnection)

    def until(self, reached: Callable[[], bool]) -> None:
        while not reached():
            self._run(1)

    def frame(self) -> None:
        before = self._frames
        self._window.update()
        self.until(lambda: self._frames > before)

    def rest(self) -> None:
        """Let everything that follows a save come to its end."""
        self._run(1500)

    def _run(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def _swapped(self) -> None:
        self._frames += 1


def _says(editor: Editor, words: str) -> bool:
    return words in editor.words()


def _check(folder: Path, cache: Path) -> float:
    begin = time.perf_counter()
    compiler.check(folder, cache=cache, limits=Limits(build=3600), today=TODAY)
    return time.perf_counter() - begin


def _add(folder: Path, words: str) -> None:
    page = folder / PAGE
    page.write_text(f"{page.read_text('utf-8')}\n\n{words}\n", "utf-8")


if __name__ == "__main__":
    given = [Path(word) for word in sys.argv[1:]]
    print(json.dumps(main(given[0]) if len(given) == 1 else saves(given[0], given[1])))
