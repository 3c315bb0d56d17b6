"""The table of files by language: review, dates, reading grade, and what is behind."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest

from kiosk import cli
from kiosk.authoring import compiler, status
from kiosk.authoring.status import Row
from tests.folders import FILES, Content

DAY = dt.date(2026, 2, 1)


def rows(content: Content, today: dt.date = DAY) -> dict[tuple[str, str], Row]:
    return {(row.page, row.language): row for row in status.rows(compiler.check(content.folder), today)}


def test_each_file_has_a_row_and_pages_come_last(content: Content) -> None:
    found = rows(content)
    assert list(found)[-1] == ("care/first.md", "en")
    assert len(found) == len([path for path in FILES if path.endswith(".md")])
    expected = Row("care/first.md", "en", "draft", "Nurse", "2026-01-01", "2027-01-01", "", "")
    assert found["care/first.md", "en"] == expected


def test_a_language_has_a_row_for_what_it_lacks(content: Content) -> None:
    content.write("es/home.md", FILES["en/home.md"])
    found = rows(content)
    assert found["home.md", "es"].status == "draft"
    assert found["care/first.md", "es"].status == "missing"


def test_what_is_behind_is_noted(content: Content) -> None:
    content.write("es/care/first.md", FILES["en/care/first.md"].replace("reviewed: 2026-01-01", "reviewed: 2025-01-01"))
    content.page("en/care/bad.md", "<b>")
    content.write("en/care/worse.md", "no front matter")
    found = rows(content, dt.date(2027, 2, 1))
    assert found["care/first.md", "es"].notes == "older than the original, overdue"
    assert found["care/bad.md", "en"].notes == "left out, overdue"
    assert found["care/worse.md", "en"].status == "unknown"
    assert found["care/worse.md", "en"].notes == "left out"


def test_the_grade_is_told(content: Content) -> None:
    content.page("en/care/x.md", "Your child will sleep. You can stay in the room. A nurse will come and help. " * 4)
    assert float(rows(content)["care/x.md", "en"].grade) < 3


def test_the_command_prints_a_table_or_csv(content: Content, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["status", str(content.folder)]) == 0
    table = capsys.readouterr().out.splitlines()
    assert table[0].split()[:2] == ["page", "language"]
    place = table[0].index("language")
    assert {line[place : place + 4] for line in table[1:]} == {"en  "}
    assert cli.main(["status", "--format", "csv", str(content.folder)]) == 0
    read = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert tuple(read[0]) == status.HEAD
    assert len(read) == len(table)


def test_the_days_of_a_page_are_noted(content: Content) -> None:
    content.page("en/care/fair.md", "A fair.", "publish: 2026-12-01\nexpire: 2026-12-24\n")
    assert rows(content)["care/fair.md", "en"].notes == "shown from 2026-12-01, gone from 2026-12-24"
