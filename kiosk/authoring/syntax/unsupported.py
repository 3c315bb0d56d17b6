"""Unsupported: what Markdown knows and a kiosk does not, found line by line before anything is parsed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.entities import html5

from kiosk.authoring import codes
from kiosk.authoring.desk import Desk
from kiosk.authoring.syntax.lines import Line

DEPTH_LIMIT = 40

_CODE_OR_ESCAPE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)|\\.")
_HTML = re.compile(r"<[A-Za-z/!?][^<>]*>?")
_ADDRESS = re.compile(r"<(?:[a-z][a-z0-9+.-]*://|mailto:|[^<>@\s]+@)", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|([A-Za-z][A-Za-z0-9]*));")
_RULE = re.compile(r" {0,3}(?:([-_*])(?: *\1){2,}|=+) *")
_DEFINITION = re.compile(r"[ >]*\[[^\]]+\]:(?: |$)")
_USE = re.compile(r"\]\[[^\]]*\]|\[\^[^\]]*\]")
_SIGNS = re.compile(r"(?: {0,3}(?:>|[-*+] |\d{1,9}\. |: ))*")
_SIGN = re.compile(r">|[-*+] |\. |: ")


def look(lines: Sequence[Line], desk: Desk) -> bool:
    """Tell of everything unsupported in `lines`; return whether they are safe to parse at all."""
    depth = 0
    for line in lines:
        depth = depth if line.text.strip() else 0
        depth, deepest = _brackets(line.text, depth)
        if max(deepest, _nesting(line.text)) > DEPTH_LIMIT:
            message = "Lists, boxes or brackets stand inside each other here, too deep."
            desk.tell(codes.TOO_DEEP, line.number, message, "Write it more simply.")
            return False
        _line(line, desk)
    return True


def _line(line: Line, desk: Desk) -> None:
    text = _CODE_OR_ESCAPE.sub(lambda match: " " * len(match[0]), line.text)
    for match in _HTML.finditer(text):
        if _ADDRESS.match(match[0]):
            message = "The kiosk has no internet, so this address leads nowhere."
            desk.tell(codes.EXTERNAL_LINK, line.number, message, "Say in words where to find it.", at=match[0])
        else:
            hint = "Write Markdown instead. For the sign < itself, write \\<."
            desk.tell(codes.RAW_HTML, line.number, "HTML cannot be shown.", hint, at=match[0])
    for match in _ENTITY.finditer(text):
        if match[1] is None or f"{match[1]};" in html5:
            message = f"{match[0]} would be shown as it is."
            desk.tell(codes.ENTITY, line.number, message, "Write the character itself.", at=match[0])
    if _RULE.fullmatch(text):
        hint = "Take it out. A heading is written with ## in front, and parts of a page begin with one."
        desk.tell(codes.RULE, line.number, "A line across the page is not shown.", hint)
    if _DEFINITION.match(text) or _USE.search(text):
        hint = "Write the link in one place: [words](page.md)."
        desk.tell(codes.REFERENCE_STYLE, line.number, "Links and notes in two places are not known here.", hint)


def _nesting(text: str) -> int:
    signs = _SIGNS.match(text)
    return len(_SIGN.findall(signs[0] if signs else "")) + (len(text) - len(text.lstrip(" "))) // 4


def _brackets(text: str, depth: int) -> tuple[int, int]:
    """Return how many brackets are open at the end of a line, and the most that were."""
    deepest = depth
    for sign in re.findall(r"[][()]", text):
        depth = max(0, depth + (1 if sign in "[(" else -1))
        deepest = max(deepest, depth)
    return depth, deepest
