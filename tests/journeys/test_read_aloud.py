"""A family has the screen read to them: all of it, in order, marked, and silent at the first touch (A15, A16, A17)."""

from __future__ import annotations

import re
import subprocess
import wave
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, QProcess, QRectF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from kiosk.bridge import styled
from kiosk.bridge.mark import WORD
from kiosk.bridge.script import script
from kiosk.model.blocks import Blocks, Callout, Figure, Paragraph, Steps
from kiosk.model.inline import plain
from kiosk.operations import speech
from kiosk.session.preferences import VOLUMES, Preferences
from kiosk.session.visit import Phase, Screen, Visit
from kiosk.settings import ContentSettings, Settings
from tests import voices
from tests.conftest import Clock
from tests.journeys.family import Family, link_at, row_at
from tests.voices import Voices, is_gone

LONG = 60_000
"""Milliseconds that nothing here takes."""
MOST = 300
"""Sentences that no page has."""


@pytest.fixture
def settings() -> Settings:
    return Settings(content=ContentSettings(show_unreviewed=True))


@pytest.fixture
def heard(at_home: Family, tmp_path: Path) -> Voices:
    """A voice that writes down what it says."""
    made = Voices(tmp_path / "said")
    at_home.stage.reader.use(made.engine)
    at_home.settle()
    return made


@pytest.fixture
def slow(at_home: Family, tmp_path: Path) -> Voices:
    """A voice that never comes to the end of a sentence."""
    made = Voices(tmp_path / "slow", voices.HOLD)
    at_home.stage.reader.use(made.engine)
    at_home.settle()
    return made


@pytest.fixture
def listening(at_home: Family, slow: Voices, qtbot: QtBot) -> Voices:
    """That voice, in the middle of home's first sentence."""
    at_home.tap("Listen")
    _begins(slow, qtbot)
    return slow


def _to_the_end(family: Family, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: family.stage.reader.said() != "", timeout=LONG)
    qtbot.waitUntil(lambda: family.stage.reader.said() == "", timeout=LONG)
    family.settle()


def _begins(heard: Voices, qtbot: QtBot, count: int = 1) -> None:
    qtbot.waitUntil(lambda: len(heard.said()) >= count, timeout=LONG)


def _hears(family: Family, voices: Voices, text: str = "", voice: str = "") -> None:
    """Wait until the last that was said is `text`, or by `voice`, where that is given."""

    def hears() -> bool:
        last = voices.said()[-1]
        return text in {"", last.text} and voice in {"", last.voice}

    family.wait(hears)


def _texts(blocks: Blocks) -> Iterator[str]:
    """Return what must be heard of some blocks, in order."""
    for block in blocks:
        match block:
            case Paragraph():
                yield plain(block.runs)
            case Figure():
                yield block.alt
            case Callout():
                yield from _texts(block.blocks)
            case Steps():
                for step in block.steps:
                    yield from (step.alt, step.title, plain(step.runs))


def test_the_whole_screen_is_read_in_order(at_home: Family, heard: Voices, qtbot: QtBot) -> None:
    at_home.tap("Listen")
    _to_the_end(at_home, qtbot)
    said = heard.texts()
    order = ["Neuroblastoma guide for families", "Understanding the disease", "Our care", "Research and trials",
             "Questions to ask", "Words explained", "Help and support", "Español"]  # fmt: skip
    assert [one for one in said if one in order] == order
    assert said[said.index("Our care") - 1] == "A care team stands around a child."


@pytest.mark.parametrize("page", ["care/how-mibg-works", "research/mycn", "understanding/what-is-relapse"])
def test_a_page_is_read_to_its_last_word(at_home: Family, heard: Voices, qtbot: QtBot, page: str) -> None:
    family = at_home
    family.stage.visit.openPage(page)
    family.settle()
    family.tap("Listen")
    _to_the_end(family, qtbot)
    library = family.stage.library()
    assert library is not None
    shown = library.page("en", page)
    assert shown is not None
    said = "".join("".join(heard.texts()).split())
    place = 0
    for text in _texts(shown.blocks):
        found = said.find("".join(text.split()), place)
        assert found >= 0, text
        place = found


