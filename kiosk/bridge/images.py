"""Pictures from the library and icons of our own, drawn at exactly the size at which they are shown.

The software renderer has no shader effects, so rounded corners and colours are part of the picture.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

log = logging.getLogger(__name__)

INK = "#24344D"
"""The one colour that every icon file is drawn in; it is replaced by the colour asked for."""


class _Provider(QQuickImageProvider):
    """Draws a picture at the size asked for, on a transparent canvas."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, name: str, size: QSize, wanted: QSize) -> QImage:
        """Return the picture `name`; what cannot be drawn stays transparent and is logged.

        An exception that left this method would corrupt PySide's reference counts (6.11.3), so none does.
        """
        image = QImage(wanted.expandedTo(QSize(1, 1)), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        size.setWidth(image.width())
        size.setHeight(image.height())
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        try:
            self.draw(painter, QRectF(image.rect()), name)
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not leave
            log.error("The picture %s could not be drawn: %s", name, error)  # noqa: TRY400 - staff get a sentence
        finally:
            painter.end()
        return image

    def draw(self, painter: QPainter, place: QRectF, name: str) -> None:
        """Draw the picture `name`, filling `place`."""
        raise NotImplementedError


class PictureProvider(_Provider):
    """`image://picture/<radius>/<name>`: a picture filling the size asked for, with corners of `radius` pixels."""

    def __init__(self, find: Callable[[str], bytes | None]) -> None:
        """Take the function that finds a picture's data; it is called from Qt's reader threads."""
        super().__init__()
        self._find = find

    def draw(self, painter: QPainter, place: QRectF, name: str) -> None:
        """Draw the picture, cropped to cover `place`; nothing where the library has none of that name."""
        radius, _, picture = name.partition("/")
        data = self._find(picture)
        source = QImage.fromData(data) if data else QImage()
        if source.isNull():
            return
        outline = QPainterPath()
        outline.addRoundedRect(place, float(radius), float(radius))
        painter.setClipPath(outline)
        mode = Qt.AspectRatioMode.KeepAspectRatioByExpanding
        scaled = source.scaled(place.size().toSize(), mode, Qt.TransformationMode.SmoothTransformation)
        corner = place.center() - QRectF(scaled.rect()).center()
        painter.drawImage(corner.toPoint(), scaled)


class SvgProvider(_Provider):
    """`image://icon/<name>/<rrggbb>` and `image://illustration/<name>`: our own drawings.

    With a colour, every stroke and shape in `INK` takes it.
    """

    def __init__(self, folder: Path) -> None:
        """Take the folder of the drawings."""
        super().__init__()
        self._folder = folder

    def draw(self, painter: QPainter, place: QRectF, name: str) -> None:
        """Draw the SVG file, covering `place`."""
        drawing, _, colour = name.partition("/")
        svg = (self._folder / f"{drawing}.svg").read_text(encoding="utf-8")
        renderer = QSvgRenderer(QByteArray(svg.replace(INK, f"#{colour}" if colour else INK).encode()))
        renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        renderer.render(painter, place)


class ArrayProvider(_Provider):
    """`image://array/<total>/<marked>/<columns>/<rrggbb>/<rrggbb>`: an icon array as one picture (H3).

    Marked figures are filled with the first colour, the others are outlines in the second.
    """

    def draw(self, painter: QPainter, place: QRectF, name: str) -> None:
        """Draw the figures, row by row."""
        *counts, filled, outline = name.split("/")
        total, marked, columns = (int(count) for count in counts)
        width = place.width() / columns
        height = place.height() / -(-total // columns)
        pen = QPen(QColor(f"#{outline}"), max(1.5, height * 0.03))
        for number in range(total):
            left, top = number % columns * width, number // columns * height
            painter.setPen(QPen(Qt.PenStyle.NoPen) if number < marked else pen)
            painter.setBrush(QColor(f"#{filled}") if number < marked else QColor(Qt.GlobalColor.transparent))
            painter.drawPath(_figure(QRectF(left + width * 0.14, top + height * 0.06, width * 0.72, height * 0.88)))


def _figure(place: QRectF) -> QPainterPath:
    """Return a small standing person: a round head over a rounded body."""
    head = min(place.width() * 0.5, place.height() * 0.34)
    path = QPainterPath()
    path.addEllipse(QRectF(place.center().x() - head / 2, place.top(), head, head))
    body = QRectF(place.left() + place.width() * 0.12, place.top() + head * 1.14, place.width() * 0.76, 0)
    body.setBottom(place.bottom())
    path.addRoundedRect(body, body.width() * 0.42, body.width() * 0.42)
    return path
