"""What was really painted: colours of a picture of the window, and the contrast between them (A3)."""

from __future__ import annotations

from collections import Counter

from PIL import Image, ImageChops
from PySide6.QtGui import QColor, QImage

from tests.audit.scene import Box

Color = tuple[int, int, int]

NEAR = 40
"""How far, summed over red, green and blue, a painted colour may be from the one that was asked for."""


def picture(image: QImage) -> Image.Image:
    """Return a picture of the window with its red, green and blue."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    size = (image.width(), image.height())
    return Image.frombuffer("RGB", size, bytes(image.constBits()), "raw", "RGB", image.bytesPerLine(), 1)


def crop(image: Image.Image, box: Box) -> Image.Image | None:
    """Return a part of the picture, or None if it has no whole pixel."""
    left, top, right, bottom = round(box.left), round(box.top), round(box.right), round(box.bottom)
    left, top, right, bottom = max(0, left), max(0, top), min(image.width, right), min(image.height, bottom)
    return image.crop((left, top, right, bottom)) if right > left and bottom > top else None


def colors(image: Image.Image) -> Counter[Color]:
    """Return how often each colour was painted."""
    found = image.getcolors(image.width * image.height) or []
    return Counter({(color[0], color[1], color[2]): count for count, color in found if isinstance(color, tuple)})


def edge(image: Image.Image) -> Counter[Color]:
    """Return the colours along the border of a picture."""
    width, height = image.size
    lines = (
        (0, 0, width, 1), (0, height - 1, width, height), (0, 0, 1, height), (width - 1, 0, width, height)
    )  # fmt: skip
    return sum((colors(image.crop(line)) for line in lines), Counter[Color]())


def rgb(color: QColor) -> Color:
    return color.red(), color.green(), color.blue()


def distance(one: Color, other: Color) -> int:
    # Asked a million times a look.
    return abs(one[0] - other[0]) + abs(one[1] - other[1]) + abs(one[2] - other[2])


def luminance(color: Color) -> float:
    """Return the relative luminance (WCAG 2)."""
    red, green, blue = ((c / 255 / 12.92) if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ink(image: Image.Image, wanted: Color) -> Color:
    """Return the painted colour nearest to the wanted one; the one that stands out most if none is near."""
    painted = colors(image)
    nearest = min(painted, key=lambda color: distance(color, wanted))
    if distance(nearest, wanted) <= NEAR:
        return nearest
    ground, _ = painted.most_common(1)[0]
    return max(painted, key=lambda color: contrast(color, ground))


def stands_out(image: Image.Image, wanted: Color) -> float:
    """Return the least contrast of painted ink of a wanted colour against what lies behind it.

    Behind lies the other colour that is painted most, and each that takes a tenth of the border, unless it is a mixture
    of the two, as the edges of letters are.
    """
    painted = ink(image, wanted)
    others = Counter({color: count for color, count in colors(image).items() if distance(color, painted) > NEAR})
    if not others:
        return 1
    ground = others.most_common(1)[0][0]
    border = edge(image)
    frequent = [color for color in others if border[color] > 0.1 * border.total()]
    return min(contrast(painted, color) for color in [*frequent, ground] if not _is_mixture(color, painted, ground))


def _is_mixture(color: Color, one: Color, other: Color) -> bool:
    return (
        color not in {one, other} and distance(one, color) + distance(color, other) <= distance(one, other) + NEAR // 4
    )


def is_underlined(image: Image.Image, wanted: Color) -> bool:
    """Tell whether a line of a colour runs from the first to the last of that colour in the picture."""
    off = ImageChops.difference(image, Image.new("RGB", image.size, wanted)).convert("L")
    near = off.point([255 if level < NEAR // 3 else 0 for level in range(256)])
    extent = near.getbbox()
    if extent is None:
        return False
    rows = near.crop(extent).resize((1, extent[3] - extent[1]), Image.Resampling.BOX)
    return max(rows.tobytes()) > 0.8 * 255
