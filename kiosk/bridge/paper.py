"""Paper: A4 leaves of a PDF, drawn on in millimetres, with our own font in it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextLayout,
    QTextLine,
    QTextOption,
)  # fmt: skip

WIDTH, HEIGHT = 210.0, 297.0
"""A4, in millimetres."""

DOTS = 50
"""Of the writer's grid, to a millimetre."""

PRINTED = 5.52
"""A picture's pixels to a millimetre: 140 to the inch, at which small print reads well and a mail carries the file."""

PHOTOGRAPHIC = 0.5
"""Bytes a pixel of a PNG from which on it is stored as JPEG: what is drawn has fewer."""

INK, QUIET, ACCENT = QColor("#24344D"), QColor("#4B586C"), QColor("#08525B")
LINE, GROUND, WHITE = QColor("#CFC6B6"), QColor("#FBF7F0"), QColor("#FFFFFF")


class Hand(Enum):
    """A style of writing: points, weight and colour."""

    HERO = (30.0, QFont.Weight.DemiBold, INK)
    TITLE = (16.0, QFont.Weight.DemiBold, INK)
    HEADING = (12.0, QFont.Weight.DemiBold, ACCENT)
    LEAD = (12.0, QFont.Weight.Normal, INK)
    STRONG = (9.5, QFont.Weight.DemiBold, INK)
    PLAIN = (9.5, QFont.Weight.Normal, INK)
    QUIET = (8.5, QFont.Weight.Normal, QUIET)


class Box(NamedTuple):
    """A place on a leaf, in millimetres from its upper left corner."""

    x: float
    y: float
    width: float
    height: float


class Paper:
    """A PDF being written, leaf after leaf."""

    def __init__(self, file: Path, title: str, font: str) -> None:
        """Begin the first leaf of `file`; `font` is a family that the application has. Raises OSError."""
        self._family = font
        self._writer = QPdfWriter(str(file))
        self._writer.setTitle(title)
        self._writer.setCreator("Clinic kiosk")
        self._writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self._writer.setPageMargins(QMarginsF())
        self._writer.setResolution(round(DOTS * 25.4))
        self._painter = QPainter()
        if not self._painter.begin(self._writer):
            raise OSError(28, "The file for printing could not be written", str(file))

    def turn(self) -> None:
        """Begin another leaf. Raises OSError."""
        if not self._writer.newPage():
            raise OSError(28, "The file for printing could not be written")

    def close(self) -> None:
        """Finish the file."""
        self._painter.end()

    def height(self, text: str, width: float, hand: Hand) -> float:
        """Return how high `text` stands in lines of `width`."""
        return sum(line.height() for line in _lines(self._layout(text, width, hand))) / DOTS

    def write(self, text: str, box: Box, hand: Hand, colour: QColor | None = None) -> float:
        """Write `text` into the upper part of `box`, as many lines as fit; return how high it stands."""
        layout = self._layout(text, box.width, hand)
        self._painter.setPen(colour or hand.value[2])
        end = 0.0
        for line in _lines(layout):
            if line.y() + line.height() > box.height * DOTS + 1:
                break
            line.draw(self._painter, _rect(box).topLeft())
            end = line.y() + line.height()
        return end / DOTS

    def line(self, text: str, box: Box, hand: Hand, *, right: bool = False, colour: QColor | None = None) -> None:
        """Write `text` on one line in the middle of `box`, shortened where it is too long."""
        font = self._font(hand)
        shortened = QFontMetricsF(font, self._writer).elidedText(text, Qt.TextElideMode.ElideRight, box.width * DOTS)
        self._painter.setFont(font)
        self._painter.setPen(colour or hand.value[2])
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(side | Qt.AlignmentFlag.AlignVCenter)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        self._painter.drawText(_rect(box), shortened, option)

    def width(self, text: str, hand: Hand) -> float:
        """Return how wide `text` is on one line."""
        return QFontMetricsF(self._font(hand), self._writer).horizontalAdvance(text) / DOTS

    def panel(self, box: Box, fill: QColor | None = None, outline: QColor | None = None, corner: float = 0) -> None:
        """Draw a rectangle."""
        self._painter.setPen(QPen(outline, 0.25 * DOTS) if outline else Qt.PenStyle.NoPen)
        self._painter.setBrush(fill or Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(_rect(box), corner * DOTS, corner * DOTS)

    def rule(self, x: float, y: float, width: float, colour: QColor = QUIET) -> None:
        """Draw a line to write on."""
        self._painter.fillRect(_rect(Box(x, y, width, 0.2)), colour)

    def picture(self, file: Path, room: Box) -> Box:
        """Draw a picture as large as `room` lets it be, from its upper middle, with a thin line; return where it is."""
        image = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)
        if image.isNull():
            raise OSError(5, "The picture could not be read", str(file))
        size = QSizeF(image.size()).scaled(room.width, room.height, Qt.AspectRatioMode.KeepAspectRatio)
        box = Box(room.x + (room.width - size.width()) / 2, room.y, size.width(), size.height())
        drawn = file.stat().st_size < PHOTOGRAPHIC * image.width() * image.height()
        if image.width() > size.width() * PRINTED:
            image = image.scaledToWidth(round(size.width() * PRINTED), Qt.TransformationMode.SmoothTransformation)
        if drawn:
            # Fewer shades, which nobody sees on paper, take a third off what is stored.
            image = image.convertToFormat(QImage.Format.Format_RGB666).convertToFormat(QImage.Format.Format_RGB32)
        self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering, drawn)
        self._painter.drawImage(_rect(box), image)
        self.panel(box, outline=LINE)
        return box

    def _font(self, hand: Hand) -> QFont:
        points, weight, _ = hand.value
        font = QFont(self._family, weight=weight)
        font.setPointSizeF(points)
        # Whoever searches the file finds "ft" only where it is two letters.
        font.setFeature(QFont.Tag("liga"), 0)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def _layout(self, text: str, width: float, hand: Hand) -> QTextLayout:
        layout = QTextLayout(text, self._font(hand), self._writer)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        end = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width * DOTS)
            line.setPosition(QPointF(0, end))
            end += line.height()
        layout.endLayout()
        return layout


def _rect(box: Box) -> QRectF:
    return QRectF(box.x * DOTS, box.y * DOTS, box.width * DOTS, box.height * DOTS)


def _lines(layout: QTextLayout) -> Iterator[QTextLine]:
    return (layout.lineAt(number) for number in range(layout.lineCount()))
