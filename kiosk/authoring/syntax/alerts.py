"""Alerts: GitHub's `> [!TIP]` at the top of a block quote makes it a callout."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from kiosk.authoring import codes
from kiosk.authoring.nearest import did_you_mean
from kiosk.authoring.syntax.scribe import Scribe
from kiosk.model.blocks import CalloutKind

KINDS = {
    "NOTE": CalloutKind.SUMMARY,
    "TIP": CalloutKind.TIP,
    "IMPORTANT": CalloutKind.NEXT_STEP,
    "WARNING": CalloutKind.CARE_TEAM,
}
_ALERT = re.compile("([\U000f0000-\U000ffffd]?)\\[!([^\\]\n]*)\\][ \t]*(.*)", re.DOTALL)


def take(quote: Element, scribe: Scribe) -> CalloutKind | None:
    """Take the alert tag from a block quote and return its kind, or None when it has none or an unknown one."""
    first = quote[0] if len(quote) and quote[0].tag == "p" else None
    found = _ALERT.match(first.text or "") if first is not None else None
    if first is None or found is None:
        return None
    scribe.follow(found[1])
    word = found[2].strip()
    first.text = found[3]
    if not len(first) and not found[3].strip():
        quote.remove(first)
    kind = KINDS.get(word)
    if kind is None:
        hint = did_you_mean(f"[!{word.upper()}]", [f"[!{known}]" for known in KINDS], f"Known are {', '.join(KINDS)}.")
        scribe.desk.tell(codes.BAD_CALLOUT, scribe.line, f"There is no box called {word}.", hint, at="[!")
    elif (len(first) and not found[3]) or (found[3] and not found[3].startswith("\n")):
        message = "The words of a box begin on the line below its name."
        scribe.desk.tell(codes.BAD_CALLOUT, scribe.line, message, f"Leave [!{word}] alone on its line.", at="[!")
    return kind
