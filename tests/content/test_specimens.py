"""The editors' guide shows each block as the screen draws it, from the lines that it gives to copy."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication, QImage

from tests import specimens

CLOSE = 2.0
"""Of 255, on average: machines may draw the edges of letters in their own way."""


def test_each_block_has_a_picture_and_no_picture_is_left_over() -> None:
    names = set(specimens.specimens())
    assert {"words", "picture", "boxes", "steps", "cards", "questions", "gate"} == names
    assert names == {file.stem for file in specimens.FOLDER.iterdir()}


@pytest.fixture(scope="module")
def drawn(
    qapp: QGuiApplication, shipped: Path, remembered: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, QImage]:
    del shipped
    return specimens.draw(qapp, tmp_path_factory.mktemp("specimens"), remembered)


@pytest.mark.parametrize("name", specimens.specimens())
def test_the_picture_is_what_the_screen_draws_now(drawn: dict[str, QImage], name: str) -> None:
    """Where this fails after a change of the screen, draw them anew: python -m tests.specimens."""
    kept = QImage(str(specimens.FOLDER / f"{name}.png"))
    assert kept.size() == drawn[name].size()
    assert np.abs(_pixels(kept) - _pixels(drawn[name])).mean() < CLOSE


def _pixels(image: QImage) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(plain.constBits(), np.uint8).astype(np.int16)
