"""Words: the interface's own words in the visitor's language, from gettext catalogues."""

from __future__ import annotations

import functools
import gettext
import logging
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QTranslator, Signal

from kiosk.bridge.writing import led
from kiosk.model import pseudo

log = logging.getLogger(__name__)

N_ = str
"""Marks a text for the catalogues where it is not translated on the spot."""

DOMAIN = "kiosk"
SOURCE = "en"
"""The language that the interface is written in; it needs no catalogue."""
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""The letters of the keys; a pseudo-language has the same."""
FOREIGN = ("onlyIn", "onlyInName")
"""Roles of what `Words.foreign` returns."""
OWN_NAME = N_("English")
"""The message whose translation is the name of a catalogue's language in that language."""
APOLOGY = N_("This page cannot be shown right now. Please choose another page, or ask any nurse.")
"""What stands in place of a page that the disk does not give."""


class Words(QTranslator):
    """Qt asks this for the translation of every `qsTr`."""

    changed = Signal()

    def __init__(self, folder: Path, parent: QObject) -> None:
        """Take the folder of the catalogues; the interface speaks its source language."""
        super().__init__(parent)
        self._folder = folder
        self._catalogue: gettext.NullTranslations | None = None
        self._language = SOURCE

    def speak(self, language: str) -> None:
        """Speak another language from now on; without a catalogue it stays the source, and staff hear of it."""
        if language == self._language:
            return
        self._catalogue, self._language = self._catalogues(language), language
        self.changed.emit()
        if self._catalogue is None and language != SOURCE:
            log.warning("There are no words of the interface in %s; it stays English.", language)

    def name(self, language: str) -> str:
        """Return a language's name in itself."""
        catalogue = self._catalogues(language)
        if catalogue is not None:
            return catalogue.gettext(OWN_NAME)
        return OWN_NAME if language == SOURCE else QLocale(language).nativeLanguageName()

    def foreign(self, language: str, own: str) -> tuple[str, str]:
        """Return a language and its name, both empty where it is the visitor's `own` (H8)."""
        return ("", "") if language == own else (language, self.name(language))

    def isEmpty(self) -> bool:
        """Return False: Qt would not ask an empty one."""
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:  # noqa: ARG002 - Qt's signature
        """Return the translation, or the text itself where there is none."""
        return led(self._catalogue.gettext(text), self._language) if self._catalogue else text

    @functools.cache  # noqa: B019 - there is one of these as long as the process lives
    def _catalogues(self, language: str) -> gettext.NullTranslations | None:
        try:
            return gettext.translation(DOMAIN, self._folder, [language.replace("-", "_")])
        except OSError:
            return _Pseudo(language) if language in pseudo.LANGUAGES else None


class _Pseudo(gettext.NullTranslations):
    """The interface's words in a pseudo-language, for a preview."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def gettext(self, message: str) -> str:
        return message if message == ALPHABET else pseudo.text(message, self._language)
