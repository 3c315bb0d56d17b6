"""What a glossary term is called in lists."""

from __future__ import annotations

from kiosk.model.library import GlossaryTerm

STEM = 5
"""Letters that forms of one word have in common at least."""


def heading(term: GlossaryTerm) -> str:
    """Return a term's first name as a heading: with a capital, and otherwise as its author wrote it."""
    name = term.names[0]
    return name[0].upper() + name[1:]


def other_names(term: GlossaryTerm) -> str:
    """Return a term's other names, without mere forms of a word that is told already (relapse, relapsed)."""
    told, stems = [], {term.names[0].lower()[:STEM]}
    for other in term.names[1:]:
        if other.lower()[:STEM] not in stems:
            told.append(other)
            stems.add(other.lower()[:STEM])
    return ", ".join(told)
