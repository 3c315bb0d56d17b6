"""Mark: the line under the sentence that is being said, and the ring round its word (A15)."""

from __future__ import annotations

from kiosk.bridge import styled
from kiosk.bridge.script import Utterance

WORD = "word:"
"""The link that leads nowhere and tells where a word stands."""
_STYLED_TEXT = 4
"""Qt's number for Text.StyledText, which PySide does not know."""


class Mark:
    """Underlines a sentence in its text, and takes the line away again.

    Writing the property from outside keeps its QML binding, which also puts things right when the text changes.
    """

    def __init__(self, one: Utterance) -> None:
        """Mark `one`, if it stands in a text."""
        self._item = one.item
        self._begin, self._end = one.begin, one.end
        self._text = str(one.item.property("text") or "")
        self._was_styled = bool(one.item.property("styled"))
        self._markup = self._text if self._was_styled else styled.escape(self._text)
        self._marked = styled.marked(self._markup, one.begin, one.end)
        if self._text:
            self._write(self._marked)

    def is_text(self) -> bool:
        """Tell whether there is a text to mark: a picture has none."""
        return bool(self._text)

    def pointed(self, begin: int, end: int) -> str:
        """Return the text with a word of the sentence as its one link."""
        return styled.pointed(self._markup, self._begin + begin, self._begin + end, WORD)

    def sentence(self) -> str:
        """Return the text with the sentence as its one link; empty for a picture."""
        return styled.pointed(self._markup, self._begin, self._end, WORD) if self._text else ""

    def remove(self) -> None:
        """Take the line away."""
        try:
            if self._item.property("text") == self._marked:
                self._write(self._text)
        except RuntimeError:
            return  # the text has gone, and its mark with it

    def _write(self, text: str) -> None:
        self._item.setProperty("textFormat", _STYLED_TEXT if self._was_styled or text is self._marked else 0)
        self._item.setProperty("text", text)
