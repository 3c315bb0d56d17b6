"""Rule H1: a page says what to do next."""

from __future__ import annotations

from kiosk.authoring import codes
from kiosk.authoring.checks.draft import Draft
from kiosk.authoring.checks.summary import has
from kiosk.authoring.desk import Desk
from kiosk.authoring.names import Kind
from kiosk.model.blocks import CalloutKind


def check(draft: Draft, desk: Desk) -> None:
    """Warn of a page without a next step (CDC Clear Communication Index, call to action; PEMAT item 20)."""
    if draft.kind is Kind.PAGE and not has(draft, CalloutKind.NEXT_STEP):
        hint = "Add a line > [!IMPORTANT] at the end, and below it what to ask or do."
        desk.tell(codes.NO_NEXT_STEP, 0, "This page has no box What to do next.", hint)
