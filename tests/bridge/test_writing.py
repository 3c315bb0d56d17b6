"""A text keeps to the direction of its language, whatever its first letter is (A23)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QTextLayout

from kiosk.bridge import writing
from kiosk.bridge.words import Words
from kiosk.model.blocks import Figure, Paragraph
from kiosk.model.inline import Strong, Text
from tests import pseudo

MARK = writing.RIGHT_TO_LEFT_MARK


@pytest.mark.parametrize(
    ("language", "right"),
    [("he", True), ("ar", True), ("fa-AF", True), ("ur", True), ("en", False), ("es-MX", False), ("zh-Hant", False),
     ("az-Arab", True), ("az", False), (pseudo.MIRRORED, True), (pseudo.LONGER, False), ("", False)],
)  # fmt: skip
def test_qt_knows_which_languages_are_written_from_the_right(language: str, right: bool) -> None:
    assert writing.is_right_to_left(language) is right


def test_a_text_is_led_by_the_mark_only_where_it_is_needed() -> None:
    assert writing.led("MIBG", "he") == f"{MARK}MIBG"
    assert writing.led("MIBG", "en") == "MIBG"
    assert not writing.led("", "he")


def test_a_line_is_led_once_and_plain_texts_each() -> None:
    runs = (Text("MIBG "), Strong((Text("scan"),)))
    assert writing.all_led(Paragraph(runs), "he") == Paragraph((Text(MARK), *runs))
    assert writing.all_led(Figure("p", "ALK", ""), "he") == Figure("p", f"{MARK}ALK", "")
    assert writing.all_led(Paragraph(runs), "en") == Paragraph(runs)


def share_before(text: str) -> float:
    """Return which share of a line stands to the left of where its text begins."""
    layout = QTextLayout(text)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    at = line.cursorToX(0)
    assert isinstance(at, tuple)
    return float(at[0]) / line.naturalTextWidth()


def test_a_line_that_begins_with_a_latin_name_begins_on_the_right(qapp: QObject) -> None:
    assert qapp
    assert share_before("MIBG שלום") == pytest.approx(0)
    assert share_before(writing.led("MIBG שלום", "he")) == pytest.approx(1)


def test_the_interface_is_led_in_its_own_language_and_not_where_it_stays_english(
    qapp: QObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    words = Words(pseudo.catalogues(tmp_path_factory.mktemp("words")), qapp)
    words.speak(pseudo.MIRRORED)
    assert words.translate("", "Back") == MARK + pseudo.text("Back", pseudo.MIRRORED)
    words.speak("he")
    assert words.translate("", "Back") == "Back"
