"""A clean end when the system asks for one."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

from kiosk.operations import termination


class SignalDoor:
    """Wakes Qt's event loop for a signal that asks to end, which Python alone would notice only at the next event."""

    def __init__(self, leave: Callable[[], None], parent: QObject) -> None:
        """Call `leave` when a signal comes."""
        self._reading, self._writing = socket.socketpair()
        self._writing.setblocking(False)
        self._reading.setblocking(False)
        self._before = signal.set_wakeup_fd(self._writing.fileno())
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, parent)
        self._notifier.activated.connect(leave)
        self._handlers = {number: signal.signal(number, lambda *_: None) for number in termination.signals()}

    def close(self) -> None:
        """Stop listening, and leave signals to those who had them before."""
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._before)
        self._notifier.setEnabled(False)
        self._reading.close()
        self._writing.close()
