"""The shipped files, spoilt at random: whatever an editor's hand does, every problem has a place that exists."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk import paths
from kiosk.authoring import codes, names, parsing

ROOT = paths.shipped_content()
FILES = sorted(file for file in ROOT.glob("*/**/*.md"))
SCRAPS = [
    "---\n", "---", "> ", ">", "- ", "#", "## ", "```", "````gate\n", "```steps\n", "|", "| - |", "[", "](", ")", "![",
    "**", "*", "_", "`", "<", "<b>", "&amp;", "\\", ":", ": ", '"', "'", "{", "}", "[^1]", "    ", "\t", "\n", "\n\n",
    "title: T\n", "order: x\n", "numbers: |\n", "\N{RIGHT-TO-LEFT MARK}", "e\N{COMBINING ACUTE ACCENT}",
    "\N{GRINNING FACE}",     "lang:", "../", "1. ", "50 %", "1 in 7", "* * *", "[!NOTE]", "~~",
]  # fmt: skip
PLACE = st.floats(0, 1, exclude_max=True)
MUTATIONS = st.one_of(
    st.tuples(st.just("insert"), PLACE, st.sampled_from(SCRAPS)),
    st.tuples(st.just("delete"), PLACE, st.integers(1, 200)),
    st.tuples(st.just("double"), PLACE, st.integers(1, 200)),
    st.tuples(st.just("swap"), PLACE, st.integers(1, 20)),
)


def mutated(text: str, mutation: tuple[str, float, str | int]) -> str:
    kind, where, what = mutation
    at = int(where * len(text))
    if isinstance(what, str):
        return text[:at] + what + text[at:]
    if kind == "delete":
        return text[:at] + text[at + what :]
    if kind == "double":
        return text[: at + what] + text[at:]
    lines = text.split("\n")
    line = int(where * len(lines))
    lines[line : line + what] = reversed(lines[line : line + what])
    return "\n".join(lines)


def test_there_are_files_to_spoil() -> None:
    assert len(FILES) > 40


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(FILES), st.lists(MUTATIONS, min_size=1, max_size=6))
def test_a_spoilt_file_is_told_of_in_its_place(file: Path, mutations: list[tuple[str, float, str | int]]) -> None:
    path = file.relative_to(ROOT).as_posix()
    kind = names.kind(path)
    assert kind is not None
    text = file.read_text("utf-8")
    for mutation in mutations:
        text = mutated(text, mutation)
    outline, _ = parsing.parse(path, kind, text)
    lines = text.split("\n")
    known = {code.id for code in codes.ALL}
    for problem in outline.problems:
        assert problem.path == path
        assert problem.code in known
        assert problem.message.endswith((".", "?"))
        assert 0 <= problem.line <= len(lines), problem
        assert 0 <= problem.column <= (len(lines[problem.line - 1]) + 1 if problem.line else 0), problem
