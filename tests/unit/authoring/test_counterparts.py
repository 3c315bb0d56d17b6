"""A translation has as many gates and questions as its original: what a family chose stays what it was (H4, H5)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kiosk.authoring import codes, compiler, proofing
from kiosk.authoring.proofing import ContentProofreader
from kiosk.library.reader import Library
from kiosk.problems import Problem
from tests.folders import FILES, REVIEW, Content

GATE = "````gate\ncoming: numbers\nquestions: about-treatment\nwords: Some do.\nnumbers: Some do.\n````\n"
FIRST = 10
"""The line of a page's first gate; each has six lines, and an empty one before the next."""
PAGE = "care/gates.md"
TODAY = dt.date(2026, 2, 1)


@pytest.fixture
def translated(content: Content) -> Content:
    for path, text in FILES.items():
        if path.startswith("en/"):
            content.write(path.replace("en/", "es/"), text)
    return content


def with_gates(content: Content, en: int, es: int) -> None:
    content.page(f"en/{PAGE}", "\n".join([GATE] * en) or "None.")
    content.page(f"es/{PAGE}", "\n".join([GATE] * es) or "None.")


def told(problems: tuple[Problem, ...], code: codes.Code) -> list[tuple[str, int]]:
    return [(one.path, one.line) for one in problems if one.code == code.id]


@pytest.mark.parametrize(
    ("en", "es", "line"),
    [
        (2, 2, None),
        (0, 1, FIRST),
        (1, 2, FIRST + 7),
        (2, 1, FIRST),
        (1, 0, 0),
    ],
)
def test_a_page_with_another_number_of_gates_is_left_out(
    translated: Content, tmp_path: Path, en: int, es: int, line: int | None
) -> None:
    with_gates(translated, en, es)
    for _ in ("fresh", "remembered"):
        report = compiler.build(translated.folder, tmp_path / "guide.kiosk", cache=tmp_path / "parsed.cache")
        assert told(report.problems, codes.OTHER_GATES) == ([] if line is None else [(f"es/{PAGE}", line)])
        library = Library.open(tmp_path / "guide.kiosk")
        assert library.page("en", "care/gates") is not None
        assert (library.page("es", "care/gates") is None) == (line is not None)
        library.close()


def questions(*groups: tuple[str, int]) -> str:
    parts = [f"## {heading}\n\n" + "- What next?\n" * count for heading, count in groups]
    return f"---\ntitle: Questions\n{REVIEW}---\n" + "\n".join(parts)


@pytest.mark.parametrize(
    ("en", "es", "ids", "line"),
    [
        ([("About A", 2)], [("Sobre A {#about-a}", 2)], ["about-a/1", "about-a/2"], None),
        ([("About A", 2)], [("Sobre A {#about-a}", 1)], ["about-a/es-1"], 8),
        ([("About A", 1)], [("Sobre A {#about-a}", 2)], ["about-a/es-1", "about-a/es-2"], 8),
        ([("About A", 1)], [("About A", 1), ("Sobre", 1)], ["about-a/1", "sobre/es-1"], 12),
        ([("A", 1), ("B", 1)], [("B", 1), ("A", 2)], ["b/1", "a/es-1", "a/es-2"], 12),
        ([("A", 1), ("B", 1)], [("B", 1)], ["b/1"], 0),
        ([], [("A", 1)], ["a/es-1"], None),
    ],
)
def test_no_question_has_the_id_of_another(  # noqa: PLR0913, PLR0917 - a table
    translated: Content,
    tmp_path: Path,
    en: list[tuple[str, int]],
    es: list[tuple[str, int]],
    ids: list[str],
    line: int | None,
) -> None:
    translated.write("en/questions.md", questions(*en))
    translated.write("es/questions.md", questions(*es))
    for _ in ("fresh", "remembered"):
        report = compiler.build(translated.folder, tmp_path / "guide.kiosk", cache=tmp_path / "parsed.cache")
        assert told(report.problems, codes.OTHER_QUESTIONS) == ([] if line is None else [("es/questions.md", line)])
        library = Library.open(tmp_path / "guide.kiosk")
        assert [one.id for group in library.guide("es").groups for one in group.questions] == ids
        assert [group.id for group in library.guide("es").groups] == list(
            dict.fromkeys(one.split("/")[0] for one in ids)
        )
        assert all("-" not in one.id.split("/")[1] for group in library.guide("en").groups for one in group.questions)
        library.close()


@pytest.mark.parametrize("spoilt", ["en", "es"])
def test_gates_are_not_counted_where_one_may_not_have_been_understood(translated: Content, spoilt: str) -> None:
    with_gates(translated, 1, 1)
    translated.page(f"{spoilt}/{PAGE}", GATE.replace("gate", "gatte"))
    problems = compiler.check(translated.folder).problems
    assert told(problems, codes.UNKNOWN_BLOCK) == [(f"{spoilt}/{PAGE}", FIRST)]
    assert told(problems, codes.OTHER_GATES) == []


def test_a_preview_tells_of_a_gate_that_comes_or_goes(
    translated: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proofing, "MANY", 0)
    with_gates(translated, 1, 1)
    desk = ContentProofreader(translated.folder, tmp_path / "preview.cache", TODAY)
    assert desk.read().withheld == frozenset()
    for language, en, es in (("es", 1, 2), ("en", 2, 2), ("en", 1, 2), ("es", 1, 1)):
        with_gates(translated, en, es)
        assert desk.glance(f"{language}/{PAGE}") is None
        proof = desk.read()
        assert proof.withheld == ({f"es/{PAGE}"} if en != es else frozenset())
        assert len(told(proof.problems, codes.OTHER_GATES)) == (en != es)
    desk.close()
