"""The pictures of blocks in the editors' guide, drawn from the very lines that the guide gives to copy.

`python -m tests.specimens` draws them into assets/blocks.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtQuick import QQuickItem

from kiosk import paths
from kiosk.authoring.proofing import ContentProofreader
from kiosk.bridge import platform
from kiosk.bridge.snapshot import Draughtsman
from kiosk.bridge.stage import Stage
from kiosk.library.reader import Readable
from kiosk.problems import Severity
from kiosk.session.preferences import Preferences
from kiosk.session.visit import GateChoice
from kiosk.settings import Settings
from tests.editor import TODAY

GUIDE = paths.shipped_content() / "README.md"
FOLDER = paths.assets() / "blocks"
PATTERN = re.compile(r"^(`{3,})\n(.*?)^\1\n\n!\[[^\]]+\]\(\.\./assets/blocks/([\w-]+)\.png\)", re.DOTALL | re.MULTILINE)
"""Lines to copy, and the name of the picture below them."""
WIDTH, HEIGHT, INCHES = 1000, 3000, 56
MARGIN = 12


def specimens() -> dict[str, str]:
    """Return the lines of each block that has a picture, by the picture's name."""
    return {name: lines for _, lines, name in PATTERN.findall(GUIDE.read_text("utf-8"))}


def library(found: Mapping[str, str], scratch: Path, cache: Path | None = None) -> Readable:
    """Return the shipped content with a page of each specimen; `cache` is a file that makes it faster."""
    content = Path(shutil.copytree(paths.shipped_content(), scratch / "content"))
    front = (content / "en/research/mycn.md").read_text("utf-8").split("---\n")[1]
    front = re.sub("^questions:.*\n", "", front, flags=re.MULTILINE)
    for name, lines in found.items():
        (content / f"en/research/specimen-{name}.md").write_text(f"---\n{front}---\n{lines}", "utf-8")
    reader = ContentProofreader(content, cache, TODAY)
    proof = reader.read()
    reader.close()
    assert proof.library is not None
    assert [one for one in proof.problems if one.severity is Severity.ERROR] == []
    return proof.library


def draw(application: QGuiApplication, scratch: Path, cache: Path | None = None) -> dict[str, QImage]:
    """Draw each specimen as it stands on a page."""
    stage = Stage(Settings(), paths.assets(), paths.qml(), lambda: 0.0)
    stage.window.setProperty("diagonalInches", INCHES)
    stage.window.resize(WIDTH, HEIGHT)
    stage.window.show()
    stage.open(library(specimens(), scratch, cache))
    draughtsman = Draughtsman(application, stage, scratch)
    found = {}
    for name, lines in specimens().items():
        stage.visit.forget(Preferences(reduce_motion=True))
        stage.visit.touch()
        stage.visit.openPage(f"research/specimen-{name}")
        draughtsman.settle()
        found[name] = stage.window.grabWindow().copy(_blocks(stage))
        if "coming:" in lines:
            stage.visit.chooseAtGate(0, GateChoice.NUMBERS)
            draughtsman.settle()
            found[name] = _above(found[name], stage.window.grabWindow().copy(_blocks(stage)))
    stage.close()
    return found


def _above(one: QImage, other: QImage) -> QImage:
    whole = QImage(one.width(), one.height() + other.height(), QImage.Format.Format_RGB32)
    with QPainter(whole) as painter:
        painter.drawImage(0, 0, one)
        painter.drawImage(0, one.height(), other)
    return whole


def _blocks(stage: Stage) -> QRect:
    """Return where the blocks of the page in front are, in pixels of the window."""
    view = next(
        item for item in _items(stage.window.contentItem()) if item.objectName() == "blocks" and _is_shown(item)
    )
    column = view.property("columnWidth")
    inside = [item for item in view.childItems()[0].childItems() if item.isVisible() and item.width() == column]
    # The page's head stands above the first row, its foot below the last.
    rows = sorted((item for item in inside if item.y() >= 0), key=lambda item: item.y())[: view.property("count")]
    whole = QRect()
    for row in rows:
        whole = whole.united(row.mapRectToScene(row.boundingRect()).toRect())
    return whole.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)


def _is_shown(item: QQuickItem) -> bool:
    return item.isVisible() and item.mapToScene(item.boundingRect().center()).x() in range(WIDTH)


def _items(item: QQuickItem) -> list[QQuickItem]:
    return [found for child in item.childItems() if child.isVisible() for found in (child, *_items(child))]


def main() -> None:
    """Draw all pictures anew."""
    with tempfile.TemporaryDirectory() as folder:
        platform.prepare("software", Path(folder) / "qml", offscreen=True)
        for name, image in draw(platform.application(), Path(folder)).items():
            FOLDER.mkdir(exist_ok=True)
            image.save(str(FOLDER / f"{name}.png"))


if __name__ == "__main__":
    main()
