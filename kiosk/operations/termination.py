"""The signals by which somebody, or the system, asks a program to end."""

from __future__ import annotations

import signal

NAMES = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")
"""SIGHUP comes when a session closes; on Windows, SIGBREAK when a console closes or its user logs off."""


def signals() -> tuple[signal.Signals, ...]:
    """Return those that this system has; without SIGHUP where it is ignored since the start, as under nohup(1)."""
    found = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]
    return tuple(one for one in found if one.name != "SIGHUP" or signal.getsignal(one) is not signal.SIG_IGN)
