"""Every code has a case that provokes it, at the place where an editor would look for it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.authoring import codes, compiler, foreman, names, parsing, sources
from kiosk.authoring.codes import Code
from kiosk.authoring.foreman import Limits
from tests.folders import FILES, REVIEW, Content
from tests.unit.authoring.test_reading_grade import HARD, MIDDLING

FRONT = f"---\ntitle: T\nsummary: S\norder: 1\n{REVIEW}---\n"

GATE = "````gate\ncoming: numbers\nwords: |\n  Some do.\nnumbers: |\n"

Spoil = Callable[[Content], object]
# (code, path, text of the file, line, column)
TEXTS: list[tuple[Code, str, str, int, int]] = [
    (codes.NO_FRONT_MATTER, "en/care/x.md", "Words.\n", 1, 1),
    (codes.OPEN_FRONT_MATTER, "en/care/x.md", "---\ntitle: T\n", 1, 1),
    (codes.BAD_YAML, "en/care/x.md", FRONT.replace("summary: S", "summary: S: no"), 3, 11),
    (codes.UNKNOWN_KEY, "en/care/x.md", FRONT.replace("summary:", "sumary:"), 3, 1),
    (codes.MISSING_KEY, "en/care/x.md", FRONT.replace("order: 1\n", ""), 2, 1),
    (codes.WRONG_TYPE, "en/care/x.md", FRONT.replace("order: 1", "order: first"), 4, 8),
    (codes.BAD_DATE, "en/care/x.md", FRONT.replace("2026-01-01", "2026-02-30"), 7, 11),
    (codes.DUPLICATE_KEY, "en/care/x.md", FRONT.replace("order: 1", "title: U\norder: 1"), 4, 1),
    (codes.YAML_TRICK, "en/care/x.md", FRONT.replace("title: T", "title: &a T"), 2, 8),
    (codes.TOO_LONG, "en/care/x.md", FRONT.replace("title: T", f"title: {'long ' * 9}"), 2, 8),
    (codes.RAW_HTML, "en/care/x.md", f"{FRONT}\nSome <b>bold</b> words\n", 11, 6),
    (codes.ENTITY, "en/care/x.md", f"{FRONT}A&nbsp;B\n", 10, 2),
    (codes.RULE, "en/care/x.md", f"{FRONT}A\n\n* * *\n", 12, 1),
    (codes.BAD_HEADING, "en/care/x.md", f"{FRONT}## Good\n\n# Bad\n", 12, 1),
    (codes.CODE, "en/care/x.md", f"{FRONT}Some\n`code`\n", 11, 1),
    (codes.REFERENCE_STYLE, "en/care/x.md", f"{FRONT}A\n\n[a]: b.md\n", 12, 1),
    (codes.TOO_DEEP, "en/care/x.md", f"{FRONT}{'> ' * 50}A\n", 10, 1),
    (codes.OPEN_FENCE, "en/care/x.md", f"{FRONT}A\n\n```steps\n- title: A\n", 12, 1),
    (codes.UNKNOWN_BLOCK, "en/care/x.md", f"{FRONT}A\n\n```stepps\na: b\n```\n", 12, 1),
    (codes.BAD_CALLOUT, "en/care/x.md", f"{FRONT}> [!NOTES]\n> A\n", 10, 3),
    (codes.MISPLACED, "en/care/x.md", f"{FRONT}- A\n- > B\n", 11, 1),
    (codes.BAD_TABLE, "en/care/x.md", f"{FRONT}| A | B |\n| - | - |\n| 1 | 2 |\n| 1 |\n", 13, 1),
    (codes.BAD_NUMBER, "en/care/x.md",
     f"{FRONT}```icon-array\ntotal: 10\nmarked: 11\npopulation: a\nmeaning: b\notherwise: c\n```\n", 10, 1),
    (codes.UNEXPECTED_TEXT, "en/home.md", FRONT.replace("order: 1\n", "") + "\nWords\n", 10, 1),
    (codes.BAD_SLIDES, "en/attract.md", FRONT.replace("order: 1\nsummary: S\n", "") + "Words\n", 0, 0),
    (codes.BAD_GLOSSARY, "en/glossary.md", f"{FRONT}A\n: a\n\nwithout a meaning\n", 13, 1),
    (codes.DUPLICATE_NAME, "en/glossary.md", f"{FRONT}A\n: a\n\nB\na\n: b\n", 14, 1),
    (codes.BAD_QUESTIONS, "en/questions.md", f"{FRONT}## A\n\n- a?\n\nWords\n", 14, 1),
    (codes.LEFTOVER, "en/care/x.md", f"{FRONT}A\n**b\n", 11, 1),
    (codes.EMPTY, "en/care/x.md", FRONT, 0, 0),
    (codes.EXTERNAL_LINK, "en/care/x.md", f"{FRONT}A\n[b](https://a.b)\n", 11, 5),
    (codes.NOT_A_PAGE_LINK, "en/care/x.md", f"{FRONT}A [b](b.pdf)\n", 10, 7),
    (codes.BAD_LANGUAGE, "en/care/x.md", f"{FRONT}A [b](lang:1)\n", 10, 7),
    (codes.NO_ALT, "en/care/x.md", f"{FRONT}![](../../pictures/a.svg)\n", 10, 1),
    (codes.INLINE_PICTURE, "en/care/x.md", f"{FRONT}A ![b](../../pictures/a.svg)\n", 10, 3),
    (codes.NO_SUMMARY, "en/care/x.md", f"{FRONT}A\n", 0, 0),
    (codes.NO_NEXT_STEP, "en/care/x.md", f"{FRONT}A\n", 0, 0),
    (codes.OPEN_NUMBER, "en/care/x.md", f"{FRONT}About\n15 percent\n", 11, 1),
    (codes.ONE_IN, "en/care/x.md", f"{FRONT}About 1 in 7\n", 10, 7),
    (codes.NO_GROUP, "en/care/x.md", f"{FRONT}{GATE}  About 50 % get well.\n````\n", 15, 9),
    (codes.NO_GROUP, "en/care/x.md", f"{FRONT}{GATE}  About 5 of every 10 get well.\n````\n", 15, 9),
    (codes.LONG_SENTENCE, "en/care/x.md", f"{FRONT}Yes. So {'very ' * 25}long\n", 10, 6),
    (codes.LONG_PARAGRAPH, "en/care/x.md", f"{FRONT}A\n\nOne. Two. Three.\nFour. Five. Six.\n", 12, 1),
    (codes.TWICE, "en/care/x.md", f"{FRONT}A\nthe the b\n", 11, 1),
    (codes.SKIPPED_HEADING, "en/care/x.md", f"{FRONT}A\n\n### B\n\n## C\n", 12, 1),
    (codes.DRAFT_MARK, "en/care/x.md", f"{FRONT}A\nb TODO c\n", 11, 3),
    (codes.PERSONAL_DATA, "en/care/x.md", f"{FRONT}A\nb 555-010-4477\n", 11, 3),
    (codes.WEB_ADDRESS, "en/care/x.md", f"{FRONT}A\nb www.our-clinic.org c\n", 11, 3),
    (codes.ALIKE, "en/care/x.md", f"{FRONT}A\nthe \N{CYRILLIC SMALL LETTER ES}hild\n", 11, 5),
]  # fmt: skip


def _file(path: str, data: str | bytes) -> Spoil:
    return lambda content: content.write(path, data)


def _page(body: str, front: str = "") -> Spoil:
    return lambda content: content.page("en/care/x.md", body, front)


def _away(path: str) -> Spoil:
    return lambda content: (content.folder / path).unlink()


def _link(content: Content) -> None:
    (content.folder / "en/care/x.md").symlink_to("/etc/passwd")


def _link_to_left_out(content: Content) -> None:
    content.page("en/care/x.md", "<b>")
    content.page("en/care/y.md", "[a](x.md)")


def _pipe(content: Content) -> None:
    os.mkfifo(content.folder / "en/care/x.md")


SHOW = "![A.](../../pictures/b.png)\n"


def _picture(name: str, data: bytes | str) -> Spoil:
    def spoil(content: Content) -> None:
        content.write(f"pictures/{name}", data)
        content.page("en/care/x.md", f"![A.](../../pictures/{name})\n")

    return spoil


SVG = "http://www.w3.org/2000/svg"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
FOLDERS: list[tuple[Code, Spoil, str]] = [
    (codes.NO_CONTENT, lambda content: shutil.rmtree(content.folder), ""),
    (codes.SYMLINK, _link, "en/care/x.md"),
    (codes.NOT_A_FILE, _pipe, "en/care/x.md"),
    (codes.TOO_LARGE, _file("en/care/x.md", b"a" * 1_000_001), "en/care/x.md:0"),
    (codes.NOT_UTF8, _file("en/care/x.md", b"good\nna\xefve"), "en/care/x.md:2:3"),
    (codes.ODD_CHARACTER, _file("en/care/x.md", "good\na\0b"), "en/care/x.md:2:2"),
    (codes.ODD_CHARACTER, _file("en/care/x.md", "\ue000"), "en/care/x.md:1:1"),
    (codes.ODD_CHARACTER, _file("en/care/x.md", "\U000f0001"), "en/care/x.md:1:1"),
    (codes.TOO_MANY_LINES, _file("en/care/x.md", "\n" * 20_001), "en/care/x.md"),
    (codes.BAD_NAME, _file("en/care/My page.md", ""), "en/care/My page.md"),
    (codes.BAD_NAME, _file("drafts/x.md", ""), "drafts"),
    (codes.UNKNOWN_FILE, _file("en/hom.md", ""), "en/hom.md"),
    (codes.UNKNOWN_FILE, _file("en/care/a.docx", ""), "en/care/a.docx"),
    (codes.MISSING_FILE, _away("en/help.md"), "en/help.md"),
    (codes.NO_PAGE, _away("en/care/first.md"), "en"),
    (codes.NO_SECTION, _away("en/care/index.md"), "en/care"),
    (codes.EMPTY_SECTION, _file("en/more/index.md", FRONT), "en/more/index.md"),
    (codes.SAME_NAME, _file("en/care/FIRST.md", ""), "en/care/first.md"),
    (codes.CONFLICT, _file("en/care/first.sync-conflict-20261128-114500-ABCDEF7.md", ""), "en/care/first.sync-"),
    (codes.BROKEN_LINK, _page("[a](frist.md)\n"), "en/care/x.md:10:5"),
    (codes.BROKEN_ANCHOR, _page("[a](first.md#gone)\n"), "en/care/x.md:10:5"),
    (codes.UNKNOWN_TERM, _page("[a](../glossary.md#alc)\n"), "en/care/x.md:10:5"),
    (codes.UNKNOWN_GROUP, _page("A\n", "questions: about-treatments\n"), "en/care/x.md:5:12"),
    (codes.LINK_TO_LEFT_OUT, _link_to_left_out, "en/care/y.md:10:5"),
    (codes.MISSING_PICTURE, _page("![A.](../../pictures/c.png)\n"), "en/care/x.md:10:7"),
    (codes.LYING_PICTURE, _picture("b.jpg", PNG), "pictures/b.jpg"),
    (codes.BROKEN_PICTURE, _picture("b.png", "words"), "pictures/b.png"),
    (codes.HUGE_PICTURE, _picture("b.png", PNG + (8000).to_bytes(4) * 2), "pictures/b.png"),
    (codes.UNSAFE_DRAWING, _picture("b.svg", f'<svg xmlns="{SVG}">\n<image href="/etc/x.png"/></svg>'),
     "pictures/b.svg:2"),
    (codes.TEXT_IN_DRAWING, _picture("b.svg", f'<svg xmlns="{SVG}" viewBox="0 0 9 9">\n<text>A</text></svg>'),
     "pictures/b.svg:2"),
    (codes.PICTURE_LEFT_OUT, _picture("b.png", "words"), "en/care/x.md:10:7"),
    (codes.BAD_PICTURE_NAME, _file("pictures/a.gif", ""), "pictures/a.gif"),
    (codes.UNUSED_PICTURE, _file("pictures/b.svg", FILES["pictures/a.svg"]), "pictures/b.svg"),
    (codes.HARD_TO_READ, _page(f"A.\n\n{MIDDLING}\n"), "en/care/x.md:12"),
    (codes.TOO_HARD_TO_READ, _page(f"A.\n\n{HARD}\n"), "en/care/x.md:12"),
    (codes.MISSPELLED, _page("A\nb treatement\n"), "en/care/x.md:11:3"),
    (codes.UNDEFINED_TERM, _page("A\nb MRI\n"), "en/care/x.md:11:3"),
    (codes.NO_GLYPH, _page("A\n\N{GREEK SMALL LETTER ALPHA}\u0378\n"), "en/care/x.md:11"),
]  # fmt: skip
ELSEWHERE = {
    codes.UNREADABLE, codes.TOO_SLOW, codes.TOO_HARD, codes.BUILD_TOO_SLOW, codes.OVERDUE, codes.UNTRANSLATED,
    codes.OLD_TRANSLATION, codes.LINK_TO_EXPIRING, codes.EXPIRED, codes.ORPHAN, codes.UNUSED_TERM, codes.OTHER_GATES,
    codes.OTHER_QUESTIONS,
}  # fmt: skip
"""Tested below, in test_upkeep or test_counterparts, because they need more than a file."""


@pytest.mark.parametrize(("code", "path", "text", "line", "column"), TEXTS, ids=lambda value: getattr(value, "id", ""))
def test_a_text_is_told_with_its_place(code: Code, path: str, text: str, line: int, column: int) -> None:
    kind = names.kind(path)
    assert kind is not None
    found = parsing.parse(path, kind, text)[0].problems
    places = [(one.line, one.column) for one in found if one.code == code.id]
    assert places == [(line, column)] or (code is codes.RAW_HTML and places[0] == (line, column)), found


@pytest.mark.parametrize(("code", "spoil", "place"), FOLDERS, ids=lambda value: getattr(value, "id", ""))
def test_a_folder_is_told_with_its_place(content: Content, code: Code, spoil: Spoil, place: str) -> None:
    spoil(content)
    report = compiler.check(content.folder)
    found = [f"{one.path}:{one.line}:{one.column}" for one in report.problems if one.code == code.id]
    assert any(one.startswith(place) for one in found), report.problems


def test_every_code_is_provoked() -> None:
    provoked = {code for code, *_ in TEXTS} | {code for code, *_ in FOLDERS} | ELSEWHERE
    assert set(codes.ALL) == provoked


def test_codes_are_unique_and_in_order() -> None:
    ids = [code.id for code in codes.ALL]
    assert ids == sorted(set(ids))


def test_a_file_that_is_gone_when_it_is_opened(tmp_path: Path) -> None:
    found = sources.read_bytes(tmp_path, "en/care/gone.md", 10)
    assert getattr(found, "code", "") == codes.UNREADABLE.id


SLEEPER = """
import pathlib, sys, time
from kiosk.authoring import wire, worker
out = sys.stdout.buffer
wire.send(out, wire.Message(worker.READY))
while (request := wire.receive(sys.stdin.buffer)) is not None:
    if request.path.endswith("slow.md"):
        time.sleep(600)
    if request.path.endswith("dies.md"):
        sys.exit(3)
    wire.send(out, worker._answer(request))
"""


@pytest.fixture
def sleeper(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that hang on `slow.md` and die on `dies.md`, as a parser might one day."""
    monkeypatch.setattr(foreman, "command", lambda: [sys.executable, "-c", SLEEPER])


@pytest.mark.usefixtures("sleeper")
@pytest.mark.parametrize(("name", "code"), [("slow.md", codes.TOO_SLOW), ("dies.md", codes.TOO_HARD)])
def test_a_worker_that_hangs_or_dies_costs_one_page(content: Content, name: str, code: Code) -> None:
    content.page(f"en/care/{name}", "A\n")
    content.page("en/care/z.md", "After it.\n")
    report = compiler.check(content.folder, limits=Limits(page=1.0))
    assert [(one.path, one.code) for one in report.problems] == [(f"en/care/{name}", code.id)]
    assert report.pages == 2


def test_a_build_that_takes_too_long_ends(content: Content) -> None:
    report = compiler.check(content.folder, limits=Limits(build=0.0))
    assert [one.code for one in report.problems] == [codes.BUILD_TOO_SLOW.id]
    assert not report.written
