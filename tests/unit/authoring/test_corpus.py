"""Files with one thing wrong each, and exactly what is told of them: code and place.

A case in `tests/corpus` begins with `===` and its name and ends with `>>>` and what is expected, `CODE line:column`;
lines of `front-matter.txt` are those of a file, of the others those below the lines at the top.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk.authoring import codes, names, parsing, spelling
from kiosk.model.inline import Text
from kiosk.model.library import GlossaryTerm
from tests.folders import CALLOUTS, REVIEW

FOLDER = Path(__file__).parents[2] / "corpus"
FRONT = f"---\ntitle: A page\nsummary: One.\norder: 2\n{REVIEW}---\n"
ABOVE = FRONT.count("\n")
GLOSSARY = [GlossaryTerm("mibg-scan", ("MIBG scan", "neuroblastoma"), ((Text("A scan."),),))]
LISTED = spelling.listed("# The clinic's own words\nFarber\nmediport # a device\nCT\n")
_CASE = re.compile(r"=== (.+)\n((?:.*\n)*?)>>> (.*)\n")


class Case(NamedTuple):
    """A text with something wrong, and what is to be told of it."""

    name: str
    text: str
    expected: str
    above: int

    def told(self) -> str:
        """Return what is told, with lines counted as the case counts them."""
        front, end = (FRONT, f"\n{CALLOUTS}") if self.above else ("", f"\n{CALLOUTS}")
        outline = parsing.parse("en/care/x.md", names.Kind.PAGE, f"{front}{self.text}{end}")[0]
        found = sorted([*outline.problems, *spelling.problems([outline], GLOSSARY, LISTED)])
        return ", ".join(f"{one.code} {max(0, one.line - self.above)}:{one.column}" for one in found) or "nothing"


def cases() -> Iterator[Case]:
    for file in sorted(FOLDER.glob("*.txt")):
        text = file.read_text("utf-8")
        found = _CASE.findall(text)
        assert len(found) == text.count("\n=== ") + text.startswith("=== ")
        above = 0 if file.stem == "front-matter" else ABOVE
        yield from (Case(name, body, expected, above) for name, body, expected in found)


@pytest.mark.parametrize("case", [*cases()], ids=lambda case: case.name.replace(" ", "-"))
def test_exactly_that_is_told(case: Case) -> None:
    assert case.told() == case.expected


def test_there_are_many_and_each_is_wrong() -> None:
    found = list(cases())
    assert len(found) >= 120
    assert len({one.name for one in found}) == len(found)
    assert "nothing" not in {one.expected for one in found}
    known = {code.id for code in codes.ALL}
    assert {code for one in found for code in re.findall(r"KC\d+", one.expected)} <= known
