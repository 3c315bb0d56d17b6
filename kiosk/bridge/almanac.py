"""Almanac: turns the guide to the new day at local midnight, or when the visitor who is there then has gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.bridge.guide import GuideContent
from kiosk.bridge.visit import VisitController
from kiosk.session.visit import Phase

LONGEST = dt.timedelta(hours=1)
"""How long a wrong clock or another time zone goes unnoticed."""


class Almanac(QObject):
    """Asks what day it is now and then; what lasts seconds is measured by another clock, which never jumps."""

    def __init__(
        self, guide: GuideContent, visit: VisitController, now: Callable[[], dt.datetime], parent: QObject
    ) -> None:
        """Turn to today, before the first visitor comes; `now` gives the local time, without a zone."""
        super().__init__(parent)
        self._guide = guide
        self._visit = visit
        self._now = now
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        visit.phaseChanged.connect(self.look)
        self.look()

    @Slot()
    def look(self) -> None:
        """Look at the clock, and once more at midnight."""
        now = self._now()
        if self._visit.value().idle.phase is Phase.ATTRACT:
            self._guide.turn_to(now.date(), self._visit.value())
        self._timer.start(int(min(_until_midnight(now), LONGEST).total_seconds() * 1000) + 1)


def _until_midnight(now: dt.datetime) -> dt.timedelta:
    return dt.datetime.combine(now.date() + dt.timedelta(days=1), dt.time()) - now
