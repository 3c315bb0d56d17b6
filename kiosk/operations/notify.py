"""sd_notify: tells systemd how the kiosk is, where systemd started it (see sd_notify(3))."""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Mapping


class Notifier:
    """Sends states to the socket that systemd named; without one it does nothing."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        """Read the socket's name."""
        address = environment.get("NOTIFY_SOCKET", "")
        self._address = "\0" + address[1:] if address.startswith("@") else address

    def send(self, **states: str) -> None:
        """Tell some states, like READY="1"; nothing is told where nobody listens, and nothing ever waits."""
        if not self._address:
            return
        told = "\n".join(f"{name}={value}" for name, value in states.items())
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as door:
            door.setblocking(False)
            door.connect(self._address)
            door.send(told.encode())
