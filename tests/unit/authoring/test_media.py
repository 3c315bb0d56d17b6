"""Pictures: what the screen cannot show, or nobody should know, is left behind, and the editor is told."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from kiosk import cli
from kiosk.authoring import compiler, media, traces
from kiosk.library import codec
from tests.folders import Content

NAME = "Jane Roe"
MAKE, MODEL, ARTIST, TAKEN = 0x010F, 0x0110, 0x013B, 0x9003
EXIF, GPS = 0x8769, 0x8825
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>{NAME}</dc:creator></x:xmpmeta>'.encode()
WHERE = {1: "N", 2: (39.0, 56.0, 50.0), 3: "W", 4: (75.0, 11.0, 38.0)}


def photograph(size: tuple[int, int] = (60, 40), **extra: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "teal").save(file, "JPEG", **extra)
    return file.getvalue()


def exif(*, place: bool = False, camera: bool = False, day: bool = False, name: bool = False) -> Image.Exif:
    made = Image.Exif()
    if camera:
        made[MAKE], made[MODEL] = "Maker", "Model"
    if name:
        made[ARTIST] = NAME
    if day:
        made.get_ifd(EXIF)[TAKEN] = "2026:01:01 10:00:00"
    if place:
        made.get_ifd(GPS).update(WHERE)
    return made


def note(data: bytes, path: str = "pictures/x.jpg") -> str:
    return media.draw(path, data)[0].note


def test_an_ordinary_picture_has_no_note() -> None:
    assert note(photograph()) == ""


def test_a_large_picture_is_scaled_and_the_note_gives_both_sizes() -> None:
    drawn, stored = media.draw("pictures/x.jpg", photograph((6000, 4000)))
    assert drawn.note == "6000 x 4000 scaled to 3600 x 2400"
    assert Image.open(io.BytesIO(stored)).size == (drawn.width, drawn.height) == (3600, 2400)


@pytest.mark.parametrize(
    ("carried", "told"),
    [
        ({"place": True}, "the place it was taken with was left out"),
        ({"camera": True}, "the camera it was taken with was left out"),
        ({"place": True, "camera": True}, "the place and camera it was taken with were left out"),
        ({"place": True, "camera": True, "day": True}, "the place, time and camera it was taken with were left out"),
        ({"name": True}, "the words kept in its file were left out"),
        (
            {"place": True, "name": True},
            "the place it was taken with was left out; the words kept in its file were left out",
        ),
    ],
)
def test_what_its_exif_tells_is_named(carried: dict[str, bool], told: str) -> None:
    assert note(photograph(exif=exif(**carried))) == told


@pytest.mark.parametrize(
    ("packet", "told"),
    [
        (b"<dc:creator>x</dc:creator>", []),
        (b"<exif:GPSLatitude>39</exif:GPSLatitude>", ["the place it was taken with was left out"]),
        (b"<xmp:CreateDate/><tiff:Make/>", ["the time and camera it was taken with were left out"]),
    ],
)
def test_a_packet_tells_of_the_place_too(packet: bytes, told: list[str]) -> None:
    words = "the words kept in its file were left out"
    assert list(traces.told((), located=False, packet=packet, words=False)) == [*told, words]


def test_words_in_a_png_are_named() -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", NAME)
    file = io.BytesIO()
    Image.new("RGB", (6, 4)).save(file, "PNG", pnginfo=words)
    assert note(file.getvalue(), "pictures/x.png") == "the words kept in its file were left out"


def test_a_moving_picture_stands_still_and_the_note_says_so() -> None:
    file = io.BytesIO()
    frames = [Image.new("RGB", (6, 4), colour) for colour in ("red", "navy", "teal")]
    frames[0].save(file, "WEBP", save_all=True, append_images=frames[1:])
    assert note(file.getvalue(), "pictures/x.webp") == "it moves, and only the first of its 3 pictures is shown"


def test_a_telephone_s_photograph_with_another_behind_it_stays_a_photograph() -> None:
    file = io.BytesIO()
    behind = Image.new("L", (60, 40))
    Image.new("RGB", (60, 40), "teal").save(file, "MPO", save_all=True, append_images=[behind])
    drawn, stored = media.draw("pictures/x.jpg", file.getvalue())
    assert Image.open(io.BytesIO(stored)).format == "JPEG"
    assert drawn.note == ""


def test_exif_that_cannot_be_read_spoils_no_picture() -> None:
    data = photograph(exif=exif(place=True).tobytes()[:40] + b"\xff" * 30)
    drawn, stored = media.draw("pictures/x.jpg", data)
    assert (drawn.problems, drawn.width) == ((), 60)
    assert b"Exif" not in stored


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_but_the_picture_is_stored(kind: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + NAME.encode()
    file = io.BytesIO()
    everything = exif(place=True, camera=True, day=True, name=True)
    more = {"comment": NAME.encode()} if kind == "JPEG" else {}
    Image.new("RGB", (60, 40), "teal").save(file, kind, exif=everything, xmp=XMP, icc_profile=profile, **more)
    assert NAME.encode() in file.getvalue() or kind == "PNG"
    path = f"pictures/x.{kind.lower().replace('jpeg', 'jpg')}"
    drawn, stored = media.draw(path, file.getvalue())
    assert drawn.note.startswith("the place, time and camera it was taken with were left out")
    kept = Image.open(io.BytesIO(stored))
    kept.load()
    assert dict(kept.getexif()) == {}
    assert dict(kept.getexif().get_ifd(GPS)) == {}
    assert {"exif", "xmp", "icc_profile", "comment", "photoshop"} & set(kept.info) == set()
    assert [word for word in (NAME.encode(), b"Maker", b"Exif", b"http", b"ICC") if word in stored] == []


def test_the_note_survives_the_cache() -> None:
    drawn = media.draw("pictures/x.jpg", photograph(exif=exif(place=True)))[0]
    assert codec.loads(media.Drawn, codec.dumps(drawn)) == drawn


@pytest.fixture
def pictured(content: Content) -> Content:
    """A folder in which a page shows a photograph that knows where it was taken."""
    content.write("pictures/team.jpg", photograph(exif=exif(place=True, camera=True)))
    content.page("en/care/x.md", "![A.](../../pictures/team.jpg)\n")
    return content


TOLD = "pictures/team.jpg: the place and camera it was taken with were left out"


def test_the_report_tells_it_again_when_the_picture_comes_from_the_cache(pictured: Content, tmp_path: Path) -> None:
    target = tmp_path / "guide.kiosk"
    for _ in range(2):
        assert compiler.build(pictured.folder, target, cache=tmp_path / "cache").notes == (TOLD,)
    assert b"Maker" not in target.read_bytes()


def test_build_and_check_print_it_and_other_formats_do_not(
    pictured: Content, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "_today", lambda: dt.date(2026, 2, 1))
    assert cli.main(["build", str(pictured.folder), "-o", str(tmp_path / "guide.kiosk")]) == 0
    assert TOLD in capsys.readouterr().out.splitlines()
    assert cli.main(["check", str(pictured.folder)]) == 0
    assert TOLD in capsys.readouterr().out.splitlines()
    assert cli.main(["check", "--format", "github", str(pictured.folder)]) == 0
    assert "team.jpg" not in capsys.readouterr().out
