"""Texts: everything that people read in a part of a library, changed in one go."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar, cast

from kiosk.model.blocks import Card, Figure, Gate, IconArray, Step
from kiosk.model.inline import Inline, Runs
from kiosk.model.library import Home, PageEntry, Question, QuestionGroup, Section

T = TypeVar("T")

FIELDS: dict[type, frozenset[str]] = {
    Figure: frozenset({"alt", "caption"}),
    IconArray: frozenset({"population", "meaning", "otherwise"}),
    Step: frozenset({"title", "alt"}),
    Card: frozenset({"title", "alt"}),
    Gate: frozenset({"coming"}),
    PageEntry: frozenset({"title", "summary"}),
    Section: frozenset({"title", "summary", "alt"}),
    Question: frozenset({"text"}),
    QuestionGroup: frozenset({"title"}),
    Home: frozenset({"title", "summary"}),
}
"""The fields that hold plain text to be read; other words are ids, or stand in runs.

A term's names are not among them: it is recognised by them.
"""


def changed(value: T, text: Callable[[str], str], runs: Callable[[Runs], Runs]) -> T:
    """Return a guide, a page or a part of them with each plain text put through `text`, each line through `runs`."""
    return cast("T", _changed(value, text, runs))


def _changed(value: Any, text: Callable[[str], str], runs: Callable[[Runs], Runs]) -> Any:  # noqa: ANN401 - any part of a library
    if isinstance(value, tuple):
        if value and isinstance(value[0], Inline):
            return runs(value)
        return tuple(_changed(one, text, runs) for one in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    own = FIELDS.get(type(value), frozenset())
    parts = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    return dataclasses.replace(
        value, **{name: text(part) if name in own else _changed(part, text, runs) for name, part in parts.items()}
    )
