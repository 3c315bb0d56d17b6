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
        """Return what `cover` leaves of it, where that is a rectangle; all of it where it is not.

        Less than a pixel between two covers shows nothing.
        """
        cover = Box(cover.left - 1, cover.top, cover.right + 1, cover.bottom + 1)
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


NOWHERE = Box(0, 0, 0, 0)


class Kind(Enum):
    CONTROL = "something to tap"
    TEXT = "QQuickText"
    IMAGE = "QQuickImage"
    GROUND = "QQuickRectangle"
    AREA = "QQuickMouseArea"
    VIEW = "QQuickFlickable"
    OTHER = "QQuickItem"


class Link(NamedTuple):
    """One line of a link inside a text, as large as a tap finds it."""

    target: str
    box: Box


@dataclass(eq=False)
class Thing:
    """An item as it stands on the screen; `box` is all of it, `seen` what no ancestor clips and nothing covers."""

    item: QQuickItem
    kind: Kind
    box: Box
    clip: Box
    opacity: float
    scale: float
    parent: Thing | None
    order: int = 0
    seen: Box = NOWHERE
    children: list[Thing] = field(default_factory=list)

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

    @property
    def control(self) -> Thing | None:
        """The control it is a part of."""
        return next((thing for thing in self.around() if thing.kind is Kind.CONTROL), None)

    @property
    def view(self) -> Thing | None:
        """The list or page that scrolls it."""
        return next((thing for thing in self.around() if thing.kind is Kind.VIEW), None)

    @property
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

    @property
    def font(self) -> QFont:
        font = self.get("font")
        return font if isinstance(font, QFont) else QFont()

    @property
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
        self._read(root, Thing(root, Kind.OTHER, window, window, 1, 1, None))
        self._cover()

    def controls(self) -> list[Thing]:
        """Return what can be tapped, as far as it can be seen; a control that is covered is not in play."""
        return [thing for thing in self.things if thing.kind is Kind.CONTROL and thing.seen]

    def texts(self) -> list[Thing]:
        return [thing for thing in self.things if thing.kind is Kind.TEXT and thing.seen and thing.words.strip()]

    def of(self, kind: Kind) -> list[Thing]:
        return [thing for thing in self.things if thing.kind is kind and thing.seen]

    def named(self, name: str) -> Thing | None:
        return next((thing for thing in self.things if thing.item.objectName() == name), None)

    def of_item(self, item: QQuickItem) -> Thing | None:
        return next((thing for thing in self.things if thing.item == item), None)

    def at(self, x: float, y: float) -> Thing | None:
        """Return what takes a tap at a place."""
        here = Box(x, y, x, y)
        return next((thing for thing, taken in self._areas if taken.holds(here) and thing.enabled), None)

    def ground_at(self, x: float, y: float) -> Thing | None:
        """Return the topmost opaque ground at a place."""
        return next((one for one in reversed(self._grounds) if one.clip.meets(one.box).holds(Box(x, y, x, y))), None)

    def _read(self, item: QQuickItem, thing: Thing) -> None:
        children = sorted((child for child in item.childItems() if child.isVisible()), key=lambda child: child.z())
        clip = thing.clip.meets(thing.box) if item.clip() else thing.clip
        for child in children:
            if child.z() < 0:
                self._add(child, thing, clip)
        if thing.parent:
            thing.order = len(self.things)
            self.things.append(thing)
        for child in children:
            if child.z() >= 0:
                self._add(child, thing, clip)

    def _add(self, item: QQuickItem, parent: Thing, clip: Box) -> None:
        opacity = parent.opacity * item.opacity()
        if opacity == 0:
            return
        # Items shrink towards their middle.
        scale = parent.scale * item.scale()
        width, height = item.width() * scale, item.height() * scale
        left = parent.box.left + parent.scale * (item.x() + item.width() / 2) - width / 2
        top = parent.box.top + parent.scale * (item.y() + item.height() / 2) - height / 2
        box = Box(left, top, left + width, top + height)
        kind = Kind.CONTROL if is_control(item) else next(kind for kind in Kind if item.inherits(kind.value))
        thing = Thing(item, kind, box, clip, opacity, scale, parent)
        parent.children.append(thing)
        self._read(item, thing)

    def _cover(self) -> None:
        grounds = [thing for thing in self.things if thing.kind is Kind.GROUND]
        self._grounds = [thing for thing in grounds if thing.color.alphaF() * thing.opacity >= COVERS]
        areas = [thing for thing in self.things[::-1] if thing.kind is Kind.AREA]
        self._areas = [(thing, thing.clip.meets(thing.box)) for thing in areas]
        # The topmost first, and once more: one may cover the middle of what another then cuts off.
        covers = 2 * [(ground, ground.clip.meets(ground.box)) for ground in self._grounds[::-1]]
        for thing in self.things:
            thing.seen = thing.clip.meets(thing.box)
            for ground, cover in covers:
                if ground.order <= thing.order or not thing.seen:
                    continue
                left = thing.seen.without(cover)
                if left is not thing.seen and not _together(thing, ground):
                    thing.seen = left


def _together(thing: Thing, ground: Thing) -> bool:
    """Tell whether a ground is a part of the thing it would cover."""
    return any(one is thing for one in ground.around())
