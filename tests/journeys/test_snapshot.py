"""`kiosk snapshot` draws every screen in every language, also where there is no display, as a sheet to be signed."""

from __future__ import annotations

import html
import re
import subprocess
import sys
import zlib
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image

from tests.folders import FILES, Content

ROOT = Path(__file__).parents[2]
SCREENS = (
    "01-attract", "02-home", "03-section-care", "04-page-care-first", "05-glossary", "06-questions", "07-my-list-empty",
    "07-my-list", "07-take-along", "08-help", "09-term", "10-words", "11-comfort", "12-low-reach", "13-hidden",
    "14-finish", "15-still-there", "16-farewell", "17-staff", "18-cleaning",
    "19-search-empty", "19-search", "19-search-close", "19-search-nothing",
)  # fmt: skip
ODD = 'Odd <b> & "so"'
TRANSLATED = ("home.md", "attract.md", "help.md", "glossary.md", "questions.md", "care/index.md", "care/first.md")
GATE = (
    "````gate\ncoming: how often\nquestions: about-treatment\nwords: |\n  Sometimes.\nnumbers: |\n"
    "  In about **half**, which is **5 of every 10 children**, it comes back.\n````\n"
)
TWO_SLIDES = "- title: Ask\n  text: Whenever you like.\n```"
AT_A_DAY = (
    "import datetime as dt, sys\nfrom kiosk import cli\ncli._today = lambda: dt.date(2026, 2, 1)\n"
    "sys.exit(cli.main(sys.argv[1:]))"
)


def draw(folder: Path, content: Content, *options: str) -> str:
    """Draw a content folder in a process of its own, on a day that is told, into `folder`/shots; return its words."""
    settings = folder / "kiosk.toml"
    settings.write_text(f'[content]\nfolder = "{content.folder.as_posix()}"\n', "utf-8")
    command = [sys.executable, "-c", AT_A_DAY, "--config", str(settings), "snapshot", str(folder / "shots"), *options]
    environment = {"PATH": "", "HOME": str(folder), "LANG": "C", "PYTHONUTF8": "1"}
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=environment)
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr
    assert "QML" not in result.stderr
    return result.stdout


INTERRUPTED = """
import os, signal, sys
from kiosk import cli
from kiosk.bridge.snapshot import Draughtsman
begun = Draughtsman._frame
def frame(draughtsman):
    os.kill(os.getpid(), signal.SIGINT)
    begun(draughtsman)
Draughtsman._frame = frame
sys.exit(cli.main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs os.kill as Unix has it")
def test_an_interrupt_ends_it_without_a_word(tmp_path: Path) -> None:
    settings = tmp_path / "kiosk.toml"
    settings.write_text(f'[content]\nfolder = "{Content(tmp_path / "content").folder.as_posix()}"\n', "utf-8")
    command = [sys.executable, "-c", INTERRUPTED, "--config", str(settings), "snapshot", str(tmp_path / "shots")]
    environment = {"PATH": "", "HOME": str(tmp_path), "TMPDIR": str(tmp_path)}
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=environment)
    assert (result.returncode, result.stderr) == (130, "")
    assert not list(tmp_path.glob("tmp*"))


class Elements(HTMLParser):
    """The elements of a page with their attributes, and all of its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words += data

    def all(self, tag: str, attribute: str) -> list[str]:
        return [own[attribute] for name, own in self.found if name == tag and attribute in own]


@pytest.fixture(scope="module")
def shots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("looks")
    sizes = ["--size", "640x400", "--size", "400x640", "--text", "200"]
    draw(folder, Content(folder / "content"), *sizes, *(f"--theme={one}" for one in ("light", "dark", "high-contrast")))
    return folder / "shots"


@pytest.mark.parametrize("size", ["640x400", "400x640"])
@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
def test_every_screen_is_drawn(shots: Path, size: str, theme: str) -> None:
    for screen in SCREENS:
        picture = Image.open(shots / "en" / f"{size}-{theme}-200-{screen}.png")
        assert picture.size == tuple(int(side) for side in size.split("x"))
        colours = picture.convert("RGB").getcolors(1_000_000)
        assert colours is not None
        assert len(colours) > 12, "a blank screen has one colour"


