"""The kiosk on a real X server without a window manager, as a thin kiosk machine has it."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.faults.conftest import ROOT, SECONDS, promised
from tests.folders import Content

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="X servers are what Linux machines have")
WIDTH, HEIGHT = 1366, 768
SEARCH = ("search", "--sync", "--onlyvisible", "--class", "kiosk")
MOST_LOOKS = 3000
"""At a window that has not come to its place yet; each starts a program."""
UPRIGHT = (WIDTH, HEIGHT)[::-1]
MODES = {"upright": UPRIGHT, "wide": (WIDTH, HEIGHT)}
UNPLUGGED = 3
"""Times."""


@pytest.fixture
def size() -> tuple[int, int]:
    """The size of the X server's glass; no screen can be larger."""
    return WIDTH, HEIGHT


@pytest.fixture
def display(environment: Mapping[str, str], size: tuple[int, int]) -> Iterator[dict[str, str]]:
    """The environment of a program that has an X server to itself."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "{}x{}x24".format(*size), "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        number = server.stdout.readline().strip()
        yield {**environment, "QT_QPA_PLATFORM": "", "DISPLAY": f":{number}"}
        server.terminate()


def _xdotool(display: Mapping[str, str], *words: str) -> str:
    return _run(display, "xdotool", *words)


def _run(display: Mapping[str, str], *command: str) -> str:
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
    window = _xdotool(display, *SEARCH).split()[0]
    geometry = _xdotool(display, "getwindowgeometry", "--shell", window).split()
    assert {"X=0", "Y=0", f"WIDTH={WIDTH}", f"HEIGHT={HEIGHT}"} <= set(geometry)
    _xdotool(display, "mousemove", "600", "400", "click", "1", "click", "3", "click", "2", "click", "4")
    _xdotool(display, "key", "alt+F4", "Escape", "F1", "F5", "F11", "ctrl+q", "ctrl+w", "alt+Tab", "super", "Menu")
    assert _xdotool(display, *SEARCH).split()[0] == window
    assert kiosk.poll() is None
    kiosk.send_signal(signal.SIGTERM)
    _, said = kiosk.communicate(timeout=SECONDS)
    assert kiosk.returncode == 0, said
    # A machine without a voice or a sound device says so; nothing else is amiss.
    assert not [line for line in said.splitlines() if "WARNING" in line and "read aloud" not in line]
    assert "ERROR" not in said


class TestScreens:
    """What happens to the screen while the kiosk runs; Xvfb turns nothing around, so upright is a mode of its own."""

    @pytest.fixture
    def size(self) -> tuple[int, int]:
        return WIDTH, WIDTH

    @pytest.fixture
    def display(self, display: dict[str, str]) -> dict[str, str]:
        for name, (width, height) in MODES.items():
            timing = [str(width + add) for add in (0, 1, 2, 3)] + [str(height + add) for add in (0, 1, 2, 3)]
            _run(display, "xrandr", "--newmode", name, "60", *timing)
            _run(display, "xrandr", "--addmode", "screen", name)
        _run(display, "xrandr", "--output", "screen", "--mode", "wide")
        return display

    @pytest.fixture
    def window(self, display: dict[str, str], kiosk: subprocess.Popen[str]) -> Iterator[str]:
        """The kiosk's window, which must outlast everything."""
        yield _xdotool(display, *SEARCH).split()[0]
        assert kiosk.poll() is None
        kiosk.send_signal(signal.SIGTERM)
        _, said = kiosk.communicate(timeout=SECONDS)
        assert kiosk.returncode == 0, said
        assert not [line for line in said.splitlines() if "WARNING" in line and "read aloud" not in line]

    def _fills(self, display: Mapping[str, str], window: str, left: int, size: tuple[int, int]) -> None:
        """Wait until the window lies just there, at the top, or for long in vain."""
        wanted = {f"X={left}", "Y=0", f"WIDTH={size[0]}", f"HEIGHT={size[1]}"}
        for _ in range(MOST_LOOKS):
            found = set(_xdotool(display, "getwindowgeometry", "--shell", window).split())
            if wanted <= found:
                return
        message = f"the window is at {found}, not at {wanted}"
        raise AssertionError(message)

    def test_the_window_follows_another_resolution_and_stands_upright(
        self, display: dict[str, str], window: str
    ) -> None:
        self._fills(display, window, 0, (WIDTH, HEIGHT))
        for mode, size in MODES.items():
            _run(display, "xrandr", "--output", "screen", "--mode", mode)
            self._fills(display, window, 0, size)
        assert len(MODES) + UNPLUGGED >= promised("Screen turned")

    def test_a_screen_that_is_unplugged_and_comes_back_is_filled_again(
        self, display: dict[str, str], window: str
    ) -> None:
        for _ in range(UNPLUGGED):
            _run(display, "xrandr", "--output", "screen", "--off", "--fb", "640x480")
            _run(display, "xrandr", "--output", "screen", "--mode", "upright")
            self._fills(display, window, 0, UPRIGHT)

    def test_the_window_goes_to_the_screen_that_is_left(self, display: dict[str, str], window: str) -> None:
        half = WIDTH // 2
        _run(display, "xrandr", "--setmonitor", "left", f"{half}/200x{HEIGHT}/200+0+0", "screen")
        _run(display, "xrandr", "--setmonitor", "right", f"{half}/200x{HEIGHT}/200+{half}+0", "none")
        self._fills(display, window, 0, (half, HEIGHT))
        _run(display, "xrandr", "--delmonitor", "left")
        self._fills(display, window, half, (half, HEIGHT))
        _run(display, "xrandr", "--delmonitor", "right")
        self._fills(display, window, 0, (WIDTH, HEIGHT))


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


class TestLate:
    """A display that comes up after the kiosk, as on a machine that starts."""

    NAME = ":4095"
    """A display that nobody else has."""

    @pytest.fixture
    def display(self, environment: Mapping[str, str]) -> dict[str, str]:
        return {**environment, "QT_QPA_PLATFORM": "", "DISPLAY": self.NAME}

    @pytest.fixture
    def server(self) -> Iterator[Callable[[], object]]:
        """What lets the display come up."""
        with ExitStack() as ends:

            def start() -> None:
                command = ["Xvfb", self.NAME, "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp", "-noreset"]
                ends.callback(ends.enter_context(subprocess.Popen(command, stderr=subprocess.DEVNULL)).terminate)

            yield start

    def test_it_is_filled_and_said_plainly_meanwhile(
        self, display: Mapping[str, str], kiosk: subprocess.Popen[str], server: Callable[[], object]
    ) -> None:
        told = self._until("The screen ended (no display", kiosk)
        assert f"could not connect to display {self.NAME}" in told
        assert "kiosk snapshot FOLDER" in told
        server()
        self._until("Content: ", kiosk)
        window = _xdotool(display, *SEARCH).split()[0]
        geometry = _xdotool(display, "getwindowgeometry", "--shell", window).split()
        assert {f"WIDTH={WIDTH}", f"HEIGHT={HEIGHT}"} <= set(geometry)
        kiosk.send_signal(signal.SIGTERM)
        _, said = kiosk.communicate(timeout=SECONDS)
        assert kiosk.returncode == 0, said

    def _until(self, words: str, kiosk: subprocess.Popen[str]) -> str:
        """Return what is said until then."""
        assert kiosk.stderr is not None
        guard = threading.Timer(SECONDS, kiosk.kill)
        guard.start()
        said = ""
        for line in kiosk.stderr:
            said += line
            if words in line:
                break
        guard.cancel()
        assert words in said, said
        return said
