"""What we read from a font is what Qt draws with it, and numbers have the digits of the visitor's language."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication, QRawFont
from PySide6.QtQml import QQmlComponent

from kiosk import paths
from kiosk.authoring import fonts
from kiosk.bridge.stage import Stage


@pytest.mark.parametrize("face", ["Regular", "It", "Semibold", "Bold"])
def test_qt_has_the_same_characters_in_our_font(qapp: QGuiApplication, face: str) -> None:
    assert qapp
    file = paths.fonts() / f"SourceSansPro-{face}.ttf"
    font = QRawFont(str(file), 20)
    assert font.isValid()
    drawn = {one for one in range(0x20, 0xFFFF) if not 0xD800 <= one < 0xE000 and font.supportsCharacter(one)}
    assert len(drawn) > 600
    assert drawn == {one for one in fonts.characters(file) if 0x20 <= one < 0xFFFF}


@pytest.mark.parametrize(
    ("language", "number"), [("en", "12"), ("he", "12"), ("ar-EG", "١٢"), ("fa", "۱۲"), ("es", "12")]
)
def test_numbers_have_the_digits_of_the_language(stage: Stage, language: str, number: str) -> None:
    component = QQmlComponent(stage.engine)
    component.setData(
        f'import QtQuick\nimport Kiosk\nText {{ Component.onCompleted: {{ Writing.language = "{language}"; '
        "text = Writing.number(12); } }".encode(),
        QUrl(),
    )
    made = component.create()
    assert made, component.errorString()
    assert made.property("text") == number
    made.deleteLater()
