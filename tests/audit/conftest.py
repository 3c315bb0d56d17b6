"""An inspector before the shipped content, and before a kiosk that has none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.audit.inspector import Inspector, catalogues, library, open_stage


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("audit")


@pytest.fixture(scope="session")
def words(scratch: Path) -> Path:
    return catalogues(scratch / "words")


@pytest.fixture(scope="session")
def inspector(qapp: QGuiApplication, scratch: Path, words: Path, remembered: Path) -> Iterator[Inspector]:
    stage = open_stage(library(scratch, remembered), words)
    yield Inspector(qapp, stage, scratch)
    stage.close()


@pytest.fixture
def without_content(qapp: QGuiApplication, scratch: Path, words: Path) -> Iterator[Inspector]:
    stage = open_stage(None, words)
    yield Inspector(qapp, stage, scratch)
    stage.close()
