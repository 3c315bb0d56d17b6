"""Lines: Markdown made ready for Python-Markdown, each line carrying its number through the parser.

Python-Markdown keeps no positions. An invisible character from a private-use plane, which no source may hold, stands
behind the leading signs of each line and tells its number. Lists are indented by four columns a level, because
Python-Markdown knows no other, and each block quote is kept apart from the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MARK_BASE = 0xF0000
MARK = re.compile("[\U000f0000-\U000ffffd]")
SEPARATOR = "\ue0ff"
HOLDER = re.compile("\ue000([0-9]+)\ue001")
"""What stands in a line for a fenced block that was cut out."""

_LEADING = re.compile(r"(?: *(?:>|[-*+](?= )|\d{1,9}\.(?= )|#{1,6}|:(?= )|\|))* *")
_TABLE_RULE = re.compile(r"[\s|:-]+")
_BARE_SIGN = re.compile(r" *(?:[-*+] +|#{1,6} *)")
"""An item or heading without words is marked too, so that it can be told of."""
_QUOTED = re.compile(r" {0,3}> ?")
_ITEM = re.compile(r"(?:([-*+])|(\d{1,9})[.)]) +")
_ALONE = re.compile(" {0,3}(?:#|\ue000)")
"""Headings and cut-out blocks end a list or quote, with or without an empty line before them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of Markdown and its number in the file; 0 for one that we put in."""

    number: int
    text: str


_EMPTY = Line(0, "")


def holder(index: int) -> str:
    """Return what stands for fenced block number `index`."""
    return f"\ue000{index}\ue001"


def number_of(mark: str) -> int:
    """Return the line number that a mark tells."""
    return ord(mark) - _MARK_BASE


def ready(lines: Sequence[Line]) -> list[str]:
    """Return marked lines for the parser."""
    return [_marked(line) for line in _quotes_apart([Line(one.number, one.text.expandtabs(4)) for one in lines])]


def _marked(line: Line) -> str:
    leading = _LEADING.match(line.text)
    end = leading.end() if leading else 0
    silent = end == len(line.text) or _TABLE_RULE.fullmatch(line.text)
    if not line.number or (silent and not _BARE_SIGN.fullmatch(line.text)):
        return line.text
    return f"{line.text[:end]}{chr(_MARK_BASE + line.number)}{line.text[end:]}"


def _quotes_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """Treat the text inside and outside of block quotes, and put a separator before each quote."""
    group: list[Line] = []
    inside = False
    for line in lines:
        quoted = _QUOTED.match(line.text)
        goes_on = inside and line.text.strip() and not _ALONE.match(line.text) and not _ITEM.match(line.text.lstrip())
        if inside != bool(quoted or goes_on):
            yield from _group(group, inside=inside)
            group, inside = [], not inside
        group.append(Line(line.number, line.text[quoted.end() :]) if quoted else line)
    yield from _group(group, inside=inside)


def _group(lines: Sequence[Line], *, inside: bool) -> Iterator[Line]:
    if inside:
        yield from (_EMPTY, Line(0, SEPARATOR), _EMPTY)
        for line in _lists(lines):
            yield Line(line.number, f"> {line.text}" if line.text else ">")
        yield _EMPTY
    else:
        yield from _lists(lines)


def _lists(lines: Sequence[Line]) -> Iterator[Line]:
    """Indent list items by four columns a level, whatever indentation an editor likes."""
    thresholds: list[int] = []
    after_empty = True
    # Below a second paragraph of an item, Python-Markdown would take the next item for words of it.
    apart = False
    for line in lines:
        text = line.text.lstrip(" ")
        indent = len(line.text) - len(text)
        item = _ITEM.match(text)
        if not text:
            yield _EMPTY
        elif _ALONE.match(line.text) and not (thresholds and indent >= thresholds[0]):
            thresholds.clear()
            yield from (_EMPTY, Line(line.number, text), _EMPTY)
        elif item and (thresholds or indent < 4):  # noqa: PLR2004 - four columns are code
            if (apart or not thresholds) and not after_empty:
                yield _EMPTY
            apart = False
            _close(thresholds, indent)
            thresholds.append(indent + 2)
            sign = item[1] or f"{item[2]}."
            yield Line(line.number, f"{'    ' * (len(thresholds) - 1)}{sign} {text[item.end() :]}")
        elif after_empty:
            _close(thresholds, indent)
            apart = bool(thresholds)
            yield Line(line.number, "    " * len(thresholds) + text) if thresholds else line
        else:
            yield Line(line.number, "    " * (len(thresholds) - 1) + text) if thresholds else line
        after_empty = not text
    if thresholds:
        yield _EMPTY


def _close(thresholds: list[int], indent: int) -> None:
    while thresholds and indent < thresholds[-1]:
        thresholds.pop()
