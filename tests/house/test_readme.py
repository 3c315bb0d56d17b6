"""Every command in the README is run, here, in faults/test_window or by .ci/run, and what it says is so."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.bridge.heartbeat import EVERY
from kiosk.errors import COULD_NOT_RUN, RESTART_MACHINE
from kiosk.operations import ladder, missing
from kiosk.operations.vigil import Limits

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, flags=re.DOTALL | re.MULTILINE)
CI = (ROOT / ".ci" / "run").read_text("utf-8")
RUN_HERE = (
    ".venv/bin/kiosk preview content",
    ".venv/bin/kiosk check content",
    ".venv/bin/kiosk snapshot pictures",
    ".venv/bin/kiosk settings > kiosk.toml",
)
IN_CATALOGUES = ".venv/bin/pybabel "
"""What such a line does is shown by test_catalogues, which runs each."""


def test_no_command_is_left_unrun() -> None:
    """CI runs the one command under each of these headings word for word; the others are run below."""
    by_ci = re.findall(r'\$\(readme "(.+)"\)', CI)
    assert by_ci == ["Pass the tests", "Build a folder to copy", "Run the kiosk"]
    run_by_ci = {README.split(f"### {heading}\n")[1].split("```sh\n")[1].split("\n```")[0] for heading in by_ci}
    lines = {line for block in BLOCKS for line in block.splitlines()}
    assert {line for line in lines if not line.startswith(IN_CATALOGUES)} == {*run_by_ci, *RUN_HERE}


def test_the_system_packages_are_those_that_the_kiosk_asks_for() -> None:
    assert set(missing.ALL.split()) <= set(BLOCKS[0].split())


@pytest.mark.usefixtures("shipped")
def test_check_and_settings_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    assert cli.main(["check", "content"]) == 0
    capsys.readouterr()
    assert cli.main(["settings"]) == 0
    assert "diagonal_inches" in capsys.readouterr().out


def test_the_layout_names_every_room() -> None:
    layout = README.split("## How the code is laid out")[1]
    rooms = [
        room.name for room in (ROOT / "kiosk").iterdir() if room.is_dir() and room.name not in {"__pycache__", "qml"}
    ]
    assert len(rooms) >= 6
    assert [room for room in (*rooms, "qml/Kiosk") if f"{room}/" not in layout] == []
    tests = [room.name for room in (ROOT / "tests").iterdir() if room.is_dir() and room.name != "__pycache__"]
    assert [room for room in tests if f"{room}/" not in layout] == []


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    names = [re.split(r"[<>=]", name)[0] for name in wanted]
    assert "PySide6-Essentials" in names
    assert [name for name in names if name.lower() not in README.lower() and not name.startswith("types-")] == []


def test_every_row_of_faults_is_counted_by_a_test() -> None:
    table = README.split("## Faults, and what becomes of them")[1]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines() if line.startswith("| ")]
    rows = [row for row in rows if row[0] not in {"Fault", "---"}]
    assert len(rows) >= 10
    for fault, _, lost, _, proof in rows:
        told = re.findall(r'promised\("(.+?)"\)', (ROOT / "tests" / f"{proof}.py").read_text("utf-8"))
        assert any(fault.startswith(beginning) for beginning in told), fault
        assert lost == ("2" if fault == "Something else in the library's place" else "0")


def test_the_times_of_the_supervisor_are_those_that_it_has() -> None:
    limits, text = Limits(), " ".join(README.split())
    assert EVERY == 2000
    assert "a painted frame, every two seconds." in text
    assert f"is silent for {limits.silence:.0f} seconds, or" in text
    assert f"nothing {limits.start:.0f} seconds after its start, is started again" in text
    assert f"{limits.start:.0f} s where nothing was ever shown" in text
    assert f"{limits.silence:.0f} s after silence" in text
    assert limits.health == 30
    assert "Half a minute of health forgives everything." in text
    assert ladder.LONGEST_PAUSE == 60
    assert "at once, then after pauses that double up to a minute" in text
    assert limits.display == 10
    assert "it is asked again every ten seconds" in text


@pytest.mark.skipif(sys.platform == "win32", reason="no systemd there")
@pytest.mark.parametrize(
    ("status", "restarted"),
    [(str(RESTART_MACHINE), True), ("0", False), ("1", False), (str(COULD_NOT_RUN), False), ("KILL", False)],
)
def test_the_service_restarts_the_machine_on_one_code_alone(tmp_path: Path, status: str, restarted: bool) -> None:
    """Not on 1, with which Python ends when nothing catches an error: nobody would count these restarts."""
    (command,) = re.findall(r"^ExecStopPost=\+(.+)$", README, flags=re.MULTILINE)
    systemctl, called = tmp_path / "systemctl", tmp_path / "called"
    systemctl.write_text(f'#!/bin/sh\necho "$@" > "{called}"\n', "utf-8")
    systemctl.chmod(0o755)
    environment = {"PATH": f"{tmp_path}:/bin:/usr/bin", "EXIT_STATUS": status}
    subprocess.run(shlex.split(command), env=environment, check=True)
    assert called.exists() == restarted
    assert not restarted or called.read_text("utf-8") == "reboot\n"


def test_the_service_starts_again_what_neither_staff_nor_the_machine_must_do_something_for() -> None:
    (unit,) = re.findall(r"^```ini\n(.*?)^```", README, flags=re.DOTALL | re.MULTILINE)
    lines = unit.splitlines()
    assert "Restart=on-failure" in lines
    assert f"RestartPreventExitStatus={COULD_NOT_RUN} {RESTART_MACHINE}" in lines
    assert f"After eight `kiosk` ends with the exit code {RESTART_MACHINE}, on" in README
    assert f'"restart device" for the exit code {RESTART_MACHINE}, "do nothing" for 0' in " ".join(README.split())
