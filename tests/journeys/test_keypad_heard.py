"""What has the focus is spoken, once reading aloud has begun (A11, A16, A17)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk import settings
from kiosk.session.preferences import VOLUMES
from kiosk.session.visit import Phase
from kiosk.settings import Settings
from tests import voices
from tests.journeys.blind import MOST_KEYS, Blind, Key, Spot
from tests.journeys.family import Family
from tests.journeys.scenes import SCENES
from tests.voices import Voices, is_gone

LONG = 60_000
"""Milliseconds that nothing here takes."""


@pytest.fixture
def heard(family: Family, tmp_path: Path) -> Voices:
    """A voice that never comes to the end of a sentence."""
    made = Voices(tmp_path / "said", voices.HOLD)
    family.stage.reader.use(made.engine)
    family.settle()
    return made


def _hears(heard: Voices, qtbot: QtBot, count: int) -> str:
    qtbot.waitUntil(lambda: len(heard.said()) >= count, timeout=LONG)
    return heard.texts()[-1]


@pytest.mark.parametrize("key", [Key.Key_F5, Key.Key_F6])
def test_one_key_begins_a_visit_and_reading(family: Family, heard: Voices, qtbot: QtBot, key: Key) -> None:
    Blind(family).press(key)
    assert family.stage.visit.value().idle.phase is Phase.ACTIVE
    assert _hears(heard, qtbot, 1) == "Neuroblastoma guide for families"
    Blind(family).press(key)
    assert family.stage.visit.value().preferences.read_aloud is (key == Key.Key_F6), "a headset only starts it"


class TestOtherKeys:
    """The keys for listening are those of the settings."""

    @pytest.fixture
    def settings(self) -> Settings:
        made, problems = settings.parse('[keypad]\nlisten = "F9"\nheadset = "F12"')
        assert problems == ()
        return made

    @pytest.mark.parametrize("key", [Key.Key_F9, Key.Key_F12])
    def test_they_begin_a_visit_and_reading(self, family: Family, heard: Voices, qtbot: QtBot, key: Key) -> None:
        blind = Blind(family)
        blind.press(key)
        assert _hears(heard, qtbot, 1) == "Neuroblastoma guide for families"
        blind.press(key)
        assert family.stage.visit.value().preferences.read_aloud is (key == Key.Key_F12), "a headset only starts it"

    @pytest.mark.usefixtures("heard")
    def test_those_of_before_do_nothing(self, family: Family) -> None:
        blind = Blind(family)
        blind.press(Key.Key_F5, Key.Key_F6)
        assert not family.stage.visit.value().preferences.read_aloud
        blind.press(Key.Key_F9, Key.Key_F5, Key.Key_F6)
        assert family.stage.visit.value().preferences.read_aloud


LAST = {
    "Codes": "Done",
    "Term": "Back to the page",
    "Words": "All words, A to Z",
    "Comfort": "High contrast",
    "Hidden": "Show the screen again",
}
"""What a walk comes by at its end where the standing controls are not."""


@pytest.mark.parametrize("scene", SCENES)
def test_each_stop_of_a_walk_is_spoken(family: Family, heard: Voices, qtbot: QtBot, scene: str) -> None:
    blind = Blind(family)
    blind.press(Key.Key_F5)
    SCENES[scene](family.stage)
    blind.settle()
    reader = family.stage.reader
    # The screen itself is being read; from then on, each key silences what is said.
    qtbot.waitUntil(lambda: reader.said() != "" and heard.texts()[-1:] == [reader.said()], timeout=LONG)
    walked: list[Spot] = []
    while len(walked) < 2 or walked[-1] != walked[0]:
        assert len(walked) < MOST_KEYS, f"the focus is trapped: {walked}"
        count = len(heard.said())
        blind.press(Key.Key_Down)
        said, name = _hears(heard, qtbot, count + 1), blind.name().removeprefix("link ")
        assert said.startswith(name), "the focus is silent, or says something else"
        is_text = bool(blind.item().property("focusText")) and not blind.keypad.link
        assert is_text or len(said) > len(name), "it says what it is, too"
        walked.append(blind.spot())
    assert LAST.get(scene, "Finish and clear") in {spot.name for spot in walked}, "it went all the way round"


def test_a_headset_that_is_plugged_in_amid_a_sentence_hears_it_again(
    family: Family, heard: Voices, qtbot: QtBot
) -> None:
    """A15, A16: it is a key, but asks for no silence."""
    blind = Blind(family)
    blind.press(Key.Key_F5)
    first = _hears(heard, qtbot, 1)
    blind.press(Key.Key_F6)
    assert _hears(heard, qtbot, 2) == first
    assert not family.stage.visit.value().paused
    qtbot.waitUntil(lambda: is_gone(heard.said()[0].process), timeout=LONG)


def test_a_headset_changes_nothing_for_who_has_paused(family: Family, heard: Voices, qtbot: QtBot) -> None:
    blind = Blind(family)
    blind.press(Key.Key_F5)
    _hears(heard, qtbot, 1)
    blind.press(Key.Key_Down)
    _hears(heard, qtbot, 2)
    blind.press(Key.Key_F6)
    assert family.stage.visit.value().paused
    assert len(heard.said()) == 2


def test_a_headset_that_is_plugged_in_before_the_first_sentence_hears_it(
    family: Family, heard: Voices, qtbot: QtBot
) -> None:
    for key in (Key.Key_F5, Key.Key_F6):
        QTest.keyClick(family.window, key)
    assert _hears(heard, qtbot, 1) == "Neuroblastoma guide for families"
    assert not family.stage.visit.value().paused


@pytest.mark.parametrize("key", [Key.Key_F5, Key.Key_F6])
def test_a_key_that_is_held_down_says_what_it_said_at_first(
    family: Family, heard: Voices, qtbot: QtBot, key: Key
) -> None:
    blind = Blind(family)
    blind.press(key)
    first = _hears(heard, qtbot, 1)
    for _ in range(3):
        held = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, autorep=True)
        QGuiApplication.sendEvent(family.window, held)
    assert not family.stage.visit.value().paused
    assert [one.text for one in heard.said()] == [first]


@pytest.mark.parametrize("key", [Key.Key_F5, Key.Key_F6])
def test_without_a_voice_the_keys_for_listening_begin_nothing(family: Family, key: Key) -> None:
    """Else the arrows would leave out what nobody reads aloud."""
    Blind(family).press(key, key)
    assert not family.stage.visit.value().preferences.read_aloud


def test_what_gets_the_focus_is_spoken_and_nothing_else_any_more(family: Family, heard: Voices, qtbot: QtBot) -> None:
    blind = Blind(family)
    blind.press(Key.Key_F5)
    _hears(heard, qtbot, 1)
    blind.press(Key.Key_Down)
    assert _hears(heard, qtbot, 2).startswith("Understanding the disease, What it means")
    assert heard.texts()[-1].endswith(", button")
    qtbot.waitUntil(lambda: is_gone(heard.said()[0].process), timeout=LONG)
    family.stage.reader._said(well=True)
    blind.press(Key.Key_Down)
    assert _hears(heard, qtbot, 3).startswith("Our care")


def test_a_choice_tells_how_it_stands(family: Family, heard: Voices, qtbot: QtBot) -> None:
    blind = Blind(family)
    blind.press(Key.Key_F5)
    blind.chooses("Questions to ask")
    blind.goes_to("Who can help us with our worries")
    qtbot.waitUntil(lambda: "Who can help us with our worries?, not chosen" in heard.texts()[-1], timeout=LONG)
    assert " of " in heard.texts()[-1]
    blind.press(Key.Key_Return)
    qtbot.waitUntil(lambda: "Who can help us with our worries?, chosen" in heard.texts()[-1], timeout=LONG)


def test_a_place_among_others_has_the_digits_of_the_language(family: Family, heard: Voices, qtbot: QtBot) -> None:
    writing = family.stage.engine.singletonInstance("Kiosk", "Writing")
    assert isinstance(writing, QObject)
    writing.setProperty("language", "ar-EG")
    blind = Blind(family)
    blind.press(Key.Key_F5)
    blind.chooses("Questions to ask")
    blind.goes_to("Who can help us with our worries")
    qtbot.waitUntil(
        lambda: re.search(r"[\u0660-\u0669] of [\u0660-\u0669]", heard.texts()[-1]) is not None, timeout=LONG
    )


def test_the_volume_keys_are_heard(family: Family, heard: Voices, qtbot: QtBot) -> None:
    blind = Blind(family)
    blind.press(Key.Key_F5)
    _hears(heard, qtbot, 1)
    blind.press(Key.Key_VolumeUp)
    _hears(heard, qtbot, 2)
    assert [one.volume for one in heard.said()] == list(VOLUMES[2:4])
    assert heard.texts()[0] == heard.texts()[1]


@pytest.mark.parametrize("scene", ["Comfort", "Term"])
def test_over_a_pop_up_reading_goes_on_from_its_own_bar(
    family: Family, heard: Voices, qtbot: QtBot, scene: str
) -> None:
    """A11, A15: what can be tapped below a pop-up is reached by keys, after what is in it; nothing else beneath is."""
    blind, reader = Blind(family), family.stage.reader
    blind.press(Key.Key_F5)
    SCENES[scene](family.stage)
    blind.settle()
    assert blind.name() == "Close"
    qtbot.waitUntil(lambda: reader.said() != "" and heard.texts()[-1:] == [reader.said()], timeout=LONG)
    sentence = reader.said()
    walked = [blind.name()]
    while len(walked) < 2 or walked[-1] != walked[0]:
        assert len(walked) < MOST_KEYS, f"the focus is trapped: {walked}"
        blind.press(Key.Key_Down)
        walked.append(blind.name())
    assert walked[-6:] == ["Go on", "Say it again", "Softer", "Louder", "Stop reading", "Close"]
    assert not {"Home", "Finish and clear"} & set(walked)
    for way in ("Say it again", "Go on"):
        blind.chooses(way, Key.Key_Up)
        qtbot.waitUntil(lambda: heard.texts()[-1] == sentence, timeout=LONG)
        assert not family.stage.visit.value().paused
    blind.chooses("Stop reading", Key.Key_Up)
    assert not family.stage.visit.value().preferences.read_aloud
    assert blind.name()


def test_reading_goes_on_from_its_own_bar(family: Family, heard: Voices, qtbot: QtBot) -> None:
    blind = Blind(family)
    blind.press(Key.Key_F5)
    first = _hears(heard, qtbot, 1)
    blind.chooses("Go on", Key.Key_Up)
    qtbot.waitUntil(lambda: heard.texts()[-1] == first, timeout=LONG)
    assert not family.stage.visit.value().paused
