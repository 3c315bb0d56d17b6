"""The command line: what it prints, and its exit codes."""

from __future__ import annotations

import datetime as dt
import errno
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk import __version__, app, cli, settings
from kiosk.authoring import reporting
from kiosk.errors import COULD_NOT_RUN, NOT_YET, KioskError
from kiosk.library import generations
from kiosk.library.reader import Library
from kiosk.operations import health, staffcode
from kiosk.operations.health import Health
from tests.folders import Content

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day on which no review is overdue, whenever the test runs."""
    monkeypatch.setattr(cli, "_today", lambda: dt.date(2026, 2, 1))


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out == f"kiosk {__version__}\n"


@pytest.mark.parametrize("command", [[], ["build"], ["check"], ["snapshot"], ["settings"]])
def test_help_shows_no_hidden_command(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main([*command, "--help"])
    out = capsys.readouterr().out
    assert end.value.code == 0
    assert out.startswith("usage: kiosk")
    assert "worker" not in out
    assert "--publish" not in out


def test_an_unknown_command_is_told_with_its_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(["biuld"])
    assert end.value.code == COULD_NOT_RUN
    assert "build" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["health"], ["--help"]])
def test_a_missing_package_is_named_and_is_for_somebody_to_mend(words: list[str]) -> None:
    """After Python's own exit code for what nothing catches, the service would start the kiosk again and again."""
    program = f"import sys; sys.modules['platformdirs'] = None; from kiosk import cli; sys.exit(cli.main({words!r}))"
    done = subprocess.run(
        [sys.executable, "-c", program], env={"PATH": ""}, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == COULD_NOT_RUN
    assert done.stderr == "The program is not whole: its package platformdirs is missing. Install it again.\n"


def test_what_goes_to_a_file_is_utf_8_whatever_the_system_would_write() -> None:
    environment = {"PATH": "", "PYTHONIOENCODING": "cp1252"}
    command = [sys.executable, "-m", "kiosk", "settings"]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=True)
    assert "Línea" in done.stdout.decode("utf-8")
    assert settings.parse(done.stdout.decode("utf-8"))[1] == ()


def test_a_clean_folder_checks_clean(content: Content, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(content.folder)]) == 0
    assert capsys.readouterr().out == "1 page, 0 errors, 0 warnings.\n"


def test_a_problem_is_printed_with_its_place_and_gives_exit_code_one(
    content: Content, capsys: pytest.CaptureFixture[str]
) -> None:
    content.page("en/care/x.md", "Some <br> words\n")
    assert cli.main(["check", str(content.folder)]) == cli.FOUND_PROBLEMS
    said = capsys.readouterr()
    place, line, mark, hint, count = said.out.splitlines()
    assert place.startswith("en/care/x.md:10:6: error KC301: ")
    assert line == "    10 | Some <br> words"
    assert mark == "       |      ^"
    assert hint.startswith("    hint: ")
    assert count == "1 page, 1 error, 0 warnings."


def test_what_is_overdue_today_is_told(
    content: Content, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "_today", lambda: dt.date(2027, 1, 2))
    assert cli.main(["check", str(content.folder)]) == 0
    assert "en/care/first.md: warning KC701: " in capsys.readouterr().out


def test_strict_takes_warnings_for_errors(content: Content, capsys: pytest.CaptureFixture[str]) -> None:
    content.write("en/care/x.md", (content.folder / "en/care/first.md").read_text("utf-8").split("> [!")[0])
    assert cli.main(["check", str(content.folder)]) == 0
    warned = capsys.readouterr().out
    assert ": warning KC601: " in warned
    assert cli.main(["check", "--strict", str(content.folder)]) == cli.FOUND_PROBLEMS
    assert capsys.readouterr().out.startswith(warned.replace(" warning ", " error ").rpartition("\n2 pages")[0])


def test_other_programs_get_nothing_but_their_format(content: Content, capsys: pytest.CaptureFixture[str]) -> None:
    assert list(reporting.FORMATS) == list(cli.FORMATS)
    content.page("en/care/x.md", "Some <br> words\n")
    assert cli.main(["check", "--format", "json", str(content.folder)]) == cli.FOUND_PROBLEMS
    said = capsys.readouterr()
    assert [one["code"] for one in json.loads(said.out)["problems"]] == ["KC301"]
    assert said.err == "1 page, 1 error, 0 warnings.\n"


def test_build_writes_a_library_that_opens(content: Content, tmp_path: Path) -> None:
    target = tmp_path / "out" / "guide.kiosk"
    assert cli.main(["build", str(content.folder), "-o", str(target)]) == 0
    library = Library.open(target)
    assert library.languages == ("en",)
    library.close()


def test_a_folder_without_a_page_builds_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    target = tmp_path / "guide.kiosk"
    assert cli.main(["build", str(tmp_path / "empty"), "-o", str(target)]) == cli.FOUND_PROBLEMS
    assert not target.exists()
    assert "No library was built" in capsys.readouterr().err


