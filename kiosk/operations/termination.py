"""How somebody, or the system, asks a program to end: signals, and what Windows has in their place."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from typing import Any

NAMES = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")
"""SIGHUP comes when a session closes; SIGBREAK is Windows' other key for it."""
_CLOSING = {2, 5, 6}
"""CTRL_CLOSE_EVENT, CTRL_LOGOFF_EVENT and CTRL_SHUTDOWN_EVENT, from <wincon.h>."""
_kept: list[object] = []
"""What Windows may call as long as this process lives."""


def signals() -> tuple[signal.Signals, ...]:
    """Return those that this system has; without SIGHUP where it is ignored since the start, as under nohup(1)."""
    found = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]
    return tuple(one for one in found if one.name != "SIGHUP" or signal.getsignal(one) is not signal.SIG_IGN)


def catch_close(kernel32: Any, leave: Callable[[], None]) -> None:  # noqa: ANN401 - a library of Windows: its functions are looked up by name
    """Call `leave` when the console closes, its user logs off or the machine shuts down, and give it time.

    Windows ends a process as soon as it has been told, which is why nothing returns there: the process ends by itself,
    or is ended after five seconds. No Windows was at hand: it is tested against a stand-in for its library alone.
    """
    import ctypes  # the supervisor is small

    def told(kind: int) -> int:
        if kind not in _CLOSING:
            return 0
        leave()
        _wait_for_the_end()
        return 1

    handler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_ulong)(told)
    _kept.append(handler)
    kernel32.SetConsoleCtrlHandler(handler, 1)


def _wait_for_the_end() -> None:
    threading.Event().wait()
