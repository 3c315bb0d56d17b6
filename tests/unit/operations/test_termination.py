"""Which signals ask us to end."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator

import pytest

from kiosk.operations import termination


@pytest.fixture
def hang_up() -> Iterator[signal.Signals]:
    before = signal.getsignal(signal.SIGHUP)
    yield signal.SIGHUP
    signal.signal(signal.SIGHUP, before)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no sessions that hang up")
def test_a_hang_up_does_unless_whoever_started_us_has_it_ignored(hang_up: signal.Signals) -> None:
    signal.signal(hang_up, signal.SIG_DFL)
    assert termination.signals() == (signal.SIGTERM, signal.SIGINT, hang_up)
    signal.signal(hang_up, signal.SIG_IGN)
    assert termination.signals() == (signal.SIGTERM, signal.SIGINT)
