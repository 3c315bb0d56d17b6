"""Acts: everything that can be done to a kiosk from outside. Each says in words what it did."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtQuick import QQuickItem

from kiosk.bridge.stage import Stage
from kiosk.session import navigation
from kiosk.session.visit import Phase, Place, Route, Screen
from tests.conftest import Clock
from tests.geometry import is_control, place
from tests.monkey.book import Book
from tests.monkey.hands import Hands

DIGITS = "12345678"
"""The staff's code."""
SIZES = ((640, 360), (360, 640), (512, 384), (480, 480), (400, 640), (800, 300), (320, 240), (960, 540))
"""Glasses of every shape, all of them with few pixels: those cost time."""
KEY = Qt.Key
KEYPAD = [KEY.Key_Up, KEY.Key_Down, KEY.Key_Down, KEY.Key_Down, KEY.Key_Left, KEY.Key_Right, KEY.Key_Return,
          KEY.Key_Return, KEY.Key_Enter, KEY.Key_Backspace, KEY.Key_Back, KEY.Key_Home, KEY.Key_F5, KEY.Key_F6,
          KEY.Key_VolumeUp, KEY.Key_VolumeDown]  # fmt: skip
OTHERS = [KEY.Key_Escape, KEY.Key_Tab, KEY.Key_Backtab, KEY.Key_Space, KEY.Key_A, KEY.Key_C, KEY.Key_Q, KEY.Key_V,
          KEY.Key_W, KEY.Key_X, KEY.Key_F1, KEY.Key_F4, KEY.Key_F11, KEY.Key_Menu, KEY.Key_Super_L, KEY.Key_Delete,
          KEY.Key_PageDown, KEY.Key_End, KEY.Key_MediaPlay, KEY.Key_VolumeMute,
          KEY.Key_Print]  # fmt: skip
MODIFIERS = [Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.MetaModifier,
             Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier]  # fmt: skip
BUTTONS = [Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton,
           Qt.MouseButton.MiddleButton, Qt.MouseButton.BackButton]  # fmt: skip
JUMPS = (1.0, 13.0, 31.0, 61.0, 121.0, 1300.0)
"""Seconds: a moment, the farewell, the warning, the time for cleaning, the idle time, the longest idle time."""
HOLD = 0.02
"""Seconds for which the staff's corner is held here."""


class Target(NamedTuple):
    """Something worth touching."""

    name: str
    where: QRectF


def targets(items: list[QQuickItem]) -> list[Target]:
    """Return the controls, the texts with links and the lists among `items`."""
    return [
        Target(str(one.property("text"))[:24], place(one))
        for one in items
        if is_control(one) or one.property("holdsLinks") or one.inherits("QQuickFlickable")
    ]