def test_the_index_leads_to_every_picture(shots: Path) -> None:
    page = Elements((shots / "index.html").read_text("utf-8"))
    pictures = {file.relative_to(shots).as_posix() for file in shots.rglob("*.png")}
    assert pictures <= {unquote(link) for link in page.all("a", "href")}
    assert len(pictures) >= 6 * len(SCREENS)


def test_light_and_dark_differ(shots: Path) -> None:
    light, dark = (Image.open(shots / "en" / f"640x400-{theme}-200-02-home.png") for theme in ("light", "dark"))
    assert light.tobytes() != dark.tobytes()


class Reviewed:
    """A sheet of two languages, with something wrong in each."""

    def __init__(self, folder: Path) -> None:
        self.said = draw(folder, _two_languages(folder / "content"), "--size", "1280x800")
        self.folder = folder / "shots"
        self.html = (self.folder / "index.html").read_text("utf-8")
        self.page = Elements(self.html)
        self.pdf = (self.folder / "review.pdf").read_bytes()
        self.print = _printed(self.pdf)

    def article(self, path: str) -> Elements:
        found = re.search(f'<article id="{re.escape(path)}">(.*?)</article>', self.html, flags=re.DOTALL)
        assert found is not None, path
        return Elements(found[1])


def _two_languages(folder: Path) -> Content:
    content = Content(folder)
    content.write("en/attract.md", FILES["en/attract.md"].removesuffix("```\n") + f"{TWO_SLIDES}\n")
    for place in TRANSLATED:
        content.write(f"es/{place}", FILES[f"en/{place}"].replace("status: draft", "status: in-review"))
    content.write("es/care/first.md", FILES["en/care/first.md"].replace("title: First", f"title: '{ODD}'"))
    content.page("en/care/second.md", GATE)
    # A further screenful of first.md would have the name of this one's.
    content.page("en/care/first-2.md", "Another.\n")
    content.page("en/care/bad.md", "Some <br> words.\n")
    content.write("en/care/worse.md", b"\xff\xfe")
    content.write("pictures/b.svg", "<svg")
    return content


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Reviewed:
    return Reviewed(tmp_path_factory.mktemp("review"))


def test_it_says_where_both_are(reviewed: Reviewed) -> None:
    assert str(reviewed.folder / "index.html") in reviewed.said
    assert str(reviewed.folder / "review.pdf") in reviewed.said


@pytest.mark.parametrize("path", [*(f"en/{one}" for one in TRANSLATED), "en/care/second.md", "en/care/first-2.md",
                                  *(f"es/{one}" for one in TRANSLATED)])  # fmt: skip
def test_each_file_is_there_with_its_pictures(reviewed: Reviewed, path: str) -> None:
    article = reviewed.article(path)
    pictures, thumbnails = article.all("a", "href"), article.all("img", "src")
    assert len(pictures) == len(thumbnails) > 0
    for picture, thumbnail in zip(pictures, thumbnails, strict=True):
        large, small = reviewed.folder / picture, reviewed.folder / thumbnail
        assert small.stat().st_size < large.stat().st_size
        with Image.open(small) as thumb, Image.open(large) as whole:
            assert max(thumb.size) == 400 < max(whole.size)
    assert all(article.all("img", "alt"))
    assert len(set(pictures)) == len(pictures)
    for told in ("Nurse", "2026-01-01", "2027-01-01", "draft" if path.startswith("en") else ""):
        assert told in article.words
    assert path in reviewed.print


def test_what_a_family_sees_only_by_choice_is_there(reviewed: Reviewed) -> None:
    captions = reviewed.article("en/care/second.md").words
    assert "With the numbers" in captions
    assert "In words only" in captions
    slides = reviewed.article("en/attract.md")
    assert "Slide 2" in slides.words
    assert len(slides.all("img", "src")) == 2
    assert "With the numbers" in reviewed.print


