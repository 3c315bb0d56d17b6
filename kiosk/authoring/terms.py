"""Terms: finds the first mention of each glossary term in a page's text (H2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiosk.model.library import GlossaryTerm

_WORD = re.compile(r"\w+")
_PLAIN = str.maketrans({"\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{NO-BREAK SPACE}": " "})


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a term in a text, from `start` up to `end`."""

    slug: str
    start: int
    end: int


class Index:
    """All names of a glossary by their first word, the longest first."""

    def __init__(self, glossary: Iterable[GlossaryTerm]) -> None:
        """Build the index."""
        self._names: dict[str, list[tuple[str, str, bool]]] = {}
        for term in glossary:
            for name in term.names:
                plain = name.translate(_PLAIN)
                first = _WORD.match(plain)
                if first:
                    # All capitals is how such a name is told from an ordinary word (ALL, ALK).
                    exact = len(plain) > 1 and plain.isupper()
                    entry = (plain if exact else plain.lower(), term.slug, exact)
                    self._names.setdefault(first[0].lower(), []).append(entry)
        for names in self._names.values():
            names.sort(key=lambda entry: (-len(entry[0]), entry))

    def mentions(self, text: str) -> Iterator[Mention]:
        """Return what is mentioned in `text`, from left to right, never overlapping."""
        plain = text.translate(_PLAIN)
        lower = plain.lower()
        if len(lower) != len(plain):
            # A few letters grow when made small; then only exact names can be told.
            lower = plain
        end = 0
        for word in _WORD.finditer(plain):
            if word.start() < end:
                continue
            for name, slug, exact in self._names.get(word[0].lower(), ()):
                stop = word.start() + len(name)
                if (plain if exact else lower).startswith(name, word.start()) and not _WORD.match(plain, stop):
                    yield Mention(slug, word.start(), stop)
                    end = stop
                    break
