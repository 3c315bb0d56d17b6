"""Media: a picture file to the picture that is stored. Decoding can hurt: only the worker calls this."""

from __future__ import annotations

import contextlib
import io
import struct
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from xml.parsers import expat

from kiosk.authoring import codes, traces
from kiosk.problems import Problem

if TYPE_CHECKING:
    from PIL import Image

WIDEST, HIGHEST = 3840, 2400
"""The most a 4K screen can show, in either direction."""
DRAWING_WIDTH = 1600
_UNREADABLE = (OSError, ValueError, SyntaxError, ZeroDivisionError, IndexError, KeyError, EOFError, OverflowError)
"""What Pillow raises where a file is damaged."""
_REFUSED = {"image", "feImage", "foreignObject", "script", "iframe"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """What became of a picture; with an error among the problems there is no data.

    `note` says what was changed in it that its editor may want to know.
    """

    width: int = 0
    height: int = 0
    problems: tuple[Problem, ...] = ()
    note: str = ""


def draw(path: str, data: bytes) -> tuple[Drawn, bytes]:
    """Return the picture to store. Its kind and size were checked by its header before."""
    problems: tuple[Problem, ...] = ()
    if path.endswith(".svg"):
        drawing = _rasterised(path, data)
        if isinstance(drawing, Problem):
            return Drawn(problems=(drawing,)), b""
        data, problems = drawing
    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures; ours were measured.
            warnings.simplefilter("ignore")
            drawn, stored = _stored(data)
    except _UNREADABLE:
        message = "This picture cannot be drawn; a part of it may be missing."
        return Drawn(problems=(codes.BROKEN_PICTURE.at(path, 0, 0, message, "Save it again and copy it here."),)), b""
    return replace(drawn, problems=problems), stored


def _stored(data: bytes) -> tuple[Drawn, bytes]:
    """Decode, turn upright, scale down and encode anew, which leaves place names and cameras (EXIF) behind.

    Photographs stay JPEG: stored without loss they would be ten times as large. All else is stored without loss, as
    WebP: PNG takes as long again, and more than twice the room.
    """
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP")) as opened:
        # A telephone's photograph may hold others behind it (MPO).
        photograph = opened.format in {"JPEG", "MPO"}
        opened.load()
        left_out = [*_other_pictures(opened), *_left_out(opened)]
        upright = ImageOps.exif_transpose(opened)
        seen = "RGBA" if "A" in upright.getbands() or "transparency" in upright.info else "RGB"
        picture = upright.convert("RGB" if photograph else seen)
    scaled = _scaled(picture)
    picture.info.clear()
    drawn = Drawn(picture.width, picture.height, note="; ".join([*scaled, *left_out]))
    if photograph:
        return drawn, _encoded(picture, "JPEG", quality=90, optimize=True)
    return drawn, _encoded(picture, "WEBP", lossless=True, quality=75, method=4)


def _scaled(picture: Image.Image) -> list[str]:
    """Make a picture no larger than a screen can show, and tell if that changed it."""
    from PIL import Image

    before = picture.size
    picture.thumbnail((WIDEST, HIGHEST) if before[0] >= before[1] else (HIGHEST, WIDEST), Image.Resampling.LANCZOS)
    if picture.size == before:
        return []
    return [f"{before[0]} x {before[1]} scaled to {picture.width} x {picture.height}"]


def _other_pictures(opened: Image.Image) -> Iterator[str]:
    moving = getattr(opened, "n_frames", 1) if opened.format in {"PNG", "WEBP"} else 1
    if moving > 1:
        yield f"it moves, and only the first of its {moving} pictures is shown"


def _left_out(opened: Image.Image) -> Iterator[str]:
    """Tell what the file says beside the picture; what cannot be read there is left out all the same."""
    from PIL import ExifTags

    tags: set[int] = set()
    located = words = False
    with contextlib.suppress(*_UNREADABLE, TypeError, struct.error):
        words = "comment" in opened.info or "photoshop" in opened.info or bool(getattr(opened, "text", None))
        exif = opened.getexif()
        tags |= set(exif) | set(exif.get_ifd(ExifTags.IFD.Exif))
        located = bool(exif.get_ifd(ExifTags.IFD.GPSInfo))
    packet = opened.info.get("xmp") or b""
    yield from traces.told(tags, located=located, packet=packet, words=words)


def _encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def _rasterised(path: str, data: bytes) -> tuple[bytes, tuple[Problem, ...]] | Problem:
    look = _Look()
    try:
        look.parser.Parse(data, True)
        text = data.decode("utf-8-sig")
    except (expat.ExpatError, UnicodeDecodeError, ValueError) as error:
        line = getattr(error, "lineno", 0)
        return codes.BROKEN_PICTURE.at(path, line, 0, "This drawing cannot be read.", "Save it again as plain SVG.")
    if look.refused:
        message = f"This drawing holds {look.refused}, which could fetch other files."
        return codes.UNSAFE_DRAWING.at(path, look.line, 0, message, "Save it as plain SVG with everything drawn in it.")
    import resvg_py

    try:
        png = resvg_py.svg_to_bytes(svg_string=text, width=DRAWING_WIDTH, skip_system_fonts=True)
    except (ValueError, RuntimeError) as error:
        reason = str(error).splitlines()[0][:120] if str(error) else "unknown"
        message = f"This drawing cannot be drawn ({reason})."
        return codes.BROKEN_PICTURE.at(path, 0, 0, message, "Save it again as plain SVG.")
    warned: tuple[Problem, ...] = ()
    if look.text_line:
        message = "This drawing has text in it, which is not drawn, read aloud or translated."
        hint = "Take the text out, or turn it into shapes, and say it in words beside the picture."
        warned = (codes.TEXT_IN_DRAWING.at(path, look.text_line, 0, message, hint),)
    return bytes(png), warned


class _Look:
    """Reads an SVG's elements once, without expanding anything."""

    def __init__(self) -> None:
        self.refused = ""
        self.line = 0
        self.text_line = 0
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EntityDeclHandler = lambda *_declared: self._refuse("an entity")

    def _start(self, name: str, _attributes: object) -> None:
        local = name.rpartition(":")[2]
        if local in _REFUSED:
            self._refuse(f"<{local}>")
        if local == "text" and not self.text_line:
            self.text_line = self.parser.CurrentLineNumber

    def _refuse(self, what: str) -> None:
        if not self.refused:
            self.refused, self.line = what, self.parser.CurrentLineNumber
