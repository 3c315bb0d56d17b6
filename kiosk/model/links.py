"""Links: the ways from one page to another, taken out where the page that they lead to is not shown."""

from __future__ import annotations

import dataclasses
from collections.abc import Set as AbstractSet
from typing import Any, TypeVar, cast

from kiosk.model.blocks import Card
from kiosk.model.inline import PageLink, Text

T = TypeVar("T")


def without(value: T, pages: AbstractSet[str]) -> T:
    """Return a guide, a page or a part of them in which no link or card leads to one of `pages` (ids)."""
    return cast("T", _without(value, pages)) if pages else value


def _without(value: Any, pages: AbstractSet[str]) -> Any:  # noqa: ANN401 - any part of a library
    if isinstance(value, tuple):
        return tuple(_without(one, pages) for one in value)
    if isinstance(value, PageLink) and value.page in pages:
        return Text(value.text)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    parts = {field.name: _without(getattr(value, field.name), pages) for field in dataclasses.fields(value)}
    if isinstance(value, Card) and value.page in pages:
        parts["page"] = ""
    return dataclasses.replace(value, **parts)
