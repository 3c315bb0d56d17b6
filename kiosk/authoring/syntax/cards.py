"""Cards: ```cards, a list of title, text, and picture with alt or page where wanted."""

from __future__ import annotations

from kiosk.authoring.syntax.links import page_target
from kiosk.authoring.syntax.reading import Reading, illustration, members
from kiosk.authoring.yamltree import Value
from kiosk.model.blocks import Card, Cards

KEYS = ("title", "text", "picture", "alt", "page")


def read(value: Value, _line: int, reading: Reading) -> Cards:
    """Return the cards of a block; a card's page is still a path."""
    cards: list[Card] = []
    for part in members(value, reading, KEYS, "cards"):
        part.require(("title", "text"))
        title = part.text("title")
        reading.scribe.say([title])
        runs = reading.sentence(part.text("text"))
        picture, alt = illustration(part, reading.scribe)
        page = page_target(part.text("page"), reading.scribe)
        cards.append(Card(title.text if title else "", runs, picture, alt, page))
    return Cards(tuple(cards))
