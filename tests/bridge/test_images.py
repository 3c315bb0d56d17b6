"""Pictures are drawn at the size asked for, and nothing that goes wrong with one leaves its provider."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QColor, QImage

from kiosk import paths
from kiosk.bridge import images
from kiosk.bridge.images import ArrayDrawer, CodeDrawer, DrawerProvider, PictureDrawer, SvgDrawer
from kiosk.errors import LibraryUnreadableError


def _png(width: int, height: int, colour: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def pictures() -> PictureDrawer:
    return PictureDrawer({"red": _png(40, 20, "red"), "lie": b"\x89PNG but not"}.get)


def _colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_a_picture_covers_its_place_with_round_corners(pictures: PictureDrawer) -> None:
    image = pictures.picture("8/red", QSize(60, 60))
    assert image.size() == QSize(60, 60)
    assert image.pixelColor(30, 30) == QColor("red")
    assert image.pixelColor(0, 0).alpha() == 0


@pytest.mark.parametrize("name", ["8/none", "8/lie", "nonsense", "x/red", ""])
def test_what_cannot_be_drawn_stays_transparent(pictures: PictureDrawer, name: str) -> None:
    image = pictures.picture(name, QSize(10, 10))
    assert image.size() == QSize(10, 10)
    assert image.pixelColor(5, 5).alpha() == 0


def test_staff_are_not_told_which_picture_somebody_was_about_to_see(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(name: str) -> bytes:
        assert name == "what-is-refractory"
        raise LibraryUnreadableError(tmp_path, "disk I/O error")

    PictureDrawer(fail).picture("8/what-is-refractory", QSize(8, 8))
    assert "could not be drawn" in caplog.text
    assert "disk I/O error" in caplog.text
    assert "refractory" not in caplog.text


@pytest.mark.parametrize("icon", sorted(file.stem for file in (paths.assets() / "icons").glob("*.svg")))
def test_an_icon_takes_the_colour_asked_for(icon: str) -> None:
    image = SvgDrawer(paths.assets() / "icons").picture(f"{icon}/ff0000", QSize(48, 48))
    opaque = {
        image.pixelColor(x, y).name() for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255
    }
    assert opaque == {"#ff0000"}


def test_an_icon_that_is_not_there_is_told_to_staff(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    SvgDrawer(tmp_path).picture("gone/ff0000", QSize(8, 8))
    assert "gone" in caplog.text


@pytest.mark.parametrize(("total", "marked", "columns"), [(10, 5, 10), (100, 15, 20), (1, 1, 1), (7, 0, 3)])
def test_an_icon_array_marks_as_many_as_it_says(total: int, marked: int, columns: int) -> None:
    rows = -(-total // columns)
    size = QSize(columns * 40, rows * 60)
    image = ArrayDrawer().picture(f"{total}/{marked}/{columns}/ff0000/0000ff", size)
    filled = sum(
        image.pixelColor(number % columns * 40 + 20, number // columns * 60 + 42) == QColor("red")
        for number in range(total)
    )
    assert filled == marked


@pytest.mark.parametrize(("text", "modules"), [("Ñandú", 21), ("x" * 666, 97)])
def test_a_code_takes_whole_pixels_for_each_module(text: str, modules: int) -> None:
    across = 3 * (modules + 8)
    image = CodeDrawer({"1-0": text}.get).picture("1-0", QSize(across, across))
    assert image.size() == QSize(across, across)
    assert _colours(image.copy(0, 0, across, 12)) == {"#ffffff"}, "a quiet zone of four modules"
    assert _colours(image.copy(12, 12, 21, 3)) == {"#000000"}, "the finder pattern, which is seven modules wide"
    assert _colours(image.copy(33, 12, 3, 21)) == {"#ffffff"}


def test_a_code_that_is_no_longer_shown_is_not_drawn() -> None:
    image = CodeDrawer(lambda _name: None).picture("1-0", QSize(30, 30))
    assert image.pixelColor(15, 15).alpha() == 0


def test_drawing_keeps_no_reference_to_none(pictures: PictureDrawer) -> None:
    icons, arrays = SvgDrawer(paths.assets() / "icons"), ArrayDrawer()
    codes = CodeDrawer({"1-0": "Ñandú"}.get)

    def draw() -> None:
        pictures.picture("8/red", QSize(30, 30))
        icons.picture("home/ff0000", QSize(30, 30))
        codes.picture("1-0", QSize(29, 29))
        arrays.picture("10/5/10/ff0000/0000ff", QSize(100, 30))

    draw()
    before = sys.getrefcount(None)
    for _ in range(100):
        draw()
    assert abs(sys.getrefcount(None) - before) < 100


@pytest.mark.parametrize("corner", [(0, 0), (59, 0), (0, 59), (59, 59)])
def test_all_four_corners_are_round_and_softly_edged(pictures: PictureDrawer, corner: tuple[int, int]) -> None:
    image = pictures.picture("8/red", QSize(60, 60))
    assert image.pixelColor(*corner).alpha() == 0
    half_clear = {image.pixelColor(x, y).alpha() for x in range(60) for y in range(60)} - {0, 255}
    assert half_clear


def test_no_size_asked_for_is_no_crash(pictures: PictureDrawer) -> None:
    assert pictures.picture("8/red", QSize(-1, -1)).size() == QSize(1, 1)
    assert _colours(pictures.picture("0/red", QSize(2, 2))) == {"#ff0000"}


def test_qml_is_told_the_size_of_a_small_picture(qapp: QObject) -> None:
    del qapp
    size = QSize()
    image = DrawerProvider(SvgDrawer(paths.assets() / "icons")).requestImage("home/ff0000", size, QSize(48, 40))
    assert size == image.size() == QSize(48, 40)


def test_qt_is_told_the_kind_of_every_picture() -> None:
    """Left to find it out, it deadlocks once in a long while: see images._image."""
    code = [file.read_text("utf-8") for file in Path(images.__file__).parent.glob("*.py")]
    assert sum(text.count("fromData(") for text in code) == 1
    assert not [text for text in code if "QImageReader" in text or "loadFromData" in text]


@pytest.mark.parametrize(("kind", "start"), [("PNG", "png"), ("JPEG", "jpg"), ("WEBP", "webp")])
def test_each_kind_that_a_library_holds_is_known(kind: str, start: str) -> None:
    file = io.BytesIO()
    Image.new("RGB", (3, 2)).save(file, kind)
    assert images._kind(file.getvalue()) == start
    assert images._image(file.getvalue(), start).width() == 3
