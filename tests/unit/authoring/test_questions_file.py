"""A group of questions is known by its heading, or by the name an editor gives it for every language."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.authoring import codes, compiler
from kiosk.library.reader import Library
from tests.folders import REVIEW, Content
from tests.unit.authoring.conftest import Parse


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


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("## A\n\n## Care", codes.BAD_QUESTIONS, 10),
        ("## Care", codes.BAD_QUESTIONS, 8),
        ("## Care\n\n- What next?\n\n  Who does Care?", codes.BAD_QUESTIONS, 8),
        ("## Care\n\n- What next?\n\n## Care\n\n- Who does Care?", codes.DUPLICATE_NAME, 12),
        ("## Care\n\n- What next?\n\nWords on\ntwo lines.", codes.BAD_QUESTIONS, 13),
    ],
)
def test_what_is_wrong_is_told_in_its_line(parse: Parse, body: str, code: codes.Code, line: int) -> None:
    outline, _ = parse(f"{body}\n", path="en/questions.md")
    assert (code.id, line) in [(one.code, one.line) for one in outline.problems]
