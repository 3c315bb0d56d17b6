"""Links: the ways from one page to another, taken out where the page that they lead to is not shown."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar, cast

from kiosk.model.blocks import Card
from kiosk.model.inline import PageLink, Text

T = TypeVar("T")


def without(value: T, gone: Callable[[str], bool]) -> T:
    """Return a guide, a page or a part of them in which no link or card leads to a page (id) that is `gone`."""
    return cast("T", _without(value, gone))


def _without(value: Any, gone: Callable[[str], bool]) -> Any:  # noqa: ANN401 - any part of a library
    if isinstance(value, tuple):
        return tuple(_without(one, gone) for one in value)
    if isinstance(value, PageLink) and gone(value.page):
        return Text(value.text)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    parts = {field.name: _without(getattr(value, field.name), gone) for field in dataclasses.fields(value)}
    if isinstance(value, Card) and value.page and gone(value.page):
        parts["page"] = ""
    return dataclasses.replace(value, **parts)