def test_no_two_pages_share_a_picture(reviewed: Reviewed) -> None:
    first, second = (reviewed.article(f"en/care/{name}.md").all("a", "href") for name in ("first", "first-2"))
    assert set(first) & set(second) == set()


def test_what_is_missing_is_listed_as_missing(reviewed: Reviewed) -> None:
    article = reviewed.article("es/care/second.md")
    assert "missing" in article.words
    assert "KC702" in article.words
    assert article.all("img", "src") == []
    assert "es/care/second.md" in reviewed.print


@pytest.mark.parametrize(("path", "code"), [("en/care/bad.md", "KC301"), ("en/care/worse.md", "KC105")])
def test_what_is_left_out_is_listed_with_its_errors(reviewed: Reviewed, path: str, code: str) -> None:
    article = reviewed.article(path)
    assert "left out" in article.words
    assert f"error {code}: " in article.words
    assert article.all("img", "src") == []
    assert f"error {code}: " in reviewed.print


def test_problems_of_other_files_are_told(reviewed: Reviewed) -> None:
    assert "pictures/b.svg: warning KC511: " in reviewed.page.words


def test_an_odd_title_is_escaped(reviewed: Reviewed) -> None:
    assert ODD in reviewed.article("es/care/first.md").words
    assert html.escape(ODD) in reviewed.html
    assert "<b>" not in reviewed.html
    assert ODD in reviewed.print


def test_the_page_is_whole_by_itself(reviewed: Reviewed) -> None:
    tags = {tag for tag, _ in reviewed.page.found}
    assert tags & {"script", "link", "iframe", "style"} == {"style"}
    assert "://" not in reviewed.html
    assert reviewed.page.all("html", "lang") == ["en"]
    assert "es" in reviewed.page.all("span", "lang")
    for link in reviewed.page.all("a", "href"):
        place, _, anchor = unquote(link).partition("#")
        assert (reviewed.folder / place).exists()
        assert not anchor or f'id="{anchor}"' in reviewed.html
    assert len(set(re.findall(r' id="([^"]*)"', reviewed.html))) == len(re.findall(r' id="', reviewed.html))


def test_the_pdf_has_a_title_its_font_and_room_to_sign(reviewed: Reviewed) -> None:
    title = "Review sheet: Guide, 2026-02-01".encode("utf-16-be")
    assert title in reviewed.pdf.replace(b"\\", b"")
    assert b"SourceSansPro" in reviewed.pdf
    printed = reviewed.print
    leaves = len(re.findall(rb"/Type /Page\b", reviewed.pdf))
    assert f"Page {leaves} of {leaves}" in printed
    assert printed.count("Sign-off for ") == len(TRANSLATED) * 2 + 2
    assert printed.count("Signature") == printed.count("Sign-off for ")


def _printed(data: bytes) -> str:
    """Return the text of a PDF as Qt writes it: glyphs in hexadecimal, and for each font a list of what they are."""
    fonts = re.findall(rb"(\d+) 0 obj\s*<< /Type /Font\s(?:(?!endobj).)*?/ToUnicode (\d+) 0 R", data, re.DOTALL)
    letters = {font: _letters(data, table) for font, table in fonts}
    streams = b"".join(map(_inflated, re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL)))
    return "\n".join(
        "".join(letters[font][glyph] for glyph in re.findall(rb"<(\w+)> Tj", run))
        for font, run in re.findall(rb"BT\s+/F(\d+) (.*?)ET", streams, re.DOTALL)
    )


def _letters(data: bytes, table: bytes) -> dict[bytes, str]:
    """Return the letter of each glyph, from the ranges that a font's list has; a tab is the same glyph as a space."""
    found = re.search(rb"\n%s 0 obj(.*?)endobj" % table, data, re.DOTALL)
    assert found is not None
    letters: dict[bytes, str] = {}
    for first, listed in re.findall(rb"<(\w{4})> <\w{4}> \[(.*?)\]", found[1]):
        for number, code in enumerate(re.findall(rb"<(\w+)>", listed), start=int(first, 16)):
            letters[b"%04X" % number] = bytes.fromhex(code.decode()).decode("utf-16-be").replace("\t", " ")
    return letters


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""
