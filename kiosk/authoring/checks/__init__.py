"""Checks: rules about what a page says, one file each; they only ever tell, they change nothing."""

from __future__ import annotations

from kiosk.authoring.checks import next_step, numbers, style, summary, unwanted
from kiosk.authoring.checks.draft import Check

ALL: tuple[Check, ...] = (summary.check, next_step.check, numbers.check, style.check, unwanted.check)
"""Every rule, for every file; a rule knows which kinds of file it is for."""
