"""Typing what to search for. The words are the target of the search screen's route, so "Back" finds them again."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session.visit import Route, Screen, Visit

MOST_LETTERS = 40
"""More than the longest term has; what a child drums on the keys ends here."""


def type_letter(visit: Visit, letter: str) -> Visit:
    """Add a letter, or a space between two words."""
    words = visit.route.target
    if letter == " " and (not words or words.endswith(" ")):
        return visit
    return _search(visit, (words + letter)[:MOST_LETTERS])


def delete_letter(visit: Visit) -> Visit:
    """Take the last letter away."""
    return _search(visit, visit.route.target[:-1])


def clear(visit: Visit) -> Visit:
    """Take all letters away."""
    return _search(visit, "")


def _search(visit: Visit, words: str) -> Visit:
    """Search for other words; on any other screen nothing changes."""
    if visit.route.screen is not Screen.SEARCH or visit.route.target == words:
        return visit
    return replace(visit, routes=(*visit.routes[:-1], Route(Screen.SEARCH, words)))