def test_what_was_found_is_read_after_what_was_typed(at_home: Family, heard: Voices, qtbot: QtBot) -> None:
    visit = at_home.stage.visit
    visit.openSearch()
    for letter in "REMIS":
        visit.typeLetter(letter)
    at_home.settle()
    at_home.tap("Listen")
    _to_the_end(at_home, qtbot)
    said = heard.texts()
    assert said[:4] == ["Search", "REMIS", "Remission", "Word explained"]
    assert "Coming back after remission" in said
    assert not {"A", "Space", "Clear"} & set(said)


def test_what_is_spoken_is_marked_and_in_view(at_home: Family, slow: Voices, qtbot: QtBot) -> None:
    family = at_home
    family.stage.visit.openPage("care/how-mibg-works")
    family.settle()
    family.tap("Listen")
    for number in range(12):
        _begins(slow, qtbot, number + 1)
        family.settle()
        item = family.stage.reader.item
        assert isinstance(item, QQuickItem)
        assert family.is_in_view(item), slow.texts()[-1]
        text = str(item.property("text") or "")
        assert not text or "<u>" in text
        marked = [one for one in family.items() if "<u>" in str(one.property("text") or "")]
        assert marked == ([item] if text else [])
        family.stage.reader._said(well=True)
    family.stage.reader.stop()
    family.settle()
    assert not [one for one in family.items() if "<u>" in str(one.property("text") or "")]


def _begin_of_sentence(family: Family) -> float:
    """Return about how far below the top of the page's view the sentence begins that is read."""
    one, view = family.stage.reader._current, family.blocks()
    assert one is not None
    lines = max(1, int(one.item.property("lineCount") or 1))
    line = int(one.begin / sum(len(words) for _, words in styled.words(one.text)) * lines)
    return one.item.mapToItem(view, QPointF(0, one.item.height() * line / lines)).y()


@pytest.mark.parametrize(("text_size", "size"), [(200, (1280, 800)), (200, (800, 1280)), (150, (800, 600))])
def test_each_sentence_of_a_long_text_comes_into_view(
    at_home: Family, slow: Voices, qtbot: QtBot, text_size: int, size: tuple[int, int]
) -> None:
    family, reader = at_home, at_home.stage.reader
    family.window.resize(*size)
    family.stage.visit.prefer(replace(family.stage.visit.value().preferences, text_size=text_size, low_reach=True))
    family.stage.visit.openPage("understanding/what-is-relapse")
    family.settle()
    family.tap("Listen")
    _begins(slow, qtbot)
    seen = higher = 0
    while reader.said():
        family.settle()
        item, view = reader.item, family.blocks()
        # While large type is new, rows are made again.
        if isinstance(item, QQuickItem) and view.isAncestorOf(item):
            seen += 1
            higher += item.height() > view.height()
            line = item.height() / max(1, int(item.property("lineCount") or 1))
            assert -line < _begin_of_sentence(family) < view.height(), reader.said()
        reader._said(well=True)
    assert seen > 20
    assert higher


def _rings(family: Family) -> list[QRectF]:
    """Return the rings around words, in the coordinates of the text that is read."""
    family.settle()
    text = family.stage.reader.item
    rings = [one for one in family.items() if one.objectName() == "word ring"]
    return [text.mapRectFromItem(one, one.boundingRect()) for one in rings if isinstance(text, QQuickItem)]


def _ring(family: Family, word: str) -> QRectF:
    """Let `word` of the sentence be said; return the one ring."""
    begin = family.stage.reader.said().index(word)
    family.stage.reader._point(begin, begin + len(word))
    rings = _rings(family)
    assert len(rings) == 1
    return rings[0]


