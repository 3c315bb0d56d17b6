"""The live scene: what is on the screen, where it is painted, and how much of it can be seen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from html import unescape
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem

from tests.geometry import is_control

COVERS = 0.5
"""How opaque a ground must be to take what lies beneath out of sight, as a scrim does."""

LONGEST_SAMPLE = 320
"""Pixels of a line that are looked at for its colours."""

_LINKS = """
(() => {
    const found = {}
    const at = typeof linkNear === "function" ? linkNear : linkAt
    const pitch = contentHeight / lineCount, step = font.pixelSize / 2
    for (let line = 0; line < lineCount; ++line) {
        const y = (line + 0.5) * pitch
        for (let x = step / 2; x < width; x += step) {
            const link = linkAt(x, y)
            if (link === "" || found[line + link])
                continue
            let top = y, bottom = y, right = x
            while (at(x, top - 1) === link && y - top < 2 * pitch) --top
            while (at(x, bottom + 1) === link && bottom - y < 2 * pitch) ++bottom
            while (linkAt(right + 1, y) === link) ++right
            found[line + link] = [link, x, top, right, bottom]
        }
    }
    return JSON.stringify(Object.values(found))
})()
"""
"""Where a text's links take a tap; each line of a link counts by itself."""


class Box(NamedTuple):
    """A rectangle of the window, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return max(0, self.right - self.left)

    @property
    def height(self) -> float:
        return max(0, self.bottom - self.top)

    def meets(self, other: Box) -> Box:
        """Return what both share; without width or height if nothing."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        return Box(left, top, max(left, min(self.right, other.right)), max(top, min(self.bottom, other.bottom)))

    def holds(self, other: Box, slack: float = 0) -> bool:
        return (
            self.left - slack <= other.left
            and self.top - slack <= other.top
            and self.right + slack >= other.right
            and self.bottom + slack >= other.bottom
        )

    def without(self, cover: Box) -> Box:
        """Return what `cover` leaves of it, where that is a rectangle; all of it where it is not."""
        if cover.left <= self.left and cover.right >= self.right:
            if cover.top <= self.top:
                return self._replace(top=min(self.bottom, max(self.top, cover.bottom)))
            if cover.bottom >= self.bottom:
                return self._replace(bottom=max(self.top, min(self.bottom, cover.top)))
        if cover.top <= self.top and cover.bottom >= self.bottom:
            if cover.left <= self.left:
                return self._replace(left=min(self.right, max(self.left, cover.right)))
            if cover.right >= self.right:
                return self._replace(right=max(self.left, min(self.right, cover.left)))
        return self

    def __bool__(self) -> bool:
        return self.width > 0 and self.height > 0


class Kind(Enum):
    CONTROL = "something to tap"
    TEXT = "QQuickText"
    IMAGE = "QQuickImage"
    GROUND = "QQuickRectangle"
    AREA = "QQuickMouseArea"
    VIEW = "QQuickFlickable"
    OTHER = "QQuickItem"


class Cover(NamedTuple):
    """An opaque ground, and what it takes out of sight; less than a pixel between two covers shows nothing."""

    ground: Thing
    box: Box


class Link(NamedTuple):
    """One line of a link inside a text, as large as a tap finds it."""

    target: str
    box: Box


