"""Inline runs → the small markup that Qt's StyledText draws. Everything an editor wrote is escaped."""

from __future__ import annotations

from html import escape
from typing import assert_never

from kiosk.model.inline import Emphasis, Inline, PageLink, Phrase, Runs, Strong, Term, Text

TERM = "term:"
PAGE = "page:"


def styled(runs: Runs) -> str:
    """Return `runs` as StyledText; terms and page links are anchors `term:slug` and `page:id`."""
    return "".join(_one(run) for run in runs)


def _one(run: Inline) -> str:
    match run:
        case Text() | Phrase():
            return escape(run.text)
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
