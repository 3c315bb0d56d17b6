"""The review page says what it is given, escaped, and leads to every picture."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.model.review_sheet import Sheet, Shot, Standing, Subject
from kiosk.operations import review_page

SUBJECT = Subject("care/first.md", "en", "Care", "First", "en", Standing.DRAFT, "Nurse", "2026-01-01", "2027-01-01")
SHOT = Shot(
    "en", "care/first.md", "1 x 1", "04-page", "", 1, "en/a b.png", "en/small/a b.jpg", 400, 226
)  # fmt: skip
SHEET = Sheet("Guide", "2026-02-01", (("en", "English"),), (SUBJECT,), shots=(SHOT,))


def page(sheet: Sheet) -> str:
    return review_page.page(sheet, "review.pdf")


def test_a_picture_is_small_and_leads_to_the_large_one() -> None:
    assert '<a href="en/a%20b.png"><img src="en/small/a%20b.jpg" width="200" height="113"' in page(SHEET)
    assert 'alt="First: Screenful 1"' in page(SHEET)


def test_what_was_chosen_is_in_the_caption() -> None:
    first = replace(SHOT, part="With the numbers")
    told = page(replace(SHEET, shots=(first, replace(first, number=2))))
    assert re.findall("<span>(With.*?)</span>", told) == ["With the numbers", "With the numbers, screenful 2"]


def test_everything_is_escaped() -> None:
    odd = '<script>"&'
    subject = Subject(odd, odd, odd, odd, odd, Standing.DRAFT, odd, odd, odd, odd, odd, (odd,))
    shot = Shot(odd, odd, odd, odd, odd, 1, odd, odd, 1, 1)
    told = page(Sheet(odd, odd, ((odd, odd),), (subject,), (odd,), (shot,)))
    assert "<script" not in told
    assert odd not in told
    assert told.count("&lt;script&gt;&quot;&amp;") > 20


@pytest.mark.parametrize(
    ("standing", "says"),
    [
        (Standing.MISSING, "Missing: "),
        (Standing.LEFT_OUT, "Left out: "),
        (Standing.APPROVED, "No screen shows this file"),
    ],
)
def test_a_file_without_pictures_says_why(standing: Standing, says: str) -> None:
    shots = (SHOT,) if standing is not Standing.APPROVED else ()
    told = page(replace(SHEET, shots=shots, subjects=(replace(SUBJECT, standing=standing),)))
    assert f'<p class="none">{says}' in told


def test_pictures_of_a_file_that_is_left_out_are_among_the_other_screens() -> None:
    sheet = replace(SHEET, subjects=(replace(SUBJECT, standing=Standing.LEFT_OUT),))
    assert sheet.rest("en") == (SHOT,)
    assert "All other screens" in page(sheet)
    assert "All other screens" not in page(SHEET)


def test_each_look_has_its_own_row() -> None:
    told = page(replace(SHEET, shots=(SHOT, replace(SHOT, look="2 x 2"), replace(SHOT, number=2))))
    assert re.findall('<p class="look">(.*?)</p>', told) == ["1 x 1", "2 x 2"]


def test_problems_are_listed_beside_their_file() -> None:
    told = page(replace(SHEET, subjects=(replace(SUBJECT, problems=("line 3, error KC301: No.",)),)))
    assert "<li>line 3, error KC301: No.</li>" in told


def test_a_file_that_a_language_does_not_know_has_an_empty_cell(tmp_path: Path) -> None:
    sheet = replace(SHEET, languages=(("en", "English"), ("es", "Español")))
    file = review_page.write(sheet, tmp_path, "review.pdf")
    assert file == tmp_path / "index.html"
    assert "<td></td>" in file.read_text("utf-8")
