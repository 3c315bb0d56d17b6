"""Which file of a language each screen comes from, and the way back."""

from __future__ import annotations

from kiosk.bridge.visit import VisitController
from kiosk.session.visit import Phase, Screen, Visit

_FILES = {
    Screen.HOME: "home.md",
    Screen.GLOSSARY: "glossary.md",
    Screen.QUESTIONS: "questions.md",
    Screen.MY_LIST: "questions.md",
    Screen.HELP: "help.md",
    Screen.SEARCH: "home.md",
}


def place(visit: Visit) -> str:
    """Return the file of the screen in front, within its language."""
    if visit.idle.phase is Phase.ATTRACT:
        return "attract.md"
    match visit.route.screen:
        case Screen.SECTION:
            return f"{visit.route.target}/index.md"
        case Screen.PAGE:
            return f"{visit.route.target}.md"
        case screen:
            return _FILES[screen]


def bring(visit: VisitController, name: str) -> None:
    """Bring the screen of a file that is no page to the front; home, if it is of none."""
    if name.endswith("/index.md"):
        visit.openSection(name.partition("/")[0])
    elif name == "glossary.md":
        visit.openGlossary()
    elif name == "questions.md":
        visit.openQuestions("")
    elif name == "help.md":
        visit.openHelp()
    elif name == "attract.md":
        visit.forget(visit.value().preferences)
    else:
        visit.home()
