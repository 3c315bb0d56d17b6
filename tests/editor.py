"""An editor at work: files on a disk, and the preview that follows them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickWindow

from kiosk import paths
from kiosk.authoring import reporting
from kiosk.authoring.proofing import ContentProofreader
from kiosk.bridge.page import PageDocument
from kiosk.bridge.preview import PreviewDesk
from kiosk.bridge.proofroom import ProofRoom
from kiosk.bridge.rows import RowsModel
from kiosk.bridge.stage import Stage
from kiosk.operations.watching import Watch

TODAY = dt.date(2026, 11, 25)


class Editor:
    """Somebody who edits `content` with the preview open. `proofs` counts what came from the proof room."""

    def __init__(self, content: Path, stage: Stage, cache: Path | None, owner: QObject) -> None:
        self.content = content
        self.stage = stage
        self.proofs = 0
        self.desk = PreviewDesk(stage, content, TODAY, lambda problem: reporting.excerpt(problem, content), owner)
        self.room = ProofRoom(lambda: ContentProofreader(content, cache, TODAY), self.desk)
        self.room.proofed.connect(self._count)
        self.room.proofed.connect(self.desk.take)
        self.room.failed.connect(self.desk.fail)
        self._watch = Watch(content, self.room.note)
        self.room.start()
        self.window: QQuickWindow = self.desk.open(paths.qml())

    def close(self) -> None:
        self._watch.close()
        self.room.close()
        self.room._thread.join()
        self.desk.close()

    def change(self, path: str, edit: Callable[[str], str]) -> None:
        """Edit a file as text editors do that write in place."""
        file = self.content / path
        file.write_text(edit(file.read_text("utf-8")), "utf-8")

    def words(self) -> str:
        """Return everything that the page in front says."""
        document = self.stage.guide.findChildren(PageDocument)[int(self.stage.guide.property("activePage"))]
        return "\n".join(str(value) for row in document.block_rows().rows() for value in row.values())

    def problems(self) -> list[tuple[object, object]]:
        """Return code and line of each problem of the file in front."""
        return [(row["code"], row["line"]) for row in self._rows("here")]

    def files(self) -> list[object]:
        """Return the files that have problems."""
        return [row["path"] for row in self._rows("files")]

    def told(self, what: str) -> object:
        """Return a property of the panel."""
        return self.desk.property(what)

    def _rows(self, name: str) -> list[dict[str, object]]:
        model = self.desk.property(name)
        assert isinstance(model, RowsModel)
        return [dict(row) for row in model.rows()]

    def _count(self) -> None:
        self.proofs += 1
