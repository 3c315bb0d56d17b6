"""Whatever lies in a content folder costs that file at most: the others still show, and nothing outside is touched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.authoring import compiler
from kiosk.authoring.foreman import Limits
from kiosk.library.reader import Library
from kiosk.model.blocks import Figure, Paragraph
from kiosk.model.inline import Text
from tests.folders import REVIEW, Content

FRONT = f"---\ntitle: T\nsummary: S\norder: 2\n{REVIEW}---\n"
NESTED = "".join(f"{'    ' * number}: {'a' * 3}\n\n" for number in range(60))
TEXTS = {
    "a thousand kilobytes of brackets": FRONT + "[" * 900_000,
    "ten kilobytes of brackets": FRONT + "[" * 10_000,
    "links that never close": FRONT + "[a](" * 10_000,
    "declarations that never close": FRONT + "<![" * 10_000,
    "comments that never close": FRONT + "<!--" * 10_000,
    "nested quotes": FRONT + "> " * 5_000 + "a\n",
    "nested lists": FRONT + "".join(f"{'  ' * number}- a\n" for number in range(400)),
    "nested definitions": FRONT + NESTED,
    "underscores": FRONT + "_" * 100_000,
    "backticks": FRONT + "`" * 100_001,
    "a table without end": FRONT + "| a " * 20_000 + "\n" + "| - " * 20_000 + "\n",
    "a thousand fences": FRONT + "```steps\n" * 1_001,
    "yaml that grows": "---\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1},' * 9}]\n" for n in range(1, 9)) + "---\n",
    "yaml that nests": f"---\ntitle: {'[' * 50_000}\n---\n",
    "yaml that runs": "---\ntitle: !!python/object/apply:os.system [exit]\n---\n",
    "front matter without end": "---\n" + "a: b\n" * 10_000,
    "an image from elsewhere": FRONT + "![a](http://127.0.0.1:9/a.png)\n",
    "an image from above": FRONT + "![a](../../../../etc/passwd)\n",
    "a page from above": FRONT + "[a](../../../../etc/passwd)\n",
    "a script": FRONT + "<script>alert(1)</script>\n",
    "an event": FRONT + "<img src=x onerror=alert(1)>\n",
    "a link that runs": FRONT + "[a](javascript:alert(1))\n",
    "a data link": FRONT + "[a](data:text/html,hi)\n",
    "a windows share": FRONT + "![a](\\\\\\\\host\\\\share\\\\a.png)\n",
    "a bell": FRONT + "a\x07b\n",
    "a nothing": FRONT + "a\0b\n",
    "words that turn around": FRONT + "a\u202eb\n",
}
BYTES = {
    "not text": FRONT.encode() + bytes(range(128, 256)),
    "half of a character": FRONT.encode() + "é".encode()[:1],
    "UTF-16": FRONT.encode("utf-16"),
    "nothing": b"",
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
USES = "".join(f'<g id="g{n + 1}">{f"<use xlink:href={chr(34)}#g{n}{chr(34)}/>" * 9}</g>' for n in range(12))
DRAWINGS = {
    "uses within uses": f'{SVG}<defs><rect id="g0" width="9" height="9"/>{USES}</defs><use xlink:href="#g12"/></svg>',
    "a drawing of a file": f'{SVG}<image xlink:href="file:///etc/hostname" width="9" height="9"/></svg>',
    "a drawing from elsewhere": f'{SVG}<image xlink:href="http://127.0.0.1:9/a.png" width="9" height="9"/></svg>',
    "an entity": f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>{SVG}<title>&a;</title></svg>',
    "entities that grow": '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)) + f"]>{SVG}<title>&j;</title></svg>",
    "a script in a drawing": f"{SVG}<script>alert(1)</script></svg>",
    "half a drawing": f"{SVG}<rect",
}  # fmt: skip


def _built(content: Content, target: Path, spoilt: str) -> Library:
    content.page("en/care/z.md", "After it.\n")
    report = compiler.build(content.folder, target, limits=Limits(page=2, picture=5))
    assert spoilt in {problem.path for problem in report.problems}
    assert report.written
    return Library.open(target)


def _only_the_others_show(content: Content, tmp_path: Path, spoilt: str) -> None:
    library = _built(content, tmp_path / "guide.kiosk", spoilt)
    shown = {entry.id for entry in library.entries("en", "care")}
    library.close()
    assert {"care/first", "care/z"} <= shown
    assert "care/x" not in shown


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_hostile_text_is_left_out(content: Content, tmp_path: Path, text: str) -> None:
    content.write("en/care/x.md", text)
    _only_the_others_show(content, tmp_path, "en/care/x.md")


@pytest.mark.parametrize("data", BYTES.values(), ids=BYTES)
def test_what_is_not_text_is_left_out(content: Content, tmp_path: Path, data: bytes) -> None:
    content.write("en/care/x.md", data)
    _only_the_others_show(content, tmp_path, "en/care/x.md")


@pytest.mark.parametrize("drawing", DRAWINGS.values(), ids=DRAWINGS)
def test_a_hostile_drawing_is_left_out(content: Content, tmp_path: Path, drawing: str) -> None:
    content.write("pictures/x.svg", drawing)
    content.page("en/care/x.md", "Words stay.\n\n![A.](../../pictures/x.svg)\n")
    library = _built(content, tmp_path / "guide.kiosk", "pictures/x.svg")
    page = library.page("en", "care/x")
    library.close()
    assert page is not None
    assert page.blocks[0] == Paragraph((Text("Words stay."),))
    assert not any(isinstance(block, Figure) for block in page.blocks)


def _to(place: str) -> Callable[[Path], None]:
    return lambda link: link.symlink_to(place)


@pytest.mark.parametrize("place", ["/etc/hostname", "../../../outside.md", "first.md", "x.md", "/nowhere"])
def test_a_link_is_never_followed(content: Content, tmp_path: Path, place: str) -> None:
    (content.folder / "outside.md").write_text(FRONT + "Outside.\n", "utf-8")
    (content.folder / "outside.md").rename(tmp_path / "outside.md")
    _to(place)(content.folder / "en/care/x.md")
    _only_the_others_show(content, tmp_path, "en/care/x.md")


def test_a_linked_folder_is_never_followed(content: Content, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "index.md").write_text(FRONT, "utf-8")
    _to(str(outside))(content.folder / "en/more")
    report = compiler.check(content.folder)
    assert [problem.path for problem in report.problems] == ["en/more"]
