"""A family in front of a stage; motion is off so that a journey takes no longer than its taps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QAccessible, QGuiApplication

from kiosk.bridge.stage import Stage
from kiosk.session.visit import Visit
from tests.journeys.blind import Blind, Key
from tests.journeys.family import Family


@pytest.fixture
def fresh(stage: Stage) -> Visit:
    """The visit with which the kiosk began, before anybody did anything (P1)."""
    return stage.visit.value()


@pytest.fixture
def family(qapp: QGuiApplication, stage: Stage, fresh: Visit) -> Family:
    QAccessible.setActive(True)
    stage.visit.prefer(replace(fresh.preferences, reduce_motion=True))
    return Family(qapp, stage)


@pytest.fixture
def at_home(family: Family) -> Family:
    family.touch(family.centre())
    return family


@pytest.fixture
def blind(family: Family) -> Blind:
    """Somebody at home, who woke the screen with an arrow."""
    made = Blind(family)
    made.press(Key.Key_Down)
    return made
