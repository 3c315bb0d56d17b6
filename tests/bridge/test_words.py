"""The interface speaks a language that has a catalogue, and says so where there is none."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from kiosk import paths
from kiosk.bridge.words import Words


@pytest.fixture
def words(owner: QObject) -> Words:
    return Words(paths.catalogues(), owner)


def test_it_speaks_its_source_until_told_otherwise(words: Words) -> None:
    assert words.translate("Main", "Home") == "Home"
    words.speak("es")
    assert words.translate("Main", "Home") == "Inicio"
    words.speak("en")
    assert words.translate("Main", "Home") == "Home"


def test_a_language_is_called_by_its_own_name(words: Words) -> None:
    assert [words.name(language) for language in ("en", "es", "fr")] == ["English", "Español", "français"]


def test_staff_hear_of_a_language_without_a_catalogue(words: Words, caplog: pytest.LogCaptureFixture) -> None:
    words.speak("fr")
    assert "fr" in caplog.text
    assert words.translate("Main", "Home") == "Home"
