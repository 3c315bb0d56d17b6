"""Family: finds what can be seen on the screen and touches it, as somebody in a waiting room would."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from PySide6.QtCore import (
    Q_ARG,
    Q_RETURN_ARG,
    QCoreApplication,
    QEvent,
    QEventLoop,
    QMetaObject,
    QObject,
    QPoint,
    QPointF,
    Qt,
    QTimer,
)
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.bridge.stage import Stage
from kiosk.session.preferences import VOLUMES, Preferences, Theme
from tests.geometry import is_control

MOST_TAPS_ON_A_PADDLE = 40
OTHERWISE = Preferences(
    language="es",
    text_size=125,
    theme=Theme.DARK,
    reduce_motion=True,
    low_reach=True,
    read_aloud=True,
    volume=VOLUMES[-1],
)
"""What a visitor may want, every bit of it other than a kiosk begins with."""
MOST_EVENTS = 2000


def there(item: QQuickItem) -> Iterator[QQuickItem]:
    """Walk what is visible below `item`, and what will be when its picture has come."""
    for child in item.childItems():
        if child.isVisible():
            yield child
            yield from there(child)


def items(item: QQuickItem) -> Iterator[QQuickItem]:
    """Walk what is visible below `item`, delegates included, in the order in which it is painted.

    No test may ask an item for its metaObject(): QML frees those of its own types with the last such item, and PySide
    would take whatever item is made at the same place later for one.
    """
    for child in item.childItems():
        if child.isVisible() and child.opacity() > 0:
            yield child
            yield from items(child)


def link_at(text: QQuickItem, x: float, y: float) -> str:
    """Return the link at a place of a Text item, which PySide does not know by its own class."""
    arguments = Q_ARG("double", x), Q_ARG("double", y)
    return str(
        QMetaObject.invokeMethod(text, "linkAt", Qt.ConnectionType.DirectConnection, Q_RETURN_ARG(str), *arguments)
    )


def row_at(view: QQuickItem, x: float, y: float) -> int:
    """Return which row stands at a place of a list, which PySide does not know by its own class."""
    arguments = Q_ARG("double", x), Q_ARG("double", y)
    row = QMetaObject.invokeMethod(view, "indexAt", Qt.ConnectionType.DirectConnection, Q_RETURN_ARG(int), *arguments)
    assert isinstance(row, int)
    return row


class Family:
    """Somebody in front of the screen."""

    def __init__(self, application: QGuiApplication, stage: Stage) -> None:
        self.application = application
        self.stage = stage
        self.window = stage.window
        self.finger = QTest.createTouchDevice()
        self.frames = 0
        self.loop = QEventLoop()
        self.turn = QTimer(singleShot=True, interval=1)
        self.turn.timeout.connect(self.loop.quit)
        self.window.frameSwapped.connect(self._painted)

    def settle(self) -> None:
        """Let all that was set off reach the glass: two frames, which lay out and then paint, and all pictures."""
        self.frames = 0
        self.wait(lambda: self.frames > 1 and self.stage.guide.is_complete() and not self._is_arriving())

    def _is_arriving(self) -> bool:
        return any(item.property("arriving") for item in there(self.window.contentItem()))

    def wait_for(self, words: str) -> None:
        """Wait for words that come a moment later."""
        self.wait(lambda: self.sees(words))

    def wait(self, done: Callable[[], bool]) -> None:
        """Wait until `done`."""
        for _ in range(MOST_EVENTS):
            if done():
                return
            self.window.update()
            # Frames alone would go before timers for ever; a timer lets those that are due have their turn.
            self.turn.start()
            self.loop.exec()
            # Outside of exec() nobody else removes what was deleted.
            QCoreApplication.sendPostedEvents(event_type=QEvent.Type.DeferredDelete)
        message = f"the screen does not come to rest; there is {self.texts()}"
        raise AssertionError(message)

    def _painted(self) -> None:
        self.frames += 1

    def items(self) -> Iterator[QQuickItem]:
        return items(self.window.contentItem())

    def texts(self) -> list[str]:
        """Return every text on the screen, whether it is scrolled into view or not."""
        return [str(text) for item in self.items() if (text := item.property("text"))]

    def sees(self, words: str) -> bool:
        return any(words in text for text in self.texts())

    def centre(self) -> QPoint:
        return QPoint(self.window.width() // 2, self.window.height() // 2)

    def touch(self, point: QPoint) -> None:
        """Put a finger down and lift it again, and wait for what comes of it."""
        self.tip(point)
        self.settle()

    def tip(self, point: QPoint) -> None:
        """Put a finger down and lift it again."""
        QTest.touchEvent(self.window, self.finger).press(0, point, self.window).commit()
        QTest.touchEvent(self.window, self.finger).release(0, point, self.window).commit()

    def drag(self, start: QPoint, end: QPoint) -> None:
        QTest.touchEvent(self.window, self.finger).press(0, start, self.window).commit()
        for part in range(1, 6):
            point = start + (end - start) * part / 5
            QTest.touchEvent(self.window, self.finger).move(0, point, self.window).commit()
        QTest.touchEvent(self.window, self.finger).release(0, end, self.window).commit()
        self.settle()

    def tap(self, words: str) -> None:
        """Tap the control that says `words`, scrolling down and then up to it where it is not in view."""
        for paddle in ("more", "back up"):
            for _ in range(MOST_TAPS_ON_A_PADDLE):
                found = [
                    one for one in self.controls() if words in str(one.property("text")) or words in self.name(one)
                ]
                in_view = [one for one in found if self.is_in_view(one)]
                if in_view:
                    self.touch(self.middle(in_view[-1]))
                    return
                if not self.scrolled(paddle):
                    break
        message = f"nothing that says {words!r} can be tapped; there is {self.texts()}"
        raise AssertionError(message)

    def tap_link(self, words: str) -> None:
        """Tap words inside a text: a marked term, or a link to a page."""
        for _ in range(MOST_TAPS_ON_A_PADDLE):
            point = self.link_point(words)
            if point is not None:
                self.touch(point)
                return
            self.more()

    def link_point(self, words: str) -> QPoint | None:
        """Return a point on the screen where there is a link whose words are `words`."""
        for item in self.items():
            link = re.search(f'href="([^"]*)">{re.escape(words)}</a>', str(item.property("text") or ""))
            if link is None or not item.inherits("QQuickText"):
                continue
            for y in range(4, int(item.height()), 8):
                for x in range(4, int(item.width()), 8):
                    if link_at(item, x, y) == link[1]:
                        point = item.mapToScene(QPointF(x, y))
                        return point.toPoint() if self.is_free(point) else None
        return None

    def more(self) -> None:
        """Tap "More", the paddle that scrolls on."""
        assert self.scrolled("more"), f"there is no more of this screen; there is {self.texts()}"

    def scrolled(self, paddle: str) -> bool:
        """Tap a paddle; return whether there was one that could be tapped."""
        found = [one for one in self.controls() if one.objectName() == paddle]
        if found:
            self.touch(self.middle(found[-1]))
        return bool(found)

    def blocks(self) -> QQuickItem:
        """Return the list that a page's text is in."""
        return next(item for item in self.items() if item.objectName() == "blocks")

    def reading_list(self) -> QQuickItem:
        """Return the list of the screen in front."""
        return next(item for item in self.items() if item.inherits("QQuickListView"))

    def first_row(self, view: QQuickItem) -> int:
        """Return the first row of a list of which more than a hair is in view, or -1."""
        top = int(view.property("contentY")) + 4
        rows = (row_at(view, 1, y) for y in range(top, top + int(view.height())))
        return next((row for row in rows if row >= 0), -1)

    def scrolled_down(self, way: str) -> QQuickItem:
        """Open a screen on a small glass in large type, and scroll to its second row or further; return its list."""
        self.window.resize(640, 360)
        self.tap(way)
        self.stage.visit.setTextSize(200)
        self.settle()
        view = self.reading_list()
        while self.first_row(view) < 1:
            self.more()
        return view

    def words_in_view(self) -> list[str]:
        """Return the texts of the page that stand in its view, from the top."""
        texts = self.in_view(self.blocks(), "QQuickText")
        return [str(item.property("text")) for item in texts if len(item.property("text")) > 1]

    def in_view(self, view: QQuickItem, kind: str) -> list[QQuickItem]:
        """Return the items of a kind that stand in a view, from the top."""
        found = []
        for item in items(view):
            begin = item.mapToItem(view, QPointF()).y()
            if item.inherits(kind) and begin < view.height() and begin + item.height() > 0:
                found.append((begin, item))
        return [item for _, item in sorted(found, key=lambda one: one[0])]

    def top_of_text(self) -> tuple[str, int]:
        """Return a page's first text that begins below the top of the screen, and how far below, in whole pixels."""
        places = ((str(one.property("text")), one.mapToScene(QPointF()).y()) for one in items(self.blocks()))
        return min(((text, round(y)) for text, y in places if text and y > 0), key=lambda place: place[1])

    def controls(self) -> list[QQuickItem]:
        """Return what can be tapped, the topmost last."""
        return [item for item in self.items() if is_control(item) and item.isEnabled()]

    def is_in_view(self, item: QQuickItem) -> bool:
        """Tell whether the middle of `item` can be seen."""
        bar = self.bar()
        return bar.isAncestorOf(item) or self.is_free(QPointF(self.middle(item)))

    def is_free(self, point: QPointF) -> bool:
        """Tell whether a point lies on the screen and above the bar at its foot."""
        bar = self.bar()
        return self.window.contentItem().contains(point) and not bar.contains(bar.mapFromScene(point))

    def bar(self) -> QQuickItem:
        return next(one for one in self.items() if one.objectName() == "standing bar")

    def middle(self, item: QQuickItem) -> QPoint:
        return item.mapToScene(item.boundingRect().center()).toPoint()

    def name(self, item: QObject) -> str:
        """Return what a screen reader calls `item`."""
        interface = QAccessible.queryAccessibleInterface(item)
        return interface.text(QAccessible.Text.Name) if interface else ""
