"""A family takes its questions along: a reader that is not ours decodes the codes from the screen itself (H5, P4)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk.session.preferences import Preferences, Theme
from kiosk.session.visit import Phase, Visit
from kiosk.settings import ContentSettings, Settings
from tests.conftest import Clock
from tests.journeys.blind import Blind, Key
from tests.journeys.family import Family, items
from tests.voices import Voices

LARGE, SMALL = 24.0, 10.1
GLASSES = [(LARGE, 1920, 1080), (LARGE, 1080, 1920), (SMALL, 1280, 800), (SMALL, 800, 1280)]
HEADINGS = {"en": "My questions", "es": "Mis preguntas"}
QUIET = 4
MODULE = 0.5
"""What P4 asks for: modules of quiet zone, millimetres of a module."""


@pytest.fixture
def settings() -> Settings:
    """Translations that are in review are shown."""
    return Settings(content=ContentSettings(show_unreviewed=True))


def _questions(family: Family) -> list[str]:
    guide = family.stage.guide.guide()
    assert guide is not None
    return [question.id for group in guide.groups for question in group.questions]


def _with_list(family: Family, look: Preferences, count: int, glass: tuple[float, int, int] = GLASSES[2]) -> list[str]:
    """Choose the first `count` questions on a glass; return their words, numbered."""
    family.window.setProperty("diagonalInches", glass[0])
    family.window.resize(*glass[1:])
    family.stage.visit.prefer(look)
    for question in _questions(family)[:count]:
        family.stage.visit.toggleQuestion(question)
    return [f"{number}. {text}" for number, text in enumerate(family.stage.guide.chosen(), start=1)]


def _open(family: Family) -> None:
    family.stage.visit.openMyList()
    family.stage.visit.showCode(0)
    family.settle()


def _named(family: Family, name: str) -> QQuickItem:
    return next(item for item in family.items() if item.objectName() == name)


def _pixels(picture: QImage) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """Return the grey values of a picture, row by row."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return rows[:, : grey.width()].copy()


def _decoded(family: Family) -> str:
    """Return what a reader of QR codes finds on the whole screen."""
    text, *_ = cv2.QRCodeDetectorAruco().detectAndDecode(_pixels(family.window.grabWindow()))
    return str(text)


def _beside(family: Family) -> list[str]:
    return [str(item.property("text")) for item in items(_named(family, "words of the code")) if item.property("text")]


def _place(item: QQuickItem) -> QRect:
    return item.mapRectToScene(item.boundingRect()).toRect()


def _module(family: Family) -> int:
    """Return how many pixels a module takes, measured along the top left finder pattern, which is seven wide."""
    place = _place(_named(family, "code"))
    picture = _pixels(family.window.grabWindow())[place.top() : place.bottom() + 1, place.left() : place.right() + 1]
    dark = np.argwhere(picture < 128)
    top, left = dark.min(axis=0)
    row = picture[top, left:] < 128
    width = int(np.argmin(row))
    assert width % 7 == 0
    assert top == left == QUIET * width // 7
    bottom, right = dark.max(axis=0)
    assert picture.shape == (bottom + 1 + top, right + 1 + left)
    assert set(np.unique(picture)) == {0, 255}, "black on white alone, and no module in between"
    return width // 7


def _codes(family: Family) -> Iterator[str]:
    """Decode the code in front and all after it, as shown beside each."""
    while True:
        text = _decoded(family)
        assert [line for line in text.split("\n") if line] == _beside(family)
        yield text
        if not any(family.name(one) in {"Next code", "Código siguiente"} for one in family.controls()):
            return
        family.stage.visit.showCode(family.stage.visit.property("code") + 1)
        family.settle()


@pytest.mark.parametrize("low", [False, True], ids=["whole", "low"])
@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("glass", GLASSES, ids=lambda glass: f"{glass[1]}x{glass[2]}")
@pytest.mark.parametrize("language", HEADINGS)
def test_every_question_is_read_from_the_glass(
    at_home: Family, language: str, glass: tuple[float, int, int], text: int, low: bool
) -> None:
    look = Preferences(language=language, text_size=text, reduce_motion=True, low_reach=low)
    wanted = _with_list(at_home, look, 99, glass)
    _open(at_home)
    millimetre = (glass[1] ** 2 + glass[2] ** 2) ** 0.5 / glass[0] / 25.4
    read = []
    for code in _codes(at_home):
        read.append(code)
        assert _module(at_home) / millimetre >= MODULE
    assert len(read) > 1
    assert [code.split("\n")[0] for code in read] == [
        f"{HEADINGS[language]} {number}/{len(read)}" for number in range(1, len(read) + 1)
    ]
    assert list(itertools.chain(*(code.split("\n")[2:] for code in read))) == wanted


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_short_list_is_one_code_dark_on_white_in_every_theme(at_home: Family, language: str, theme: Theme) -> None:
    wanted = _with_list(at_home, Preferences(language=language, theme=theme, reduce_motion=True), 3)
    _open(at_home)
    assert _decoded(at_home).split("\n")[2:] == wanted
    assert _module(at_home) / 5.9 > 2 * MODULE, "where there is room, modules are larger"


