"""Rule H1: a page says its message in short."""

from __future__ import annotations

from kiosk.authoring import codes
from kiosk.authoring.checks.draft import Draft
from kiosk.authoring.desk import Desk
from kiosk.authoring.names import Kind
from kiosk.model.blocks import Callout, CalloutKind


def check(draft: Draft, desk: Desk) -> None:
    """Warn of a page without a summary callout (CDC Clear Communication Index, item 1)."""
    if draft.kind is Kind.PAGE and not has(draft, CalloutKind.SUMMARY):
        hint = "Add a line > [!NOTE] and below it one or two sentences that begin with > ."
        desk.tell(codes.NO_SUMMARY, 0, "This page has no box In short.", hint)


def has(draft: Draft, kind: CalloutKind) -> bool:
    """Tell whether a page has a callout of a kind."""
    return any(isinstance(block, Callout) and block.kind is kind for block in draft.blocks)
