"""The kiosk on a real X server without a window manager, as a thin kiosk machine has it."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from kiosk.errors import COULD_NOT_RUN
from tests.faults.conftest import ROOT, SECONDS
from tests.folders import Content

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="X servers are what Linux machines have")
WIDTH, HEIGHT = 1366, 768


@pytest.fixture
def display(environment: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The environment of a program that has an X server to itself."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        number = server.stdout.readline().strip()
        yield {**environment, "QT_QPA_PLATFORM": "", "DISPLAY": f":{number}"}
        server.terminate()


def _xdotool(display: Mapping[str, str], *words: str) -> str:
    command = ["xdotool", *words]
    result = subprocess.run(
        command, env={**display, "PATH": "/usr/bin"}, capture_output=True, text=True, check=True, timeout=SECONDS
    )
    return result.stdout


@pytest.fixture
def kiosk(display: Mapping[str, str], settings: Path) -> Iterator[subprocess.Popen[str]]:
    """The kiosk, running on that display."""
    command = [sys.executable, "-m", "kiosk", "--config", str(settings)]
    with subprocess.Popen(command, cwd=ROOT, env=display, stderr=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def test_it_fills_the_glass_and_no_key_closes_it(display: Mapping[str, str], kiosk: subprocess.Popen[str]) -> None:
    search = ["search", "--sync", "--onlyvisible", "--class", "kiosk"]
    window = _xdotool(display, *search).split()[0]
    geometry = _xdotool(display, "getwindowgeometry", "--shell", window).split()
    assert {"X=0", "Y=0", f"WIDTH={WIDTH}", f"HEIGHT={HEIGHT}"} <= set(geometry)
    _xdotool(display, "mousemove", "600", "400", "click", "1", "click", "3", "click", "2", "click", "4")
    _xdotool(display, "key", "alt+F4", "Escape", "F1", "F5", "F11", "ctrl+q", "ctrl+w", "alt+Tab", "super", "Menu")
    assert _xdotool(display, *search).split()[0] == window
    assert kiosk.poll() is None
    kiosk.send_signal(signal.SIGTERM)
    _, said = kiosk.communicate(timeout=SECONDS)
    assert kiosk.returncode == 0, said
    # A machine without a voice or a sound device says so; nothing else is amiss.
    assert not [line for line in said.splitlines() if "WARNING" in line and "read aloud" not in line]
    assert "ERROR" not in said


def test_the_preview_shows_the_content_and_ends_well(display: Mapping[str, str], content: Content) -> None:
    command = [sys.executable, "-m", "kiosk", "preview", str(content.folder)]
    with subprocess.Popen(command, cwd=ROOT, env=display, stderr=subprocess.PIPE, text=True) as process:
        try:
            _xdotool(display, "search", "--sync", "--onlyvisible", "--name", "en/home.md")
            process.send_signal(signal.SIGTERM)
            _, said = process.communicate(timeout=SECONDS)
        finally:
            process.kill()
    assert (process.returncode, said) == (0, "")


def test_a_display_that_does_not_answer_is_said_plainly(environment: Mapping[str, str], settings: Path) -> None:
    command = [sys.executable, "-m", "kiosk", "--config", str(settings)]
    nowhere = {**environment, "QT_QPA_PLATFORM": "", "DISPLAY": ":4095"}
    result = subprocess.run(
        command, cwd=ROOT, env=nowhere, capture_output=True, text=True, check=False, timeout=SECONDS
    )
    assert result.returncode == COULD_NOT_RUN
    assert "could not connect to display :4095" in result.stderr
    assert "kiosk snapshot FOLDER" in result.stderr.splitlines()[-1]
