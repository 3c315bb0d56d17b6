"""Stops: what can have the focus in a scene, in the order in which it is declared (A11).

A list's rows are taken from top to bottom, and its ends, where it goes on, stand between what it shows and the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from PySide6.QtCore import Q_ARG, Q_RETURN_ARG, QMetaObject, QPointF, QRectF, Qt
from PySide6.QtQuick import QQuickItem

from kiosk.bridge import styled
from kiosk.session import focus
from kiosk.session.focus import Box, Spot


class Listed(NamedTuple):
    """Where in a list something is: the row, and which of the row's stops."""

    view: QQuickItem
    row: int
    order: int


@dataclass(frozen=True, slots=True)
class Stop:
    """What can have the focus: a control, or a link in a text."""

    item: QQuickItem
    link: str = ""
    listed: Listed | None = field(default=None, compare=False)
    """By this is known again what a list makes anew."""

    def name(self) -> str:
        """Return the words by which it is known."""
        text = str(self.item.property("text") or self.item.property("focusText") or "")
        return styled.link_words(text, self.link) if self.link else text

    def view(self) -> QQuickItem | None:
        """Return the list, or other surface that scrolls, in which it is."""
        around = self.item.parentItem()
        while around is not None and not around.inherits("QQuickFlickable"):
            around = around.parentItem()
        return around

    def spot(self) -> Spot:
        """Return by what it is found again, or what stands in its place."""
        return Spot(self.name(), self.view(), _box(self.item))

    def is_seen(self) -> bool:
        """Tell whether the list in which it is shows any of it now."""
        view = self.view()
        return view is None or focus.shares(_box(self.item), _box(view))


@dataclass(frozen=True, slots=True)
class Edge:
    """The lower (1) or upper (-1) end of what a list shows, where it goes on."""

    view: QQuickItem
    facing: int


Line = list[Stop | Edge]
"""What one comes by with the arrows, in order."""


def facings(line: Line) -> list[int]:
    """Return for each one in `line` which end of a list it is, or 0."""
    return [one.facing if isinstance(one, Edge) else 0 for one in line]


def surface(one: Stop | Edge) -> QQuickItem | None:
    """Return the list, or other surface that scrolls, to which it belongs."""
    return one.view if isinstance(one, Edge) else one.view()


def walk(items: Iterable[QQuickItem], step: int) -> Iterator[Stop | Edge]:
    """Walk what can have the focus in `items`, on the way down (1) or up (-1), in reading order."""
    for item in items:
        if not (item.isVisible() and item.isEnabled()) or item.opacity() == 0:
            continue
        if item.inherits("QQuickFlickable"):
            yield from _walk_view(item, step)
            continue
        if item.property("tappable") or item.property("focusText"):
            yield Stop(item)
        if item.property("holdsLinks"):
            yield from (Stop(item, link) for link in styled.links(str(item.property("text"))))
        yield from walk(item.childItems(), step)


def _walk_view(view: QQuickItem, step: int) -> Iterator[Stop | Edge]:
    """Walk what a list shows, between its ends where it goes on, with what is known of the rest before and after.

    Between that and the rest there may be rows that do not exist yet.
    """
    parts: tuple[Line, Line, Line] = ([], [], [])
    shown = _box(view)
    # A list makes its rows in any order; it has a header and footer even where rows before and after are missing.
    listed = view.inherits("QQuickListView")
    for content in view.childItems():
        for row in sorted(content.childItems(), key=QQuickItem.y) if listed else content.childItems():
            away = listed and not focus.shares(_box(row), shown)
            for one in _listed(view, row, step) if listed else walk([row], step):
                box = _box(row if away else one.item) if isinstance(one, Stop) else shown
                beyond = (1 if box.y > shown.y else -1) if away else focus.side(box, shown, step)
                parts[beyond + 1].append(one)
    yield from parts[0]
    if not view.property("atYBeginning"):
        yield Edge(view, -1)
    yield from parts[1]
    if not view.property("atYEnd"):
        yield Edge(view, 1)
    yield from parts[2]


def _listed(view: QQuickItem, row: QQuickItem, step: int) -> Iterator[Stop | Edge]:
    """Walk a row of a list; its header and its footer, which stay, have no number."""
    number = _number(view, row)
    for order, one in enumerate(walk([row], step)):
        yield replace(one, listed=Listed(view, number, order)) if isinstance(one, Stop) and number >= 0 else one


def _number(view: QQuickItem, row: QQuickItem) -> int:
    """Return which row of a list an item is, or -1; PySide does not know lists by their own class."""
    arguments = Q_ARG("double", row.x() + 1), Q_ARG("double", row.y() + 1)
    number = QMetaObject.invokeMethod(
        view, "indexAt", Qt.ConnectionType.DirectConnection, Q_RETURN_ARG(int), *arguments
    )
    return number if isinstance(number, int) else -1


def _box(item: QQuickItem) -> Box:
    rect = item.mapRectToScene(QRectF(QPointF(), item.size()))
    return Box(rect.x(), rect.y(), rect.width(), rect.height())
