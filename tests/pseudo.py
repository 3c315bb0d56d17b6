"""The shipped texts in the pseudo-languages, as a library and as catalogues of the interface's words."""

from __future__ import annotations

import contextlib
import gettext
import re
import sqlite3
from dataclasses import replace
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kiosk import paths
from kiosk.bridge.words import ALPHABET
from kiosk.library import writer
from kiosk.library.reader import Library
from kiosk.library.writer import Leaf
from kiosk.model.library import Guide, Page, Picture
from kiosk.model.pseudo import ACCENTED, END, LANGUAGES, LONGER, MIRRORED, OVERRIDE, SOURCE, text, translated

__all__ = ["LANGUAGES", "LONGER", "MIRRORED", "SOURCE", "catalogues", "library", "plain", "text"]

_PLAIN = {ord(chr(accented)): chr(letter) for letter, accented in ACCENTED.items()}


def library(
    shipped: Path, target: Path, *languages: str, longer: bool = True, beside: tuple[str, ...] = (SOURCE,)
) -> Path:
    """Write the translation of a library's English to pseudo-languages to `target`, approved; return it.

    The languages `beside` of the library come with it. Without `longer` the texts stay what they are, so that nothing
    but the direction differs.
    """
    with contextlib.closing(Library.open(shipped)) as source:
        guides = {one: source.guide(one) for one in beside}
        pages = {one: _pages(source, guide) for one, guide in guides.items()}
    leaves = [Leaf.of(one, page) for one in beside for page in pages[one]]
    for language in languages:
        foreign = [translated(page, language) if longer else _approved(page) for page in pages[SOURCE]]
        leaves += [Leaf.of(language, page) for page in foreign]
        guide = translated(guides[SOURCE], language) if longer else guides[SOURCE]
        guides[language] = replace(guide, language=language, approved=True)
    writer.write(target, list(guides.values()), leaves, _pictures(shipped))
    return target


def catalogues(folder: Path, *, longer: bool = True) -> Path:
    """Write the interface's words in both pseudo-languages to `folder`, as gettext finds them; return it."""
    with next(paths.catalogues().glob("*/LC_MESSAGES/kiosk.po")).open("rb") as opened:
        words = [str(message.id) for message in read_po(opened) if message.id]
    for language in LANGUAGES:
        catalogue = Catalog(locale=SOURCE)
        for word in words:
            catalogue.add(word, text(word, language) if longer and word != ALPHABET else word)
        file = folder / language.replace("-", "_") / "LC_MESSAGES" / "kiosk.mo"
        file.parent.mkdir(parents=True)
        with file.open("wb") as opened:
            write_mo(opened, catalogue)
    assert gettext.find("kiosk", folder, ["he_XB"])
    return folder


def plain(words: str) -> str:
    """Return the English that a text of a pseudo-language was made from, to tell it by."""
    letters = re.sub(f"[{OVERRIDE}{END}\u200f\\[\\]]", "", words).translate(_PLAIN)
    return re.sub(r"([AEIOUYaeiouy])\1", r"\1", letters)


def _pages(source: Library, guide: Guide) -> list[Page]:
    return [
        page
        for section in guide.sections
        for entry in source.entries(guide.language, section.id)
        if (page := source.page(guide.language, entry.id))
    ]


def _approved(page: Page) -> Page:
    return replace(page, entry=replace(page.entry, approved=True))


def _pictures(shipped: Path) -> list[Picture]:
    with contextlib.closing(sqlite3.connect(shipped)) as connection:
        rows = connection.execute("SELECT name, data, width, height FROM picture").fetchall()
    return [Picture(*row) for row in rows]