@pytest.fixture
def telling(at_home: Family, tmp_path: Path, qtbot: QtBot) -> Voices:
    """A voice that stays in home's first sentence, at its second word."""
    words = "print(0, 0, 13); print(1, 14, 5); print(9000000, 20, 3)"
    made = Voices(tmp_path / "said", voices.HOLD, words)
    at_home.stage.reader.use(made.engine)
    at_home.settle()
    at_home.tap("Listen")
    _begins(made, qtbot)
    qtbot.waitUntil(lambda: f'href="{WORD}">guide</a>' in at_home.stage.reader._word, timeout=LONG)
    return made


@pytest.mark.usefixtures("telling")
def test_the_word_that_is_said_has_a_ring_around_it(at_home: Family) -> None:
    family, item = at_home, at_home.stage.reader.item
    assert isinstance(item, QQuickItem)
    assert "<u>Neuroblastoma guide for families</u>" in str(item.property("text"))
    metrics = QFontMetricsF(item.property("font"))
    (ring,) = _rings(family)
    assert metrics.horizontalAdvance("Neuroblastoma") - 1 < ring.left()
    assert ring.left() < metrics.horizontalAdvance("Neuroblastoma ") + 1
    assert metrics.horizontalAdvance("Neuroblastoma guide") - 1 < ring.right()
    assert ring.right() < metrics.horizontalAdvance("Neuroblastoma guide ") + 1
    assert item.boundingRect().contains(ring.center())


@pytest.mark.usefixtures("telling")
@pytest.mark.parametrize("how", ["pause", "touch", "end", "home", "stop"])
def test_the_ring_goes_with_the_voice(at_home: Family, how: str) -> None:
    family = at_home
    assert len(_rings(family)) == 1
    match how:
        case "pause":
            family.tap("Pause")
        case "touch":
            family.drag(QPoint(5, 5), QPoint(8, 5))
        case "end":
            family.stage.reader._said(well=True)
        case "home":
            family.tap("Our care")
        case _:
            family.tap("Stop reading")
    assert family.stage.reader._word == ""
    assert _rings(family) == []


@pytest.mark.parametrize(("text_size", "mirrored"), [(100, False), (200, False), (150, True)])
def test_a_ring_is_around_its_word_wherever_that_stands(
    at_home: Family, slow: Voices, qtbot: QtBot, text_size: int, mirrored: bool
) -> None:
    """The text's own links tell where some words stand; nothing in it moves."""
    family, reader = at_home, at_home.stage.reader
    writing = family.stage.engine.singletonInstance("Kiosk", "Writing")
    assert isinstance(writing, QObject)
    writing.setProperty("language", "he" if mirrored else "en")
    assert writing.property("mirrored") is mirrored
    family.stage.visit.prefer(replace(family.stage.visit.value().preferences, text_size=text_size))
    family.stage.visit.openPage("care/how-mibg-works")
    family.settle()
    family.tap("Listen")
    seen = 0
    for number in range(25):
        _begins(slow, qtbot, number + 1)
        family.settle()
        item = reader.item
        assert isinstance(item, QQuickItem)
        text, place = str(item.property("text") or ""), (item.width(), item.height(), item.property("contentWidth"))
        for link in re.finditer('<a href="([^"]*)">(?:<[bi]>)*<u>([^<]*)</u>', text):
            for word in link[2].split():
                if reader.said().count(word) == 1:
                    ring = _ring(family, word)
                    assert link_at(item, ring.center().x(), ring.center().y()) == link[1]
                    seen += 1
        assert str(item.property("text") or "") == text
        assert (item.width(), item.height(), item.property("contentWidth")) == place
        reader._said(well=True)
    assert seen > 6


def test_a_program_that_knows_no_words_changes_nothing(at_home: Family, tmp_path: Path, qtbot: QtBot) -> None:
    family = at_home
    heard = Voices(tmp_path / "said", words="print('?'); print(0, -1, 9); print(0, 900, 9); sys.exit(3)")
    family.stage.reader.use(heard.engine)
    family.settle()
    pointed: list[str] = []
    family.stage.reader.wordChanged.connect(lambda: pointed.append(family.stage.reader._word))
    family.tap("Listen")
    _to_the_end(family, qtbot)
    assert "Words explained" in heard.texts()
    assert pointed == []


