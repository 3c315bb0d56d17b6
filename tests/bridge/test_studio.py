"""The studio draws what is ordered, in order and in a thread of its own, and keeps nothing that nobody wants."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kiosk.bridge.images import Drawer
from kiosk.bridge.studio import Studio, StudioProvider


class Pencil(Drawer):
    """Draws a blank picture once it may, and remembers what and where."""

    def __init__(self) -> None:
        self.may = threading.Event()
        self.begun = threading.Event()
        self.drawn: list[str] = []
        self.threads: set[str] = set()

    def draw(self, place: QSize, name: str) -> QImage:
        self.begun.set()
        self.may.wait()
        self.drawn.append(name)
        self.threads.add(threading.current_thread().name)
        return QImage(place, QImage.Format.Format_RGB32)


@pytest.fixture
def pencil() -> Pencil:
    return Pencil()


@pytest.fixture
def studio(owner: QObject, pencil: Pencil) -> Iterator[Studio]:
    studio = Studio(owner)
    studio.open({"pencil": pencil})
    yield studio
    pencil.may.set()
    studio.close()


def _order(studio: Studio, name: str) -> int:
    return studio.order("pencil", name, 30, 20)


def test_a_picture_is_drawn_elsewhere_and_handed_over_once(studio: Studio, pencil: Pencil, qtbot: QtBot) -> None:
    pencil.may.set()
    provider, size = StudioProvider(studio), QSize()
    with qtbot.waitSignal(studio.drawn) as told:
        number = _order(studio, "house")
    assert told.args == [number]
    assert pencil.threads == {"studio"}
    assert provider.requestImage(str(number), size, QSize()).size() == size == QSize(30, 20)
    assert provider.requestImage(str(number), size, QSize()).isNull()


def test_orders_are_drawn_in_their_order(studio: Studio, pencil: Pencil, qtbot: QtBot) -> None:
    pencil.may.set()
    with qtbot.waitSignals([studio.drawn] * 3):
        numbers = [_order(studio, name) for name in "abc"]
    assert pencil.drawn == ["a", "b", "c"]
    assert len(set(numbers)) == 3


def test_what_is_no_longer_wanted_is_not_drawn(studio: Studio, pencil: Pencil, qtbot: QtBot) -> None:
    with qtbot.waitSignals([studio.drawn] * 2):
        _order(studio, "first")
        studio.cancel(_order(studio, "second"))
        third = _order(studio, "third")
        pencil.may.set()
    assert pencil.drawn == ["first", "third"]
    assert not studio.take(third).isNull()


def test_what_is_cancelled_while_it_is_drawn_is_dropped(studio: Studio, pencil: Pencil, qtbot: QtBot) -> None:
    with qtbot.waitSignal(studio.drawn) as told:
        first = _order(studio, "first")
        pencil.begun.wait()
        studio.cancel(first)
        second = _order(studio, "second")
        pencil.may.set()
    assert told.args == [second]
    assert pencil.drawn == ["first", "second"]
    assert studio.take(first).isNull()


def test_what_is_cancelled_when_it_is_drawn_is_dropped(studio: Studio, pencil: Pencil, qtbot: QtBot) -> None:
    pencil.may.set()
    with qtbot.waitSignal(studio.drawn):
        number = _order(studio, "late")
    studio.cancel(number)
    assert studio.take(number).isNull()


def test_closing_waits_for_the_picture_that_is_being_drawn(owner: QObject, pencil: Pencil) -> None:
    before = threading.active_count()
    studio = Studio(owner)
    studio.open({"pencil": pencil})
    _order(studio, "begun")
    pencil.begun.wait()
    pencil.may.set()
    studio.close()
    assert pencil.drawn == ["begun"]
    assert threading.active_count() == before


def test_a_studio_that_never_opened_can_be_closed(owner: QObject) -> None:
    Studio(owner).close()
