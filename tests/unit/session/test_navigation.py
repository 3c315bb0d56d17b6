"""Going from screen to screen and back."""

from __future__ import annotations

from dataclasses import fields

from kiosk.session import navigation
from kiosk.session.preferences import Preferences
from kiosk.session.visit import HOME, Place, Popup, PopupKind, Route, Screen, Visit

FRESH = Visit.fresh(Preferences())
CARE = Route(Screen.SECTION, "care")
MIBG = Route(Screen.PAGE, "care/mibg-therapy")
SCAN = Route(Screen.PAGE, "care/mibg-scan")


def test_back_returns_to_the_place_that_was_left() -> None:
    visit = navigation.open_route(FRESH, CARE)
    visit = navigation.remember(visit, Place(3, 0.25))
    visit = navigation.open_route(visit, MIBG)
    assert navigation.back(visit).route == Route(Screen.SECTION, "care", Place(3, 0.25))


def test_back_closes_an_open_popup_first() -> None:
    visit = navigation.show(navigation.open_route(FRESH, CARE), Popup(PopupKind.WORDS))
    assert navigation.back(visit).routes == (HOME, CARE)
    assert navigation.back(visit).popup is None


def test_back_at_home_stays_home() -> None:
    assert navigation.back(FRESH) == FRESH


def test_opening_the_screen_in_front_changes_nothing() -> None:
    visit = navigation.remember(navigation.open_route(FRESH, MIBG), Place(7, 0.5))
    assert navigation.open_route(visit, MIBG) == visit


def test_opening_home_forgets_the_way() -> None:
    visit = navigation.open_route(navigation.open_route(FRESH, CARE), HOME)
    assert visit == FRESH


def test_neighbouring_pages_take_each_others_place() -> None:
    visit = navigation.open_route(navigation.open_route(FRESH, CARE), MIBG)
    visit = navigation.turn_to(visit, SCAN)
    assert visit.routes == (HOME, CARE, SCAN)


def test_a_long_walk_keeps_home_and_forgets_the_oldest() -> None:
    visit = FRESH
    for number in range(200):
        visit = navigation.open_route(visit, Route(Screen.PAGE, f"care/{number}"))
    assert len(visit.routes) == navigation.MOST_ROUTES
    assert visit.routes[0] == HOME
    assert visit.routes[-1].target == "care/199"


def test_a_fresh_visit_holds_nothing_but_its_preferences() -> None:
    kept = {field.name: getattr(FRESH, field.name) for field in fields(FRESH)}
    assert kept.pop("preferences") == Preferences()
    assert kept == {
        "routes": (HOME,),
        "popup": None,
        "chosen": (),
        "gates": frozenset(),
        "idle": FRESH.idle,
        "hidden": False,
        "paused": False,
    }


def test_hiding_covers_and_shows_again_what_was_there() -> None:
    visit = navigation.show(navigation.open_route(FRESH, MIBG), Popup(PopupKind.WORDS))
    hidden = navigation.hide(visit, hidden=True)
    assert hidden.hidden
    assert navigation.hide(hidden, hidden=False) == visit
