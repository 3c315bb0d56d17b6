"""What an editor writes becomes the block that is meant."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.authoring import codes, names, parsing
from kiosk.model.blocks import (
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Card,
    Cards,
    Figure,
    Gate,
    Heading,
    IconArray,
    NumberedList,
    Paragraph,
    QuestionSet,
    Quote,
    Step,
    Steps,
    Table,
)
from kiosk.model.inline import Emphasis, PageLink, Phrase, Runs, Strong, Term, Text, plain
from tests.folders import REVIEW
from tests.unit.authoring.conftest import Parse

ARRAY = "```icon-array\ntotal: 10\nmarked: 5\npopulation: children\nmeaning: do\notherwise: do not\n```"


def _p(words: str) -> Paragraph:
    return Paragraph((Text(words),))


BLOCKS: list[tuple[str, tuple[Block, ...]]] = [
    ("One line\nand its other half.\n", (_p("One line and its other half."),)),
    ("One.\n\n\n\nTwo.\n", (_p("One."), _p("Two."))),
    ("## What *next*?\n", (Heading(2, (Text("What "), Emphasis((Text("next"),)), Text("?")), "what-next"),)),
    ("## Twice\n\n### Twice\n", (Heading(2, (Text("Twice"),), "twice"), Heading(3, (Text("Twice"),), "twice-2"))),
    ("- a\n- b\n", (BulletList(((_p("a"),), (_p("b"),))),)),
    ("- a\n\n    more of a\n- b\n", (BulletList(((_p("a"), _p("more of a")), (_p("b"),))),)),
    ("- a\n  wrapped\n- b\n", (BulletList(((_p("a wrapped"),), (_p("b"),))),)),
    ("- a\n\n    more of a\n    wrapped\n- b\n", (BulletList(((_p("a"), _p("more of a wrapped")), (_p("b"),))),)),
    ("- a\n\n- b\n", (BulletList(((_p("a"),), (_p("b"),))),)),
    ("- a\n  - b\n  - c\n- d\n", (BulletList(((_p("a"), BulletList(((_p("b"),), (_p("c"),)))), (_p("d"),))),)),
    ("1. a\n2. b\n", (NumberedList(((_p("a"),), (_p("b"),))),)),
    ("4. a\n5. b\n", (NumberedList(((_p("a"),), (_p("b"),)), 4),)),
    ("- a\n    - b\n", (BulletList(((_p("a"), BulletList(((_p("b"),),))),)),)),
    ("Words\n- a\n", (_p("Words"), BulletList(((_p("a"),),)))),
    ("| A | B |\n| - | - |\n| 1 | 2 |\n", (Table(((Text("A"),), (Text("B"),)), (((Text("1"),), (Text("2"),)),)),)),
    ("> Kind words.\n>\n> More.\n", (Quote(((Text("Kind words."),), (Text("More."),))),)),
    ("> [!NOTE]\n> Short.\n", (Callout(CalloutKind.SUMMARY, (_p("Short."),)),)),
    ("> [!TIP]\n> Good.\n", (Callout(CalloutKind.TIP, (_p("Good."),)),)),
    ("> [!IMPORTANT]\n> Ask.\n", (Callout(CalloutKind.NEXT_STEP, (_p("Ask."),)),)),
    ("> [!WARNING]\n> Tell.\n", (Callout(CalloutKind.CARE_TEAM, (_p("Tell."),)),)),
    ("> [!TIP]\n> Both:\n>\n> - a\n> - b\n",
     (Callout(CalloutKind.TIP, (_p("Both:"), BulletList(((_p("a"),), (_p("b"),))))),)),
    ("> [!TIP]\n> One.\n\n> [!WARNING]\n> Two.\n",
     (Callout(CalloutKind.TIP, (_p("One."),)), Callout(CalloutKind.CARE_TEAM, (_p("Two."),)))),
    ("> Said.\n\n> Said too.\n", (Quote(((Text("Said."),),)), Quote(((Text("Said too."),),)))),
    ('![A cell.](../../pictures/a.svg "A caption")\n', (Figure("pictures/a.svg", "A cell.", "A caption"),)),
    (("```steps\n- title: One\n  text: Do *it*.\n"
     "- title: Two\n  text: Done.\n  picture: ../../pictures/a.svg\n  alt: It.\n```\n"),
     (Steps((Step("One", (Text("Do "), Emphasis((Text("it"),)), Text("."))),
             Step("Two", (Text("Done."),), "pictures/a.svg", "It."))),)),
    ("```cards\n- title: One\n  text: Read.\n  page: first.md\n- title: Two\n  text: More.\n```\n",
     (Cards((Card("One", (Text("Read."),), page="en/care/first.md"), Card("Two", (Text("More."),)))),)),
    (f"{ARRAY}\n", (IconArray(10, 5, "children", "do", "do not"),)),
    ("```questions\ngroup: about-treatment\n```\n", (QuestionSet("about-treatment"),)),
    (("````gate\ncoming: how often\nquestions: about\nwords: |\n  Some.\n"
     f"numbers: |\n  {ARRAY.replace(chr(10), chr(10) + '  ')}\n````\n"),
     (Gate("how often", (IconArray(10, 5, "children", "do", "do not"),), (_p("Some."),), "about"),)),
]  # fmt: skip

RUNS: list[tuple[str, Runs]] = [
    ("**strong** words", (Strong((Text("strong"),)), Text(" words"))),
    ("__strong__ and _soft_", (Strong((Text("strong"),)), Text(" and "), Emphasis((Text("soft"),)))),
    ("***both***", (Strong((Emphasis((Text("both"),)),)),)),
    ("[a page](first.md)", (PageLink("en/care/first.md", "a page"),)),
    ("[a place](../other/b.md#part)", (PageLink("en/other/b.md#part", "a place"),)),
    ("[a gene](../glossary.md#alk)", (Term("alk", "a gene"),)),
    ("[gracias](lang:es) to you", (Phrase("es", "gracias"), Text(" to you"))),
    (r"2 \* 3 \< 7 and \[this\]", (Text("2 * 3 < 7 and [this]"),)),
    ("5 < 7 & 8 > 3", (Text("5 < 7 & 8 > 3"),)),
    ("snake_case_word", (Text("snake_case_word"),)),
    ("“Quoted” and 字", (Text("“Quoted” and 字"),)),
]


@pytest.mark.parametrize(("text", "blocks"), BLOCKS)
def test_a_block(parse: Parse, text: str, blocks: tuple[Block, ...]) -> None:
    outline, body = parse(text)
    assert body.blocks == blocks
    assert {one.code for one in outline.problems} <= {
        one.id for one in (codes.NO_SUMMARY, codes.NO_NEXT_STEP, codes.OPEN_NUMBER)
    }, outline.problems


@pytest.mark.parametrize(("text", "runs"), RUNS)
def test_a_run(parse: Parse, text: str, runs: Runs) -> None:
    _, body = parse(text)
    assert body.blocks == (Paragraph(runs),)


def test_line_ends_of_any_system_are_the_same(parse: Parse) -> None:
    assert parse("A\r\n\r\n- b\r\n".replace("\r\n", "\n"))[1] == parse("A\n\n- b\n")[1]


PIECES = st.sampled_from(
    ["\n", "\n\n", "> ", "> [!NOTE]\n", "[!TIP]", "- ", "1. ", "    ", "```", "````", "```steps\n",
     "- title: a\n", "  text: b\n", "```gate\n", "words: |\n", "| a | b |\n| - | - |\n", "## ", "**", "_",
     "[a](", ")", "](b.md)",
     "![a](../../pictures/a.svg)", "<b>", "</", "&amp;", "\\",
     ": ", "---", "a", "word ", "1 in 7 ", "15 percent", "!", "[", "]", "(", "\t", "字"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_whatever_is_written_is_blocks_or_a_problem_on_its_line(text: str) -> None:
    path = "en/care/x.md"
    kind = names.kind(path)
    assert kind is not None
    whole = f"---\ntitle: T\nsummary: S\norder: 1\n{REVIEW}---\n{text}"
    outline, body = parsing.parse(path, kind, whole)
    last = whole.count("\n") + 1
    for problem in outline.problems:
        assert 0 <= problem.line <= last
        assert problem.message
    assert outline.problems or body.blocks


@given(st.text(st.sampled_from(string.ascii_letters + " .,;:!?'\"()-0123456789é字"), min_size=1))
def test_plain_words_stay_as_they_are(words: str) -> None:
    """No letter of a sentence is lost or changed, whatever signs are in it."""
    text = " ".join(f"a{words}a".split())
    path = "en/care/x.md"
    kind = names.kind(path)
    assert kind is not None
    _, body = parsing.parse(path, kind, f"---\ntitle: T\nsummary: S\norder: 1\n{REVIEW}---\n{text}\n")
    (paragraph,) = body.blocks
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.runs) == text