def test_a_target_that_cannot_be_written_is_one_sentence(
    content: Content, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", "ascii")
    assert cli.main(["build", str(content.folder), "-o", str(tmp_path / "file" / "x.kiosk")]) == COULD_NOT_RUN
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert str(tmp_path / "file") in said


def test_settings_prints_the_template(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["settings"]) == 0
    assert capsys.readouterr().out == settings.template()


@pytest.mark.parametrize("size", ["big", "10x10", "1920*1080", "99999x99999"])
def test_a_size_that_is_none_is_refused(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(["snapshot", "shots", "--size", size])
    assert end.value.code == COULD_NOT_RUN
    assert "1920x1080" in capsys.readouterr().err


def test_without_a_screen_it_says_so_and_offers_pictures(tmp_path: Path) -> None:
    environment = {"PATH": "", "HOME": str(tmp_path), "LANG": "C"}
    command = [sys.executable, "-m", "kiosk"]
    result = subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, cwd=Path(__file__).parents[2]
    )
    assert result.returncode == COULD_NOT_RUN
    assert "no screen" in result.stderr
    assert "kiosk snapshot" in result.stderr
    assert "Traceback" not in result.stderr


GONE = "libEGL.so.1: cannot open shared object file: No such file or directory"
UNREAD = "libEGL.so.1: cannot open shared object file: Input/output error"


def _fails(error: Exception) -> Callable[..., int]:
    def fail(*_: object) -> int:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "says"), [(KioskError("There is no screen."), "There is no screen."), (ImportError(GONE), "libegl1")]
)
def test_a_screen_that_somebody_must_mend_something_for_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception, says: str
) -> None:
    monkeypatch.setattr(app, "run", _fails(error))
    assert cli.main(["screen", "--state", "state"]) == COULD_NOT_RUN
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (ImportError(UNREAD), UNREAD),
        (ImportError("No module named 'kiosk.app'"), "No module named"),
        (OSError(errno.EIO, "Input/output error", "Main.qml"), "Main.qml: Input/output error."),
    ],
)
def test_a_screen_that_cannot_be_shown_yet_is_to_be_started_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception, says: str
) -> None:
    monkeypatch.setattr(app, "run", _fails(error))
    assert cli.main(["screen", "--state", "state"]) == NOT_YET
    assert says in caplog.text


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    command = f'"{sys.executable}" -m kiosk settings | head -n 1'
    result = subprocess.run(
        ["/bin/bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False,
        cwd=Path(__file__).parents[2], env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
    )  # fmt: skip
    assert "Traceback" not in result.stderr
    assert "Exception ignored" not in result.stderr


def test_staff_go_back_to_the_library_before(content: Content, state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", str(content.folder)]) == 0
    first = capsys.readouterr().out.split()[-1]
    assert cli.main(["rollback"]) == COULD_NOT_RUN
    content.page("en/care/first.md", "Other words.")
    assert cli.main(["build", str(content.folder)]) == 0
    capsys.readouterr()
    assert cli.main(["rollback"]) == 0
    assert capsys.readouterr().out.split()[-1] == first
    assert cli.main(["build", str(content.folder)]) == 0
    assert "gone back from" in capsys.readouterr().out
    assert str(generations.current(state / "library")) == first


def test_a_second_check_reads_only_what_has_changed(
    content: Content, asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["check", str(content.folder)])
    asked.clear()
    content.page("en/care/first.md", "Other words.")
    cli.main(["check", str(content.folder)])
    assert asked == ["en/care/first.md"]
    assert capsys.readouterr().out


def test_the_status_of_nothing_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["status", str(tmp_path / "nothing")]) == cli.FOUND_PROBLEMS
    assert "KC101" in capsys.readouterr().err


def test_a_preview_of_nothing_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["preview", str(tmp_path / "nothing")]) == COULD_NOT_RUN
    assert "There is no folder" in capsys.readouterr().err


def test_a_staff_code_becomes_a_line_of_the_settings(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("12345678\n"))
    assert cli.main(["code"]) == 0
    line, where = capsys.readouterr()
    assert "below [staff] in kiosk.toml" in where
    template = settings.template()
    (before,) = [one for one in template.splitlines() if one.startswith("#code =")]
    read, problems = settings.parse(template.replace(f"{before}\n", line))
    assert problems == ()
    assert staffcode.matches(read.staff.code, "12345678")
    monkeypatch.setattr("sys.stdin", io.StringIO("1234\n"))
    assert cli.main(["code"]) == COULD_NOT_RUN
    assert "at least 8 digits" in capsys.readouterr().err


def test_health_is_told_with_an_exit_code(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["health"]) == cli.FOUND_PROBLEMS
    assert "not written a report yet" in capsys.readouterr().out
    (state / "health").mkdir(exist_ok=True)
    health.write(state / "health", Health(written=1.0, state="well", generation="a.kiosk"))
    assert cli.main(["health"]) == cli.FOUND_PROBLEMS
    assert "not running" in capsys.readouterr().out
