"""Problems are told with the line they are about, and in the forms that other programs read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.authoring import codes, reporting
from kiosk.problems import Problem

HTML = codes.RAW_HTML.at("en/care/x.md", 2, 6, "This is HTML: 100 %, really.", "Write Markdown.")
WHOLE = codes.NO_SUMMARY.at("en/care/x.md", 0, 0, "This page has no box In short.")


def excerpt(folder: Path, line: str, column: int, *, before: bytes = b"First\n", number: int = 2) -> list[str]:
    file = folder / "en/care/x.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(before + line.encode())
    told = reporting.text([codes.RAW_HTML.at("en/care/x.md", number, column, "No.")], folder)
    return told.splitlines()[1:]


def test_the_place_is_marked_in_its_line(tmp_path: Path) -> None:
    assert excerpt(tmp_path, "Some <b>", 6) == ["     2 | Some <b>", "       |      ^"]


@pytest.mark.parametrize("before", [b"First\r\n", b"First\r", b"\xef\xbb\xbfFirst\n"])
def test_lines_are_counted_as_they_were_read(tmp_path: Path, before: bytes) -> None:
    assert excerpt(tmp_path, "Some <b>\r\n", 6, before=before)[0] == "     2 | Some <b>"


def test_a_line_as_a_whole_has_no_mark(tmp_path: Path) -> None:
    assert excerpt(tmp_path, "Some words", 0) == ["     2 | Some words"]


def test_of_a_long_line_the_place_is_shown(tmp_path: Path) -> None:
    line, mark = excerpt(tmp_path, "a" * 300 + "<b>" + "c" * 300, 301)
    assert len(line) == len("     2 | ") + reporting.WIDEST + 2
    assert line[mark.index("^")] == "<"
    assert line.startswith("     2 | …")
    assert line.endswith("…")


def test_wide_and_combining_letters_keep_the_mark_in_its_place(tmp_path: Path) -> None:
    assert excerpt(tmp_path, "\N{CJK UNIFIED IDEOGRAPH-5B69}e\N{COMBINING ACUTE ACCENT} <b>", 5)[1] == "       |     ^"


def test_what_would_move_the_terminal_is_not_shown(tmp_path: Path) -> None:
    assert excerpt(tmp_path, "a\x1b[2J\tb", 3)[0] == "     2 | a [2J b"


@pytest.mark.parametrize("number", [3, 99])
def test_a_line_that_is_not_there_any_more_is_not_shown(tmp_path: Path, number: int) -> None:
    assert excerpt(tmp_path, "Last", 1, number=number) == []


def test_a_file_that_is_gone_or_a_link_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "en/care").mkdir(parents=True)
    (tmp_path / "en/care/x.md").symlink_to(__file__)
    assert reporting.text([HTML], tmp_path) == f"{HTML}\n"
    assert reporting.text([HTML], tmp_path / "none") == f"{HTML}\n"


def test_json_has_every_part(tmp_path: Path) -> None:
    told = json.loads(reporting.as_json([HTML, WHOLE], tmp_path))
    assert [Problem(**{**one, "severity": HTML.severity}) for one in told["problems"][:1]] == [HTML]
    assert told["problems"][1]["line"] == 0
    assert told["problems"][1]["severity"] == "warning"
    assert told["folder"] == str(tmp_path)


def test_sarif_names_rules_places_and_the_folder(tmp_path: Path) -> None:
    log: dict[str, Any] = json.loads(reporting.sarif([HTML, WHOLE], tmp_path))
    run = log["runs"][0]
    assert log["version"] == "2.1.0"
    assert {one["ruleId"] for one in run["results"]} <= {one["id"] for one in run["tool"]["driver"]["rules"]}
    first, second = (one["locations"][0]["physicalLocation"] for one in run["results"])
    assert first["artifactLocation"] == {"uri": "en/care/x.md", "uriBaseId": "CONTENT"}
    assert first["region"] == {"startLine": 2, "startColumn": 6}
    assert "region" not in second
    assert run["originalUriBaseIds"]["CONTENT"]["uri"] == f"{tmp_path.as_uri()}/"
    assert [one["level"] for one in run["results"]] == ["error", "warning"]


def test_github_gets_one_command_a_problem_with_its_signs_escaped() -> None:
    told = reporting.github([HTML, WHOLE], Path("content"))
    assert told == (
        "::error file=content/en/care/x.md,line=2,col=6,title=KC301::This is HTML: 100 %25, really. Write Markdown.\n"
        "::warning file=content/en/care/x.md,title=KC601::This page has no box In short.\n"
    )
    odd = HTML.__class__("a,b:c%.md", 1, 0, "KC1", "One\r\ntwo")
    assert reporting.github([odd], Path()) == "::error file=a%2Cb%3Ac%25.md,line=1,title=KC1::One%0D%0Atwo\n"