def test_a_picture_has_no_word_to_mark(at_home: Family, tmp_path: Path, qtbot: QtBot) -> None:
    family, reader = at_home, at_home.stage.reader
    heard = Voices(tmp_path / "said", voices.HOLD, words="import time; time.sleep(1000)")
    reader.use(heard.engine)
    family.settle()
    family.tap("Listen")
    for number in range(40):
        _begins(heard, qtbot, number + 1)
        if reader.said() == "A care team stands around a child.":
            break
        reader._said(well=True)
    speaker = reader._speaker
    assert speaker is not None
    assert reader.said() == "A care team stands around a child."
    qtbot.waitUntil(lambda: len(speaker.findChildren(QProcess)) == 1, timeout=LONG)


def test_numbers_are_read_only_behind_their_gate(at_home: Family, heard: Voices, qtbot: QtBot) -> None:
    family = at_home
    family.stage.visit.openPage("understanding/after-remission")
    family.settle()
    family.tap("Listen")
    _to_the_end(family, qtbot)
    assert not [one for one in heard.texts() if "of every 10" in one.lower()]
    assert "Show the numbers" in heard.texts()
    before = len(heard.said())
    family.tap("Show the numbers")
    _to_the_end(family, qtbot)
    after = heard.texts()[before:]
    assert after[0] == "You chose to see the numbers"
    assert [one for one in after if "of every 10" in one.lower()]
    family.tap("Help")
    _to_the_end(family, qtbot)
    before = len(heard.said())
    family.tap("Back")
    _to_the_end(family, qtbot)
    assert heard.texts()[before] == "Understanding the disease"
    before = len(heard.said())
    family.tap("Hide the numbers")
    _to_the_end(family, qtbot)
    assert heard.texts()[before] == "You choose what to see here"


@pytest.mark.parametrize("where", [(5, 5), (640, 300), (640, 790)])
def test_any_touch_silences_it(at_home: Family, listening: Voices, qtbot: QtBot, where: tuple[int, int]) -> None:
    at_home.drag(QPoint(*where), QPoint(where[0] + 3, where[1]))
    qtbot.waitUntil(lambda: is_gone(listening.said()[0].process), timeout=LONG)


def test_it_waits_and_goes_on_with_the_same_sentence(at_home: Family, listening: Voices, qtbot: QtBot) -> None:
    family, visit = at_home, at_home.stage.visit
    family.stage.reader._said(well=True)
    _begins(listening, qtbot, 2)
    family.tap("Pause")
    assert visit.value().paused
    assert family.sees("Paused")
    family.tap("Go on")
    _begins(listening, qtbot, 3)
    assert not visit.value().paused
    family.tap("Say it again")
    _begins(listening, qtbot, 4)
    assert listening.texts()[1:] == [listening.texts()[1]] * 3
    assert listening.texts()[0] != listening.texts()[1]


def test_it_goes_on_with_a_sentence_whose_text_has_scrolled_away(
    at_home: Family, listening: Voices, qtbot: QtBot
) -> None:
    at_home.stage.visit.openPage("care/how-mibg-works")
    at_home.settle()
    _begins(listening, qtbot, 2)
    for _ in range(6):
        at_home.stage.reader._said(well=True)
    sentence = at_home.stage.reader.said()
    _hears(at_home, listening, sentence)
    for _ in range(4):
        at_home.more()
    said = len(listening.said())
    at_home.tap("Go on")
    _begins(listening, qtbot, said + 1)
    assert listening.texts()[-1] == sentence


def _rest(family: Family) -> list[str]:
    """Hear everything from the present sentence on; return it."""
    heard = []
    while family.stage.reader.said():
        heard.append(family.stage.reader.said())
        family.stage.reader._said(well=True)
        assert len(heard) < MOST, heard[-9:]
    return heard


