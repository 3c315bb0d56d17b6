"""Each text of a library can be changed in one go, and nothing else is."""

from __future__ import annotations

import dataclasses
import datetime as dt
import typing

from kiosk.model import blocks, library, texts
from kiosk.model.blocks import Callout, CalloutKind, Figure, Gate, Paragraph, QuestionSet
from kiosk.model.inline import Runs, Strong, Text
from kiosk.model.library import GlossaryTerm, Page, PageEntry, Review, Status

IDS = {
    "anchor", "facts", "group", "id", "language", "names", "page", "picture", "questions", "reviewer", "section",
    "slug", "terms", "name",
}  # fmt: skip
"""Fields of words that nobody reads, and names, which are keys."""


def loud(value: object) -> object:
    def runs(line: Runs) -> Runs:
        return (*line, Text("!"))

    return texts.changed(value, str.upper, runs)


def test_plain_texts_and_lines_are_changed_and_ids_are_not() -> None:
    entry = PageEntry("care/a", "care", 1, "title", "summary", 10, approved=False)
    review = Review(Status.DRAFT, "nurse", dt.date(2026, 1, 1), dt.date(2027, 1, 1))
    inner = Callout(CalloutKind.TIP, (Paragraph((Text("a"), Strong((Text("b"),)))),))
    page = Page(
        entry,
        (Figure("p.svg", "alt", ""), Gate("coming", (inner,), (), "g"), QuestionSet("g")),
        ("s",),
        "q",
        (),
        review,
    )
    changed = Callout(CalloutKind.TIP, (Paragraph((Text("a"), Strong((Text("b"),)), Text("!"))),))
    assert loud(page) == Page(
        dataclasses.replace(entry, title="TITLE", summary="SUMMARY"),
        (Figure("p.svg", "ALT", ""), Gate("COMING", (changed,), (), "g"), QuestionSet("g")), ("s",), "q", (), review,
    )  # fmt: skip


def test_the_names_of_a_term_stay_and_its_meaning_changes() -> None:
    term = GlossaryTerm("s", ("name",), ((Text("a"),), (Text("b"),)))
    assert loud(term) == GlossaryTerm("s", ("name",), ((Text("a"), Text("!")), (Text("b"), Text("!"))))


def test_each_field_of_words_is_a_text_or_an_id() -> None:
    found = 0
    for module in (blocks, library):
        for kind in vars(module).values():
            if not isinstance(kind, type) or not dataclasses.is_dataclass(kind) or kind.__module__ != module.__name__:
                continue
            for name, hint in typing.get_type_hints(kind).items():
                if hint is str or hint == tuple[str, ...]:
                    found += 1
                    told = name in texts.FIELDS.get(kind, ())
                    assert told != (name in IDS), f"{kind.__name__}.{name} is read or is not: say so in FIELDS or here"
    assert found > 20