class Monkey:
    """Somebody who knows the shape of everything and the sense of nothing."""

    def __init__(
        self,
        stage: Stage,
        clock: Clock,
        turn: Callable[[int], None],
        look: Callable[[], list[QQuickItem]],
        book: Book,
    ) -> None:
        """Play with `stage`; `turn` lets the event loop go round, `look` returns what is visible at rest."""
        self._stage = stage
        self._window = stage.window
        self._clock = clock
        self._turn = turn
        self._look = look
        self._book = book
        self.hands = Hands(stage.window)
        self.targets: list[Target] = []
        self.may_open = False
        self._acts: dict[Callable[[random.Random], str], int] = {
            self.tap: 40, self.tap_bar: 4, self.tap_anywhere: 10, self.drag: 6, self.flick: 5, self.down: 4,
            self.move: 4, self.lift: 5, self.together: 3, self.cancel: 1, self.press: 3, self.point: 3,
            self.release: 3, self.click: 4, self.wheel: 3, self.keypad: 24, self.key: 6, self.wait: 5,
            self.jump: 4, self.resize: 1, self.close: 1, self.staff: 1, self.hold: 2,
        }  # fmt: skip

    def act(self, chance: random.Random) -> str:
        """Do one thing, and say what."""
        act = chance.choices(list(self._acts), list(self._acts.values()))[0]
        return f"{act.__name__} {act(chance)}"

    def names(self) -> set[str]:
        """Return what it can do."""
        return {act.__name__ for act in self._acts}

    def tap(self, chance: random.Random) -> str:
        point, name = self._something(chance)
        self._tap(point)
        return f"{name!r} at {_at(point)}"

    def tap_bar(self, chance: random.Random) -> str:
        width, height = self._window.width(), self._window.height()
        point = QPoint(chance.randrange(width), height - 1 - chance.randrange(max(1, height // 8)))
        self._tap(point)
        return _at(point)

    def tap_anywhere(self, chance: random.Random) -> str:
        point = self._anywhere(chance)
        self._tap(point)
        return _at(point)

    def hold(self, chance: random.Random) -> str:
        point, name = self._something(chance)
        finger = self.hands.free()
        self.hands.put(finger, point)
        self._turn(40)
        self.hands.lift(finger)
        return f"{name!r} at {_at(point)}"

    def drag(self, chance: random.Random) -> str:
        return self._pull(chance, turns=1)

    def flick(self, chance: random.Random) -> str:
        return self._pull(chance, turns=0)

    def down(self, chance: random.Random) -> str:
        finger, (point, name) = self.hands.free(), self._something(chance)
        self.hands.put(finger, point)
        return f"{finger} on {name!r} at {_at(point)}"

    def move(self, chance: random.Random) -> str:
        point, fingers = self._anywhere(chance), self.hands.down()
        if not fingers:
            return "nothing"
        finger = chance.choice(fingers)
        self.hands.move(finger, point)
        return f"{finger} to {_at(point)}"

    def lift(self, chance: random.Random) -> str:
        fingers = self.hands.down()
        if not fingers:
            return "nothing"
        finger = chance.choice(fingers)
        self.hands.lift(finger)
        return str(finger)

    def together(self, chance: random.Random) -> str:
        """Put two or five fingers down, move them, and lift them in another order."""
        points = [self._anywhere(chance) for _ in range(chance.choice((2, 2, 5)))]
        order = chance.sample(range(len(points)), len(points))
        fingers = []
        for point in points:
            finger = self.hands.free()
            self.hands.put(finger, point)
            fingers.append(finger)
        for finger in fingers:
            if finger in self.hands.down():
                self.hands.move(finger, self._anywhere(chance))
        for number in order:
            if fingers[number] in self.hands.down():
                self.hands.lift(fingers[number])
        return f"{[_at(point) for point in points]}, lifted as {order}"

    def cancel(self, chance: random.Random) -> str:
        del chance
        fingers = self.hands.down()
        self.hands.cancel()
        return str(fingers)

    def press(self, chance: random.Random) -> str:
        button, (point, name) = chance.choice(BUTTONS), self._something(chance)
        self.hands.press(button, point)
        return f"{button.name} on {name!r} at {_at(point)}"

    def point(self, chance: random.Random) -> str:
        point = self._anywhere(chance)
        self.hands.point(point)
        return _at(point)

    def release(self, chance: random.Random) -> str:
        point = self._anywhere(chance)
        self.hands.release(point)
        return _at(point)

    def click(self, chance: random.Random) -> str:
        button, (point, name), twice = chance.choice(BUTTONS), self._something(chance), chance.random() < 0.3
        self.hands.click(button, point, twice=twice)
        return f"{button.name} on {name!r} at {_at(point)}{' twice' if twice else ''}"

    def wheel(self, chance: random.Random) -> str:
        steps, point = chance.choice((-9, -2, -1, 1, 2, 9)), self._anywhere(chance)
        self.hands.turn(steps, point)
        return f"{steps} at {_at(point)}"

    def keypad(self, chance: random.Random) -> str:
        return self._key(chance.choice(KEYPAD), Qt.KeyboardModifier.NoModifier, chance)

    def key(self, chance: random.Random) -> str:
        return self._key(chance.choice(OTHERS + KEYPAD), chance.choice(MODIFIERS), chance)

    def wait(self, chance: random.Random) -> str:
        """Let time pass, as the kiosk's clock tells it."""
        seconds = chance.choice(JUMPS)
        self._clock.now += seconds
        self._stage.visit.tick()
        return f"{seconds} s"

    def jump(self, chance: random.Random) -> str:
        """Begin anew somewhere in the pages: chance alone would hardly come to all of them, nor to a gate."""
        visit, pages = self._stage.visit, self._book.rows
        page = chance.choice(sorted(pages))
        page, row = chance.choice([(page, chance.randrange(pages[page])), *sorted(self._book.gated)])
        if visit.value().idle.phase is not Phase.ACTIVE or visit.value().hidden:
            return "nothing"
        visit.apply(navigation.open_route(visit.value(), Route(Screen.PAGE, page, Place(row))))
        return f"to {page}, row {row}"

    def resize(self, chance: random.Random) -> str:
        """Turn the screen, or put another one in its place; one that fills its glass keeps it."""
        size = chance.choice(SIZES)
        if self._window.visibility() is not self._window.Visibility.FullScreen:
            self._window.resize(*size)
        return str(size)

    def close(self, chance: random.Random) -> str:
        del chance
        return "refused" if not self._window.close() else "done"

    def staff(self, chance: random.Random) -> str:
        """Hold the corner, and clean, or try a code; with the right one the panel opens."""
        self.hands.let_go()
        way, digits = chance.choice(("look", "clean", "leave", "leave")), _code(chance)
        finger, corner = self.hands.free(), QPoint(self._window.width() - 4, 4)
        self.hands.put(finger, corner)
        self._turn(60)
        self.hands.lift(finger)
        told = f"to {way}, {digits}"
        if way == "clean":
            self._tap_on(lambda one: one.property("iconName") == "cleaning")
        if way != "leave" or not self._tap_on(lambda one: one.property("iconName") == "" and not one.objectName()):
            return told
        for digit in digits:
            self._tap_on(partial(_says, digit))
        typed = str(self._pad()[0].property("digits"))
        self.may_open = typed == DIGITS
        self._tap_on(is_control, last=True)
        return f"{told} ({typed})"

    def _pad(self) -> list[QQuickItem]:
        """Return the staff's pad, and the controls on it."""
        items = self._look()
        pad = next(one for one in items if one.objectName() == "staff pad")
        return [pad, *(one for one in items if is_control(one) and pad.isAncestorOf(one))]

    def _tap_on(self, is_it: Callable[[QQuickItem], bool], *, last: bool = False) -> bool:
        found = [one for one in self._pad()[1:] if is_it(one)]
        if found:
            self._tap(place(found[-1 if last else 0]).center().toPoint())
        return bool(found)

    def _tap(self, point: QPoint) -> None:
        finger = self.hands.free()
        self.hands.put(finger, point)
        self.hands.lift(finger)

    def _pull(self, chance: random.Random, turns: int) -> str:
        (start, name), end, parts = self._something(chance), self._anywhere(chance), chance.randint(2, 8)
        finger = self.hands.free()
        self.hands.put(finger, start)
        for part in range(1, parts + 1):
            self.hands.move(finger, start + (end - start) * part / parts)
            self._turn(turns)
        self.hands.lift(finger)
        return f"{name!r} from {_at(start)} to {_at(end)}"

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier, chance: random.Random) -> str:
        part = chance.choice(("", "", "", "", "press", "release", "repeat"))
        self.hands.key(key, modifiers, part=part)
        return f"{key.name} {modifiers.name} {part}"

    def _something(self, chance: random.Random) -> tuple[QPoint, str]:
        """Return a point on something worth touching, if it can be seen, and its name."""
        which, across, along = chance.random(), chance.random(), chance.random()
        if not self.targets:
            return self._anywhere(chance), ""
        name, where = self.targets[int(which * len(self.targets))]
        seen = where & QRectF(0, 0, self._window.width(), self._window.height())
        return QPoint(int(seen.x() + across * seen.width()), int(seen.y() + along * seen.height())), name

    def _anywhere(self, chance: random.Random) -> QPoint:
        return QPoint(int(chance.random() * self._window.width()), int(chance.random() * self._window.height()))


def _code(chance: random.Random) -> str:
    guess = "".join(chance.choices("0123456789", k=chance.randint(1, 12)))
    return chance.choice((DIGITS, guess, DIGITS[:-1] + "9"))


def _says(words: str, item: QQuickItem) -> bool:
    return bool(item.property("text") == words)


def _at(point: QPoint) -> str:
    return f"{point.x()},{point.y()}"
