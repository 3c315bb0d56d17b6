"""The review sheet on paper: as many leaves as there is to sign, and room for what does not fit on one."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from kiosk.bridge import platform, review_paper
from kiosk.model.review_sheet import Sheet, Shot, Standing, Subject

pytestmark = pytest.mark.usefixtures("qapp")

LONG = "A title that does not end soon " * 10
SUBJECT = Subject("care/first.md", "en", "Care", LONG, "en", Standing.DRAFT, "Nurse", "2026-01-01", "2027-01-01")
SHEET = Sheet(LONG, "2026-02-01", (("en", "English"), ("ar", "العربية")), (SUBJECT,))
BEFORE = 2
"""The cover, and the list of files."""


def shots(folder: Path, count: int, width: int, height: int) -> tuple[Shot, ...]:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    image.save(str(folder / "a.png"))
    return tuple(
        Shot("en", "care/first.md", "1 x 1", "x", "", number, "a.png", "a.jpg", width, height)
        for number in range(1, count + 1)
    )


def leaves(sheet: Sheet, folder: Path) -> int:
    return len(re.findall(rb"/Type /Page\b", review_paper.write(sheet, folder, platform.FONT).read_bytes()))


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (500, 400)])
@pytest.mark.parametrize(("count", "needed"), [(0, 1), (1, 1), (2, 1), (3, 2), (5, 3)])
def test_two_pictures_share_a_leaf(tmp_path: Path, size: tuple[int, int], count: int, needed: int) -> None:
    sheet = replace(SHEET, shots=shots(tmp_path, count, *size))
    assert leaves(sheet, tmp_path) == BEFORE + needed


def test_only_the_first_look_is_printed_and_nothing_twice(tmp_path: Path) -> None:
    first, *others = shots(tmp_path, 9, 1920, 1080)
    again = [replace(one, repeated=True) for one in others[:4]]
    other = [replace(one, look="2 x 2") for one in others[4:]]
    assert leaves(replace(SHEET, shots=(first, *again, *other)), tmp_path) == BEFORE + 1


def test_only_a_photograph_is_stored_with_loss(tmp_path: Path) -> None:
    drawing = shots(tmp_path, 1, 1920, 1080)[0]
    noise = random.Random(1).randbytes(640 * 360 * 4)
    QImage(noise, 640, 360, QImage.Format.Format_RGB32).save(str(tmp_path / "b.png"))
    for shot, lossy in ((drawing, False), (replace(drawing, picture="b.png"), True)):
        file = review_paper.write(replace(SHEET, shots=(shot,)), tmp_path, platform.FONT)
        assert (b"/DCTDecode" in file.read_bytes()) is lossy


def test_what_the_check_says_takes_as_many_leaves_as_it_needs(tmp_path: Path) -> None:
    bad = replace(SUBJECT, standing=Standing.LEFT_OUT, problems=("line 3, error KC301: No. " * 20,) * 6)
    subjects = tuple(replace(bad, place=f"care/{number}.md") for number in range(9))
    worst = replace(bad, problems=bad.problems * 30)
    assert BEFORE + 4 <= leaves(replace(SHEET, subjects=subjects), tmp_path) <= BEFORE + 9
    assert leaves(replace(SHEET, subjects=(worst,)), tmp_path) == BEFORE + 1


def test_a_long_list_goes_on_on_another_leaf(tmp_path: Path) -> None:
    many = tuple(replace(SUBJECT, place=f"care/{number}.md") for number in range(60))
    sheet = replace(SHEET, subjects=many, shots=shots(tmp_path, 1, 1920, 1080))
    assert leaves(sheet, tmp_path) > BEFORE + 2


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="could not be written"):
        review_paper.write(SHEET, tmp_path / "none", platform.FONT)


def test_a_picture_that_is_gone_is_an_error(tmp_path: Path) -> None:
    sheet = replace(SHEET, shots=shots(tmp_path, 1, 1920, 1080))
    (tmp_path / "a.png").unlink()
    with pytest.raises(OSError, match="could not be read"):
        review_paper.write(sheet, tmp_path, platform.FONT)
