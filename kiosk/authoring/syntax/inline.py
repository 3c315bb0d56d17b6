"""Inline: the text, emphasis and links of one paragraph, as runs."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from kiosk.authoring import codes
from kiosk.authoring.syntax import links
from kiosk.authoring.syntax.scribe import Scribe
from kiosk.model.inline import Emphasis, Inline, Runs, Strong, Text, plain

TAGS = {"strong", "em", "a", "img", "code"}

_LEFTOVER = re.compile(r"\*\*|__|`|!\[|\]\s?[(\[]|^\s*#{1,6} |~~|\[|\s[-*+]$|^\s*\||\| ?:?--|\\(?= |$)")


def whole(element: Element, scribe: Scribe) -> Runs:
    """Return the runs of an element as a passage of its own."""
    result = tidy(runs(element, scribe))
    passage = scribe.end_passage()
    leftover = _LEFTOVER.search(passage.text) if passage else None
    if passage and leftover:
        signs = leftover[0].strip()
        message = f"The signs {signs} would be shown as they are."
        hint = "Check that what they open is closed, and that there is no space too many."
        scribe.desk.tell(codes.LEFTOVER, passage.line_at(leftover.start()), message, hint, at=signs)
    return result


def runs(element: Element, scribe: Scribe) -> Runs:
    """Return the runs of an element, in the order of the text, so that the scribe can follow the lines."""
    result: list[Inline] = [Text(scribe.words(element.text))]
    for child in element:
        result += _child(child, scribe)
        result.append(Text(scribe.words(child.tail)))
    return tuple(result)


def _child(child: Element, scribe: Scribe) -> Runs:
    match child.tag:
        case "strong":
            return (Strong(tidy(runs(child, scribe), ends=False)),)
        case "em":
            return (Emphasis(tidy(runs(child, scribe), ends=False)),)
        case "a":
            return (links.link(child, runs, scribe),)
        case "img":
            message = "A picture cannot stand among words."
            hint = "Give it a paragraph of its own, with an empty line before and after."
            scribe.follow(child.get("alt"))
            scribe.desk.tell(codes.INLINE_PICTURE, scribe.line, message, hint, at="![")
            return ()
        case _:
            words = runs(child, scribe)
            hint = "Write it as ordinary words, without the marks ` around it."
            scribe.desk.tell(codes.CODE, scribe.line, "Computer code cannot be shown.", hint, at="`")
            return words


def tidy(raw: Runs, *, ends: bool = True) -> Runs:
    """Join neighbouring texts, make spaces single, and take them from both ends."""
    joined: list[Inline] = []
    for run in raw:
        if isinstance(run, Text) and joined and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].text + run.text)
        else:
            joined.append(run)
    result = [Text(re.sub(r"[ \t\n]+", " ", run.text)) if isinstance(run, Text) else run for run in joined]
    if ends and result and isinstance(result[0], Text):
        result[0] = Text(result[0].text.lstrip(" "))
    if ends and result and isinstance(result[-1], Text):
        result[-1] = Text(result[-1].text.rstrip(" "))
    return tuple(run for run in result if not _is_empty(run))


def _is_empty(run: Inline) -> bool:
    return isinstance(run, Text | Strong | Emphasis) and not plain((run,))
