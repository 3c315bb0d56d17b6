"""In a right-to-left language every screen is the mirror image of what it is in a left-to-right one (A23)."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk import paths
from kiosk.bridge import pool
from kiosk.bridge.snapshot import Draughtsman, Scene
from kiosk.bridge.stage import Stage
from kiosk.bridge.writing import RIGHT_TO_LEFT_MARK
from kiosk.library.reader import Library
from kiosk.session.preferences import Preferences
from kiosk.settings import Settings
from tests import geometry, pseudo
from tests.conftest import Clock

POINTING = {"back", "next", "previous", "next-step", "summary", "listen", "louder", "softer"}
"""Icons that point along the lines."""

FAULTS = {
    "a place of its own": ("06-questions", "components/CheckRow.qml", "anchors.left: parent.left", "x: 0"),
    "a row of a list": ("04-page", "components/BlockList.qml", "anchors.left: parent?.left", "x: 0"),
    "text that chooses its side": ("08-help", "components/Label.qml", "horizontalAlignment: Text.AlignLeft", ""),
    "no mirror at all": ("02-home", "Main.qml", "LayoutMirroring.childrenInherit: true", ""),
}


@pytest.fixture(scope="module")
def same_words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Catalogues in which only the direction differs."""
    return pseudo.catalogues(tmp_path_factory.mktemp("same-words"), longer=False)


@pytest.fixture(scope="module")
def both_ways(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped library in English, and in a language that differs only in its direction."""
    target = tmp_path_factory.mktemp("both-ways") / "both.kiosk"
    return pseudo.library(shipped, target, pseudo.MIRRORED, longer=False)


@pytest.fixture
def _unkerned(qapp: QGuiApplication) -> Iterator[None]:
    """Letters that do not move closer to their neighbours: in the other direction a full stop has others."""
    before, font = qapp.font(), qapp.font()
    font.setKerning(False)
    qapp.setFont(font)
    yield
    qapp.setFont(before)


@pytest.fixture
def settings(same_words: Path, _unkerned: None, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The stage's settings, which it is given just before it looks for its catalogues."""
    monkeypatch.setattr(paths, "catalogues", lambda: same_words)
    return Settings()


@pytest.fixture
def stage(empty_stage: Stage, both_ways: Path) -> Stage:
    empty_stage.open(Library.open(both_ways))
    return empty_stage


@pytest.fixture
def draughtsman(qapp: QGuiApplication, stage: Stage, tmp_path: Path) -> Draughtsman:
    geometry.unroll(stage.window.contentItem())
    return Draughtsman(qapp, stage, tmp_path)


def look(language: str, text_size: int = 100, *, low_reach: bool = False) -> Preferences:
    return Preferences(language=language, text_size=text_size, reduce_motion=True, low_reach=low_reach)


def show(stage: Stage, draughtsman: Draughtsman, scene: Scene, wishes: Preferences) -> list[geometry.Spot]:
    # The farewell is said in the language of the settings.
    stage.visit._defaults = wishes
    stage.visit.forget()
    scene.arrange()
    draughtsman.settle()
    return geometry.spots(stage.window.contentItem())


def faults(stage: Stage, draughtsman: Draughtsman, scene: Scene, *wishes: Preferences) -> list[str]:
    left, right = (show(stage, draughtsman, scene, one) for one in wishes)
    turned = {one.words for one in right if one.turned} & {icon.stem for icon in (paths.assets() / "icons").iterdir()}
    pointing = {one.words for one in right if one.kind == geometry.IMAGE} & POINTING
    return [
        *geometry.unlike(left, right, stage.window.width()),
        *(f"{name} is turned in English" for name in (one.words for one in left if one.turned)),
        *(f"{name} points the wrong way" for name in turned ^ pointing),
    ]


@pytest.mark.parametrize(
    ("size", "text_size", "low_reach"),
    [((1920, 1080), 100, False), ((1080, 1920), 100, True), ((1920, 1080), 200, True), ((1080, 1920), 200, False)],
)
def test_every_screen_is_mirrored(
    stage: Stage, draughtsman: Draughtsman, size: tuple[int, int], text_size: int, low_reach: bool
) -> None:
    stage.window.resize(*size)
    both = [look(language, text_size, low_reach=low_reach) for language in ("en", pseudo.MIRRORED)]
    # The staff's pad belongs to the machine, and stays as it is.
    scenes = [scene for scene in draughtsman.scenes() if not scene.name.endswith("-staff")]
    found = {scene.name: wrong for scene in scenes if (wrong := faults(stage, draughtsman, scene, *both))}
    assert found == {}
    assert len(scenes) > 30


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_not_mirrored_is_found(  # noqa: PLR0913, PLR0917 - what a stage is made of
    qapp: QGuiApplication, both_ways: Path, settings: Settings, clock: Clock, tmp_path: Path, fault: str
) -> None:
    name, file, right, wrong = FAULTS[fault]
    qml = Path(shutil.copytree(paths.qml(), tmp_path / "qml"))
    text = (qml / "Kiosk" / file).read_text("utf-8")
    assert right in text
    (qml / "Kiosk" / file).write_text(text.replace(right, wrong), "utf-8")
    stage = Stage(settings, paths.assets(), qml, clock)
    stage.open(Library.open(both_ways))
    stage.window.resize(1920, 1080)
    stage.window.show()
    draughtsman = Draughtsman(qapp, stage, tmp_path)
    scene = next(scene for scene in draughtsman.scenes() if scene.name.startswith(name))
    found = faults(stage, draughtsman, scene, look("en"), look(pseudo.MIRRORED))
    stage.close()
    assert found


def unled(stage: Stage) -> Iterator[str]:
    """Yield the texts of the guide and the interface that a Latin first letter would set the wrong way round."""
    own = {"English", *(text for line in Settings().help_lines for text in (line.name, line.contact, line.hours))}
    for item in geometry.texts(stage.window.contentItem()):
        text = str(item.property("text"))
        if re.search(r"[^\W\d_]{2}", text) and not text.startswith(RIGHT_TO_LEFT_MARK) and text not in own:
            yield text


def test_every_text_keeps_to_the_direction_of_its_language(stage: Stage, draughtsman: Draughtsman) -> None:
    for scene in draughtsman.scenes():
        show(stage, draughtsman, scene, look(pseudo.MIRRORED))
        assert list(unled(stage)) == [], scene.name


def test_a_text_that_does_not_keep_to_it_is_found(
    stage: Stage, draughtsman: Draughtsman, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "all_led", lambda page, _language: page)
    scene = next(scene for scene in draughtsman.scenes() if scene.name.startswith("04-page"))
    show(stage, draughtsman, scene, look(pseudo.MIRRORED))
    assert list(unled(stage))


def test_the_corner_for_staff_stays_where_it_is(stage: Stage, draughtsman: Draughtsman) -> None:
    corners = set()
    for language in ("en", pseudo.MIRRORED):
        show(stage, draughtsman, next(draughtsman.scenes()), look(language))
        pad = next(one for one in geometry.walk(stage.window.contentItem()) if one.objectName() == "staff pad")
        corners.add(geometry.place(pad.childItems()[0]).right())
    assert corners == {stage.window.width()}
