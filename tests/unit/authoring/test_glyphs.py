"""A character that no font can draw is told with its language, its page and its line."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.authoring import codes, compiler, fonts
from tests.folders import Content

ALEF = "\N{HEBREW LETTER ALEF}"


def font(characters: range, *, collection: bool = False) -> bytes:
    """Return as much of a font as says that it has `characters`; in a collection, as its first one."""
    table = struct.pack(">HHIII", 12, 0, 28, 0, 1) + struct.pack(">III", characters.start, characters.stop - 1, 1)
    cmap = struct.pack(">HH", 0, 1) + struct.pack(">HHI", 3, 10, 12) + table
    start = 16 if collection else 0
    header = struct.pack(">4sHHHH", b"\0\1\0\0", 1, 0, 0, 0)
    header += struct.pack(">4sIII", b"cmap", 0, start + len(header) + 16, len(cmap))
    return (struct.pack(">4sHHII", b"ttcf", 1, 0, 1, 16) if collection else b"") + header + cmap


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of all fonts of a machine that has none."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    monkeypatch.setattr(paths, "font_folders", lambda: (folder, tmp_path / "none"))
    return folder


def told(content: Content) -> list[str]:
    cache = content.folder.parent / "cache"
    return [str(one) for one in compiler.check(content.folder, cache=cache).problems if one.code == codes.NO_GLYPH.id]


def test_what_our_own_font_has_needs_no_other(content: Content, machine: Path) -> None:
    assert machine.is_dir()
    content.page("en/care/x.md", "¿Qué? “Naïve”, Łódź, ệ: 10 ≤ 50 …\u200f\u202f\N{VARIATION SELECTOR-16}\n")
    assert told(content) == []


def test_a_character_that_no_font_has_is_told_once_a_page(content: Content, machine: Path) -> None:
    assert machine.is_dir()
    content.page("en/care/x.md", f"Words.\n\nMore {ALEF}\n\nand {ALEF}.\n")
    content.page("en/care/y.md", "Words.\n", front=f"questions: about-treatment # {ALEF}\n")
    first, *others = told(content)
    assert first.startswith("en/care/x.md:12: warning KC605: No font on this machine can draw א (U+05D0 HEBREW LETTER")
    assert "this en page needs" in first
    assert others == []


@pytest.mark.parametrize("collection", [False, True])
def test_a_font_of_the_machine_may_have_it(content: Content, machine: Path, collection: bool) -> None:
    content.page("en/care/x.md", f"{ALEF}\n")
    (machine / "notes.txt").write_bytes(font(range(0x5D0, 0x5EB)))
    (machine / "a.ttf").write_bytes(b"no font")
    (machine / "b.otf").write_bytes(font(range(0x600, 0x700)))
    assert told(content)
    (machine / "more").mkdir()
    (machine / "more" / "c.TTC").write_bytes(font(range(0x5D0, 0x5EB), collection=collection))
    assert told(content) == [], "a font that was installed is seen, whatever an earlier build remembers"


def test_our_own_font_is_read() -> None:
    assert {ord(one) for one in "Aáñ¿“≤ễ"} <= fonts.own()
    assert not {ord(ALEF), 0xFFFF, 0x0378} & fonts.own()


def test_a_damaged_font_has_nothing(tmp_path: Path) -> None:
    whole = (paths.fonts() / "SourceSansPro-Regular.ttf").read_bytes()
    for length in (0, 3, 11, 50, 400):
        (tmp_path / "a.ttf").write_bytes(whole[:length])
        assert fonts.characters(tmp_path / "a.ttf") == frozenset()
    assert fonts.characters(tmp_path / "gone.ttf") == frozenset()