@pytest.mark.parametrize("low", [False, True], ids=["whole", "low"])
@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("glass", GLASSES, ids=lambda glass: f"{glass[1]}x{glass[2]}")
def test_nothing_lies_over_the_code_or_another_control(
    at_home: Family, glass: tuple[float, int, int], text: int, low: bool
) -> None:
    look = Preferences(language="es", text_size=text, reduce_motion=True, low_reach=low)
    _with_list(at_home, look, 99, glass)
    _open(at_home)
    panel, bar = _named(at_home, "take along"), _place(at_home.bar())
    controls = {at_home.name(one): _place(one) for one in at_home.controls() if panel.isAncestorOf(one)}
    assert {"Listo", "Código siguiente"} <= set(controls)
    inside = QRect(0, 0, bar.width(), bar.top())
    places = [_place(_named(at_home, "code")), *controls.values()]
    assert all(inside.contains(place) for place in places)
    assert [pair for pair in itertools.combinations(places, 2) if pair[0].intersects(pair[1])] == []
    millimetre = (glass[1] ** 2 + glass[2] ** 2) ** 0.5 / glass[0] / 25.4
    assert all(min(place.width(), place.height()) >= 12 * millimetre for place in places)
    first = next(item for item in items(_named(at_home, "words of the code")) if item.property("text"))
    assert inside.contains(_place(first).topLeft()), "the words begin beside the code"


def test_a_family_finds_it_on_its_list_and_comes_back_to_it(at_home: Family) -> None:
    _with_list(at_home, Preferences(reduce_motion=True), 99)
    at_home.tap("My list of questions")
    at_home.tap("Take them on your phone")
    first = _decoded(at_home)
    at_home.tap("Next code")
    second = _decoded(at_home)
    assert first != second
    at_home.tap("Previous code")
    assert _decoded(at_home) == first
    at_home.tap("Done")
    assert at_home.sees("Add more questions")
    assert _decoded(at_home) == ""


def test_the_words_of_each_code_begin_at_their_top(at_home: Family) -> None:
    _with_list(at_home, Preferences(text_size=200, reduce_motion=True), 99)
    _open(at_home)
    panel = _named(at_home, "take along")

    def top() -> int:
        return _place(_named(at_home, "words of the code")).top()

    first = top()
    for way in ("Next code", "Previous code"):
        paddles = [one for one in at_home.controls() if one.objectName() == "more" and panel.isAncestorOf(one)]
        at_home.touch(at_home.middle(paddles[0]))
        assert top() < first
        at_home.tap(way)
        assert top() == first


@pytest.mark.parametrize(("text", "low"), [(100, False), (200, True)])
def test_it_is_read_aloud_and_the_voice_leaves_room_for_the_code(
    at_home: Family, tmp_path: Path, qtbot: QtBot, text: int, low: bool
) -> None:
    heard = Voices(tmp_path / "said")
    at_home.stage.reader.use(heard.engine)
    wanted = _with_list(at_home, Preferences(text_size=text, low_reach=low, reduce_motion=True, read_aloud=True), 5)
    _open(at_home)
    qtbot.waitUntil(lambda: "A square code for the camera of a phone." in heard.texts(), timeout=60_000)
    at_home.stage.reader.interrupt()
    at_home.settle()
    assert [one for one in heard.texts() if one.endswith("?")] == [question.split(". ", 1)[1] for question in wanted]
    assert [line for code in _codes(at_home) for line in code.split("\n")[2:]] == wanted


def test_an_empty_list_offers_no_code(at_home: Family) -> None:
    at_home.tap("My list of questions")
    assert not at_home.sees("Take them on your phone")


def test_the_code_in_front_stays_through_the_warning(at_home: Family, clock: Clock) -> None:
    _with_list(at_home, Preferences(reduce_motion=True), 99)
    _open(at_home)
    at_home.tap("Next code")
    second = _decoded(at_home)
    clock.now += 1200
    at_home.stage.visit.tick()
    at_home.settle()
    assert at_home.stage.visit.value().idle.phase is Phase.WARNING
    at_home.touch(at_home.centre())
    assert _decoded(at_home) == second


def test_codes_are_forgotten_with_the_visit(at_home: Family) -> None:
    stage = at_home.stage
    _with_list(at_home, Preferences(reduce_motion=True), 3)
    _open(at_home)
    (name,) = stage.take_along.property("names")
    assert stage.take_along.find(name)
    stage.visit.forget()
    at_home.settle()
    assert stage.take_along.find(name) is None
    assert stage.visit.value() == Visit.fresh(Preferences())


def test_when_the_glass_changes_the_codes_fit_again(at_home: Family) -> None:
    wanted = _with_list(at_home, Preferences(reduce_motion=True), 12)
    _open(at_home)
    before = _module(at_home)
    at_home.window.resize(1024, 600)
    at_home.settle()
    assert _module(at_home) < before
    assert [line for code in _codes(at_home) for line in code.split("\n")[2:]] == wanted


def test_keys_alone_do_it(at_home: Family) -> None:
    _with_list(at_home, Preferences(reduce_motion=True), 99, (7.0, 1024, 600))
    at_home.stage.visit.openMyList()
    at_home.settle()
    blind = Blind(at_home)
    blind.press(Key.Key_Down)
    blind.chooses("Take them on your phone")
    first = _decoded(at_home)
    blind.chooses("Next code")
    second = _decoded(at_home)
    assert first != second
    assert blind.name() == "Next code", "it stays, for the code after that"
    blind.press(Key.Key_Return)
    assert _decoded(at_home) not in {first, second}
    blind.chooses("Previous code", Key.Key_Up)
    assert _decoded(at_home) == second
    blind.chooses("Done", Key.Key_Up)
    assert _decoded(at_home) == ""
    assert blind.name() == "Take them on your phone"
