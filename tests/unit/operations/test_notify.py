"""systemd hears how the kiosk is, and nothing waits where nobody listens."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.operations.notify import Notifier

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="systemd is Linux's, and so are its sockets")


@pytest.fixture
def systemd(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as door:
        door.bind(str(tmp_path / "notify"))
        door.settimeout(10)
        yield door


def test_states_arrive(systemd: socket.socket, tmp_path: Path) -> None:
    Notifier({"NOTIFY_SOCKET": str(tmp_path / "notify")}).send(READY="1", STATUS="well")
    assert systemd.recv(1000) == b"READY=1\nSTATUS=well"


def test_an_abstract_socket_is_one_too() -> None:
    name = f"kiosk-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as door:
        door.bind(f"\0{name}")
        door.settimeout(10)
        Notifier({"NOTIFY_SOCKET": f"@{name}"}).send(WATCHDOG="1")
        assert door.recv(1000) == b"WATCHDOG=1"


def test_a_listener_that_sleeps_holds_up_nothing(systemd: socket.socket, tmp_path: Path) -> None:
    notifier = Notifier({"NOTIFY_SOCKET": str(tmp_path / "notify")})
    for _ in range(5000):
        notifier.send(WATCHDOG="1")
    assert systemd.recv(1000) == b"WATCHDOG=1"


@pytest.mark.parametrize("environment", [{}, {"NOTIFY_SOCKET": "/nonexistent"}])
def test_nobody_to_tell_is_no_error(environment: dict[str, str]) -> None:
    Notifier(environment).send(READY="1")
