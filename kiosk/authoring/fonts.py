"""Fonts: which characters a font file can draw, read from its `cmap` table (OpenType 1.9, chapter cmap)."""

from __future__ import annotations

import functools
import os
import struct
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk import paths

COLLECTION = b"ttcf"
ENDINGS = frozenset({".ttf", ".otf", ".ttc", ".otc"})


@functools.cache
def own() -> frozenset[int]:
    """Return the characters of the font that comes with the program; its italic has the fewest."""
    upright, italic = (characters(paths.fonts() / f"SourceSansPro-{face}.ttf") for face in ("Regular", "It"))
    return upright & italic


def without_glyph(wanted: Iterable[str], folders: Iterable[Path]) -> frozenset[str]:
    """Return those of the characters `wanted` that no font in `folders` can draw; reads no more fonts than it must."""
    missing = {ord(one) for one in wanted}
    for folder in folders:
        for file in _files(folder):
            if not missing:
                return frozenset()
            missing -= characters(file)
    return frozenset(map(chr, missing))


def characters(file: Path) -> frozenset[int]:
    """Return the characters for which a font has a glyph; none where the file is no font that can be understood."""
    try:
        return frozenset(_mapped(_cmap(file.read_bytes())))
    except (OSError, struct.error, IndexError):
        return frozenset()


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders.sort()
        yield from (Path(place, name) for name in sorted(files) if Path(name).suffix.lower() in ENDINGS)


def _cmap(data: bytes) -> bytes:
    start = struct.unpack_from(">I", data, 12)[0] if data.startswith(COLLECTION) else 0
    (count,) = struct.unpack_from(">H", data, start + 4)
    for number in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, start + 12 + 16 * number)
        if tag == b"cmap":
            return data[offset : offset + length]
    return b""


def _mapped(cmap: bytes) -> Iterator[int]:
    (count,) = struct.unpack_from(">H", cmap, 2)
    for number in range(count):
        (offset,) = struct.unpack_from(">I", cmap, 8 + 8 * number)
        (kind,) = struct.unpack_from(">H", cmap, offset)
        if kind == 4:  # noqa: PLR2004 - the format's number
            yield from _segments(cmap[offset:])
        elif kind == 12:  # noqa: PLR2004 - the format's number
            yield from _groups(cmap[offset:])


def _segments(table: bytes) -> Iterator[int]:
    """Format 4: pieces of the first 65,536 characters, each with a distance or a list of glyphs."""
    (double,) = struct.unpack_from(">H", table, 6)
    ends, starts, deltas, places = (
        struct.unpack_from(f">{double // 2}H", table, at) for at in (14, 16 + double, 16 + 2 * double, 16 + 3 * double)
    )
    for number, (start, end, delta, place) in enumerate(zip(starts, ends, deltas, places, strict=True)):
        for character in range(start, min(end, 0xFFFE) + 1):
            glyph = character
            if place:
                at = 16 + 3 * double + 2 * number + place + 2 * (character - start)
                (glyph,) = struct.unpack_from(">H", table, at)
            if glyph and (glyph + delta) & 0xFFFF:
                yield character


def _groups(table: bytes) -> Iterator[int]:
    """Format 12: runs of characters from all of Unicode."""
    (count,) = struct.unpack_from(">I", table, 12)
    for number in range(count):
        start, end, _ = struct.unpack_from(">III", table, 16 + 12 * number)
        yield from range(start, min(end, sys.maxunicode) + 1)
