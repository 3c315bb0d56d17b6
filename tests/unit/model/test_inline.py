"""Runs without their style, as a screen reader says them."""

from __future__ import annotations

import pytest

from kiosk.model.inline import Emphasis, PageLink, Phrase, Runs, Strong, Term, Text, plain


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        ((), ""),
        ((Text("a "), Strong((Text("b "), Emphasis((Text("c"),)))), Text(".")), "a b c."),
        ((Term("mibg", "MIBG"), Text(" or "), PageLink("care/x", "this"), Phrase("es", " sí")), "MIBG or this sí"),
    ],
)
def test_plain(runs: Runs, said: str) -> None:
    assert plain(runs) == said
