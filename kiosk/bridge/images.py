"""Pictures from the library and icons of our own, drawn at exactly the size at which they are shown.

The software renderer has no shader effects, so rounded corners and colours are part of the picture. Nothing here opens
a QPainter: on an image that Python made, PySide 6.11.3 keeps six references to `None` each time.
"""

from __future__ import annotations

import functools
import io
import logging
import math
import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

from kiosk.session.take_along import QUIET_ZONE

log = logging.getLogger(__name__)

INK = "#24344D"
"""The one colour that every icon file is drawn in; it is replaced by the colour asked for."""

_STARTS = {b"\x89PNG": "png", b"\xff\xd8": "jpg"}
_SVG_SIZE = re.compile(r'\bwidth="([\d.]+)" height="([\d.]+)"')


class Drawer:
    """Draws pictures of one kind at the size asked for, on a transparent canvas, in whatever thread asks."""

    def picture(self, name: str, size: QSize) -> QImage:
        """Return the picture `name` in `size`; what cannot be drawn stays transparent and is logged.

        The log does not say which it was: that would tell what somebody reads, and when (P2).

        An exception that reached Qt would corrupt PySide's reference counts (6.11.3), so none leaves this method.
        """
        place = size.expandedTo(QSize(1, 1))
        image = QImage()
        try:
            image = self.draw(place, name)
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not leave
            log.error("A picture could not be drawn: %s", error)  # noqa: TRY400 - staff get a sentence
        if image.isNull():
            image = QImage(place, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(Qt.GlobalColor.transparent)
        return image

    def draw(self, place: QSize, name: str) -> QImage:
        """Return the picture `name` in the size of `place`, or a null image."""
        raise NotImplementedError


class DrawerProvider(QQuickImageProvider):
    """Gives QML small pictures while it waits: what is large belongs to the Studio."""

    def __init__(self, drawer: Drawer) -> None:
        """Take what draws them."""
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._drawer = drawer

    def requestImage(self, name: str, size: QSize, wanted: QSize) -> QImage:
        """Return the picture `name` and tell its size."""
        image = self._drawer.picture(name, wanted)
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image


class PictureDrawer(Drawer):
    """`<radius>/<name>`: a picture of the library filling the size asked for, with corners of `radius` pixels."""

    def __init__(self, find: Callable[[str], bytes | None]) -> None:
        """Take the function that finds a picture's data."""
        self._find = find

    def draw(self, place: QSize, name: str) -> QImage:
        """Return the picture, cropped to cover `place`; null where the library has none of that name."""
        radius, _, picture = name.partition("/")
        data = self._find(picture)
        source = _image(data, _kind(data)) if data else QImage()
        return source if source.isNull() else _rounded(_covering(source, place), int(radius))


class SvgDrawer(Drawer):
    """`<name>/<rrggbb>` or `<name>`: a drawing of our own.

    With a colour, every stroke and shape in `INK` takes it.
    """

    def __init__(self, folder: Path) -> None:
        """Take the folder of the drawings."""
        self._folder = folder

    def draw(self, place: QSize, name: str) -> QImage:
        """Return the drawing, cropped to cover `place`."""
        drawing, _, colour = name.partition("/")
        svg = (self._folder / f"{drawing}.svg").read_text(encoding="utf-8")
        found = _SVG_SIZE.search(svg)
        assert found is not None
        own = float(found[1]), float(found[2])
        scale = max(place.width() / own[0], place.height() / own[1])
        grown = f'width="{math.ceil(own[0] * scale)}" height="{math.ceil(own[1] * scale)}"'
        return _covering(_svg(svg.replace(found[0], grown, 1).replace(INK, f"#{colour}" if colour else INK)), place)


class ArrayDrawer(Drawer):
    """`<total>/<marked>/<columns>/<rrggbb>/<rrggbb>`: an icon array as one picture (H3).

    Marked figures are filled with the first colour, the others are outlines in the second.
    """

    def draw(self, place: QSize, name: str) -> QImage:
        """Return the figures, row by row."""
        *counts, filled, outline = name.split("/")
        total, marked, columns = (int(count) for count in counts)
        width = place.width() / columns
        height = place.height() / -(-total // columns)
        looks = (f'fill="#{filled}"', f'fill="none" stroke="#{outline}" stroke-width="{max(1.5, height * 0.03)}"')
        figures = (
            f'<g transform="translate({number % columns * width} {number // columns * height})" '
            f"{looks[number >= marked]}>{_figure(width, height)}</g>"
            for number in range(total)
        )
        size = f'width="{place.width()}" height="{place.height()}"'
        return _svg(f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(figures)}</svg>')


class CodeDrawer(Drawer):
    """`<name>`: a QR code, black on white, with its quiet zone and whole pixels for each module (P4)."""

    def __init__(self, find: Callable[[str], str | None]) -> None:
        """Take the function that finds what a code says."""
        self._find = find

    def draw(self, place: QSize, name: str) -> QImage:
        """Return the code as large as `place` holds it; null where there is no code of that name."""
        import segno  # most visits need no code

        text = self._find(name)
        if text is None:
            return QImage()
        # A "boost" would take a higher level than M where there is room; readers differ less with one level for all.
        code = segno.make_qr(text, error="m", mode="byte", encoding="utf-8", boost_error=False)
        file = io.BytesIO()
        across = code.symbol_size(border=QUIET_ZONE)[0]
        code.save(file, kind="png", scale=max(1, place.width() // across), border=QUIET_ZONE)
        return _image(file.getvalue(), "png")


def _figure(width: float, height: float) -> str:
    """Return a small standing person in a cell of this size: a round head over a rounded body."""
    room, tall, top = width * 0.72, height * 0.88, height * 0.06
    head = min(room * 0.5, tall * 0.34)
    body = room * 0.76
    neck = top + head * 1.14
    return (
        f'<circle cx="{width / 2}" cy="{top + head / 2}" r="{head / 2}"/>'
        f'<rect x="{(width - body) / 2}" y="{neck}" width="{body}" height="{top + tall - neck}" rx="{body * 0.42}"/>'
    )


def _svg(text: str) -> QImage:
    return _image(text.encode(), "svg")


def warm_up() -> None:
    """Scale a picture while there is no other thread: with the first one Qt connects a signal, too (see _image)."""
    _covering(QImage(64, 64, QImage.Format.Format_RGB32), QSize(32, 32))


def _image(data: bytes, kind: str) -> QImage:
    """Return the picture that `data` holds; the only place where Qt is asked for one.

    Were Qt left to find out the kind, each of its plug-ins would look. The one for SVG connects a signal, for which it
    needs a lock, while this thread holds Python's; Qt's own thread holds such a lock when it lets go of an object and
    then waits for Python's: both wait for ever (met once with PySide 6.11.3, in a debugger's hands).
    """
    return QImage.fromData(data, kind)  # type: ignore[arg-type] # it takes a str, whatever its stub says


def _kind(data: bytes) -> str:
    """Return the kind of a library's picture (see authoring.media; libraries of before may hold PNG)."""
    return next((kind for start, kind in _STARTS.items() if data.startswith(start)), "webp")


def _covering(source: QImage, place: QSize) -> QImage:
    """Return `source` scaled until it covers `place`, what juts out cut off evenly on both sides."""
    mode = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    scaled = source.scaled(place, mode, Qt.TransformationMode.SmoothTransformation)
    if scaled.size() == place:
        return scaled
    middle = QRect(0, 0, place.width(), place.height())
    middle.moveCenter(scaled.rect().center())
    return scaled.copy(middle)


def _rounded(image: QImage, radius: int) -> QImage:
    """Return `image` with the pixels beyond its rounded corners cleared, those on the edge in part."""
    if not radius:
        return image
    image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    right, bottom = image.width() - 1, image.height() - 1
    for x, y, share in _corner(min(radius, image.width() // 2, image.height() // 2)):
        for across, down in ((x, y), (right - x, y), (x, bottom - y), (right - x, bottom - y)):
            colour = image.pixelColor(across, down)
            colour.setAlphaF(colour.alphaF() * share)
            image.setPixelColor(across, down, colour)
    return image


@functools.cache
def _corner(radius: int) -> tuple[tuple[int, int, float], ...]:
    """Return the pixels of a top left corner that are not wholly inside its arc: x, y, and the share that is."""
    return tuple(
        (x, y, max(0.0, share))
        for y in range(radius)
        for x in range(radius)
        if (share := radius + 0.5 - math.hypot(radius - x - 0.5, radius - y - 0.5)) < 1
    )
