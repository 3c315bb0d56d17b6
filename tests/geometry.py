"""Geometry: where everything on the screen stands, to compare and to measure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow

TEXT, IMAGE, CONTROL, GROUND = "text", "image", "control", "ground"
_CLASSES = {"QQuickText": TEXT, "QQuickImage": IMAGE, "QQuickRectangle": GROUND}
LEFT, RIGHT = 1, 2
"""Qt's numbers for Text.AlignLeft and Text.AlignRight, which PySide does not know."""
EVERYTHING = 100_000
"""Pixels, more than the longest page has."""
WHOLE_PIXELS = 2.01
"""What is centred stands on a whole pixel, rounded to the same side both ways, and so does what it stands in."""
A_HAIR = 1.01
"""How far letters may jut out of their place: the slant of an italic, a rounding."""


class Spot(NamedTuple):
    """Something that can be seen: what it is, its rectangle on the glass, its text's side, and whether it is turned."""

    kind: str
    words: str
    place: QRectF
    side: int
    turned: bool


def descendants(item: QQuickItem) -> Iterator[QQuickItem]:
    """Walk everything below `item`, delegates and what cannot be seen among it."""
    for child in item.childItems():
        yield child
        yield from descendants(child)


def walk(item: QQuickItem) -> Iterator[QQuickItem]:
    """Walk what is shown below `item` in the order in which it is painted, whether scrolled into view or not.

    The choice of a language differs from language to language and is left out.
    """
    for child in item.childItems():
        if child.isVisible() and child.property("iconName") != "language":
            yield child
            yield from walk(child)


def unroll(item: QQuickItem) -> None:
    """Let the lists below `item` make all their rows, those that are scrolled out of view, too."""
    for child in item.childItems():
        if child.inherits("QQuickListView"):
            child.setProperty("displayMarginEnd", EVERYTHING)
        unroll(child)


def is_control(item: QQuickItem) -> bool:
    """Tell whether an item is something to tap."""
    return bool(item.property("tappable"))


def place(item: QQuickItem) -> QRectF:
    """Return the rectangle of an item on the glass."""
    return item.mapRectToScene(QRectF(QPointF(), item.size()))


def spots(item: QQuickItem) -> list[Spot]:
    """Return every text, picture, button and coloured ground below `item`."""
    return [
        Spot(
            kind,
            str(one.property("text") or one.property("name") or "").replace("\u200f", ""),
            place(one),
            _number(one, "effectiveHorizontalAlignment") if kind == TEXT else 0,
            kind == IMAGE and bool(one.property("mirror")),
        )
        for one in walk(item)
        if (kind := _kind(one)) and one.width() > 0
    ]


def unlike(left: list[Spot], right: list[Spot], width: float) -> list[str]:
    """Return what is not mirrored on a glass `width` pixels wide: `left` begins there, `right` should be its image."""
    what, other_things = ([(one.kind, one.words) for one in side] for side in (left, right))
    if what != other_things:
        return [f"only in one of the two: {set(what) ^ set(other_things)}"]
    return [
        f"{one.kind} {one.words[:40]!r} at {one.place} and {other.place}"
        for one, other in zip(left, right, strict=True)
        if not _is_image(one, other, width)
    ]


def _is_image(left: Spot, right: Spot, width: float) -> bool:
    image = QRectF(width - right.place.right(), right.place.y(), right.place.width(), right.place.height())
    off = max(
        abs(image.x() - left.place.x()),
        abs(image.y() - left.place.y()),
        abs(image.width() - left.place.width()),
        abs(image.height() - left.place.height()),
    )
    return off <= WHOLE_PIXELS and right.side == {LEFT: RIGHT, RIGHT: LEFT}.get(left.side, left.side)


def texts(item: QQuickItem) -> list[QQuickItem]:
    """Return the texts below `item` that say something."""
    return [one for one in walk(item) if one.inherits("QQuickText") and str(one.property("text")).strip("\u200f ")]


def front(window: QQuickWindow) -> list[QQuickItem]:
    """Return what a visitor can read: the screen or what lies over it, and the bar at its foot unless it is covered."""
    bar = [one for one in walk(window.contentItem()) if one.objectName() == "standing bar"]
    if not bar:
        return [window.contentItem()]
    shown = window.property("front")
    assert isinstance(shown, QQuickItem)
    covered = place(shown).contains(place(bar[0]).center())
    return [shown, *([] if covered else bar)]


def cut(window: QQuickWindow) -> list[str]:
    """Return which texts before a visitor are cut, jut out of what they stand in, or lie over one another."""
    found = [text for item in front(window) for text in texts(item)]
    glass = QRectF(0, 0, window.width(), window.height())
    wrong = [f"{_told(one)} {why}" for one in found for why in _faults(one, glass)]
    for one, other in combinations(found, 2):
        # What scrolls together must not meet anywhere; what does not must not meet in view.
        view, its_view = _view(one), _view(other)
        common = place(one) & place(other)
        if view is not its_view:
            common &= _shown(view, glass) & _shown(its_view, glass)
        if common.width() > A_HAIR and common.height() > A_HAIR:
            wrong.append(f"{_told(one)} lies over {_told(other)}: {common}")
    return wrong


def _view(item: QQuickItem) -> QQuickItem | None:
    """Return what an item scrolls in, if it does."""
    around = item.parentItem()
    while around is not None and not around.inherits("QQuickFlickable"):
        around = around.parentItem()
    return around


def _shown(view: QQuickItem | None, glass: QRectF) -> QRectF:
    return place(view) if view else glass


def _faults(text: QQuickItem, glass: QRectF) -> Iterator[str]:
    own = place(text)
    if text.property("truncated"):
        yield "is truncated"
    if text.property("contentWidth") > text.width() + A_HAIR:
        yield f"is {text.property('contentWidth')} wide in {text.width()}"
    if text.property("contentHeight") > text.height() + A_HAIR:
        yield f"is {text.property('contentHeight')} high in {text.height()}"
    if own.left() < -A_HAIR or own.right() > glass.right() + A_HAIR:
        yield f"leaves the glass: {own}"
    around = text.parentItem()
    while around is not None:
        is_button = is_control(around)
        outer = place(around).adjusted(-A_HAIR, -A_HAIR, A_HAIR, A_HAIR)
        if (is_button or around.clip()) and (own.left() < outer.left() or own.right() > outer.right()):
            yield f"juts out sideways: {own} of {outer}"
        if is_button and (own.top() < outer.top() or own.bottom() > outer.bottom()):
            yield f"juts out of its button: {own} of {outer}"
        around = around.parentItem()


def _kind(item: QQuickItem) -> str | None:
    if is_control(item):
        return CONTROL
    return next((kind for name, kind in _CLASSES.items() if item.inherits(name)), None)


def _told(text: QQuickItem) -> str:
    return repr(str(text.property("text"))[:50])


def _number(item: QQuickItem, name: str) -> int:
    """Return an enumeration, which PySide has no type for."""
    context = qmlContext(item)
    assert context
    result = QQmlExpression(context, item, f"Number({name})").evaluate()
    return int(result[0] if isinstance(result, tuple) else result)
