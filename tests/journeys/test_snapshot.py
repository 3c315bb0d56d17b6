"""`kiosk snapshot` draws every screen, also where there is no display, and lists them on one page."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.folders import Content

ROOT = Path(__file__).parents[2]
SCREENS = (
    "01-attract", "02-home", "03-section-care", "04-page-care-first", "05-glossary", "06-questions", "07-my-list-empty",
    "07-my-list", "07-take-along", "08-help", "09-term", "10-words", "11-comfort", "12-low-reach", "13-hidden",
    "14-finish", "15-still-there", "16-farewell", "17-staff", "18-cleaning",
    "19-search-empty", "19-search", "19-search-close", "19-search-nothing",
)  # fmt: skip


@pytest.fixture(scope="module")
def shots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("snapshot")
    content = Content(folder / "content")
    settings = folder / "kiosk.toml"
    settings.write_text(f'[content]\nfolder = "{content.folder.as_posix()}"\n', "utf-8")
    command = [sys.executable, "-m", "kiosk", "--config", str(settings), "snapshot", str(folder / "shots")]
    environment = {"PATH": "", "HOME": str(folder), "LANG": "C"}
    result = subprocess.run(
        [*command, "--size", "640x400", "--size", "400x640", "--text", "200"],
        capture_output=True, text=True, check=False, cwd=ROOT, env=environment,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr
    assert "Error" not in result.stderr
    return folder / "shots"


@pytest.mark.parametrize("size", ["640x400", "400x640"])
@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
def test_every_screen_is_drawn(shots: Path, size: str, theme: str) -> None:
    for screen in SCREENS:
        picture = Image.open(shots / f"{size}-{theme}-200-{screen}.png")
        assert picture.size == tuple(int(side) for side in size.split("x"))
        colours = picture.convert("RGB").getcolors(1_000_000)
        assert colours is not None
        assert len(colours) > 12, "a blank screen has one colour"


def test_the_index_shows_every_picture(shots: Path) -> None:
    shown = set(re.findall(r'<img src="([^"]+)"', (shots / "index.html").read_text("utf-8")))
    assert shown == {file.name for file in shots.glob("*.png")}
    assert len(shown) >= 6 * len(SCREENS)


def test_light_and_dark_differ(shots: Path) -> None:
    light, dark = (Image.open(shots / f"640x400-{theme}-200-02-home.png") for theme in ("light", "dark"))
    assert light.tobytes() != dark.tobytes()
