"""Headers: what a picture file says of itself, read without decoding it; a header that lies is a problem."""

from __future__ import annotations

from kiosk.authoring import codes
from kiosk.problems import Problem

PIXEL_LIMIT = 50_000_000
"""A phone's photo has up to 50 million pixels, which are 200 MB when decoded; more is no photo."""

_ENDINGS = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "webp": "WebP", "svg": "SVG"}
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG_ALONE = {0x01, *range(0xD0, 0xD9)}
_JPEG_FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
_JPEG_SCAN = 0xDA


def look(path: str, data: bytes) -> Problem | None:
    """Return what keeps a picture from being decoded safely, or None. `data` is the whole file."""
    claimed = _ENDINGS[path.rpartition(".")[2]]
    real = kind(data)
    if real is None:
        return codes.BROKEN_PICTURE.at(path, 0, 0, "This is not a picture.", "Save it again as .png or .svg.")
    if real != claimed:
        message = f"The name says {claimed}, but the picture is {real}."
        return codes.LYING_PICTURE.at(path, 0, 0, message, f"Save it again as {claimed}; renaming does not change it.")
    size = None if real == "SVG" else _size(real, data)
    if real != "SVG" and size is None:
        return codes.BROKEN_PICTURE.at(path, 0, 0, "A part of this picture is missing.", "Copy it here again.")
    if size and size[0] * size[1] > PIXEL_LIMIT:
        message = f"This picture is {size[0]} pixels wide and {size[1]} high, which is too much."
        return codes.HUGE_PICTURE.at(path, 0, 0, message, "Make it smaller; a screen shows 3840 by 2400 at most.")
    return None


def kind(data: bytes) -> str | None:
    """Return PNG, JPEG, WebP or SVG by the first bytes, or None for anything else."""
    if data.startswith(_PNG):
        return "PNG"
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WebP"
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return "SVG" if head.startswith(b"<") and b"<svg" in data[:65536] else None


def _size(real: str, data: bytes) -> tuple[int, int] | None:
    match real:
        case "PNG":
            size = _numbers(data, 16, 20, 4, "big") if data[12:16] == b"IHDR" else None
        case "WebP":
            size = _webp_size(data)
        case _:
            size = _jpeg_size(data)
    return size if size and all(size) else None


def _numbers(data: bytes, first: int, second: int, length: int, order: str) -> tuple[int, int] | None:
    if len(data) < max(first, second) + length:
        return None
    big = order == "big"
    one, two = data[first : first + length], data[second : second + length]
    return (int.from_bytes(one), int.from_bytes(two)) if big else (_little(one), _little(two))


def _little(data: bytes) -> int:
    return int.from_bytes(data, "little")


def _webp_size(data: bytes) -> tuple[int, int] | None:
    """Return the canvas of a WebP file (RFC 9649, sections 2.5 to 2.7)."""
    chunk = data[12:16]
    if chunk == b"VP8X":
        found = _numbers(data, 24, 27, 3, "little")
        return (found[0] + 1, found[1] + 1) if found else None
    if chunk == b"VP8 ":
        found = _numbers(data, 26, 28, 2, "little")
        return (found[0] & 0x3FFF, found[1] & 0x3FFF) if found else None
    if chunk == b"VP8L" and len(data) >= 25:  # noqa: PLR2004 - the end of its header
        bits = _little(data[21:25])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Return the size in the first frame header (ITU-T T.81, B.2.2)."""
    position = 2
    while position + 4 <= len(data) and data[position] == 0xFF:  # noqa: PLR2004 - what a marker begins with
        marker = data[position + 1]
        if marker in _JPEG_FRAMES:
            return _numbers(data, position + 7, position + 5, 2, "big")
        if marker == _JPEG_SCAN:
            return None
        if marker == 0xFF:  # noqa: PLR2004 - filling
            position += 1
        elif marker in _JPEG_ALONE:
            position += 2
        else:
            position += 2 + int.from_bytes(data[position + 2 : position + 4])
    return None
