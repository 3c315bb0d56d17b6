"""Fences: blocks between ``` lines, cut out before Markdown is parsed (CommonMark 4.5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.authoring import codes
from kiosk.authoring.desk import Desk
from kiosk.authoring.syntax.lines import Line, holder

_OPEN = re.compile(r"( {0,3})(`{3,}(?=[^`]*$)|~{3,}) *(.*)")


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: the first word behind the opening marks, and the lines between."""

    name: str
    line: Line
    lines: tuple[Line, ...]


def cut(lines: Sequence[Line], desk: Desk) -> tuple[list[Line], list[Fence]]:
    """Return the lines with a holder in the place of each fenced block, and the blocks. An open one is told."""
    rest: list[Line] = []
    fences: list[Fence] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        opening = _OPEN.fullmatch(line.text)
        if opening is None:
            rest.append(line)
            continue
        closing = re.compile(rf" {{0,3}}{re.escape(opening[2][0])}{{{len(opening[2])},}} *")
        end = next((at for at in range(index, len(lines)) if closing.fullmatch(lines[at].text)), None)
        if end is None:
            message = f"This block is never closed with {opening[2]}."
            desk.tell(codes.OPEN_FENCE, line.number, message, f"Add a line {opening[2]} where it ends.")
            end = len(lines)
        inside = tuple(Line(one.number, _without(one.text, len(opening[1]))) for one in lines[index:end])
        rest.append(Line(line.number, holder(len(fences))))
        fences.append(Fence(opening[3].split()[0] if opening[3].strip() else "", line, inside))
        index = end + 1
    return rest, fences


def _without(text: str, indent: int) -> str:
    return text[min(indent, len(text) - len(text.lstrip(" "))) :]
