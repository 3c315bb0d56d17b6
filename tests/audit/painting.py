"""What was really painted: colours of a picture of the window, and the contrast between them (A3)."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage

from tests.audit.scene import Box

Picture = npt.NDArray[np.uint32]
"""Rows of pixels, each 0xRRGGBB."""
Color = tuple[int, int, int]
Colors = npt.NDArray[np.int64]
"""Colours, or one of them: red, green and blue along the last axis."""
Numbers = npt.NDArray[np.float64]
"""A number for each colour."""

NEAR = 40
"""How far, summed over red, green and blue, a painted colour may be from the one that was asked for."""

KEPT = 500
"""Answers about pictures that are remembered."""

_LEVELS = np.arange(256) / 255
_LINEAR = np.where(np.arange(256) <= 10, _LEVELS / 12.92, ((_LEVELS + 0.055) / 1.055) ** 2.4)
_SHARES = np.array((0.2126, 0.7152, 0.0722))
"""What red, green and blue give to the relative luminance."""


def crop(image: QImage, box: Box) -> Picture | None:
    """Return a part of a picture of the window, or None if it has no whole pixel."""
    left, top, right, bottom = (max(0, round(side)) for side in box)
    part = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)[top:bottom, left:right]
    return part & np.uint32(0xFFFFFF) if part.size else None


def split(pixels: Picture) -> Colors:
    """Return the red, green and blue of pixels."""
    return np.stack((pixels >> 16, pixels >> 8 & 255, pixels & 255), axis=-1).astype(np.int64)


def colors(pixels: Picture) -> tuple[Colors, npt.NDArray[np.int64]]:
    """Return the colours that were painted, and how often each was."""
    found, counts = np.unique(pixels, return_counts=True)
    return split(found), counts


def edge(image: Picture) -> Picture:
    """Return the pixels along the border of a picture."""
    return np.concatenate((image[0], image[-1], image[:, 0], image[:, -1]))


def rgb(color: QColor) -> Color:
    return color.red(), color.green(), color.blue()


def distance(one: Colors, other: Color | Colors) -> npt.NDArray[np.int64]:
    return np.asarray(np.abs(one - np.asarray(other)).sum(axis=-1))


def luminance(color: Color | Colors) -> Numbers:
    """Return the relative luminance (WCAG 2)."""
    return np.asarray((_LINEAR[np.asarray(color)] * _SHARES).sum(axis=-1))


def contrast(one: Color | Colors, other: Color | Colors) -> Numbers:
    """Return the contrast ratio of colours, from 1 to 21 (WCAG 2)."""
    here, there = luminance(one), luminance(other)
    return (np.maximum(here, there) + 0.05) / (np.minimum(here, there) + 0.05)


def ink(painted: Colors, counts: npt.NDArray[np.int64], wanted: Color) -> Colors:
    """Return the painted colour nearest to the wanted one; the one that stands out most if none is near."""
    away = distance(painted, wanted)
    best = away.argmin() if away.min() <= NEAR else contrast(painted, painted[counts.argmax()]).argmax()
    return np.asarray(painted[best])


@lru_cache(KEPT)
def stands_out(pixels: bytes, shape: tuple[int, ...], wanted: Color) -> float:
    """Return the least contrast of painted ink of a wanted colour against what lies behind it.

    Behind lies the other colour that is painted most, and each that takes a tenth of the border, unless it is a mixture
    of the two, as the edges of letters are. The standing controls look alike in one view after another.
    """
    image = np.frombuffer(pixels, np.uint32).reshape(shape)
    found, counts = colors(image)
    painted = ink(found, counts, wanted)
    others = distance(found, painted) > NEAR
    if not others.any():
        return 1
    ground = found[(counts * others).argmax()]
    border, shares = colors(edge(image))
    frequent = border[(shares > 0.1 * shares.sum()) & (distance(border, painted) > NEAR)]
    behind = np.vstack((ground, frequent[~_are_mixtures(frequent, painted, ground)]))
    return float(contrast(painted, behind).min())


def _are_mixtures(colors: Colors, one: Colors, other: Colors) -> npt.NDArray[np.bool_]:
    return distance(colors, one) + distance(colors, other) <= distance(one, other) + NEAR // 4


def is_underlined(image: Picture, wanted: Color) -> bool:
    """Tell whether a line of a colour runs from the first to the last of that colour in the picture."""
    grey = np.array((0.299, 0.587, 0.114))
    near = np.abs(split(image) - ink(*colors(image), wanted)) @ grey < NEAR / 3 - 1
    columns = np.flatnonzero(near.any(axis=0))
    return bool(columns.size) and bool(near[:, columns[0] : columns[-1] + 1].mean(axis=1).max() > 0.81)
