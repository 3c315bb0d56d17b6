"""Inline runs → the small markup that Qt's StyledText draws. Everything an editor wrote is escaped."""

from __future__ import annotations

import re
from typing import assert_never

from kiosk.model.inline import Emphasis, Inline, PageLink, Phrase, Runs, Strong, Term, Text

TERM = "term:"
PAGE = "page:"
BREAK = "<br>"

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_LETTERS = {entity: letter for letter, entity in _ENTITIES.items()}
_ESCAPED = str.maketrans(_ENTITIES)
_LANGUAGE = re.compile(r'<span lang="([^"]*)">')
_LINK = re.compile(r'<a href="([^"]*)"')
_ROOMLESS = re.compile(r"</?(?:a|span|u)\b[^>]*>")
_PIECE = re.compile(r"<[^>]*>|&\w+;|[^<&]")


def escape(text: str) -> str:
    """Return plain text as StyledText. Python's `html` would do, with 700 KB of entities that nobody wrote."""
    return text.translate(_ESCAPED)


def styled(runs: Runs) -> str:
    """Return `runs` as StyledText; terms and page links are anchors `term:slug` and `page:id`."""
    return "".join(_one(run) for run in runs)


def _one(run: Inline) -> str:
    match run:
        case Text():
            return escape(run.text)
        case Phrase():
            # Qt draws a tag that it does not know as nothing; the screen reader reads it.
            return f'<span lang="{escape(run.language)}">{escape(run.text)}</span>'
        case Strong():
            return f"<b>{styled(run.runs)}</b>"
        case Emphasis():
            return f"<i>{styled(run.runs)}</i>"
        case Term():
            return f'<a href="{TERM}{escape(run.slug)}">{escape(run.text)}</a>'
        case PageLink():
            return f'<a href="{PAGE}{escape(run.page)}">{escape(run.text)}</a>'
        case _:
            assert_never(run)


def words(markup: str) -> tuple[tuple[str, str], ...]:
    """Return the words of StyledText by language (BCP 47, empty for the text's own), neighbours of one together.

    A line break is a line feed, so that as many letters come out as `marked` counts.
    """
    found: list[tuple[str, str]] = []
    language = ""
    for piece in _PIECE.findall(markup):
        if piece.startswith("<") and piece != BREAK:
            start = _LANGUAGE.fullmatch(piece)
            language = start[1] if start else "" if piece == "</span>" else language
            continue
        letter = "\n" if piece == BREAK else _LETTERS.get(piece, piece)
        if found and found[-1][0] == language:
            found[-1] = (language, found[-1][1] + letter)
        else:
            found.append((language, letter))
    return tuple(found)


def links(markup: str) -> tuple[str, ...]:
    """Return where the links of StyledText lead, each once, in order."""
    return tuple(dict.fromkeys(_plain(link) for link in _LINK.findall(markup)))


def link_words(markup: str, link: str) -> str:
    """Return the words of a link of StyledText, or of the first if there are several to one place."""
    found = re.search(rf'<a href="{re.escape(escape(link))}">(.*?)</a>', markup)
    return _plain(found[1]) if found else ""


def _plain(markup: str) -> str:
    return "".join(letters for _, letters in words(markup))


def marked(markup: str, begin: int, end: int) -> str:
    """Return StyledText with its letters from `begin` to `end` underlined: what is being spoken (A15).

    Tags do not count, but a line break does.
    """
    done: list[str] = []
    place, inside = 0, False
    for piece in _PIECE.findall(markup):
        is_tag = piece.startswith("<")
        wanted = not is_tag and begin <= place < end
        if wanted != inside:
            done.append("<u>" if wanted else "</u>")
            inside = wanted
        done.append(piece)
        if not is_tag or piece == BREAK:
            place += 1
    return "".join(done) + ("</u>" if inside else "")


def pointed(markup: str, begin: int, end: int, link: str) -> str:
    """Return StyledText as long and as wide, whose letters from `begin` to `end` are its one link.

    Letters count as in `marked`.
    """
    done: list[str] = []
    place = 0
    for piece in _PIECE.findall(markup):
        if piece.startswith("<") and piece != BREAK:
            # A link in a link would end with it, and neither links nor languages take room.
            done.append("" if _ROOMLESS.fullmatch(piece) else piece)
            continue
        done.append(f'<a href="{link}">{piece}</a>' if begin <= place < end else piece)
        place += 1
    return "".join(done).replace(f'</a><a href="{link}">', "")
