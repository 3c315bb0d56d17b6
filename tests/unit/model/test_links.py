"""A link whose page is not shown is plain words, and a card leads nowhere."""

from __future__ import annotations

from kiosk.model.blocks import BulletList, Card, Cards, Paragraph
from kiosk.model.inline import PageLink, Strong, Text
from kiosk.model.links import without

LINK = PageLink("care/fair", "the fair")
OTHER = PageLink("care/scan", "a scan")


def test_only_the_named_links_go() -> None:
    blocks = (BulletList(((Paragraph((Strong((LINK,)), OTHER)),),)), Cards((Card("Fair", (LINK,), page="care/fair"),)))
    assert without(blocks, lambda page: page == "care/fair") == (
        BulletList(((Paragraph((Strong((Text("the fair"),)), OTHER)),),)),
        Cards((Card("Fair", (Text("the fair"),)),)),
    )
