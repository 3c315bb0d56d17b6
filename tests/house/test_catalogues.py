"""Every word of the interface is in every catalogue, and every catalogue has only those words."""

from __future__ import annotations

import gettext
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from kiosk import paths

ROOT = Path(__file__).parents[2]
CATALOGUES = sorted(paths.catalogues().glob("*/LC_MESSAGES/*.po"))
README = (ROOT / "README.md").read_text("utf-8")


def pybabel(command: str, folder: Path) -> None:
    """Run a command of the README as it stands there, in a copy of the project."""
    line = next(line for line in README.splitlines() if line.startswith(f".venv/bin/pybabel {command} "))
    words = line.split()[1:]
    subprocess.run(
        [sys.executable, "-m", "babel.messages.frontend", *words], cwd=folder, check=True, capture_output=True
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project after the README's three commands."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copytree(ROOT / "kiosk", folder / "kiosk", ignore=shutil.ignore_patterns("__pycache__", "*.mo", "*.pot"))
    for command in ("extract", "update", "compile"):
        pybabel(command, folder)
    return folder


def messages(file: Path) -> dict[str, str]:
    with file.open("rb") as opened:
        catalogue: Catalog = read_po(opened)
    return {str(message.id): str(message.string) for message in catalogue if message.id}


def test_there_are_words_and_catalogues(project: Path) -> None:
    assert CATALOGUES
    in_qml = {
        found
        for file in (ROOT / "kiosk" / "qml").rglob("*.qml")
        for found in re.findall(r'qsTr\("((?:[^"\\]|\\.)*)"', file.read_text("utf-8"))
    }
    extracted = {word.replace("\n", "\\n") for word in messages(project / "kiosk" / "locale" / "kiosk.pot")}
    assert in_qml < extracted


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda file: file.parts[-3])
def test_no_word_is_missing_unused_or_doubtful(project: Path, catalogue: Path) -> None:
    with catalogue.open("rb") as opened:
        assert [message.id for message in read_po(opened) if message.id and message.fuzzy] == []
    translated = messages(catalogue)
    assert set(translated) == set(messages(project / "kiosk" / "locale" / "kiosk.pot"))
    assert [word for word, translation in translated.items() if not translation] == []


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda file: file.parts[-3])
def test_every_place_holder_is_kept(catalogue: Path) -> None:
    for word, translation in messages(catalogue).items():
        assert sorted(re.findall(r"%\d", word)) == sorted(re.findall(r"%\d", translation)), word


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda file: file.parts[-3])
def test_what_is_installed_was_compiled_from_it(project: Path, catalogue: Path) -> None:
    compiled = catalogue.with_suffix(".mo").relative_to(ROOT)
    installed, fresh = (_compiled(folder / compiled) for folder in (ROOT, project))
    assert installed == fresh, "run the README's command that compiles"
    assert installed == messages(catalogue)


def _compiled(file: Path) -> dict[str, str]:
    with file.open("rb") as opened:
        return {word: text for word, text in gettext.GNUTranslations(opened)._catalog.items() if word}  # type: ignore[attr-defined] # has no public way to all of it
