"""The frozen folder starts anywhere, with nothing in the environment, and draws its home screen."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from pathlib import Path

import pytest
from PIL import Image

FOLDER = Path(os.environ.get("KIOSK_FROZEN", Path(__file__).parents[2] / "dist" / "kiosk"))
PROGRAM = FOLDER / ("kiosk.exe" if os.name == "nt" else "kiosk")
SECONDS = 600

pytestmark = pytest.mark.skipif(
    not PROGRAM.is_file(), reason="there is no frozen folder; make it with `pyinstaller build.spec`, as .ci/run does"
)


def _environment(state: Path) -> dict[str, str]:
    """As after `env -i`, but for a screen that is none and a place of our own to write to."""
    return {"QT_QPA_PLATFORM": "offscreen", "XDG_STATE_HOME": str(state)}


def _run(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(PROGRAM), *arguments], cwd=tmp_path, env=_environment(tmp_path / "state"), capture_output=True, text=True,
        check=False, timeout=SECONDS,
    )  # fmt: skip


def test_assets_and_content_lie_beside_the_program() -> None:
    assert (FOLDER / "assets" / "icons").is_dir()
    assert (FOLDER / "content" / "README.md").is_file()


def test_what_speaks_is_the_machines_own() -> None:
    """espeak-ng's library, which the program asks for words, is under the GPL and needs data that are not here."""
    assert not list(FOLDER.rglob("*espeak-ng*"))


@pytest.mark.skipif(os.name == "nt", reason="Windows speaks with voices of its own")
def test_it_tells_when_words_are_said(tmp_path: Path) -> None:
    done = subprocess.run(
        [str(FOLDER / "kiosk-words"), "en-us"], cwd=tmp_path, env={}, input=b"Our care", capture_output=True,
        check=True, timeout=SECONDS,
    )  # fmt: skip
    assert [line.split()[1:] for line in done.stdout.splitlines()] == [[b"0", b"3"], [b"4", b"4"]]


def test_it_checks_its_own_content(tmp_path: Path) -> None:
    result = _run(tmp_path, "check")
    assert (result.returncode, result.stderr) == (0, "")


def test_it_draws_its_home_screen(tmp_path: Path) -> None:
    result = _run(tmp_path, "snapshot", "shots", "--size", "1280x800")
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr
    assert (tmp_path / "shots" / "review.pdf").read_bytes().startswith(b"%PDF")
    home = Image.open(tmp_path / "shots" / "en" / "1280x800-light-100-02-home.png")
    colours = home.convert("RGB").getcolors(1_000_000)
    assert home.size == (1280, 800)
    assert colours is not None
    assert len(colours) > 1000, "pictures, text and background make many colours; a blank screen has one"


def test_it_runs_until_it_is_told_to_end(tmp_path: Path) -> None:
    with subprocess.Popen(
        [str(PROGRAM)], cwd=tmp_path, env=_environment(tmp_path / "state"), stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        guard = threading.Timer(SECONDS, process.kill)
        guard.start()
        said = []
        for line in process.stderr:
            said.append(line)
            if "Content: " in line:
                process.send_signal(signal.SIGTERM)
        guard.cancel()
    assert process.returncode == 0, said
    assert "30 pages" in "".join(said)
    assert "Traceback" not in "".join(said)
