"""Glossary file: a definition list to glossary terms."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from kiosk.authoring import codes, names
from kiosk.authoring.syntax import inline
from kiosk.authoring.syntax.blocks import BlockReader
from kiosk.authoring.syntax.lines import MARK, SEPARATOR, Line
from kiosk.authoring.syntax.reader import Reader
from kiosk.authoring.syntax.scribe import Scribe
from kiosk.model.blocks import Paragraph
from kiosk.model.inline import Runs, plain
from kiosk.model.library import GlossaryTerm


def terms(lines: Sequence[Line], reader: Reader) -> tuple[GlossaryTerm, ...]:
    """Return the terms of the file, in its order; what is no term is told."""
    tree, blocks = reader.definitions(lines)
    shelf = _Shelf(reader.scribe, blocks)
    for element in tree if tree is not None else ():
        if element.tag == "dl":
            shelf.take(element)
        elif MARK.sub("", element.text or "").strip() != SEPARATOR:
            shelf.stray(element)
    return tuple(shelf.terms)


class _Shelf:
    def __init__(self, scribe: Scribe, blocks: BlockReader) -> None:
        self._scribe = scribe
        self._blocks = blocks
        self._known: set[str] = set()
        self.terms: list[GlossaryTerm] = []

    def take(self, definitions: Element) -> None:
        names_of_term: list[str] = []
        line = 0
        closed = False
        for element in definitions:
            if element.tag == "dt":
                if closed:
                    names_of_term, closed = [], False
                name = self._name(element)
                line = line if names_of_term else self._scribe.line
                names_of_term += name
            elif closed and self.terms:
                self.terms[-1] = _longer(self.terms[-1], self._meaning(element))
            else:
                self._add(tuple(names_of_term), self._meaning(element), line)
                closed = True

    def stray(self, element: Element) -> None:
        """Tell of an element outside of any definition list."""
        for text in element.itertext():
            self._scribe.follow(text)
            break
        self._bad("This is not a word with its meaning.", "Below the word, begin its meaning with a colon and a space.")

    def _bad(self, message: str, hint: str) -> None:
        self._scribe.desk.tell(codes.BAD_GLOSSARY, self._scribe.line, message, hint)

    def _name(self, element: Element) -> list[str]:
        name = plain(inline.whole(element, self._scribe))
        if name.casefold() in self._known:
            message = f"The word {name} stands in the list a second time."
            self._scribe.desk.tell(codes.DUPLICATE_NAME, self._scribe.line, message, "Keep one of the two.")
            return []
        self._known.add(name.casefold())
        return [name] if name else []

    def _meaning(self, element: Element) -> tuple[Runs, ...]:
        found = self._blocks.blocks(element) if element.find("dl") is None else ()
        meaning = tuple(block.runs for block in found if isinstance(block, Paragraph))
        if not meaning or len(meaning) < len(found):
            self._bad("This meaning is not one or two short paragraphs.", "Leave an empty line between two words.")
        return meaning

    def _add(self, names_of_term: tuple[str, ...], meaning: tuple[Runs, ...], line: int) -> None:
        slug = names.slug(names_of_term[0]) if names_of_term else ""
        if not slug:
            self._bad("This meaning belongs to no word.", "Write the word on the line above it.")
        elif any(term.slug == slug for term in self.terms):
            message = f"The word {names_of_term[0]} stands in the list a second time."
            self._scribe.desk.tell(codes.DUPLICATE_NAME, self._scribe.line, message, "Keep one of the two.")
        elif meaning:
            self.terms.append(GlossaryTerm(slug, names_of_term, meaning))
            self._scribe.entries.append((slug, line))


def _longer(term: GlossaryTerm, meaning: tuple[Runs, ...]) -> GlossaryTerm:
    return GlossaryTerm(term.slug, term.names, (*term.meaning, *meaning))
