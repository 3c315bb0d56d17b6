"""Figures: a picture alone in its paragraph."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from kiosk.authoring import codes
from kiosk.authoring.syntax.lines import MARK
from kiosk.authoring.syntax.scribe import Scribe
from kiosk.model.blocks import Figure


def is_figure(paragraph: Element) -> bool:
    """Tell whether a paragraph holds a picture and nothing else."""
    if len(paragraph) != 1 or paragraph[0].tag != "img":
        return False
    around = (paragraph.text or "") + (paragraph[0].tail or "")
    return not MARK.sub("", around).strip()


def figure(paragraph: Element, scribe: Scribe) -> Figure:
    """Return the figure of a paragraph that is one."""
    image = paragraph[0]
    scribe.follow(paragraph.text)
    line = scribe.line
    alt = _words(image.get("alt"), scribe)
    source = "".join(words for _, words in scribe.follow(image.get("src"))).strip()
    caption = _words(image.get("title"), scribe)
    if not alt:
        hint = "Write between [ and ] what the picture shows, for people who listen."
        scribe.desk.tell(codes.NO_ALT, line, "This picture has no words that say what it shows.", hint, at="![")
    return Figure(scribe.picture_path(source, line), alt, caption)


def _words(text: str | None, scribe: Scribe) -> str:
    words = scribe.words(text)
    scribe.end_passage()
    return " ".join(words.split())