@pytest.fixture
def whole(at_home: Family, listening: Voices, qtbot: QtBot) -> list[str]:
    """All sentences of a page with pictures, a list and questions; the reader is at the first of them again."""
    at_home.stage.visit.openPage("care/mibg-hospital-stay")
    at_home.settle()
    _begins(listening, qtbot, 2)
    heard = _rest(at_home)
    at_home.stage.reader.repeat()
    assert at_home.stage.reader.said() == heard[0]
    return heard


def test_of_a_list_that_has_scrolled_away_the_rest_is_read(at_home: Family, whole: list[str]) -> None:
    family, reader = at_home, at_home.stage.reader
    place = whole.index("Ask what may come into the room, and what may come out again.")
    for _ in range(place):
        reader._said(well=True)
    family.settle()
    item = reader.item
    while isValid(item):
        family.more()
    family.tap("Go on")
    assert family.sees("Pause")
    again = reader.item
    assert isinstance(again, QQuickItem)
    assert family.is_in_view(again)
    assert _rest(family) == whole[place:]


def test_after_a_question_was_chosen_the_others_are_read(at_home: Family, whole: list[str]) -> None:
    family, reader = at_home, at_home.stage.reader
    place = whole.index("When can my child go to school?")
    for _ in range(place):
        reader._said(well=True)
    family.tap("When can my child go to school?")
    assert family.stage.visit.value().chosen
    family.tap("Go on")
    assert family.sees("Pause")
    assert _rest(family) == whole[place:]


def test_what_is_replaced_meanwhile_is_left_out(at_home: Family, listening: Voices) -> None:
    reader, sections = at_home.stage.reader, at_home.stage.guide._sections
    while reader.said() != "Understanding the disease":
        reader._said(well=True)
    sections.fill([])
    at_home.settle()
    while reader.said():
        reader._said(well=True)
    assert len(listening.said()) > 0


def test_volume_is_heard_at_once_and_ends_at_full(at_home: Family, listening: Voices, qtbot: QtBot) -> None:
    at_home.tap("Louder")
    _begins(listening, qtbot, 2)
    at_home.tap("Louder")
    _begins(listening, qtbot, 3)
    assert [one.volume for one in listening.said()] == list(VOLUMES[2:])
    assert at_home.stage.visit.value().preferences.volume == VOLUMES[-1]


def test_volume_is_chosen_before_anything_is_read(at_home: Family, slow: Voices, qtbot: QtBot) -> None:
    at_home.tap("Comfort")
    for count, volume in enumerate((VOLUMES[0], VOLUMES[-1]), start=1):
        at_home.tap(f"{volume} %")
        _begins(slow, qtbot, count)
        assert slow.said()[-1][1:3] == (volume, "This is how loud the screen speaks.")
        assert at_home.stage.visit.value().preferences.volume == volume
    assert not at_home.stage.visit.value().preferences.read_aloud


def test_a_new_screen_is_read_and_the_one_below_waits(at_home: Family, listening: Voices, qtbot: QtBot) -> None:
    family = at_home
    family.tap("Our care")
    _begins(listening, qtbot, 2)
    family.tap("How MIBG therapy works")
    _begins(listening, qtbot, 3)
    family.stage.reader._said(well=True)
    _begins(listening, qtbot, 4)
    waiting = family.stage.reader.said()
    family.tap("Comfort")
    _begins(listening, qtbot, 5)
    assert listening.texts()[-1] == "Comfort"
    family.tap("Close")
    assert family.sees("Paused")
    assert family.stage.reader.said() == waiting
    family.tap("Stop reading")
    assert family.stage.visit.value().preferences == Preferences(reduce_motion=True)


@pytest.fixture
def amid_a_page(at_home: Family, listening: Voices, qtbot: QtBot) -> str:
    """The sentence at which the reader waits, amid a page."""
    at_home.stage.visit.openPage("care/how-mibg-works")
    at_home.settle()
    _begins(listening, qtbot, 2)
    for _ in range(8):
        at_home.stage.reader._said(well=True)
    at_home.settle()
    at_home.tap("Pause")
    return at_home.stage.reader.said()


