"""Medical: words that a family cannot be expected to know, told by how they are made (H2)."""

from __future__ import annotations

import re

_ENDING = re.compile(
    r"\w{3,}omas?|\w{2,}itis|\w{2,}emias?|\w+penias?"
    r"|\w+(?:ec|os|o)tom(?:y|ies|ías?)|\w+scop(?:y|ies|ias?)|\w{2,}gra(?:phy|phies|fías?)|\w+opath(?:y|ies)|\w+opatías?"
)
"""Tumors, inflammations, states of the blood, operations, looks inside, pictures and diseases, in English and Spanish:
the endings that words of oncology are most often made with (NCI Dictionary of Cancer Terms)."""
_ORDINARY = frozenset(
    {
        "academia", "axioma", "biografía", "biography", "cromosoma", "diploma", "epidemia", "fotografía", "geografía",
        "geography", "idioma", "ortografía", "paloma", "pandemia", "photography", "síntoma",
    }
)  # fmt: skip
"""Words of everyday life that end in the same way."""


def is_abbreviation(word: str) -> bool:
    """Tell whether a word is written in capitals, with or without an s for many."""
    plain = word.removesuffix("s")
    return len(plain) > 1 and plain.isupper()


def is_term(word: str) -> bool:
    """Tell whether a word is an abbreviation, or has a medical ending."""
    lower = word.lower()
    return is_abbreviation(word) or (
        _ENDING.fullmatch(lower) is not None and not {lower, lower.removesuffix("s")} & _ORDINARY
    )
