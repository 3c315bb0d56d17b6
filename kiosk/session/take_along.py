"""A family's questions, and a report for staff, as texts for QR codes that a phone reads without a network (H5, P4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

CAPACITY = (
    14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666,
)  # fmt: skip
"""Bytes that a code of version 1, 2, … holds at error level M (ISO/IEC 18004, table 7).

Denser ones exist; a phone in an unsteady hand reads those slowly or not at all.
"""
LEAST = 6
"""The smallest version that lists are split for: less would be more marks than words."""
QUIET_ZONE = 4
"""Modules of white on each side (P4)."""

_CUT = "…"


def side(text: str) -> int:
    """Return how many modules wide the code of a text is, quiet zone included."""
    size = len(text.encode())
    version = next(version for version, holds in enumerate(CAPACITY, start=1) if size <= holds)
    return 17 + 4 * version + 2 * QUIET_ZONE


def texts(heading: str, questions: Sequence[str], most: int) -> tuple[str, ...]:
    """Return the text of each code: the heading, and the questions numbered through.

    A question stays whole unless it alone is too long for a code. `most` is as in `codes`.
    """
    return codes(heading, [f"{number}. {question}" for number, question in enumerate(questions, start=1)], most)


def codes(heading: str, lines: Sequence[str], most: int) -> tuple[str, ...]:
    """Return the text of each code: the heading, and its lines.

    `most` is the number of modules that there is room for, quiet zone included. Few codes go before large modules, and
    large modules before a full first code.
    """
    largest = max(LEAST, min(len(CAPACITY), (most - 2 * QUIET_ZONE - 17) // 4))
    fewest = _split(heading, lines, CAPACITY[largest - 1])
    smaller = (_split(heading, lines, holds) for holds in CAPACITY[LEAST - 1 : largest])
    return next(found for found in smaller if len(found) == len(fewest))


def _split(heading: str, lines: Sequence[str], holds: int) -> tuple[str, ...]:
    """Return the texts for codes of `holds` bytes; where there are several, each heading says which it is."""
    whole = "\n".join([heading, "", *lines])
    if len(whole.encode()) <= holds:
        return (whole,)
    parts: list[list[str]] = []
    digits = 0
    while digits < len(str(len(parts))):
        digits += 1
        room = holds - len(f"{heading} /\n".encode()) - 2 * digits
        parts = _parts([piece for line in lines for piece in _pieces(line, room)], room)
    return tuple(
        "\n".join([f"{heading} {number}/{len(parts)}", "", *part]) for number, part in enumerate(parts, start=1)
    )


def _parts(lines: Sequence[str], room: int) -> list[list[str]]:
    """Put lines into parts of `room` bytes, each line with its break."""
    parts: list[list[str]] = []
    left = 0
    for line in lines:
        size = len(f"\n{line}".encode())
        if size > left:
            parts.append([])
            left = room
        parts[-1].append(line)
        left -= size
    return parts


def _pieces(line: str, room: int) -> Iterator[str]:
    """Break a line that is too long for `room` bytes between words, or within one that fills half of them."""
    rest = line
    while len(f"\n{rest}".encode()) > room:
        fits = f"\n{rest}".encode()[: room - len(_CUT.encode())].decode(errors="ignore")[1:]
        space = fits.rfind(" ", len(fits) // 2)
        end = space if space > 0 else len(fits)
        yield f"{rest[:end].rstrip()}{_CUT}"
        rest = f"{_CUT}{rest[end:].lstrip()}"
    yield rest