def test_after_the_cover_the_reader_waits_where_it_was(at_home: Family, amid_a_page: str) -> None:
    place = at_home.top_of_text()
    at_home.tap("Hide the screen")
    at_home.touch(at_home.centre())
    assert at_home.sees("Paused")
    assert at_home.stage.reader.said() == amid_a_page
    assert at_home.top_of_text() == place


def test_after_a_warning_over_a_pop_up_the_reader_waits_where_it_was(
    at_home: Family, amid_a_page: str, clock: Clock
) -> None:
    place = at_home.top_of_text()
    at_home.tap("Comfort")
    clock.now += 1200
    at_home.stage.visit.tick()
    at_home.settle()
    at_home.touch(at_home.centre())
    at_home.tap("Close")
    assert at_home.sees("Paused")
    assert at_home.stage.reader.said() == amid_a_page
    assert at_home.top_of_text() == place


@pytest.mark.usefixtures("amid_a_page")
def test_a_sentence_keeps_its_mark_when_its_row_is_made_anew(at_home: Family) -> None:
    family, pool = at_home, at_home.stage.guide._pool
    family.tap("Go on")
    row, said = _row_being_read(family), family.stage.reader.said()
    marked = family.stage.reader.item
    pool.show_gates(family.stage.visit.value())
    family.wait(lambda: not isValid(marked))
    family.settle()
    assert family.stage.reader.said() == said
    assert _row_being_read(family) == row
    assert not family.stage.visit.value().paused


def _row_being_read(family: Family) -> int:
    item, view = family.stage.reader.item, family.blocks()
    assert isinstance(item, QQuickItem)
    place = item.mapToItem(view.property("contentItem"), QPointF(1, 1))
    return row_at(view, place.x(), place.y())


@pytest.mark.usefixtures("amid_a_page")
def test_in_another_language_the_page_is_read_on_from_the_same_row(
    at_home: Family, listening: Voices, qtbot: QtBot
) -> None:
    """A12, A15: whoever chooses their language under Comfort has not lost their place."""
    family, visit = at_home, at_home.stage.visit
    row, place = _row_being_read(family), visit.value().route.place
    assert row > 0
    family.tap("Comfort")
    family.tap("Español")
    _hears(family, listening, voice="spanish")
    said = len(listening.said())
    family.tap("Cerrar")
    _begins(listening, qtbot, said + 1)
    family.settle()
    assert listening.said()[-1].voice == "spanish"
    assert _row_being_read(family) == row
    assert visit.value().route.place.index == place.index
    assert not visit.value().paused


@pytest.mark.usefixtures("amid_a_page")
def test_a_page_that_is_in_front_is_read_on_in_another_language(at_home: Family, listening: Voices) -> None:
    family, reader, visit = at_home, at_home.stage.reader, at_home.stage.visit
    row = _row_being_read(family)
    for language, voice in (("es", "spanish"), ("en", "english")):
        visit.setLanguage(language)
        _hears(family, listening, voice=voice)
        assert _row_being_read(family) == row
    rest = _rest(family)
    visit.home()
    visit.openPage("care/how-mibg-works")
    family.wait(lambda: reader.said() != "")
    whole = _rest(family)
    assert whole[-len(rest) :] == rest
    assert len(whole) > len(rest)


def test_the_foot_of_a_page_is_read_on_in_another_language(at_home: Family, listening: Voices, qtbot: QtBot) -> None:
    family, reader, visit = at_home, at_home.stage.reader, at_home.stage.visit
    visit.openPage("care/how-mibg-works")
    family.settle()
    _begins(listening, qtbot, 2)
    heard = _rest(family)
    reader.repeat()
    for _ in heard[1:]:
        reader._said(well=True)
    family.settle()
    visit.setLanguage("es")
    family.wait(lambda: reader.said() != "")
    assert heard[-1] == "Next"
    assert _rest(family) == ["Siguiente"]


