"""Everything hostile in one content folder: each is named with what to do, the other pages are built, and all ends."""

from __future__ import annotations

import io
import json
import os
import shutil
import socket
import struct
import subprocess
import sys
import unicodedata
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from PIL import Image

from kiosk.library.reader import Library
from tests.faults.conftest import ROOT, SECONDS, promised
from tests.folders import REVIEW, Content

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems do not have all of these files")

FRONT = f"---\ntitle: T\nsummary: S\norder: 2\n{REVIEW}---\n".encode()
DEEP, MANY = 5_000, 30_000


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int, pixels: bytes, *more: bytes) -> bytes:
    header = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(more) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def _moving(kind: str, count: int) -> bytes:
    file = io.BytesIO()
    frames = [Image.new("L", (4, 4), number % 256) for number in range(count)]
    frames[0].save(file, kind, save_all=True, append_images=frames[1:])
    return file.getvalue()


def _photograph(**more: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(file, "JPEG", **more)
    return file.getvalue()


ZEROS = zlib.compress(bytes(30_000_000), 9)
SMALL = zlib.compress(b"\0\0" * 8)
WHOLE = _png(8, 8, SMALL)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
USES = "".join(f'<g id="g{n + 1}">{f"<use xlink:href={chr(34)}#g{n}{chr(34)}/>" * 9}</g>' for n in range(12))
LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
REFUSED_PICTURES: dict[str, bytes] = {
    "bomb.png": _png(8000, 8000, zlib.compress(bytes(1001 * 8000), 9)),
    "huge-header.png": _png(2**31 - 1, 2**31 - 1, SMALL),
    "no-size.png": _png(0, 0, SMALL),
    "cut.png": WHOLE[:-30],
    "only-a-header.png": WHOLE[:33],
    "no-picture-in-it.png": _png(8, 8, b""),
    "words-bomb.png": _png(8, 8, SMALL, _chunk(b"zTXt", b"Comment\0\0" + ZEROS)),
    "a-gif.png": _moving("GIF", 3),
    "a-jpeg.png": _photograph(),
    "nothing.png": b"",
    "page.jpg": b"<html>" * 100,
    "huge.jpg": _photograph().replace(struct.pack(">HH", 40, 60), b"\xff\xff\xff\xff", 1),
    "cut.jpg": _photograph()[:200],
    "huge.webp": b"RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + b"\xff" * 6 + b"VP8 \0\0\0\0",
    "cut.webp": _moving("WEBP", 2)[:40],
    "uses.svg": f'{SVG}<rect id="g0" width="9" height="9"/>{USES}<use xlink:href="#g12"/></svg>'.encode(),
    "laughs.svg": f'<!DOCTYPE svg [<!ENTITY l0 "ha">{LAUGHS}]>{SVG}<title>&l9;</title></svg>'.encode(),
    "a-file.svg": f'{SVG}<image xlink:href="file:///etc/hostname" width="9" height="9"/></svg>'.encode(),
    "elsewhere.svg": f'{SVG}<image href="http://127.0.0.1:9/a.png" width="9" height="9"/></svg>'.encode(),
    "entity.svg": f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>{SVG}&a;</svg>'.encode(),
    "tall.svg": SVG.replace("0 0 9 9", "0 0 1 1000000").encode() + b"</svg>",
    "deep.svg": (SVG + "<g>" * 100_000 + "</g>" * 100_000 + "</svg>").encode(),
    "utf-16.svg": f"{SVG}</svg>".encode("utf-16"),
}
KEPT_PICTURES: dict[str, bytes] = {
    "no-room.svg": SVG.replace("0 0 9 9", "0 0 0 0").encode() + b"</svg>",
    "frames.png": _moving("PNG", 2_000),
    "frames.webp": _moving("WEBP", 200),
    "bad-exif.jpg": _photograph(exif=b"Exif\0\0II*\0\xff\xff\xff\xff" + b"\xff" * 40),
    "rows-bomb.png": _png(8, 8, ZEROS),
    "wide-view.svg": (SVG.replace("0 0 9 9", "0 0 1e9 5e8") + '<rect width="9" height="9"/></svg>').encode(),
    "an-import.svg": (SVG + "<style>@import url(http://127.0.0.1:9/a.css);</style></svg>").encode(),
    "a-use-from-elsewhere.svg": (SVG + '<use xlink:href="http://127.0.0.1:9/a.svg#a"/></svg>').encode(),
}
TEXTS: dict[bytes, bytes] = {
    b"nothing.md": b"",
    b"nul.bytes.md": FRONT + b"a\0b\n",
    b"utf-16.md": FRONT.decode().encode("utf-16"),
    b"binary.md": bytes(range(256)) * 50,
    b"brackets.md": FRONT + b"[" * 10_000,
    b"lines.md": FRONT + b"\n" * 30_000,
}
NAMES: Sequence[bytes] = (
    *(name.encode() for name in (
        "مرحبا.md", "שלום.md", "日本語.md", "ภาษา.md", "हिन्दी.md", "Ελληνικά.md", "🎈.md", "Größe.md", "UPPER.md",
        "a\u202edm.b.md", "a\u200bb.md", unicodedata.normalize("NFC", "é.md"), unicodedata.normalize("NFD", "é.md"),
        "new\nline.md", "back\\slash.md", "bell\x07.md", "with space.md", "-dash.md", "q'uote\".md", "$(touch x).md",
        "CON.md", "aux.md", "com1.md", "nul.txt", "dot.md.", "colon:stream.md", "star*.md", "%2e%2e.md",
    )),
    b"x" * 252 + b".md", b"\xff\xfe.md", b"half-\xe6\x97.md", b"x.MD", b"page.markdown",
)  # fmt: skip


def _fill(content: Content) -> list[str]:
    """Fill the folder; return the paths, as they are told, of what must be named."""
    care = os.fsencode(content.folder / "en" / "care")
    pictures = {**REFUSED_PICTURES, **KEPT_PICTURES}
    for number, (name, data) in enumerate(pictures.items()):
        content.write(f"pictures/{name}", data)
        content.page(f"en/care/shows-{number:02}.md", f"Words stay.\n\n![A.](../../pictures/{name})\n")
    for path, data in TEXTS.items():
        Path(os.fsdecode(care + b"/" + path)).write_bytes(data)
    for path in NAMES:
        Path(os.fsdecode(care + b"/" + path)).write_bytes(FRONT)
    folder = content.folder / "en" / "care"
    content.page("en/care/lone-returns.md", "One.\r\rTwo.\r")
    (folder / "sparse.md").touch()
    os.truncate(folder / "sparse.md", 2**31)
    (folder / "loop-a.md").symlink_to("loop-b.md")
    (folder / "loop-b.md").symlink_to("loop-a.md")
    (folder / "outside.md").symlink_to("/etc/hostname")
    (content.folder / "fr").symlink_to("..")
    os.mkfifo(folder / "pipe.md")
    (folder / "folder.md").mkdir()
    (folder / "folder.md" / "inside.md").write_bytes(FRONT)
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(os.path.relpath(folder / "socket.md"))
    if not os.geteuid():
        os.mknod(folder / "device.md", 0o020666, os.makedev(1, 5))
    made = [path.name for path in folder.iterdir() if "shows-" not in path.name]
    told = {name: "".join(one if one.isprintable() else "\ufffd" for one in name) for name in made}
    fine = {"first.md", "index.md", "lone-returns.md", "folder.md"}
    return [
        "fr", "en/care/folder.md/inside.md", *(f"pictures/{name}" for name in REFUSED_PICTURES),
        *(f"en/care/{told[name]}" for name in made if name not in fine),
    ]  # fmt: skip


def _kiosk(environment: Mapping[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", *words],
        cwd=ROOT, env={**environment, "PYTHONIOENCODING": "utf-8"}, capture_output=True, encoding="utf-8",
        check=False, timeout=SECONDS,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done


def test_each_hostile_file_is_named_with_a_remedy_and_the_other_pages_are_built(
    tmp_path: Path, environment: Mapping[str, str]
) -> None:
    content = Content(tmp_path / "content")
    hostile = _fill(content)
    done = _kiosk(environment, "check", "--format", "json", str(content.folder))
    assert done.returncode == 1
    problems = json.loads(done.stdout)["problems"]
    named = {problem["path"] for problem in problems}
    assert sorted(set(hostile) - named) == []
    assert [problem for problem in problems if problem["path"] in hostile and not problem["hint"]] == []
    assert [problem for problem in problems if not problem["message"].endswith((".", ".)"))] == []
    target = tmp_path / "guide.kiosk"
    assert _kiosk(environment, "build", str(content.folder), "-o", str(target)).returncode == 1
    library = Library.open(target)
    shown = {entry.id for entry in library.entries("en", "care")}
    library.close()
    count = len(REFUSED_PICTURES) + len(KEPT_PICTURES)
    assert {"care/first", "care/lone-returns", *(f"care/shows-{number:02}" for number in range(count))} == shown
    assert not named & {f"pictures/{name}" for name in KEPT_PICTURES}
    print(f"\nhostile files: {len(hostile)}")
    assert len(hostile) >= promised("Hostile names")


def test_what_is_told_can_be_written_to_any_terminal(tmp_path: Path, environment: Mapping[str, str]) -> None:
    content = Content(tmp_path / "content")
    content.write("en/care/日本語.md", FRONT)
    ours, its = os.openpty()
    with os.fdopen(ours, "rb") as told:
        done = subprocess.run(
            [sys.executable, "-m", "kiosk", "check", str(content.folder)],
            cwd=ROOT, env={**environment, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}, stdout=its,
            stderr=subprocess.PIPE, check=False, timeout=SECONDS,
        )  # fmt: skip
        os.close(its)
        assert done.returncode == 1
        assert b"en/care/\\u65e5" in told.readline()
    assert done.stderr == b""


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, environment: Mapping[str, str]) -> None:
    content = Content(tmp_path / "content")
    content.page("en/care/closed.md", "Words.\n")
    (content.folder / "en/care/closed.md").chmod(0)
    (content.folder / "en/closed").mkdir(mode=0)
    under: list[str] = []
    if not os.geteuid():
        found = shutil.which("setpriv")
        if found is None:
            pytest.skip("setpriv is needed to lay down root's rights")
        under = [found, "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
    done = subprocess.run(
        [*under, sys.executable, "-m", "kiosk", "check", str(content.folder)],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=SECONDS,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    for path in ("en/care/closed.md", "en/closed"):
        assert f"{path}: error" in done.stdout
    assert done.stdout.count("to allow reading it") == 2


def test_folders_within_folders_end(tmp_path: Path, environment: Mapping[str, str]) -> None:
    content = Content(tmp_path / "content")
    top = content.folder / "en" / "care"
    # From the innermost outwards: a path of all of them would be too long.
    for _ in range(DEEP):
        (top / "outer").mkdir()
        if (top / "d").exists():
            (top / "d").rename(top / "outer" / "d")
        (top / "outer").rename(top / "d")
    done = _kiosk(environment, "check", str(content.folder))
    # Neither Python nor pytest could remove them all.
    while (top / "d" / "d").exists():
        (top / "d" / "d").rename(top / "inner")
        (top / "d").rmdir()
        (top / "inner").rename(top / "d")
    assert "lies too deep" in done.stdout
    assert "1 page, 1 error" in done.stdout
    assert promised("Folders within") <= DEEP


def test_tens_of_thousands_of_files_end(tmp_path: Path, environment: Mapping[str, str]) -> None:
    content = Content(tmp_path / "content")
    handle = os.open(content.folder / "en" / "care", os.O_RDONLY)
    for number in range(MANY):
        os.close(os.open(f"note-{number:06}.txt", os.O_CREAT | os.O_WRONLY, dir_fd=handle))
    os.close(handle)
    done = _kiosk(environment, "build", str(content.folder), "-o", str(tmp_path / "guide.kiosk"))
    assert "1 page in en" in done.stdout
    assert done.stderr.count("is not used") == MANY >= promised("Content folder with")
    # pytest would keep them.
    subprocess.run(["rm", "-rf", str(content.folder)], check=True)  # noqa: S607 - wherever this system has it