@dataclass(eq=False)
class Thing:
    """An item as it stands on the screen; `box` is all of it, and `covers` is what may lie on it."""

    item: QQuickItem
    kind: Kind
    box: Box
    clip: Box
    opacity: float
    scale: float
    parent: Thing | None
    covers: list[Cover]
    order: int = 0
    children: list[Thing] = field(default_factory=list)

    @cached_property
    def shown(self) -> Box:
        """What no ancestor clips."""
        return self.clip.meets(self.box)

    @cached_property
    def above(self) -> list[Cover]:
        """What lies on it and is no part of it, the topmost first."""
        left, top, right, bottom = self.shown
        over = (
            cover
            for cover in self.covers
            if cover.ground.order > self.order
            and cover.box.left < right
            and cover.box.right > left
            and cover.box.top < bottom
            and cover.box.bottom > top
        )
        return [cover for cover in over if self not in cover.ground.around()]

    @cached_property
    def seen(self) -> Box:
        """What no ancestor clips and nothing covers."""
        seen = self.shown
        # Once more: one may cover the middle of what another then cuts off.
        for cover in 2 * self.above:
            if seen:
                seen = seen.without(cover.box)
        return seen

    def get(self, name: str) -> Any:  # noqa: ANN401 - whatever QML says
        return self.item.property(name)

    def ask(self, expression: str) -> Any:  # noqa: ANN401 - whatever QML says
        """Return what a QML expression says where the item stands; PySide does not know all of Qt Quick's types."""
        context = qmlContext(self.item)
        assert context
        value = QQmlExpression(context, self.item, expression).evaluate()
        return value[0] if isinstance(value, tuple) else value

    def around(self) -> Iterator[Thing]:
        """Yield what it lies in, from the nearest."""
        thing = self.parent
        while thing:
            yield thing
            thing = thing.parent

    def within(self) -> Iterator[Thing]:
        for child in self.children:
            yield child
            yield from child.within()

    @cached_property
    def control(self) -> Thing | None:
        """The control it is a part of."""
        return next((thing for thing in self.around() if thing.kind is Kind.CONTROL), None)

    @property
    def view(self) -> Thing | None:
        """The list or page that scrolls it."""
        return next((thing for thing in self.around() if thing.kind is Kind.VIEW), None)

    @cached_property
    def enabled(self) -> bool:
        return self.item.isEnabled()

    @cached_property
    def words(self) -> str:
        """Its text without markup."""
        text = str(self.get("text") or "")
        return unescape(re.sub(r"<[^>]*>", "", text.replace("<br>", "\n"))) if self.get("styled") else text

    @property
    def color(self) -> QColor:
        color = self.get("color")
        return color if isinstance(color, QColor) else QColor(0, 0, 0, 0)

    @cached_property
    def font(self) -> QFont:
        font = self.get("font")
        return font if isinstance(font, QFont) else QFont()

    @cached_property
    def size(self) -> float:
        """The size of a text's type as it stands on the screen, in pixels."""
        return self.font.pixelSize() * self.scale

    @cached_property
    def _share(self) -> float:
        """How much of a line's free room is left of its text."""
        right, middle = Qt.AlignmentFlag.AlignRight.value, Qt.AlignmentFlag.AlignHCenter.value
        alignment = int(self.ask("effectiveHorizontalAlignment"))
        return 1 if alignment == right else 0.5 if alignment == middle else 0

    @cached_property
    def painted(self) -> Box:
        """Where the letters of a text stand."""
        width, height = self.scale * float(self.get("contentWidth")), self.scale * float(self.get("contentHeight"))
        before, after = (self.scale * float(self.get(name)) for name in ("leftPadding", "rightPadding"))
        left = self.box.left + before + (self.box.width - before - after - width) * self._share
        top = self.box.top + self.scale * float(self.get("topPadding"))
        return Box(left, top, left + width, top + height)

    @cached_property
    def first_line(self) -> Box | None:
        """Some of the first line of a text that can be seen whole, best of one without a link."""
        whole = [line for line in self._lines() if line and self.seen.holds(line)]
        plain = (line for line in whole if not any(link.box.meets(line) for link in self.links))
        return next(plain, whole[0] if whole else None)

    def _lines(self) -> Iterator[Box]:
        seen = self.seen.meets(self.painted)
        left = seen.left + max(0, seen.width - LONGEST_SAMPLE) * self._share
        right = min(seen.right, left + LONGEST_SAMPLE)
        count = int(self.get("lineCount") or 1)
        pitch = self.painted.height / count
        for line in range(count):
            top = self.painted.top + line * pitch
            yield Box(left, top + pitch / 10, right, top + pitch * 9 / 10)

    @cached_property
    def links(self) -> list[Link]:
        if self.kind is not Kind.TEXT or "<a " not in str(self.get("text")):
            return []
        x, y = self.box.left, self.box.top
        found = json.loads(self.ask(_LINKS))
        return [
            Link(link, Box(*(start + self.scale * at for start, at in zip((x, y, x, y), box, strict=True))))
            for link, *box in found
        ]

    def __str__(self) -> str:
        words = " ".join(self.words.split())
        name = words or self.item.objectName() or str(self.get("name") or "")
        return f"{self.kind.name.lower()} {name[:48]!r}"


