"""Going from screen to screen and back."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session.visit import HOME, Place, Popup, Route, Visit

MOST_ROUTES = 32
"""How many screens "Back" remembers; a visitor who wanders longer loses the oldest, never home."""


def open_route(visit: Visit, route: Route) -> Visit:
    """Go to `route`; opening the screen in front again changes nothing."""
    if (route.screen, route.target) == (visit.route.screen, visit.route.target):
        return replace(visit, popup=None)
    if route == HOME:
        return home(visit)
    kept = visit.routes if len(visit.routes) < MOST_ROUTES else (HOME, *visit.routes[2:])
    return replace(visit, routes=(*kept, route), popup=None)


def turn_to(visit: Visit, route: Route) -> Visit:
    """Go to a neighbouring page in place of this one, so that "Back" still leads out of the section's pages."""
    return replace(visit, routes=(*visit.routes[:-1], route), popup=None)


def back(visit: Visit) -> Visit:
    """Close the pop-up if one is open, else return to the screen before, at the place it was left."""
    if visit.popup is not None:
        return replace(visit, popup=None)
    return replace(visit, routes=visit.routes[:-1]) if len(visit.routes) > 1 else visit


def home(visit: Visit) -> Visit:
    """Return to the home screen and forget the way here; what the family chose stays."""
    return replace(visit, routes=(HOME,), popup=None)


def remember(visit: Visit, place: Place) -> Visit:
    """Note where on the screen in front the reader is."""
    return replace(visit, routes=(*visit.routes[:-1], replace(visit.route, place=place)))


def hide(visit: Visit, *, hidden: bool) -> Visit:
    """Cover the whole screen from other people's eyes, or show it again as it was (P3)."""
    return replace(visit, hidden=hidden)


def show(visit: Visit, popup: Popup | None) -> Visit:
    """Open a pop-up over the screen in front, or close it with None."""
    return replace(visit, popup=popup)
