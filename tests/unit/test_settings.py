"""kiosk.toml: every problem told at once, with line and nearest known key; nothing keeps the screen dark."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import settings
from kiosk.problems import Severity
from kiosk.settings import US_HELP_LINES, HelpLine, Settings, help_lines_in

HASH = "$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA"


def told(text: str) -> list[tuple[str, int, str]]:
    return [(problem.code, problem.line, problem.message) for problem in settings.parse(text)[1]]


def test_no_file_is_no_problem(tmp_path: Path) -> None:
    assert settings.read(tmp_path / "kiosk.toml") == (Settings(), ())


def test_values_are_read(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(
        '\ufeff[screen]\ndiagonal_inches = 32\ntheme = "dark"\n[idle]\nseconds = 90.5\n[staff]\ncode = "' + HASH + '"\n'
        '[content]\ntitle = "Our guide"\n[[help_line]]\nname = "Desk"\ncontact = "Floor 2"\n',
        "utf-8",
    )
    read, problems = settings.read(file)
    assert problems == ()
    assert read.screen.diagonal_inches == 32.0
    assert isinstance(read.screen.diagonal_inches, float)
    assert (read.screen.theme, read.idle.seconds, read.staff.code) == ("dark", 90.5, HASH)
    assert read.content.title == "Our guide"
    assert read.help_lines == (HelpLine("Desk", "Floor 2"),)


def test_help_lines_are_those_of_the_visitors_language() -> None:
    desk, mesa = HelpLine("Desk", "Floor 2"), HelpLine("Mesa", "Piso 2", language="es")
    assert help_lines_in("es", (desk, mesa)) == (mesa,)
    assert help_lines_in("en", (desk, mesa)) == (desk,)
    assert help_lines_in("en", (mesa,)) == (mesa,)
    assert len(help_lines_in("es", US_HELP_LINES)) == len(help_lines_in("en", US_HELP_LINES)) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("scren = 1", [("KS103", 1, "Nothing is called scren here; it is ignored.")]),
        ("[scren]\na = 1", [("KS103", 1, "Nothing is called scren here; it is ignored.")]),
        ("\n[screen]\ntheem = 'dark'", [("KS103", 3, "Nothing is called theem here; it is ignored.")]),
        (
            "[screen]\ntheme = 'pink'",
            [("KS104", 2, 'theme must be one of light, dark, high-contrast; "light" is used.')],
        ),
        ("[screen]\ntheme = 3", [("KS104", 2, 'theme must be text in quotes; "light" is used.')]),
        ("[idle]\nseconds = true", [("KS104", 2, "seconds must be a number; 120 is used.")]),
        ("[idle]\nseconds = nan", [("KS104", 2, "seconds must lie between 30 and 1200; 120 is used.")]),
        (
            "[staff]\ncode = '12345678'",
            [("KS104", 2, 'code must be what `kiosk code` prints, which is not the code itself; "" is used.')],
        ),
        (
            "[keypad]\nlisten = 'Return'",
            [("KS104", 2, 'listen must be a key: F1 to F24, a capital letter or a digit; "F5" is used.')],
        ),
        ("[keypad]\nlisten = 'F24'\nheadset = ''", []),
        (
            "[hours]\nopen = 'Sut 09:00-13:00'",
            [("KS104", 2, 'open must name days as Mon, Tue, Wed, Thu, Fri, Sat, Sun, not "Sut"; "" is used.')],
        ),
        ("[hours]\nopen = 'Mon-Fri 07:00-18:00, Sat 09:00-13:00'\nclosed = 'blank'", []),
        ("[hours]\nclosed = 'off'", [("KS104", 2, 'closed must be one of dim, blank; "dim" is used.')]),
        ("screen = 1", [("KS104", 1, "screen is a table, not a value; its defaults are used.")]),
        ("screen.theme = 'dark'\nscreen.x = 1", [("KS103", 1, "Nothing is called x here; it is ignored.")]),
        ("[[help_line]]\nname = 'x'", [("KS105", 1, "A help line needs a name and a contact; it is left out.")]),
        ("help_line = 3", [("KS105", 1, "A help line has texts only; it is left out.")]),
        (
            "[[help_line]]\nname = 'x'\ncontact = 'y'\nhour = 'z'",
            [("KS103", 4, "Nothing is called hour here; it is ignored.")],
        ),
        ("[screen\n", [("KS102", 1, "This is not TOML.")]),
        ("a = [1,\n", [("KS102", 2, "This is not TOML.")]),
    ],
)
def test_problems(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert told(text) == expected


def test_all_problems_are_told_at_once_and_the_rest_serves() -> None:
    read, problems = settings.parse(
        "[screen]\ntheme = 1\ndiagonal_inches = 30\n[idle]\nseconds = 1\nwarnin_seconds = 1"
    )
    assert [problem.line for problem in problems] == [2, 5, 6]
    assert problems[2].hint == "Did you mean warning_seconds?"
    assert all(problem.severity is Severity.WARNING for problem in problems)
    assert read.screen.diagonal_inches == 30
    assert read.idle.seconds == 120


def test_unreadable_files_are_told(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b"# caf\xe9")
    assert "UTF-8" in settings.read(tmp_path / "latin.toml")[1][0].message
    folder, problems = settings.read(tmp_path)
    assert folder == Settings()
    assert "cannot be read" in problems[0].message


def test_the_template_is_all_defaults_and_names_every_setting() -> None:
    template = settings.template()
    assert settings.parse(template) == (Settings(), ())
    switched_on = "\n".join(
        line[1:] if line.startswith("#") and line[1:2] != " " else line for line in template.split("\n")
    )
    assert tomllib.loads(switched_on)["screen"]["diagonal_inches"] == 24
    assert settings.parse(switched_on) == (Settings(), ())


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    read, problems = settings.parse(text)
    assert isinstance(read, Settings)
    assert all(problem.line <= text.count("\n") + 2 for problem in problems)
