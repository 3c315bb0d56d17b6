"""The disk stops giving what is on it, with a page open: a plain sentence, no crash, and it passes with the fault."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk import cli
from kiosk.bridge.librarian import Librarian
from kiosk.bridge.stage import Stage
from kiosk.bridge.words import APOLOGY
from kiosk.library import attempts, generations
from kiosk.settings import Settings
from tests.faults.conftest import SECONDS, promised
from tests.folders import FILES, Content
from tests.journeys.family import Family

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="files can be swapped under a process in /proc only")


@pytest.fixture
def settings() -> Settings:
    return Settings()


@contextmanager
def failing(file: Path) -> Iterator[int]:
    """Let every read of the open file `file` fail; yield of how many handles that is so.

    They become handles that may only write, so that the system refuses; SQLite tells that as it tells EIO.
    """
    links = [link for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    handles = [int(link.name) for link in links if os.path.realpath(link) == str(file)]
    whole = {handle: os.dup(handle) for handle in handles}
    deaf = os.open(file, os.O_WRONLY)
    for handle in handles:
        os.dup2(deaf, handle)
    os.close(deaf)
    try:
        yield len(handles)
    finally:
        for handle, kept in whole.items():
            os.dup2(kept, handle)
            os.close(kept)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library of many pages."""
    place = tmp_path_factory.mktemp("published")
    content = Content(place / "content")
    for path, text in FILES.items():
        content.write(path.replace("en/", "es/"), text.replace("draft", "approved"))
    for number in range(30):
        content.page(f"en/care/page-{number:02}.md", f"Words {number}.\n\n" * 60)
        page = (content.folder / f"en/care/page-{number:02}.md").read_text("utf-8")
        content.write(f"es/care/page-{number:02}.md", page.replace("draft", "approved"))
    assert cli.main(["build", str(content.folder), "--publish", str(place / "library")]) == 0
    return place


@pytest.fixture
def librarian(empty_stage: Stage, published: Path, tmp_path: Path) -> Librarian:
    """The kiosk with that library, at its attract screen."""
    shutil.copytree(published / "library", tmp_path / "library")
    build = ["build", str(published / "content"), "--publish", str(tmp_path / "library")]
    made = Librarian(empty_stage, tmp_path / "library", [sys.executable, "-m", "kiosk", *build], empty_stage)
    made.open_current()
    return made


def _blocks(stage: Stage) -> list[str]:
    pool = stage.guide._pool
    return [str(row["text"]) for row in pool.document(pool.active()).block_rows().rows()]


def _ready(stage: Stage) -> bool:
    return bool(stage.guide.property("ready"))


def _press_and_lift(stage: Stage) -> None:
    stage.guide.pressPage("care/page-10")
    stage.guide._pool.prepare()
    stage.visit.openPage("care/page-10")


ACTS: dict[str, Callable[[Stage], object]] = {
    "a page": lambda stage: stage.visit.openPage("care/page-20"),
    "the next page": lambda stage: stage.visit.turnTo("care/page-02"),
    "a section": lambda stage: stage.visit.openSection("care"),
    "a search": lambda stage: stage.visit.typeLetter("w"),
    "a finger on a page": _press_and_lift,
    "another language": lambda stage: stage.visit.setLanguage("es"),
}


@pytest.mark.parametrize("act", ACTS)
def test_a_read_error_under_a_reader_is_one_sentence_and_passes(
    librarian: Librarian, empty_stage: Stage, qtbot: QtBot, caplog: pytest.LogCaptureFixture, act: str
) -> None:
    stage, library = empty_stage, empty_stage.library()
    assert library
    stage.visit.touch()
    stage.visit.openPage("care/page-01")
    with failing(library.path) as handles:
        assert handles == 2, "one for the text and one for the pictures"
        if act == "a search":
            stage.visit.openSearch()
        ACTS[act](stage)
        qtbot.wait(50)
        ACTS[act](stage)
    assert "Traceback" not in caplog.text
    told = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert len(told) == 1, "the fault was met"
    assert "disk I/O error. It is opened again" in told[0]
    stage.visit.openPage("care/page-25")
    assert any("Words 25" in text for text in _blocks(stage)), "the disk is back"
    stage.visit.forget()
    assert _ready(stage)
    assert len(ACTS) + 2 >= promised("Disk that cannot be read")
    librarian.stop()


def test_a_page_that_cannot_be_read_says_so_and_the_others_can_be_reached(
    librarian: Librarian, empty_stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage, library = empty_stage, empty_stage.library()
    assert library
    stage.visit.touch()
    stage.visit.openSection("care")
    pages = library.page

    def fail(language: str, page: str) -> object:
        with failing(library.path):
            return pages(language, page)

    library.page = fail  # type: ignore[method-assign, assignment]
    stage.visit.openPage("care/page-20")
    assert _blocks(stage) == [APOLOGY]
    assert _ready(stage)
    assert "page-20" not in caplog.text, "nothing of a visit in the log"
    library.page = pages  # type: ignore[method-assign]
    stage.visit.back()
    stage.visit.openPage("care/page-20")
    assert any("Words 20" in text for text in _blocks(stage))
    librarian.stop()


def test_when_nothing_can_be_read_the_calm_screen_stands_in_until_it_can(
    qapp: QGuiApplication, librarian: Librarian, empty_stage: Stage, qtbot: QtBot
) -> None:
    stage, library = empty_stage, empty_stage.library()
    assert library
    family = Family(qapp, stage)
    stage.visit.touch()
    with failing(library.path):
        stage.visit.openSection("care")
        assert not _ready(stage)
        assert stage.guide.failed()
        family.touch(family.centre())
        assert not _ready(stage)
    family.touch(family.centre())
    assert _ready(stage), "the disk is back, and the next touch tries again"
    assert stage.visit.value().route.target == "care", "a touch on what stood in presses nothing"
    stage.visit.forget()
    assert _ready(stage)
    # It is opened again between two visitors.
    qtbot.waitUntil(lambda: not stage.guide.failed(), timeout=60_000)
    qtbot.waitUntil(lambda: not librarian.is_building(), timeout=60_000)
    assert _ready(stage)


HANGING = (generations.POINTER, attempts.FILE)


@pytest.mark.parametrize("name", HANGING)
def test_a_disk_that_hangs_keeps_no_screen_waiting(
    librarian: Librarian, empty_stage: Stage, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    """Whoever opens a pipe to read hangs until somebody writes."""
    stage, stuck, kept = empty_stage, tmp_path / "library" / name, tmp_path / "kept"
    stuck.rename(kept)
    os.mkfifo(stuck)
    hung: list[bool] = []

    def lift() -> None:
        with contextlib.suppress(OSError):
            os.close(os.open(stuck, os.O_WRONLY | os.O_NONBLOCK))
            hung.append(True)

    # Else nothing would end what waits for the disk itself.
    guard = threading.Timer(SECONDS, lift)
    guard.start()
    stage.visit.touch()
    stage.visit.forget()
    librarian.give_up()
    stage.visit.touch()
    stage.visit.openPage("care/page-20")
    assert any("Words 20" in text for text in _blocks(stage))
    assert not hung
    guard.cancel()
    while not hung:
        lift()
    kept.replace(stuck)
    qtbot.waitUntil(lambda: not librarian.is_looking(), timeout=60_000)
    stage.visit.forget()
    assert _ready(stage)
    qtbot.waitUntil(lambda: not librarian.is_building(), timeout=60_000)
    assert len(HANGING) >= promised("State disk that hangs under the screen")
    librarian.stop()
