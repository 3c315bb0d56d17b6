"""What a kiosk needs to start, as small as can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.folders import Content

ROOT = Path(__file__).parents[2]
SECONDS = 120


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
