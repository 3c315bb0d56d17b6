"""Every value of the model comes back as it was, and nothing else is taken for one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.library import codec
from kiosk.library.codec import CodecError
from kiosk.model.blocks import (
    BulletList,
    Callout,
    CalloutKind,
    Card,
    Cards,
    Figure,
    Gate,
    Heading,
    IconArray,
    NumberedList,
    Paragraph,
    QuestionSet,
    Quote,
    Step,
    Steps,
    Table,
)
from kiosk.model.inline import Emphasis, PageLink, Phrase, Strong, Term, Text
from kiosk.model.library import Page, PageEntry, Review, Status

texts = st.text(max_size=12)
counts = st.integers(0, 1000)
leaf_runs = st.one_of(
    st.builds(Text, texts),
    st.builds(Term, texts, texts),
    st.builds(PageLink, texts, texts),
    st.builds(Phrase, texts, texts),
)
runs = st.lists(
    st.recursive(
        leaf_runs,
        lambda inner: (
            st.builds(Strong, st.lists(inner, max_size=2).map(tuple))
            | st.builds(Emphasis, st.lists(inner, max_size=2).map(tuple))
        ),
        max_leaves=4,
    ),
    max_size=3,
).map(tuple)
flat_blocks = st.one_of(
    st.builds(Heading, st.integers(2, 3), runs, texts),
    st.builds(Paragraph, runs),
    st.builds(
        Table,
        st.lists(runs, max_size=2).map(tuple),
        st.lists(st.lists(runs, max_size=2).map(tuple), max_size=2).map(tuple),
    ),
    st.builds(Quote, st.lists(runs, max_size=2).map(tuple)),
    st.builds(Figure, texts, texts, texts),
    st.builds(IconArray, counts, counts, texts, texts, texts),
    st.builds(Steps, st.lists(st.builds(Step, texts, runs, texts, texts), max_size=2).map(tuple)),
    st.builds(Cards, st.lists(st.builds(Card, texts, runs, texts, texts, texts), max_size=2).map(tuple)),
    st.builds(QuestionSet, texts),
)


def _holding(inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    blocks = st.lists(inner, max_size=2).map(tuple)
    items = st.lists(blocks, max_size=2).map(tuple)
    return st.one_of(
        st.builds(BulletList, items),
        st.builds(NumberedList, items, counts),
        st.builds(Callout, st.sampled_from(CalloutKind), blocks),
        st.builds(Gate, texts, blocks, blocks, texts),
    )


blocks = st.lists(st.recursive(flat_blocks, _holding, max_leaves=4), max_size=3).map(tuple)
reviews = st.builds(Review, st.sampled_from(Status), texts, st.dates(), st.dates())
entries = st.builds(PageEntry, texts, texts, counts, texts, texts, counts)
names = st.lists(texts, max_size=2).map(tuple)
pages = st.builds(Page, entries, blocks, names, texts, names, reviews)


@given(pages)
def test_a_page_comes_back_as_it_was(page: Page) -> None:
    assert codec.loads(Page, codec.dumps(page)) == page


@dataclass(frozen=True, slots=True)
class Odd:
    """Shapes that the model does not use today."""

    pair: tuple[str, int]
    maybe: Text | None
    day: dt.date
    yes: bool


@pytest.mark.parametrize("maybe", [None, Text("a")])
def test_pairs_and_optional_values_come_back(maybe: Text | None) -> None:
    odd = Odd(("a", 1), maybe, dt.date(2026, 1, 1), yes=True)
    assert codec.loads(Odd, codec.dumps(odd)) == odd


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        "{}",
        '{"is":"Strong","text":"a"}',
        '{"is":"Text"}',
        '{"is":"Text","text":1}',
        '{"is":"Text","text":null}',
        '{"is":"Text","text":"a","more":"b"}',
        "[" * 100_000,
    ],
)
def test_what_is_no_value_of_the_type_is_refused(text: str) -> None:
    with pytest.raises(CodecError, match="no Text"):
        codec.loads(Text, text)


def test_a_number_is_no_truth_and_a_list_no_text() -> None:
    with pytest.raises(CodecError):
        codec.loads(Odd, '{"is":"Odd","pair":["a",1],"maybe":null,"day":"2026-01-01","yes":1}')
    with pytest.raises(CodecError):
        codec.loads(Odd, '{"is":"Odd","pair":["a"],"maybe":null,"day":"2026-01-01","yes":true}')


def test_what_is_not_of_the_model_is_not_written() -> None:
    with pytest.raises(TypeError, match="no place in the model"):
        codec.dumps(object())
