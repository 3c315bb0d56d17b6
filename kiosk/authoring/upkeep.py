"""Upkeep: what has grown old, is missing in a language, or is used by nothing (H7, H8)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from kiosk.authoring import codes, names
from kiosk.authoring.names import Kind
from kiosk.authoring.parsed import Outline, Target
from kiosk.problems import Problem


def overdue(outlines: Iterable[Outline], today: dt.date) -> Iterator[Problem]:
    """Warn of each file whose next review should have been before `today`."""
    for outline in outlines:
        if outline.review and outline.review.review_by < today:
            message = f"This file was to be reviewed by {outline.review.review_by}."
            hint = "Have it read by somebody who knows, and change the dates at its top."
            yield codes.OVERDUE.at(outline.path, 0, 0, message, hint)


def expired(outlines: Iterable[Outline], today: dt.date) -> Iterator[Problem]:
    """Warn of each page that is not shown any more `today`."""
    for outline in outlines:
        expire = outline.calendar.expire
        if expire and expire <= today:
            message = f"This page has not been shown since {expire}."
            yield codes.EXPIRED.at(outline.path, 0, 0, message, "Write a later day after expire:, or remove the page.")


def expiring_links(outlines: Iterable[Outline]) -> Iterator[Problem]:
    """Warn of each link that outlives the page it leads to."""
    by_path = {one.path: one for one in outlines}
    for outline in by_path.values():
        for reference in outline.references:
            target = by_path.get(reference.name.partition("#")[0]) if reference.target is Target.PAGE else None
            end, own = target.calendar.expire if target else None, outline.calendar.expire
            if end and (own is None or own > end):
                message = f"The page {reference.written} is gone from {end} on, and this link is plain words then."
                hint = "Make sure that the sentence is true without the link, too."
                yield codes.LINK_TO_EXPIRING.at(outline.path, reference.line, reference.column, message, hint)


def translations(default: Sequence[Outline], own: Sequence[Outline]) -> Iterator[Problem]:
    """Warn of pages of the default language that another lacks, or whose translation was read before the original."""
    by_path = {names.inside(one.path): one for one in own}
    tag = names.language(own[0].path) if own else ""
    for original in default if own else ():
        translation = by_path.get(names.inside(original.path))
        if translation is None and original.kind is Kind.PAGE:
            message = f"This page is not there in {tag}; families who read {tag} are offered the original."
            yield codes.UNTRANSLATED.at(
                f"{tag}/{names.inside(original.path)}", 0, 0, message, f"Translate {original.path}."
            )
        elif translation and _is_older(translation, original):
            message = "The original was reviewed after this translation."
            hint = f"Compare it with {original.path}, and change the date reviewed at its top."
            yield codes.OLD_TRANSLATION.at(translation.path, 0, 0, message, hint)


def unused(pictures: Iterable[str], needed: Iterable[str]) -> Iterator[Problem]:
    """Warn of each picture that no file shows."""
    for path in sorted(set(pictures) - set(needed)):
        yield codes.UNUSED_PICTURE.at(path, 0, 0, "No page shows this picture.", "Show it, or remove it.")


def _is_older(one: Outline, other: Outline) -> bool:
    return bool(one.review and other.review and one.review.reviewed < other.review.reviewed)
