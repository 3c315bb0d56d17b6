"""What a kiosk needs to start, as small as can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.folders import Content

ROOT = Path(__file__).parents[2]
SECONDS = 120


def promised(fault: str) -> int:
    """Return how often the README says that a fault is injected at least; `fault` is how its row begins."""
    rows = [line.split("|") for line in (ROOT / "README.md").read_text("utf-8").splitlines() if line.startswith("| ")]
    (row,) = [row for row in rows if row[1].strip().startswith(fault)]
    return int(row[2].split()[0])


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """A settings file that names a small content folder."""
    content = Content(tmp_path / "content")
    file = tmp_path / "kiosk.toml"
    file.write_text(f'[content]\nfolder = "{content.folder.as_posix()}"\n', "utf-8")
    return file


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        "PATH": "",
        "HOME": str(tmp_path),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "QT_QPA_PLATFORM": "offscreen",
    }
