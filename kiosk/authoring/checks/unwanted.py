"""Rules about what must not reach a family: marks of a draft, data about somebody, letters that look like others."""

from __future__ import annotations

import re
import unicodedata

from kiosk.authoring import codes
from kiosk.authoring.checks.draft import Draft
from kiosk.authoring.codes import Code
from kiosk.authoring.desk import Desk

_DRAFT = re.compile(r"\b(?:TODO|FIXME|TBD|XXX+)\b|\?\?\?|\b(?i:lorem ipsum)\b")
_PERSONAL = re.compile(
    r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<!\d)(?:\+?\d{1,3}[ .-]?)?(?:\(\d{3}\)|\d{3})[ .-]\d{3}[ .-]\d{4}(?!\d)"
    r"|\b(?:MRN|DOB|medical record|date of birth|historia clínica|fecha de nacimiento)\W{0,3}(?:\w+\W{1,3}){0,2}\d{4,}",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b(?:https?://|www\.)[\w-]\S*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_ALIKE = frozenset({"CYRILLIC", "GREEK"})


def check(draft: Draft, desk: Desk) -> None:
    """Warn of each."""
    for passage in draft.passages:
        for pattern, code, message, hint in _RULES:
            for found in pattern.finditer(passage.text):
                desk.tell(code, passage.line_at(found.start()), message.format(found[0]), hint, at=found[0])
        for found in _WORD.finditer(passage.text):
            _look(found[0], passage.line_at(found.start()), desk)


def is_unfinished(text: str) -> bool:
    """Tell whether a text holds a mark of something that is still to be written."""
    return _DRAFT.search(text) is not None


_RULES: tuple[tuple[re.Pattern[str], Code, str, str], ...] = (
    (_DRAFT, codes.DRAFT_MARK, "{} shows that something is not finished.", "Finish it, or take it out."),
    (_ADDRESS, codes.WEB_ADDRESS, "{} cannot be opened here.", "Say in words where to find it."),
    (
        _PERSONAL,
        codes.PERSONAL_DATA,
        "{} may belong to a person.",
        "Help lines stand in the settings; take out all else.",
    ),
)


def blanked(text: str) -> str:
    """Return a text with spaces in place of all that must not be there, which is told already."""
    for pattern, *_ in _RULES:
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    return text


def _look(word: str, line: int, desk: Desk) -> None:
    """Tell of a word that mixes Latin letters with others that look like them."""
    scripts = {letter: unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    odd = [letter for letter in word if scripts[letter] in _ALIKE]
    if odd and "LATIN" in scripts.values():
        message = f"The {odd[0]} in {word} is a {scripts[odd[0]].capitalize()} letter."
        desk.tell(codes.ALIKE, line, message, "Type the word again.", at=word)
