"""Whatever an editor wrote stays words: no markup of theirs reaches the screen."""

from __future__ import annotations

import pytest

from kiosk.bridge.styled import styled
from kiosk.model.inline import Emphasis, PageLink, Phrase, Runs, Strong, Term, Text


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ((Text("a < b & c"),), "a &lt; b &amp; c"),
        ((Text('<img src="http://x">'),), "&lt;img src=&quot;http://x&quot;&gt;"),
        ((Strong((Text("a"), Emphasis((Text("b"),)))),), "<b>a<i>b</i></b>"),
        ((Term("m", "<b>M</b>"),), '<a href="term:m">&lt;b&gt;M&lt;/b&gt;</a>'),
        ((PageLink('a"><b>', "x"),), '<a href="page:a&quot;&gt;&lt;b&gt;">x</a>'),
        ((Phrase("es", "¿Qué?"),), '<span lang="es">¿Qué?</span>'),
        ((), ""),
    ],
)
def test_runs_become_styled_text(runs: Runs, expected: str) -> None:
    assert styled(runs) == expected
