"""An editor's journey: open the preview, break a page, repair it, add a page, schedule it; all with real files."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.authoring import codes, scaffold, sources
from kiosk.bridge.stage import Stage
from kiosk.errors import KioskError
from kiosk.model import pseudo
from kiosk.session.preferences import Theme
from kiosk.session.visit import Place, Screen
from kiosk.settings import ContentSettings, Settings
from tests.editor import TODAY, Editor
from tests.folders import FILES, Content

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support setParent", extend=True)

FIRST = "en/care/first.md"
LONG = "\n\n".join(f"Paragraph {number} says something in a few plain words." for number in range(40))
PATIENCE = 60_000
"""Milliseconds after which something never comes."""


@pytest.fixture
def settings() -> Settings:
    return Settings(content=ContentSettings(show_unreviewed=True))


@pytest.fixture
def editor(
    qapp: QGuiApplication, empty_stage: Stage, content: Content, tmp_path: Path, qtbot: QtBot
) -> Iterator[Editor]:
    for path, text in FILES.items():
        if path.startswith("en/"):
            content.write(path.replace("en/", "es/"), text.replace("title: First", "title: Primera"))
    made = Editor(content.folder, empty_stage, tmp_path / "preview.cache", QObject(qapp))
    empty_stage.visit.prefer(replace(empty_stage.visit.value().preferences, reduce_motion=True))
    qtbot.waitUntil(lambda: made.told("path") == "en/home.md", timeout=PATIENCE)
    yield made
    made.close()


@pytest.fixture
def until(qtbot: QtBot) -> Callable[[Callable[[], bool]], None]:
    return lambda reached: qtbot.waitUntil(reached, timeout=PATIENCE)


Until = Callable[[Callable[[], bool]], None]


def test_a_page_is_changed_broken_and_repaired(editor: Editor, until: Until) -> None:
    editor.desk.jump(FIRST, 0)
    assert editor.told("path") == FIRST
    assert editor.told("review") == "draft · Nurse\nreviewed 2026-01-01 · again by 2027-01-01"
    editor.change(FIRST, lambda text: text.replace("Words.", "Other words."))
    until(lambda: "Other words." in editor.words())
    editor.change(FIRST, lambda text: text.replace("Other words.", "Other <b>words</b>."))
    until(lambda: editor.problems() == [("KC301", 10), ("KC301", 10)])
    assert "Other words." in editor.words()
    assert editor.told("note") == "This file cannot be read as it is now. You see it as it was before."
    editor.change(FIRST, lambda text: text.replace("<b>words</b>", "kind words"))
    until(lambda: "Other kind words." in editor.words())
    assert editor.problems() == []
    assert editor.told("note") == ""


@pytest.mark.parametrize("half", ["", "---\ntitle: Fi", "---\ntitle: First\nsummary: One.\norder: 1\nstatus: dr"])
def test_a_half_written_file_keeps_the_last_good_page(editor: Editor, until: Until, half: str) -> None:
    editor.desk.jump(FIRST, 0)
    whole = (editor.content / FIRST).read_text("utf-8")
    editor.change(FIRST, lambda _: half)
    until(lambda: bool(editor.problems()))
    assert editor.told("path") == FIRST
    assert "Words." in editor.words()
    editor.change(FIRST, lambda _: whole)
    until(lambda: not editor.problems())


def test_what_families_do_not_see_is_shown_and_said(editor: Editor, until: Until) -> None:
    editor.desk.jump(FIRST, 0)
    editor.change(FIRST, lambda text: text.replace("Words.", "Words and [a way](nowhere.md)."))
    until(lambda: "a way" in editor.words())
    until(lambda: editor.problems() == [(codes.BROKEN_LINK.id, 10)])
    assert editor.told("note") == "Families do not see this page until its errors are mended."


def test_a_page_is_added_finished_and_scheduled(editor: Editor, until: Until) -> None:
    scaffold.page(editor.content, "care/fair", "en", TODAY)
    until(lambda: "en/care/fair.md" in editor.files())
    editor.desk.jump("en/care/fair.md", 0)
    assert editor.told("path") == "en/care/fair.md"
    assert editor.told("note") == "Families do not see this page until its errors are mended."
    editor.change("en/care/fair.md", lambda text: text.replace("TODO", "A fair"))
    until(lambda: not editor.told("note"))
    editor.change("en/care/fair.md", lambda text: text.replace("status:", "publish: 2026-12-01\nstatus:"))
    until(lambda: editor.told("nextDay") == "2026-12-01")
    # Today families do not see it: the screen shows the section that it will be in.
    assert editor.stage.visit.value().route.screen is not Screen.PAGE
    editor.desk.setNextDay()
    editor.desk.jump("en/care/fair.md", 0)
    assert editor.told("path") == "en/care/fair.md"
    assert editor.told("day") == "2026-12-01"
    assert "from 2026-12-01" in str(editor.told("review"))
    editor.desk.setToday()
    assert editor.told("path") != "en/care/fair.md"
    assert editor.desk.setDay("tomorrow") is False
    assert editor.desk.setDay("2026-12-02") is True


def test_a_removed_page_gives_way_to_what_held_it_until_it_is_back(editor: Editor, until: Until) -> None:
    page = editor.content / "en/care/second.md"
    page.write_text(FILES[FIRST].replace("First", "Second"), "utf-8")
    until(lambda: editor.stage.guide.offers("care/second"))
    editor.desk.jump("en/care/second.md", 0)
    page.unlink()
    until(lambda: editor.told("path") != "en/care/second.md")
    assert editor.stage.visit.value().route.screen is Screen.HOME
    page.write_text(FILES[FIRST].replace("First", "Second"), "utf-8")
    until(lambda: editor.told("path") == "en/care/second.md")
    page.unlink()
    until(lambda: editor.told("path") != "en/care/second.md")
    editor.desk.jump(FIRST, 0)
    page.write_text(FILES[FIRST].replace("First", "Second"), "utf-8")
    until(lambda: editor.stage.guide.offers("care/second"))
    assert editor.told("path") == FIRST


def test_a_removed_word_is_explained_no_longer(editor: Editor, until: Until) -> None:
    editor.stage.visit.explain("alk")
    editor.change("en/glossary.md", lambda text: text.replace("A gene.", "One gene."))
    until(lambda: editor.stage.guide.property("termMeaning") == "One gene.")
    assert editor.stage.visit.value().popup is not None
    editor.change("en/glossary.md", lambda text: text.replace("ALK\n: One gene.\n\n", ""))
    until(lambda: editor.stage.visit.value().popup is None)


def test_page_place_and_language_stay(editor: Editor, until: Until) -> None:
    editor.change("es/care/first.md", lambda text: text.replace("Words.", LONG))
    editor.desk.setLanguage(1)
    editor.desk.jump("es/care/first.md", 40)
    until(lambda: "Paragraph 39" in editor.words())
    editor.desk.jump("es/care/first.md", 40)
    place = editor.stage.visit.value().route.place
    assert place == Place(15)
    editor.change("es/care/first.md", lambda text: text.replace("Paragraph 39", "The last paragraph"))
    until(lambda: "The last paragraph" in editor.words())
    visit = editor.stage.visit.value()
    assert (visit.route.target, visit.route.place, visit.preferences.language) == ("care/first", place, "es")


def test_everything_can_be_looked_at_in_every_way(editor: Editor) -> None:
    for number, (text, theme) in enumerate([(100, Theme.LIGHT), (125, Theme.DARK), (150, Theme.HIGH_CONTRAST)]):
        editor.desk.setTextSize(number)
        editor.desk.setTheme(number)
        editor.desk.setDevice(number)
        preferences = editor.stage.visit.value().preferences
        assert (preferences.text_size, preferences.theme) == (text, theme)
        assert (editor.told("textSize"), editor.told("theme"), editor.told("device")) == (number, number, number)
        screen = editor.stage.window
        assert screen.parent() is editor.window
        assert screen.width() / screen.height() == pytest.approx(editor.told("deviceRatio"), abs=0.01)
        assert screen.width() < editor.window.width() - 400


def test_made_up_languages_show_what_a_translation_will_do(editor: Editor) -> None:
    editor.desk.jump(FIRST, 0)
    for number, language in enumerate(pseudo.LANGUAGES, start=1):
        editor.desk.setPseudo(number)
        guide = editor.stage.guide.guide()
        assert guide is not None
        assert guide.language == language
        assert pseudo.text("Words.", language).strip("[]") in editor.words()
        assert editor.told("path") == FIRST
        assert editor.told("language") == -1
    editor.desk.setPseudo(0)
    assert "Words." in editor.words()
    assert editor.told("language") == 0


def test_search_finds_what_was_written_just_now(editor: Editor, until: Until) -> None:
    editor.change(FIRST, lambda text: text.replace("Words.", "A giraffe."))
    library = editor.stage.library
    until(lambda: bool(library() and library().search("en", "giraffe", unreviewed=True).found))  # type: ignore[union-attr] # it is there


def test_nothing_that_can_be_shown_is_said(editor: Editor, until: Until) -> None:
    for file in editor.content.glob("*/*.md"):
        file.write_text("", "utf-8")
    for file in editor.content.glob("*/*/*.md"):
        file.unlink()
    until(lambda: "nothing to show" in str(editor.told("note")))
    assert {"en/home.md", "es/home.md"} <= set(editor.files())


def test_why_nothing_can_be_read_is_said_and_the_next_change_is_another_chance(
    editor: Editor, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sources, "scan", _refuse)
        editor.change(FIRST, lambda text: text.replace("Words.", "Other words."))
        until(lambda: editor.told("note") == "No.")
    editor.change(FIRST, lambda text: text.replace("Other", "Kind"))
    until(lambda: editor.told("note") == "")
    editor.desk.jump(FIRST, 0)
    assert "Kind words." in editor.words()


def _refuse(_folder: Path) -> NoReturn:
    message = "No."
    raise KioskError(message)


def test_what_the_screen_cannot_show_is_told_all_the_same(editor: Editor, until: Until, content: Content) -> None:
    content.page("es/care/alone.md", "Sola.")
    content.page("en/care/gone.md", "Gone.", "expire: 2026-01-01\n")
    content.write("pictures/b.svg", "<svg")
    wanted = {"es/care/alone.md", "en/care/gone.md", "pictures/b.svg"}
    until(lambda: wanted <= set(editor.files()))
    for path in sorted(wanted):
        editor.desk.jump(path, 1)
        assert editor.told("path") == path
        assert editor.problems()
        assert "does not show" in str(editor.told("note"))
    editor.desk.jump(FIRST, 0)
    assert (editor.told("path"), editor.told("note")) == (FIRST, "")


@pytest.mark.parametrize("number", [0, 2])
def test_a_folder_that_is_emptied_and_filled_again_is_followed(
    editor: Editor, until: Until, content: Content, number: int
) -> None:
    editor.desk.jump(FIRST, 0)
    editor.desk.setPseudo(number)
    for file in content.folder.glob("*/**/*.md"):
        file.unlink()
    until(lambda: "nothing to show" in str(editor.told("note")))
    editor.desk.setDay("2026-12-01")
    for path, text in FILES.items():
        content.write(path, text)
    until(lambda: "nothing to show" not in str(editor.told("note")))


def test_a_folder_that_is_made_anew_is_followed(editor: Editor, until: Until, content: Content) -> None:
    shutil.rmtree(content.folder)
    until(lambda: "nothing to show" in str(editor.told("note")))
    for path, text in FILES.items():
        content.write(path, text)
    until(lambda: "nothing to show" not in str(editor.told("note")))
    editor.desk.jump(FIRST, 0)
    editor.change(FIRST, lambda text: text.replace("Words.", "New words."))
    until(lambda: "New words." in editor.words())


def test_a_page_that_was_removed_behind_another_is_not_gone_back_to(
    editor: Editor, until: Until, content: Content
) -> None:
    content.page("en/care/second.md", "Two.")
    until(lambda: editor.stage.guide.offers("care/second"))
    editor.desk.jump("en/care/second.md", 0)
    editor.desk.jump("en/glossary.md", 0)
    (content.folder / "en/care/second.md").unlink()
    until(lambda: not editor.stage.guide.offers("care/second"))
    editor.stage.visit.back()
    assert editor.told("path") == "en/home.md"