def test_words_in_another_order_are_read_from_their_top(at_home: Family, listening: Voices, qtbot: QtBot) -> None:
    family, reader = at_home, at_home.stage.reader
    family.stage.visit.openGlossary()
    family.settle()
    _begins(listening, qtbot, 2)
    for _ in range(9):
        reader._said(well=True)
    family.tap("Comfort")
    family.tap("Español")
    _hears(family, listening, voice="spanish")
    said = len(listening.said())
    family.tap("Cerrar")
    _begins(listening, qtbot, said + 1)
    assert listening.said()[-1].voice == "spanish"
    assert reader._current is not None
    assert reader._current.at[1] <= 0


def test_a_page_without_such_a_row_is_read_from_its_top(at_home: Family, amid_a_page: str) -> None:
    family = at_home
    assert amid_a_page
    view = family.blocks()
    begun = next(script(view.parentItem(), family.stage.reader.rowWanted.emit, begin=(1, 999, 0)))
    assert begun.at[:2] == (1, -1)


def test_nobody_is_forgotten_while_they_listen(at_home: Family, listening: Voices, clock: Clock, qtbot: QtBot) -> None:
    family, visit = at_home, at_home.stage.visit
    for number in range(5):
        clock.now += 100
        visit.tick()
        assert visit.value().idle.phase is Phase.ACTIVE
        family.stage.reader._said(well=True)
        _begins(listening, qtbot, number + 2)


def test_the_warning_is_spoken_and_keeps_the_place(
    at_home: Family, listening: Voices, clock: Clock, qtbot: QtBot
) -> None:
    family, visit = at_home, at_home.stage.visit
    family.tap("Pause")
    place = family.stage.reader.said()
    clock.now += 1200
    visit.tick()
    for count, words in enumerate(("Are you still there?", "Touch anywhere to keep reading where you were."), start=2):
        _begins(listening, qtbot, count)
        assert listening.texts()[-1] == words
        family.stage.reader._said(well=True)
    assert visit.value().idle.phase is Phase.WARNING
    family.touch(family.centre())
    assert visit.value().idle.phase is Phase.ACTIVE
    assert family.stage.reader.said() == place
    assert visit.value().paused


def test_the_next_visitor_hears_nothing(at_home: Family, listening: Voices, clock: Clock) -> None:
    family, visit = at_home, at_home.stage.visit
    family.tap("Louder")
    family.tap("Finish and clear")
    clock.now += 60
    visit.tick()
    family.settle()
    assert visit.value() == Visit.fresh(Preferences())
    assert family.stage.reader.ended
    count = len(listening.said())
    family.touch(family.centre())
    family.settle()
    assert len(listening.said()) == count


def test_the_goodbye_is_spoken_to_who_was_listening_and_to_nobody_after(
    at_home: Family, listening: Voices, clock: Clock
) -> None:
    """A15, H9: in their language and as loud as they wished, and for as long as it takes."""
    family, visit = at_home, at_home.stage.visit
    visit.setLanguage("es")
    _hears(family, listening, voice="spanish")
    family.tap("Más alto")
    family.tap("Terminar")
    for words in ("Todo borrado.", "Gracias.", "Nada de su visita queda en esta pantalla.",
                  "Use gel de manos ahora, por favor.", "Protege a todos los niños que están aquí."):  # fmt: skip
        _hears(family, listening, words)
        assert listening.said()[-1][:2] == ("spanish", VOLUMES[3])
        clock.now += 11
        visit.tick()
        assert visit.value().idle.phase is Phase.FAREWELL
        family.stage.reader._said(well=True)
    clock.now += 12
    visit.tick()
    assert visit.value() == Visit.fresh(Preferences())


def test_a_touch_ends_the_spoken_goodbye(at_home: Family, listening: Voices, qtbot: QtBot) -> None:
    """P1: the next visitor does not hear the voice of the one before."""
    family = at_home
    family.tap("Finish and clear")
    _hears(family, listening, "All cleared.")
    family.touch(family.centre())
    qtbot.waitUntil(lambda: is_gone(listening.said()[-1].process), timeout=LONG)
    assert family.stage.visit.value().preferences == Preferences()
    assert family.stage.reader.ended


