"""What tests share: a content folder, the shipped library, a clock that is told, and a stage to tap on."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import hypothesis
import pytest

from kiosk import paths
from kiosk.settings import Settings, StaffSettings
from tests.__main__ import REMEMBERED
from tests.folders import PATIENT, Content

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

    from kiosk.authoring.wire import Message
    from kiosk.bridge.staff import Office
    from kiosk.bridge.stage import Stage


hypothesis.settings.register_profile("no clock", hypothesis.settings(), deadline=None)
hypothesis.settings.load_profile("no clock")


CODE = "$argon2id$v=19$m=8,t=1,p=1$9z+l49H6SOfgrE0NH5UP5w$WTmb40SYmYjtfE1L9gE9Vw1iNhkunJ/4bcYA9T9J4aY"
"""Of 12345678; cheaper than one of a clinic's."""


def pytest_configure(config: pytest.Config) -> None:
    """Measure the coverage of the tests' own processes alone: measuring slows down every program that they start."""
    if hasattr(config, "workerinput"):
        os.environ.pop("COVERAGE_PROCESS_CONFIG", None)


class Clock:
    """Monotonic seconds that pass only when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="session", autouse=True)
def state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder in which commands that are run in this process keep what they remember."""
    folder = tmp_path_factory.mktemp("state") / paths.APPLICATION
    folder.mkdir()
    with patch.object(paths, "state", lambda: folder):
        yield folder


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files that workers are asked for, in order."""
    from kiosk.authoring.foreman import Foreman

    paths_asked: list[str] = []
    run = Foreman.run

    def noting(self: Foreman, requests: Sequence[Message]) -> object:
        paths_asked.extend(request.path for request in requests)
        return run(self, requests)

    monkeypatch.setattr(Foreman, "run", noting)
    return paths_asked


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def content(tmp_path: Path) -> Content:
    """A small content folder without any problem."""
    return Content(tmp_path / "content")


@pytest.fixture(scope="session")
def remembered(state: Path) -> Path:
    """The file in which `kiosk check` keeps what it read: drawing the shipped pictures takes long, and is done once.

    That is by `python -m tests` for all processes, or else in each process by the first test that needs it.
    """
    file, before = state / "checked.cache", Path(os.environ.get(REMEMBERED, ""))
    if before.is_file():
        shutil.copyfile(before, file)
    return file


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory, remembered: Path) -> Path:
    """The library file of the shipped content."""
    from kiosk.authoring import compiler

    target = tmp_path_factory.mktemp("library") / "shipped.kiosk"
    report = compiler.build(paths.shipped_content(), target, cache=remembered, limits=PATIENT)
    assert report.problems == ()
    return target


@pytest.fixture(scope="session")
def qapp(tmp_path_factory: pytest.TempPathFactory) -> QGuiApplication:
    """The application as the kiosk makes it, in place of pytest-qt's."""
    from kiosk.bridge import platform

    platform.prepare("software", tmp_path_factory.mktemp("qml"), offscreen=True)
    return platform.application()


@pytest.fixture
def settings() -> Settings:
    """The settings of the stage; a module may have others."""
    return Settings(staff=StaffSettings(code=CODE))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A machine of which there is little to tell."""
    from kiosk.bridge.staff import Office

    (tmp_path / "office").mkdir()
    return Office(tmp_path / "office", lambda: "State: well.\nDisk: 5000 MB free.", lambda: "Gone back.")


@pytest.fixture
def empty_stage(qapp: QGuiApplication, clock: Clock, settings: Settings, office: Office) -> Iterator[Stage]:
    """The whole screen, before a library was opened."""
    from kiosk.bridge.stage import Stage

    made = Stage(settings, paths.assets(), paths.qml(), clock, office)
    made.window.resize(1280, 800)
    made.window.show()
    qapp.processEvents()
    yield made
    made.close()


@pytest.fixture
def stage(empty_stage: Stage, shipped: Path) -> Stage:
    """The whole screen with the shipped library, at its attract screen."""
    from kiosk.library.reader import Library

    empty_stage.open(Library.open(shipped))
    return empty_stage
