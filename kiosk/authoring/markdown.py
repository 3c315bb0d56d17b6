"""Markdown: the only door to Python-Markdown. Lines in, an element tree out; no HTML ever comes of it."""

from __future__ import annotations

import string
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension, TableProcessor

# Setext headings, rules and references are found line by line before; here they would only swallow lines.
_NO_BLOCKS = ("setextheader", "hr", "reference")
# Everything that makes raw HTML, needs a second place, or fetches.
_NO_INLINES = (
    "reference",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "autolink",
    "automail",
    "linebreak",
    "html",
    "entity",
)


class _WholeRows(TableProcessor):
    """Python-Markdown cuts rows to the header's length; we want to see, and tell, that cells are too many."""

    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:  # noqa: ARG002 - its signature
        line = SubElement(parent, "tr")
        cells = self._split_row(row)  # type: ignore[attr-defined] # the stubs leave it out
        for cell in cells:
            SubElement(line, "th" if parent.tag == "thead" else "td").text = cell.strip(" ")

    def _build_empty_row(self, parent: Element, align: Sequence[str | None]) -> None:
        """A table without rows stays without rows."""


def tree(lines: Sequence[str], *, definitions: bool = False) -> Element:
    """Return the element tree of Markdown lines, inline markup included; `definitions` adds definition lists.

    Slow or deep text can take very long or raise RecursionError: only the worker process calls this.
    """
    extensions = [TableExtension(), SaneListExtension(), *([DefListExtension()] if definitions else [])]
    parser = Markdown(extensions=extensions)
    for name in _NO_BLOCKS:
        parser.parser.blockprocessors.deregister(name)
    for name in _NO_INLINES:
        parser.inlinePatterns.deregister(name)
    parser.parser.blockprocessors.register(_WholeRows(parser.parser, {"use_align_attribute": False}), "table", 75)
    # As in CommonMark (2.4), any ASCII punctuation can be escaped, also the < that raw HTML begins with.
    parser.ESCAPED_CHARS = list(string.punctuation)
    # An empty line at the end would be a row of a table.
    text = "\n".join(lines).strip("\n")
    root = parser.parser.parseDocument(text.split("\n")).getroot()
    assert root is not None
    parser.treeprocessors["inline"].run(root)
    parser.treeprocessors["unescape"].run(root)
    return root
