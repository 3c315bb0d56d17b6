"""The pseudo-languages lengthen every text, keep what must stay, and mirror."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from kiosk.library.reader import Library
from kiosk.model.blocks import Paragraph
from kiosk.model.inline import Phrase, Strong, Text
from kiosk.model.library import Page, PageEntry, Review, Status
from kiosk.model.pseudo import translated
from tests import pseudo


@pytest.mark.parametrize("language", pseudo.LANGUAGES)
def test_place_holders_numbers_and_lines_stay(language: str) -> None:
    made = pseudo.text("%1 of %2: 15 of 100\nSee.", language)
    assert re.findall(r"%\d|\d+|\n", made) == ["%1", "%2", "15", "100", "\n"]
    assert pseudo.plain(made) == "%1 of %2: 15 of 100\nSee."


def test_texts_are_two_fifths_longer() -> None:
    words = "Your care team looks at what the disease does now, and at what your child enjoys."
    assert 1.3 < len(pseudo.text(words, pseudo.LONGER)) / len(words) < 1.5
    assert not pseudo.text("", pseudo.LONGER)


def test_each_word_is_written_leftwards() -> None:
    assert pseudo.text("Go on.", pseudo.MIRRORED) == "[\u202eGöö\u202c \u202eööñ\u202c.]"


@pytest.mark.parametrize("language", pseudo.LANGUAGES)
def test_a_library_has_every_page_in_english_and_translated(shipped: Path, tmp_path: Path, language: str) -> None:
    library = Library.open(pseudo.library(shipped, tmp_path / "pseudo.kiosk", language))
    assert library.languages == ("en", language)
    guides = [library.guide(one) for one in library.languages]
    assert guides[1].approved
    pages = 0
    for section in guides[0].sections:
        theirs = library.entries(language, section.id)
        for own, other in zip(library.entries("en", section.id), theirs, strict=True):
            pages += 1
            assert other.title == pseudo.text(own.title, language)
            assert other.approved
    assert pages > 10
    assert library.picture(guides[0].sections[0].picture)
    library.close()


def test_a_phrase_in_another_language_stays() -> None:
    review = Review(Status.DRAFT, "Nurse", dt.date(2026, 1, 1), dt.date(2027, 1, 1))
    entry = PageEntry("care/a", "care", 1, "Title", "Summary.", 10, approved=False)
    runs = (Strong((Text("Ask"),)), Phrase("es", "sala de espera"))
    made = translated(Page(entry, (Paragraph(runs),), (), "", (), review), pseudo.LONGER)
    assert made.entry.approved
    assert made.blocks == (Paragraph((Text("["), Strong((Text("ÁÁšk"),)), Phrase("es", "sala de espera"), Text("]"))),)
    assert translated(entry, pseudo.LONGER).title == "[Tîîtlèè]"
