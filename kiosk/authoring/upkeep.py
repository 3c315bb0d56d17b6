"""Upkeep: what has grown old, is missing in a language, or is used by nothing (H7, H8)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from kiosk.authoring import codes, names
from kiosk.authoring.names import Kind
from kiosk.authoring.nearest import did_you_mean
from kiosk.authoring.parsed import Outline, Target
from kiosk.authoring.vocabulary import Mentions
from kiosk.model.library import GlossaryTerm
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


def orphans(default: Iterable[str], own: Sequence[Outline]) -> Iterator[Problem]:
    """Warn of pages of a translation that are not among the paths of the `default` language, and so in no list."""
    there = {names.inside(path) for path in default}
    untranslated = sorted(there - {names.inside(one.path) for one in own})
    for outline in own:
        if outline.kind is Kind.PAGE and names.inside(outline.path) not in there:
            message = "This page is not there in the first language, so it is in no list and nobody can reach it."
            hint = did_you_mean(names.inside(outline.path), untranslated, "Add its original, or remove it.")
            yield codes.ORPHAN.at(outline.path, 0, 0, message, hint)


def unmentioned(outlines: Sequence[Outline], glossary: Iterable[GlossaryTerm]) -> Iterator[Problem]:
    """Warn of each entry of one language's glossary that none of its other files mentions or links to."""
    others = [one for one in outlines if one.kind is not Kind.GLOSSARY]
    places = {slug: (one.path, line) for one in outlines if one.kind is Kind.GLOSSARY for slug, line in one.entries}
    linked = {one.name for other in others for one in other.references if one.target is Target.TERM}
    mentions = Mentions(one.vocabulary for one in others)
    for term in glossary:
        if term.slug in linked or any(map(mentions.has, term.names)):
            continue
        path, line = places[term.slug]
        message = f"No file mentions {term.names[0]}."
        hint = "Add the form that the pages use in a line below it, or remove it."
        yield codes.UNUSED_TERM.at(path, line, 1, message, hint)


def unused(pictures: Iterable[str], needed: Iterable[str]) -> Iterator[Problem]:
    """Warn of each picture that no file shows."""
    for path in sorted(set(pictures) - set(needed)):
        yield codes.UNUSED_PICTURE.at(path, 0, 0, "No page shows this picture.", "Show it, or remove it.")


def _is_older(one: Outline, other: Outline) -> bool:
    return bool(one.review and other.review and one.review.reviewed < other.review.reviewed)
