"""The project is in the shape that was agreed, and speaks of itself alone."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOP_LEVEL = {"kiosk", "assets", "content", "tests", "pyproject.toml", "build.spec", "README.md"}
QML = sorted((ROOT / "kiosk" / "qml").rglob("*.qml"))
TEXT = {".py", ".qml", ".md", ".toml", ".svg", ".spec", ".lock", ".in", ""}


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], capture_output=True, text=True, check=True, cwd=ROOT)  # noqa: S607 - git is what made the tree
    return [ROOT / name for name in listed.stdout.splitlines()]


@pytest.fixture(scope="module")
def tracked() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.skip("this tree is not a git checkout, so nobody can tell which files belong to it")
    return _tracked()


def test_nothing_else_lies_at_the_top(tracked: list[Path]) -> None:
    top = {file.relative_to(ROOT).parts[0] for file in tracked}
    assert {name for name in top if not name.startswith(".")} == TOP_LEVEL


def test_no_address_and_no_path_of_a_machine_is_written_down(tracked: list[Path]) -> None:
    address = re.compile(r"https?://(?!www\.w3\.org/2000/svg)[\w.-]+\.\w|--(?:extra-)?index-url|/home/\w|/work/")
    read = [file for file in tracked if file.suffix in TEXT and file.is_file()]
    assert len(read) > 150
    found = {
        f"{file.relative_to(ROOT)}: {match[0]}"
        for file in read
        if not file.is_relative_to(ROOT / "tests")
        if (match := address.search(file.read_text("utf-8")))
    }
    assert found == set()


def test_qml_takes_every_size_and_colour_from_theme() -> None:
    literal = re.compile(
        r'"#[0-9A-Fa-f]{3,8}"|(?:Size|spacing|margins?|Margin|padding|Padding|radius|duration): *[2-9]\d*\b'
    )
    assert len(QML) > 40
    found = [
        f"{file.name}:{number}: {line.strip()}"
        for file in QML
        if not file.name.endswith("Theme.qml")
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1)
        if literal.search(line)
    ]
    assert found == []


def test_qml_says_why_where_a_property_has_no_type() -> None:
    for file in QML:
        lines = file.read_text("utf-8").splitlines()
        for number, line in enumerate(lines):
            if re.search(r"\bproperty var\b", line) and "modelData" not in line:
                assert lines[number - 1].strip().startswith("//"), f"{file.name}:{number + 1}"


def test_no_picture_is_loaded_by_qt_s_own_thread() -> None:
    for file in QML:
        assert "asynchronous" not in file.read_text("utf-8"), f"{file.name}: the studio draws what takes long"


def test_every_module_says_its_job_in_its_first_line() -> None:
    modules = sorted((ROOT / "kiosk").rglob("*.py")) + sorted((ROOT / "tests").rglob("*.py"))
    assert len(modules) > 80
    silent = [str(file) for file in modules if (text := file.read_text("utf-8")) and not text.startswith('"""')]
    assert silent == []


def test_nothing_but_scheduled_pages_and_opening_hours_asks_the_clock_on_the_wall() -> None:
    """Clocks jump; what lasts some seconds is measured with the monotonic clock."""
    asks = re.compile(r"\bnow\(\)|\btoday\(\)|\btime\.time\b|localtime|gmtime|utcnow|new Date|Date\.now|currentDate")
    asking = {
        (file.relative_to(ROOT).as_posix(), line.strip().split("  #")[0])
        for file in [*(ROOT / "kiosk").rglob("*.py"), *QML]
        for line in file.read_text("utf-8").splitlines()
        if asks.search(line)
    }
    tells_staff_when = {
        "kiosk/operations/supervisor.py", "kiosk/operations/logwriter.py", "kiosk/operations/logline.py",
        "kiosk/authoring/publishing.py", "kiosk/bridge/librarian.py", "kiosk/app.py",
    }  # fmt: skip
    assert {one for one in asking if one[0] not in tells_staff_when} == {
        ("kiosk/operations/wall.py", "def now() -> dt.datetime:"),
        ("kiosk/operations/wall.py", "return dt.datetime.now()"),
        ("kiosk/cli.py", "return dt.date.today()"),
        ("kiosk/cli.py", "report, well = staff_report.report(instance.state(), time.time())"),
    }
    assert tells_staff_when < {file for file, _ in asking}
