"""Every code is explained, with examples that are true, and the editors' guide tells of the same codes."""

from __future__ import annotations

import pytest

from kiosk import cli, paths
from kiosk.authoring import codes, explanations, names, parsing, spelling
from kiosk.authoring.codes import Code
from kiosk.authoring.explanations import EXPLANATIONS
from kiosk.errors import COULD_NOT_RUN
from tests.folders import REVIEW

FRONT = f"---\ntitle: T\nsummary: S\norder: 1\n{REVIEW}---\n"
SHOWN_BY_A_PAGE = [
    codes.RAW_HTML, codes.ENTITY, codes.RULE, codes.BAD_HEADING, codes.CODE, codes.REFERENCE_STYLE, codes.OPEN_FENCE,
    codes.UNKNOWN_BLOCK, codes.BAD_CALLOUT, codes.BAD_TABLE, codes.LEFTOVER, codes.EMPTY, codes.EXTERNAL_LINK,
    codes.NOT_A_PAGE_LINK, codes.BAD_LANGUAGE, codes.NO_ALT, codes.INLINE_PICTURE, codes.OPEN_NUMBER, codes.ONE_IN,
    codes.LONG_SENTENCE, codes.TWICE, codes.SKIPPED_HEADING, codes.DRAFT_MARK, codes.PERSONAL_DATA, codes.ALIKE,
    codes.WEB_ADDRESS, codes.MISSPELLED, codes.UNDEFINED_TERM,
]  # fmt: skip
SHOWN_AT_THE_TOP = [codes.UNKNOWN_KEY, codes.BAD_YAML, codes.WRONG_TYPE, codes.BAD_DATE, codes.YAML_TRICK]


def _codes(text: str) -> set[str]:
    kind = names.kind("en/care/x.md")
    assert kind is not None
    outline = parsing.parse("en/care/x.md", kind, text)[0]
    return {one.code for one in (*outline.problems, *spelling.problems([outline], (), ()))}


def test_every_code_is_explained() -> None:
    assert set(EXPLANATIONS) == set(codes.ALL)
    assert all(told.says.endswith(".") for told in EXPLANATIONS.values())
    assert all(told.right or not told.wrong for told in EXPLANATIONS.values())


@pytest.mark.parametrize("code", SHOWN_BY_A_PAGE, ids=lambda code: code.id)
def test_an_example_is_true(code: Code) -> None:
    told = EXPLANATIONS[code]
    assert code.id in _codes(f"{FRONT}Words.\n\n{told.wrong}\n")
    assert code.id not in _codes(f"{FRONT}Words.\n\n{told.right}\n")


@pytest.mark.parametrize("code", SHOWN_AT_THE_TOP, ids=lambda code: code.id)
def test_an_example_of_the_top_is_true(code: Code) -> None:
    told = EXPLANATIONS[code]
    key = told.right.partition(":")[0]
    assert code.id in _codes(
        "\n".join(told.wrong if line.startswith(key + ":") else line for line in FRONT.split("\n"))
    )
    assert code.id not in _codes(
        "\n".join(told.right if line.startswith(key + ":") else line for line in FRONT.split("\n"))
    )


def test_a_code_is_explained_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--explain", "kc301"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("KC301: HTML (error)\n\n")
    assert "Instead of:\n\n    Some <b>strong</b> words\n\nwrite:\n\n    Some **strong** words\n" in told
    assert "\n\nWrite:\n\n" in explanations.explain("KC601")
    assert max(len(line) for line in told.splitlines()) <= explanations.WIDTH


def test_an_unknown_code_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--explain", "KC999"]) == COULD_NOT_RUN
    assert capsys.readouterr().err == "There is no code KC999; kiosk check --explain all lists them.\n"


def test_the_guide_tells_of_every_code() -> None:
    guide = (paths.shipped_content() / "README.md").read_text("utf-8")
    assert explanations.explain("all") in guide, "replace the list by what `kiosk check --explain all` prints"
