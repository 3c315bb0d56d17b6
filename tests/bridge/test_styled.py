"""Whatever an editor wrote stays words: no markup of theirs reaches the screen."""

from __future__ import annotations

import pytest

from kiosk.bridge.styled import link_words, links, marked, pointed, styled, words
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


RICH = 'Ask <b>you &amp; me</b>. <a href="term:x">Tumor</a><br><br><span lang="es">¿Qué?</span> End.'


def test_words_are_told_by_language() -> None:
    assert words(RICH) == (("", "Ask you & me. Tumor\n\n"), ("es", "¿Qué?"), ("", " End."))


@pytest.mark.parametrize(
    ("begin", "end", "expected"),
    [
        (0, 13, '<u>Ask </u><b><u>you &amp; me</u></b><u>.</u> <a href="term:x">Tumor</a><br><br>'),
        (14, 19, 'Ask <b>you &amp; me</b>. <a href="term:x"><u>Tumor</u></a><br><br>'),
    ],
)
def test_a_sentence_is_underlined_where_it_stands(begin: int, end: int, expected: str) -> None:
    assert marked(RICH, begin, end) == expected + '<span lang="es">¿Qué?</span> End.'


@pytest.mark.parametrize(
    ("begin", "end", "expected"),
    [
        (0, 3, '<a href="w">Ask</a> <b>you &amp; me</b>. Tumor<br><br>¿Qué? End.'),
        (8, 9, 'Ask <b>you <a href="w">&amp;</a> me</b>. Tumor<br><br>¿Qué? End.'),
        (10, 13, 'Ask <b>you &amp; <a href="w">me</a></b><a href="w">.</a> Tumor<br><br>¿Qué? End.'),
        (14, 19, 'Ask <b>you &amp; me</b>. <a href="w">Tumor</a><br><br>¿Qué? End.'),
        (21, 26, 'Ask <b>you &amp; me</b>. Tumor<br><br><a href="w">¿Qué?</a> End.'),
        (40, 50, "Ask <b>you &amp; me</b>. Tumor<br><br>¿Qué? End."),
    ],
)
def test_a_word_becomes_the_one_link(begin: int, end: int, expected: str) -> None:
    assert pointed(RICH, begin, end, "w") == expected


@pytest.mark.parametrize("begin", range(28))
def test_a_mark_changes_no_word(begin: int) -> None:
    assert words(marked(RICH, begin, begin + 6)) == words(RICH)


def test_links_and_their_words() -> None:
    markup = 'A <a href="term:a"><b>first</b> &amp; only</a>, <a href="page:b/c">page</a>, <a href="term:a">first</a>.'
    assert links(markup) == ("term:a", "page:b/c")
    assert link_words(markup, "term:a") == "first & only"
    assert link_words(markup, "page:b/c") == "page"
    assert link_words(markup, "term:z") == ""
