"""QML is linted against types made from the Python bridge, and stands as qmlformat writes it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

ROOT = Path(__file__).parents[2]
QML = ROOT / "kiosk" / "qml"
FILES = sorted(QML.rglob("*.qml"))
PYSIDE = Path(PySide6.__file__).parent
BRIDGE = [file for file in sorted((ROOT / "kiosk" / "bridge").glob("*.py")) if "@QmlElement" in file.read_text("utf-8")]


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)


def tool(name: str) -> str:
    found = shutil.which(f"pyside6-{name}", path=str(Path(sys.executable).parent))
    assert found, f"pyside6-{name} comes with PySide6-Essentials"
    return found


@pytest.fixture(scope="module")
def types(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Type descriptions of the bridge, as an import path."""
    folder = tmp_path_factory.mktemp("types")
    module = folder / "Kiosk" / "Bridge"
    module.mkdir(parents=True)
    dump = folder / "bridge.json"
    made = run(tool("metaobjectdump"), "-o", dump, *BRIDGE)  # at once: it must know a base before what is made of it
    assert made.returncode == 0, made.stderr
    dump.write_text(_completed(dump.read_text("utf-8")), "utf-8")
    foreign = ",".join(str(PYSIDE / "Qt" / "metatypes" / f"qt6{name}_metatypes.json") for name in ("core", "qml"))
    description = module / "bridge.qmltypes"
    made = run(
        tool("qmltyperegistrar"), "--generate-qmltypes", description, "--import-name", "Kiosk.Bridge",
        "--major-version", "1", "--foreign-types", foreign, "-o", folder / "unused.cpp", dump,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    (module / "qmldir").write_text("module Kiosk.Bridge\ntypeinfo bridge.qmltypes\n", "utf-8")
    return folder


def _completed(dump: str) -> str:
    """Add what pyside6-metaobjectdump leaves out: which properties are constant, and what a Python list is in QML."""
    units = json.loads(dump)
    for unit in units:
        for described in unit["classes"]:
            for prop in described.get("properties", []):
                prop["constant"] = "notify" not in prop
                prop["type"] = prop["type"].replace("list", "QVariantList")
    return json.dumps(units)


def lint(types: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    return run(tool("qmllint"), "-W", "0", "-I", types, "-I", QML, *files)


def test_qmllint_is_clean(types: Path) -> None:
    assert len(FILES) > 30
    result = lint(types, *FILES)
    assert result.returncode == 0, result.stdout + result.stderr


def test_qmllint_sees_a_wrong_name(types: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "Wrong.qml"
    wrong.write_text(
        "import QtQuick\nimport Kiosk.Bridge\nItem {\n    required property VisitController visit\n"
        "    visible: visit.noSuchThing\n}\n",
        "utf-8",
    )
    result = lint(types, wrong)
    assert result.returncode != 0
    assert "noSuchThing" in result.stdout + result.stderr


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_qmlformat_shows_no_difference(file: Path) -> None:
    formatted = run(tool("qmlformat"), file)
    assert formatted.stdout == file.read_text("utf-8")


@pytest.mark.parametrize("module", ["Kiosk", "Preview"])
def test_every_file_is_in_its_module(module: str) -> None:
    lines = (QML / module / "qmldir").read_text("utf-8").splitlines()
    assert {line.split()[-1] for line in lines[1:]} == {
        file.relative_to(QML / module).as_posix() for file in FILES if file.is_relative_to(QML / module)
    }
