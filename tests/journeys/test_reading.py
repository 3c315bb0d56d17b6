"""A family reads, looks words up, chooses questions and leaves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication

from kiosk.bridge.stage import Stage
from kiosk.session.visit import Phase, Screen, Visit
from tests.conftest import Clock
from tests.journeys.family import MOST_TAPS_ON_A_PADDLE, OTHERWISE, Family


def test_a_family_reads_about_mibg_and_leaves(at_home: Family, clock: Clock, fresh: Visit) -> None:
    family, visit = at_home, at_home.stage.visit
    assert family.sees("Neuroblastoma guide for families")

    family.tap("Our care")
    assert family.sees("How MIBG therapy works")
    assert family.sees("2 min to read")
    family.tap("How MIBG therapy works")
    assert family.sees("3 of 5")
    assert family.sees("In short")

    family.tap_link("radioactive iodine")
    assert visit.value().popup is not None
    assert family.sees("Back to the page")
    family.tap("Back to the page")
    assert visit.value().popup is None
    assert visit.value().route.target == "care/how-mibg-works"

    family.tap("What treatments can we choose from?")
    family.tap("Next page")
    assert family.sees("4 of 5")
    family.tap("Back")
    assert visit.value().route.screen is Screen.SECTION

    family.tap("My list of questions: 1")
    assert family.sees("What treatments can we choose from?")
    visit.prefer(OTHERWISE)
    family.tap("Finish and clear")
    assert family.sees("Finish and clear?")
    family.more()
    family.tap("Finish and clear")
    assert family.sees("Please use hand gel now")
    assert visit.value().chosen == ()

    clock.now += 60
    visit.tick()
    assert visit.value() == fresh


def test_finish_asks_nothing_when_there_is_nothing_to_lose(at_home: Family) -> None:
    at_home.tap("Finish and clear")
    assert at_home.stage.visit.value().idle.phase is Phase.FAREWELL


def test_who_taps_finish_twice_is_still_asked(at_home: Family) -> None:
    family, visit = at_home, at_home.stage.visit
    visit.toggleQuestion("about-treatment/1")
    family.settle()
    bar = family.bar()
    finish = next(one for one in family.controls() if bar.isAncestorOf(one) and family.name(one) == "Finish and clear")
    for _ in range(2):
        family.touch(family.middle(finish))
        assert family.sees("Finish and clear?")
        assert visit.value().chosen == ("about-treatment/1",)
    family.tap("Finish and clear")
    assert visit.value().idle.phase is Phase.FAREWELL
    assert visit.value().chosen == ()


def test_back_returns_to_the_place_that_was_left(at_home: Family) -> None:
    family, visit = at_home, at_home.stage.visit
    family.tap("Understanding")
    family.tap("What does relapse mean?")
    family.more()
    place = visit.value().route.place
    assert place.index > 0
    top = family.top_of_text()
    family.tap("Help")
    family.tap("Back")
    assert visit.value().route.place == place
    assert family.top_of_text() == top


def test_numbers_wait_behind_their_gate(at_home: Family) -> None:
    family, visit = at_home, at_home.stage.visit
    family.tap("Understanding")
    family.tap("Coming back after remission")
    assert not family.sees("of every 10")
    family.tap("Show the numbers")
    assert family.sees("5 of every 10")
    family.tap("Hide the numbers")
    assert not family.sees("of every 10")
    family.tap("Words only")
    assert visit.value().gates
    assert not family.sees("of every 10")
    family.tap("Choose again")
    family.tap("Questions to ask instead")
    assert visit.value().route.screen is Screen.QUESTIONS


AT_THE_GATE = ("Show the numbers", "Words only", "Questions to ask instead", "Go back")


@pytest.mark.parametrize(("width", "text_size"), [(1280, 100), (800, 200)])
def test_the_gate_says_what_is_coming_and_no_choice_is_bigger(at_home: Family, width: int, text_size: int) -> None:
    family, visit = at_home, at_home.stage.visit
    family.window.setProperty("diagonalInches", 10.1)
    family.window.resize(width, 800)
    visit.setTextSize(text_size)
    visit.openSection("understanding")
    visit.openPage("understanding/after-remission")
    family.settle()
    for _ in range(MOST_TAPS_ON_A_PADDLE):
        if family.sees("Go back"):
            break
        family.more()
    for words in ("The next part shows how often", "Other people near you can see this screen.", "groups of children"):
        assert family.sees(words)
    choices = [next(one for one in family.controls() if family.name(one) == words) for words in AT_THE_GATE]
    assert (
        len({(one.width(), one.height(), one.property("filled"), one.property("fill").name()) for one in choices}) == 1
    )
    family.tap("Go back")
    assert visit.value().route.screen is Screen.SECTION
    assert not visit.value().gates


def test_a_gate_opens_where_it_stands(at_home: Family) -> None:
    family = at_home
    family.tap("Understanding")
    family.tap("Coming back after remission")
    family.more()
    top = family.top_of_text()
    for choice in ("Show the numbers", "Hide the numbers", "Words only", "Choose again"):
        family.tap(choice)
        assert family.top_of_text() == top


def test_a_term_that_names_another_page_leads_there(at_home: Family) -> None:
    at_home.tap("Our care")
    at_home.tap("How MIBG therapy works")
    at_home.tap_link("a shielded room")
    assert at_home.stage.visit.value().route.target == "care/mibg-hospital-stay"


@pytest.mark.parametrize(
    ("button", "words"),
    [("Words explained", "Adrenal gland"), ("Questions to ask", "About treatment"), ("Help and support", "988")],
)
def test_home_leads_to_everything_else(at_home: Family, button: str, words: str) -> None:
    at_home.tap(button)
    assert at_home.sees(words)
    at_home.tap("Home")
    assert at_home.sees("Words explained")


def test_a_letter_jumps_in_the_glossary(at_home: Family) -> None:
    at_home.tap("Words explained")
    at_home.tap("T")
    assert at_home.sees("Tumor")


def test_the_glossary_keeps_its_place(at_home: Family) -> None:
    at_home.tap("Words explained")
    at_home.tap("T")
    at_home.tap("Help")
    at_home.tap("Back")
    assert at_home.sees("Tumor")
    assert not at_home.sees("Adrenal gland")


def test_the_list_can_be_shortened(at_home: Family) -> None:
    family, visit = at_home, at_home.stage.visit
    family.tap("Questions to ask")
    family.tap("What did the latest tests show?")
    family.tap("What tests come next?")
    family.tap("See my list")
    family.tap("Remove: What did the latest tests show?")
    assert not family.sees("What did the latest tests show?")
    assert len(visit.value().chosen) == 1
    family.tap("Remove: What tests come next?")
    assert family.sees("Your list is empty")


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1080, 1920), (1280, 800)])
def test_every_page_can_be_reached_by_next(at_home: Family, width: int, height: int) -> None:
    family, visit = at_home, at_home.stage.visit
    family.window.resize(width, height)
    family.settle()
    family.tap("Research")
    family.tap("What our researchers study")
    seen = [visit.value().route.target]
    while any("Next page" in family.name(item) for item in family.controls()):
        family.tap("Next page")
        seen.append(visit.value().route.target)
    assert len(seen) == len(set(seen)) == 5


def test_words_on_a_tall_screen_open_over_the_page(at_home: Family) -> None:
    family = at_home
    family.window.resize(1080, 1920)
    family.settle()
    family.tap("Our care")
    family.tap("What is MIBG therapy?")
    family.tap("Words on this page")
    family.tap("Radiation")
    assert family.sees("Back to the page")


def test_there_is_a_kind_word_while_there_is_no_guide(qapp: QGuiApplication, empty_stage: Stage) -> None:
    family = Family(qapp, empty_stage)
    assert family.sees("This guide is being updated")
    family.touch(family.centre())
    assert family.sees("This guide is being updated")


@pytest.mark.parametrize(("inches", "foot"), [(24.0, False), (10.1, True)])
def test_small_glass_has_one_column(at_home: Family, inches: float, foot: bool) -> None:
    at_home.window.setProperty("diagonalInches", inches)
    at_home.stage.visit.openPage("care/mibg-therapy")
    at_home.settle()
    names = [item.objectName() for item in at_home.items()]
    assert ("page foot" in names, "page rail" in names) == (foot, not foot)


@pytest.mark.parametrize("way", ["Our care", "Words explained", "Questions to ask", "Help and support", "My list"])
def test_a_screen_on_a_small_glass_stands_at_its_top_when_first_opened(family: Family, way: str) -> None:
    family.window.setProperty("diagonalInches", 10.1)
    family.touch(family.centre())
    family.tap(way)
    lists = [item for item in family.items() if item.inherits("QQuickListView")]
    assert len(lists) == 1
    assert abs(lists[0].property("contentY") - lists[0].property("originY")) < 1


def test_a_family_puts_its_questions_in_order(at_home: Family) -> None:
    family, visit = at_home, at_home.stage.visit
    for number in (1, 2, 3):
        visit.toggleQuestion(f"about-treatment/{number}")
    family.tap("My list of questions: 3")
    family.tap("Move up: What is this treatment meant to do?")
    family.tap("Move down: What treatments can we choose from?")
    assert visit.value().chosen == ("about-treatment/2", "about-treatment/3", "about-treatment/1")
    family.tap("Remove: What side effects should we watch for?")
    assert visit.value().chosen == ("about-treatment/2", "about-treatment/1")


@pytest.mark.parametrize(("width", "height"), [(800, 800), (640, 360), (400, 640)])
@pytest.mark.parametrize("still", [True, False], ids=["still", "gliding"])
def test_back_up_ends_at_the_beginning(at_home: Family, width: int, height: int, still: bool) -> None:
    """On the way up a list learns how high its rows really are."""
    family = at_home
    family.stage.visit.setReduceMotion(still)
    family.window.resize(width, height)
    family.stage.visit.openHelp()
    family.settle()
    view = next(one for one in family.items() if one.inherits("QQuickListView"))
    for paddle in ("more", "back up"):
        assert family.scrolled(paddle)
        for _ in range(MOST_TAPS_ON_A_PADDLE):
            if not family.scrolled(paddle):
                break
    assert view.property("contentY") == view.property("originY")


def with_all_questions(family: Family) -> list[str]:
    """Put every question on the list, on a small glass; return their ids."""
    guide = family.stage.guide.guide()
    assert guide is not None
    family.window.resize(640, 360)
    questions = [question.id for group in guide.groups for question in group.questions]
    for question in questions:
        family.stage.visit.toggleQuestion(question)
    family.settle()
    return questions


def tops_of_questions(family: Family) -> dict[str, int]:
    """Return where each question in view begins, from the top of the screen, by the name of what removes it."""
    ways = {family.name(one): one for one in family.controls() if family.is_in_view(one)}
    return {name: round(one.mapToScene(QPointF()).y()) for name, one in ways.items() if name.startswith("Remove: ")}


@pytest.fixture
def amid_my_list(at_home: Family) -> dict[str, int]:
    """Scroll a long list down; return where its questions stand."""
    with_all_questions(at_home)
    at_home.tap("My list of questions")
    at_home.more()
    at_home.more()
    return tops_of_questions(at_home)


def test_what_stays_on_the_list_stays_where_it_was(at_home: Family, amid_my_list: dict[str, int]) -> None:
    family, before = at_home, amid_my_list
    first, *others = before
    assert others
    for question in reversed(others):
        family.tap(question)
        assert tops_of_questions(family)[first] == before[first]
    family.tap(first)
    assert min(tops_of_questions(family).values()) == pytest.approx(before[first], abs=1)


def test_the_list_begins_at_its_top_for_each_visitor_and_each_time(at_home: Family) -> None:
    family, visit = at_home, at_home.stage.visit
    family.window.resize(640, 360)
    visit.setTextSize(200)
    family.tap("My list of questions")
    view = next(one for one in family.items() if one.inherits("QQuickListView"))
    assert family.scrolled("more")
    assert view.property("contentY") > view.property("originY")
    family.tap("Help")
    family.tap("My list of questions")
    assert view.property("contentY") == view.property("originY")
    assert family.scrolled("more")
    visit.forget()
    visit.touch()
    visit.setTextSize(200)
    visit.setReduceMotion(True)
    family.tap("My list of questions")
    assert view.property("contentY") == view.property("originY")


def test_back_finds_the_list_where_it_was(at_home: Family, amid_my_list: dict[str, int]) -> None:
    at_home.tap("Help")
    at_home.tap("Back")
    assert tops_of_questions(at_home) == amid_my_list


def test_an_emptied_list_forgets_where_it_was(at_home: Family) -> None:
    family, visit = at_home, at_home.stage.visit
    questions = with_all_questions(family)
    family.tap("My list of questions")
    view = next(one for one in family.items() if one.inherits("QQuickListView"))
    family.more()
    family.more()
    assert view.property("placeIndex") > 0
    for question in questions:
        visit.toggleQuestion(question)
    family.settle()
    assert (view.property("placeIndex"), view.property("placeShare")) == (-1, 0)
    assert view.property("contentY") == view.property("originY")