def test_the_voice_changes_with_the_language(at_home: Family, heard: Voices, qtbot: QtBot) -> None:
    family = at_home
    family.tap("Help")
    family.tap("Listen")
    _to_the_end(family, qtbot)
    family.stage.visit.setLanguage("es")
    _to_the_end(family, qtbot)
    by_voice = {one.voice for one in heard.said()}
    assert by_voice == {"english", "spanish"}
    assert heard.said()[-1].voice == "spanish"


def test_where_no_voice_fits_it_says_so(at_home: Family, tmp_path: Path) -> None:
    family = at_home
    english = Voices(tmp_path / "said").engine
    family.stage.reader.use(speech.Engine(english.program, {"en": "english"}))
    family.stage.visit.setLanguage("es")
    family.settle()
    family.tap("Escuchar")
    family.wait_for("no tiene voz para Español")


def test_no_volume_is_offered_for_a_language_without_a_voice(at_home: Family, tmp_path: Path) -> None:
    """A17: nor before anything is read, nor with a voice that comes later; in a language that has one it is there."""
    family, program = at_home, Voices(tmp_path / "said").engine.program
    family.stage.reader.use(speech.Engine(program, {"en": "english"}))
    family.settle()
    family.tap("Comfort")
    assert family.sees("Volume")
    family.tap("Español")
    assert not family.sees("Volumen")
    family.stage.reader.use(speech.Engine(program, {"es": "spanish"}))
    family.settle()
    assert family.sees("Volumen")
    family.tap("English")
    assert not family.sees("Volume")


def test_without_an_engine_there_is_no_control(at_home: Family) -> None:
    assert not at_home.sees("Listen")
    at_home.tap("Comfort")
    assert not at_home.sees("Read aloud")


def test_an_engine_that_keeps_failing_is_taken_away(
    at_home: Family, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    broken = Voices(tmp_path / "said", voices.FAIL)
    at_home.stage.reader.use(broken.engine)
    at_home.settle()
    at_home.tap("Listen")
    qtbot.waitUntil(lambda: not at_home.stage.reader.available, timeout=LONG)
    at_home.settle()
    assert len(set(broken.texts())) == 1
    assert not at_home.sees("Listen")
    assert not at_home.stage.visit.value().preferences.read_aloud
    assert "failed 3 times" in caplog.text
    at_home.tap("Our care")
    assert at_home.stage.visit.value().route.screen is Screen.SECTION


@pytest.mark.parametrize("language", ["en", "es"])
def test_espeak_speaks_every_sentence_of_a_page(at_home: Family, tmp_path: Path, qtbot: QtBot, language: str) -> None:
    found = speech.espeak()
    assert found is not None, "espeak-ng is needed here: the README's command installs it"
    heard = Voices(tmp_path / "said")
    family = at_home
    family.stage.reader.use(heard.engine)
    family.stage.visit.setLanguage(language)
    family.stage.visit.openPage("care/how-mibg-works")
    family.settle()
    family.stage.reader.start()
    _to_the_end(family, qtbot)
    assert len(heard.said()) > 30
    voice = found.voice(language)
    assert voice is not None
    for number, one in enumerate(heard.said()):
        file = tmp_path / f"{number}.wav"
        spoken = speech.espeak("-w", str(file))
        assert spoken is not None
        subprocess.run(spoken.command(voice, one.volume), input=one.text.encode(), check=True)
        with wave.open(str(file)) as sound:
            seconds = sound.getnframes() / sound.getframerate()
            samples = memoryview(sound.readframes(sound.getnframes())).cast("h")
        letters = sum(letter.isalnum() for letter in one.text)
        assert 0.02 * letters < seconds < 0.5 * letters + 2, one.text
        assert max(samples) > 1000, one.text
