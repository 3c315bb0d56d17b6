"""A word of the glossary that is not finished is left out, and everything else stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.authoring import codes, compiler
from kiosk.library.reader import Library
from kiosk.model.blocks import Paragraph
from kiosk.model.inline import PageLink, Phrase, Term, Text
from tests.folders import REVIEW, Content


@pytest.mark.parametrize("entry", ["remission\n: TODO say it.\n", "remission\nTBD\n: No sign of disease.\n"])
def test_an_unfinished_word_is_left_out_and_its_links_are_words(content: Content, tmp_path: Path, entry: str) -> None:
    content.write("en/glossary.md", f"---\ntitle: Words\n{REVIEW}---\nALK\n: A gene.\n\n{entry}")
    content.page("en/care/x.md", "ALK and remission, or [in remission](../glossary.md#remission).\n")
    report = compiler.build(content.folder, tmp_path / "guide.kiosk")
    assert [(one.code, one.path) for one in report.problems] == [(codes.DRAFT_MARK.id, "en/glossary.md")]
    library = Library.open(tmp_path / "guide.kiosk")
    glossary, page = library.guide("en").glossary, library.page("en", "care/x")
    library.close()
    assert [term.slug for term in glossary] == ["alk"]
    assert page is not None
    assert page.terms == ("alk",)
    first = page.blocks[0]
    assert isinstance(first, Paragraph)
    assert not [run for run in first.runs if isinstance(run, PageLink | Phrase)]
    assert [run.text for run in first.runs if isinstance(run, Term)] == ["ALK"]
    assert (
        "".join(run.text for run in first.runs if isinstance(run, Text | Term)) == "ALK and remission, or in remission."
    )