class Scene:
    """Everything visible in a window, in the order in which it is painted."""

    def __init__(self, root: QQuickItem) -> None:
        window = Box(0, 0, root.width(), root.height())
        self.window = window
        self.things: list[Thing] = []
        self._covers: list[Cover] = []
        self._read(root, Thing(root, Kind.OTHER, window, window, 1, 1, None, self._covers))
        self._covers.reverse()

    @cached_property
    def controls(self) -> list[Thing]:
        """What can be tapped, as far as it can be seen; a control that is covered is not in play."""
        return self.of(Kind.CONTROL)

    @cached_property
    def texts(self) -> list[Thing]:
        return [thing for thing in self.of(Kind.TEXT) if thing.words.strip()]

    def of(self, kind: Kind) -> list[Thing]:
        return [thing for thing in self.things if thing.kind is kind and thing.seen]

    def named(self, name: str) -> Thing | None:
        return self._names.get(name)

    @cached_property
    def _names(self) -> dict[str, Thing]:
        return {thing.item.objectName(): thing for thing in reversed(self.things)}

    def at(self, x: float, y: float) -> Thing | None:
        """Return what takes a tap at a place."""
        here = Box(x, y, x, y)
        areas = (thing for thing in reversed(self.things) if thing.kind is Kind.AREA and thing.enabled)
        return next((thing for thing in areas if thing.shown.holds(here)), None)

    def _read(self, item: QQuickItem, thing: Thing) -> None:
        children = sorted(((child.z(), child) for child in item.childItems() if child.isVisible()), key=_depth)
        clip = thing.shown if item.clip() else thing.clip
        for z, child in children:
            if z < 0:
                self._add(child, thing, clip)
        if thing.parent:
            thing.order = len(self.things)
            self.things.append(thing)
            if thing.kind is Kind.GROUND and thing.color.alphaF() * thing.opacity >= COVERS:
                left, top, right, bottom = thing.shown
                self._covers.append(Cover(thing, Box(left - 1, top, right + 1, bottom + 1)))
        for z, child in children:
            if z >= 0:
                self._add(child, thing, clip)

    def _add(self, item: QQuickItem, parent: Thing, clip: Box) -> None:
        opacity = parent.opacity * item.opacity()
        if opacity == 0:
            return
        # Items shrink towards their middle.
        scale = parent.scale * item.scale()
        wide, high = item.width(), item.height()
        width, height = wide * scale, high * scale
        left = parent.box.left + parent.scale * (item.x() + wide / 2) - width / 2
        top = parent.box.top + parent.scale * (item.y() + high / 2) - height / 2
        box = Box(left, top, left + width, top + height)
        thing = Thing(item, _kind(item), box, clip, opacity, scale, parent, self._covers)
        parent.children.append(thing)
        self._read(item, thing)


def _depth(layer: tuple[float, QQuickItem]) -> float:
    return layer[0]


def _kind(item: QQuickItem) -> Kind:
    # Never by its metaObject(); see tests.journeys.family.items.
    return Kind.CONTROL if is_control(item) else next(kind for kind in Kind if item.inherits(kind.value))
