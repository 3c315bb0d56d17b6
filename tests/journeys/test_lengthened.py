"""Texts that are two fifths longer than English are still whole, in either direction and at the largest size (A4)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk import paths
from kiosk.bridge.snapshot import Draughtsman
from kiosk.bridge.stage import Stage
from kiosk.library.reader import Library
from kiosk.session.preferences import Preferences
from kiosk.settings import ScreenSettings, Settings
from tests import geometry, pseudo
from tests.conftest import Clock

LARGE = ScreenSettings(diagonal_inches=24)
SMALL = ScreenSettings(diagonal_inches=10.1)

FAULTS = {
    "one line only": ("04-page", "components/Title.qml", "lineHeight:", "wrapMode: Text.NoWrap\n    lineHeight:"),
    "dots at the end": ("06-questions", "components/Label.qml", "wrapMode: Text.Wrap", "elide: Text.ElideRight"),
    "a button too low": ("02-home", "screens/HomeScreen.qml", "height: ways.tallest", "height: Theme.mm(6)"),
    "one over another": ("02-home", "screens/HomeScreen.qml", "spacing: Theme.xs", "spacing: -Theme.l"),
    "too narrow a place": ("02-home", "components/BarButton.qml", "visible: !root.wordless", "visible: true"),
}


@pytest.fixture(scope="module")
def long_words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pseudo.catalogues(tmp_path_factory.mktemp("long-words"))


@pytest.fixture(scope="module")
def libraries(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("long")
    return {one: pseudo.library(shipped, folder / f"{one}.kiosk", one) for one in pseudo.LANGUAGES}


@pytest.fixture(autouse=True)
def _long_interface(long_words: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "catalogues", lambda: long_words)


def set_up(library: Path, clock: Clock, screen: ScreenSettings, size: tuple[int, int], qml: Path) -> Stage:
    stage = Stage(Settings(screen=screen), paths.assets(), qml, clock)
    stage.open(Library.open(library))
    stage.window.resize(*size)
    stage.window.show()
    geometry.unroll(stage.window.contentItem())
    return stage


def cut(stage: Stage, draughtsman: Draughtsman, language: str, text_size: int, only: str = "") -> dict[str, list[str]]:
    """Return by screen which texts are cut, jut out or lie over others, in plain English."""
    wishes = Preferences(language=language, text_size=text_size, reduce_motion=True)
    # The farewell is said in the language of the settings.
    stage.visit._defaults = wishes
    stage.visit.forget()
    found = {}
    for scene in draughtsman.scenes():
        if not scene.name.startswith(only):
            continue
        stage.visit.forget()
        scene.arrange()
        draughtsman.settle()
        assert any("[" in str(text.property("text")) for text in geometry.texts(stage.window.contentItem())), scene.name
        found[scene.name] = [pseudo.plain(one) for one in geometry.cut(stage.window)]
    return found


@pytest.mark.parametrize(
    ("screen", "size", "text_size", "language"),
    [
        (LARGE, (1920, 1080), 100, pseudo.LONGER),
        (LARGE, (1920, 1080), 200, pseudo.MIRRORED),
        (LARGE, (1080, 1920), 100, pseudo.MIRRORED),
        (LARGE, (1080, 1920), 200, pseudo.LONGER),
        (SMALL, (1280, 800), 100, pseudo.MIRRORED),
        (SMALL, (1280, 800), 200, pseudo.LONGER),
    ],
)
def test_no_text_is_cut(  # noqa: PLR0913, PLR0917 - what there is, and the ways to look at it
    qapp: QGuiApplication, libraries: dict[str, Path], clock: Clock, tmp_path: Path,
    screen: ScreenSettings, size: tuple[int, int], text_size: int, language: str,
) -> None:  # fmt: skip
    stage = set_up(libraries[language], clock, screen, size, paths.qml())
    found = cut(stage, Draughtsman(qapp, stage, tmp_path), language, text_size)
    stage.close()
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert len(found) > 30


@pytest.mark.parametrize("fault", FAULTS)
def test_a_cut_text_is_found(
    qapp: QGuiApplication, libraries: dict[str, Path], clock: Clock, tmp_path: Path, fault: str
) -> None:
    name, file, right, wrong = FAULTS[fault]
    qml = Path(shutil.copytree(paths.qml(), tmp_path / "qml"))
    text = (qml / "Kiosk" / file).read_text("utf-8")
    assert right in text
    (qml / "Kiosk" / file).write_text(text.replace(right, wrong), "utf-8")
    stage = set_up(libraries[pseudo.LONGER], clock, SMALL, (1280, 800), qml)
    found = cut(stage, Draughtsman(qapp, stage, tmp_path), pseudo.LONGER, 200, name)
    stage.close()
    assert any(found.values())
