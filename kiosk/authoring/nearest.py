"""Nearest: the known word that somebody probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "", alike: float = 0.5) -> str:
    """Return `Did you mean …?` with the most similar of the known words, or `otherwise` when none is similar.

    How much is `alike` is told by difflib's ratio, from 0 to 1.
    """
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=alike)
    return f"Did you mean {found[0]}?" if found else otherwise
