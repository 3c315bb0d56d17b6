"""Traces: what a picture's file tells beside the picture (EXIF 2.32, XMP, comments), in words for its editor."""

from __future__ import annotations

from collections.abc import Collection, Iterator

PLACE, TIME, CAMERA = "place", "time", "camera"

_TAGS = {
    TIME: {0x0132, 0x9003, 0x9004},
    CAMERA: {0x010F, 0x0110, 0x013C, 0x927C, 0xA431, 0xA433, 0xA434, 0xA435},
}
_WORDS = {0x010D, 0x010E, 0x013B, 0x8298, 0x9286, 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F, 0xA430}
"""Titles, descriptions, comments, authors, owners."""
_PACKET = {PLACE: b"GPS", TIME: b"Date", CAMERA: b"tiff:M"}
"""What stands in an XMP packet that tells of a thing."""


def told(tags: Collection[int], *, located: bool, packet: bytes, words: bool) -> Iterator[str]:
    """Return sentences on what is left out of a picture.

    `tags` are those of its EXIF data, `located` says that there is a GPS position among them, `packet` is its XMP, and
    `words` says that there is text of another kind.
    """
    found = [PLACE] if located or _PACKET[PLACE] in packet else []
    found += [name for name in (TIME, CAMERA) if _TAGS[name] & set(tags) or _PACKET[name] in packet]
    if found:
        verb = "was" if len(found) == 1 else "were"
        yield f"the {_listed(found)} it was taken with {verb} left out"
    if words or packet or _WORDS & set(tags):
        yield "the words kept in its file were left out"


def _listed(names: list[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
