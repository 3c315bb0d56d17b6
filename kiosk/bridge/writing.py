"""Which way a language is written, and texts that keep to it whatever their first letter is.

Qt takes the direction of a text from its first letter that has one. In a right-to-left language a line that begins with
a Latin name ("MIBG …") would be set the wrong way round, its full stop at the wrong end. So every such text begins with
the mark that Unicode has for this, which has no width (Unicode Standard Annex 9, 2.6).
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QLocale, Qt

from kiosk.model.inline import Text
from kiosk.model.texts import changed

T = TypeVar("T")

RIGHT_TO_LEFT_MARK = "\u200f"


def is_right_to_left(language: str) -> bool:
    """Tell whether lines in `language` (BCP 47) begin on the right."""
    return QLocale(language).textDirection() is Qt.LayoutDirection.RightToLeft


def led(text: str, language: str) -> str:
    """Return `text`, with the mark before it where its language is written from the right."""
    return RIGHT_TO_LEFT_MARK + text if text and is_right_to_left(language) else text


def all_led(value: T, language: str) -> T:
    """Return a guide, page or part of them with each of its texts `led`."""
    if not is_right_to_left(language):
        return value
    mark = Text(RIGHT_TO_LEFT_MARK)
    return changed(value, lambda text: led(text, language), lambda runs: (mark, *runs))
