"""A group of questions is known by its heading, or by the name an editor gives it for every language."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.authoring import compiler
from kiosk.library.reader import Library
from tests.folders import REVIEW, Content


@pytest.mark.parametrize(
    ("heading", "group", "title"),
    [
        ("About treatment", "about-treatment", "About treatment"),
        ("On treatment {#about-treatment}", "about-treatment", "On treatment"),
        ("About {#Two Words}", "about-two-words", "About {#Two Words}"),
    ],
)
def test_a_group_is_named(content: Content, tmp_path: Path, heading: str, group: str, title: str) -> None:
    content.write("en/questions.md", f"---\ntitle: Questions\n{REVIEW}---\n## {heading}\n\n- What next?\n")
    report = compiler.build(content.folder, tmp_path / "guide.kiosk")
    assert report.problems == ()
    library = Library.open(tmp_path / "guide.kiosk")
    (found,) = library.guide("en").groups
    library.close()
    assert (found.id, found.title) == (group, title)
    assert found.questions[0].id == f"{group}/1"
