"""Which signals ask us to end, and what Windows has in their place."""

from __future__ import annotations

import ctypes
import signal
import sys
from collections.abc import Iterator
from typing import Any

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


class Kernel:
    """The function of kernel32 that is used, with the types of <wincon.h>."""

    def __init__(self) -> None:
        self.handlers: list[Any] = []

        def register(handler: int, add: int) -> int:
            assert add
            self.handlers.append(ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_ulong)(handler))
            return 1

        self.SetConsoleCtrlHandler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)(register)


@pytest.mark.parametrize(("kind", "closes"), [(0, False), (1, False), (2, True), (5, True), (6, True)])
def test_what_windows_closes_ends_by_itself(monkeypatch: pytest.MonkeyPatch, kind: int, *, closes: bool) -> None:
    done: list[str] = []
    monkeypatch.setattr(termination, "_wait_for_the_end", lambda: done.append("waited"))
    kernel32 = Kernel()
    termination.catch_close(kernel32, lambda: done.append("left"))
    (handler,) = kernel32.handlers
    assert bool(handler(kind)) is closes, "what is a signal goes to Python"
    assert done == (["left", "waited"] if closes else [])
