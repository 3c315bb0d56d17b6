"""Review paper: the review sheet as a PDF that is printed, looked through and signed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path

from PySide6.QtGui import QColor

from kiosk.bridge.paper import ACCENT, GROUND, INK, LINE, QUIET, WHITE, WIDTH, Box, Hand, Paper
from kiosk.model.review_sheet import Sheet, Shot, Standing, Subject

NAME = "review.pdf"
MARGIN = 18.0
INSIDE = WIDTH - 2 * MARGIN
TOP, FOOT = 11.0, 285.0
PICTURES, ROW, SHOT_HEIGHT = 39.0, 104.5, 98.0
"""Where the pictures begin, from one to the next, and how high each may be, in millimetres."""

PER_LEAF = 2
SIGNATURE = Box(MARGIN, 249.0, INSIDE, 33.0)
TOLD_WIDTH = INSIDE - 22
LISTED = 36
"""Lines of the list of files on one leaf."""

COLOURS = {
    Standing.APPROVED: QColor("#DCEBD6"),
    Standing.IN_REVIEW: QColor("#FBE7B2"),
    Standing.DRAFT: QColor("#E8E4F7"),
    Standing.LEFT_OUT: QColor("#FBE0D6"),
    Standing.MISSING: WHITE,
}
HOW_TO = (
    "1. Read each file as families will see it. The pictures show all of it, also what a family sees only by choice.",
    "2. At the end of each file, tick whether it may be shown as it is, and sign.",
    "3. Give the signed sheet back. The editor sets status, reviewer and dates at the top of each file.",
)

Leaf = Callable[[], None]


def write(sheet: Sheet, folder: Path, font: str) -> Path:
    """Write the sheet into its folder, with the font family `font` in it; return the file. Raises OSError."""
    file = folder / NAME
    paper = Paper(file, f"Review sheet: {sheet.title}, {sheet.day}", font)
    try:
        _Writer(sheet, folder, paper).write()
    finally:
        paper.close()
    return file


class _Writer:
    """Plans all leaves, so that each knows its number, and then draws them."""

    def __init__(self, sheet: Sheet, folder: Path, paper: Paper) -> None:
        self._sheet = sheet
        self._folder = folder
        self._paper = paper
        self._first: dict[str, int] = {}
        self._told_on: dict[str, int] = {}

    def write(self) -> None:
        leaves: list[Leaf] = [self._cover, *self._lists()]
        for told in self._told():
            self._told_on |= {subject.path(): len(leaves) + 1 for subject in told}
            leaves.append(partial(self._told_leaf, told))
        for subject in self._sheet.subjects:
            own = list(self._leaves(subject))
            if own:
                self._first[subject.path()] = len(leaves) + 1
            leaves += own
        for number, leaf in enumerate(leaves, start=1):
            if number > 1:
                self._paper.turn()
                self._foot(number, len(leaves))
            leaf()

    def _foot(self, number: int, count: int) -> None:
        words = f"{self._sheet.title}, review sheet of {self._sheet.day}"
        self._paper.line(words, Box(MARGIN, FOOT, INSIDE - 40, 6), Hand.QUIET)
        self._paper.line(f"Page {number} of {count}", Box(WIDTH - MARGIN - 38, FOOT, 38, 6), Hand.QUIET, right=True)

    def _cover(self) -> None:
        paper = self._paper
        paper.panel(Box(0, 0, WIDTH, 110), GROUND)
        paper.panel(Box(0, 110, WIDTH, 1.2), ACCENT)
        paper.line("Review sheet", Box(MARGIN, 34, INSIDE, 8), Hand.HEADING)
        title = paper.write(self._sheet.title, Box(MARGIN, 43, INSIDE, 42), Hand.HERO)
        paper.line(f"Drawn on {self._sheet.day}", Box(MARGIN, 43 + title + 4, INSIDE, 7), Hand.LEAD)
        names = ", ".join(name for _, name in self._sheet.languages)
        paper.line(f"Languages: {names}", Box(MARGIN, 43 + title + 11, INSIDE, 7), Hand.LEAD)
        self._counts(124)
        end = 182.0
        paper.line("How to use it", Box(MARGIN, end, INSIDE, 7), Hand.HEADING)
        end += 10
        for step in HOW_TO:
            end += paper.write(step, Box(MARGIN, end, 150, 30), Hand.PLAIN) + 2

    def _counts(self, top: float) -> None:
        """Draw how many files of each language stand how."""
        paper, narrow = self._paper, 26.0
        paper.line("Files", Box(MARGIN, top, 40, 7), Hand.HEADING)
        for column, standing in enumerate(Standing):
            self._chip(standing, MARGIN + 44 + column * narrow, top + 1)
        for row, (tag, name) in enumerate(self._sheet.languages[:5]):
            end = top + 10 + row * 8
            paper.line(name, Box(MARGIN, end, 42, 7), Hand.STRONG)
            for column, standing in enumerate(Standing):
                number = str(self._sheet.count(tag, standing))
                paper.line(number, Box(MARGIN + 46.5 + column * narrow, end, narrow, 7), Hand.PLAIN)
            paper.rule(MARGIN, end + 7.5, INSIDE, LINE)

    def _chip(self, standing: Standing, x: float, y: float, *, right: bool = False) -> None:
        """Draw how a subject stands, from `x` to the right, or with `right` up to it."""
        width = self._paper.width(standing, Hand.QUIET) + 5
        left = x - width if right else x
        self._paper.panel(Box(left, y, width, 5.2), COLOURS[standing], LINE, 2)
        self._paper.line(standing, Box(left + 2.5, y, width, 5.2), Hand.QUIET, colour=INK)

    def _lists(self) -> Iterator[Leaf]:
        """Yield the leaves that list all files; each language begins one."""
        for tag, name in self._sheet.languages:
            lines: list[Subject | str] = []
            for group, subjects in groupby(self._sheet.of(tag), key=lambda one: one.group):
                lines += [group, *subjects]
            for start in range(0, len(lines), LISTED):
                yield partial(self._list, name, lines[start : start + LISTED])

    def _list(self, name: str, lines: Sequence[Subject | str]) -> None:
        paper = self._paper
        paper.line(f"What is in this sheet: {name}", Box(MARGIN, TOP, INSIDE, 9), Hand.TITLE)
        paper.line("Page", Box(MARGIN + INSIDE - 18, TOP + 4, 18, 5), Hand.QUIET, right=True)
        end = TOP + 14
        for line in lines:
            if isinstance(line, str):
                paper.line(line, Box(MARGIN, end + 1.4, INSIDE, 5.6), Hand.STRONG, colour=ACCENT)
            else:
                self._list_subject(line, end)
            end += 7

    def _list_subject(self, subject: Subject, top: float) -> None:
        paper = self._paper
        paper.line(subject.title, Box(MARGIN, top, 68, 7), Hand.PLAIN)
        paper.line(subject.path(), Box(MARGIN + 70, top, 62, 7), Hand.QUIET)
        self._chip(subject.standing, MARGIN + 134, top + 0.9)
        number = {**self._told_on, **self._first}.get(subject.path(), 0)
        paper.line(f"{number}", Box(MARGIN + INSIDE - 18, top, 18, 7), Hand.PLAIN, right=True)
        paper.rule(MARGIN, top + 7, INSIDE, LINE)

    def _told(self) -> Iterator[list[Subject]]:
        """Yield, leaf by leaf, the subjects that are not there or of which the check says something."""
        told = [one for one in self._sheet.subjects if one.problems or not self._sheet.shots_of(one)]
        while told:
            end, fits = TOP + 14, 0
            for subject in told:
                end += self._told_height(subject)
                if fits and end > FOOT - 4:
                    break
                fits += 1
            yield told[:fits]
            told = told[fits:]

    def _told_height(self, subject: Subject) -> float:
        height = sum(self._paper.height(one, TOLD_WIDTH, Hand.PLAIN) + 1 for one in subject.problems)
        return min(height + 12, FOOT - TOP - 20)

    def _told_leaf(self, subjects: Sequence[Subject]) -> None:
        paper = self._paper
        paper.line("What is missing, left out or to be looked at", Box(MARGIN, TOP, INSIDE, 9), Hand.TITLE)
        top = TOP + 14
        for subject in subjects:
            self._chip(subject.standing, MARGIN, top + 0.9)
            paper.line(subject.title, Box(MARGIN + 22, top, 76, 7), Hand.STRONG)
            paper.line(subject.path(), Box(MARGIN + 100, top, INSIDE - 100, 7), Hand.QUIET, right=True)
            end = top + 8
            for problem in subject.problems:
                room = max(0.0, top + self._told_height(subject) - end)
                end += paper.write(problem, Box(MARGIN + 22, end, TOLD_WIDTH, room), Hand.PLAIN) + 1
            top += self._told_height(subject)

    def _leaves(self, subject: Subject) -> Iterator[Leaf]:
        """Yield the leaves of a subject's pictures in the first look; what looks the same is there once."""
        shots = [shot for shot in self._sheet.shots_of(subject) if not shot.repeated]
        shots = [shot for shot in shots if shot.look == shots[0].look]
        for start in range(0, len(shots), PER_LEAF):
            yield partial(self._leaf, subject, shots, start)

    def _leaf(self, subject: Subject, shots: Sequence[Shot], start: int) -> None:
        self._head(subject, whole=start == 0)
        own = shots[start : start + PER_LEAF]
        for shot, box in zip(own, _rooms(own), strict=False):
            drawn = self._paper.picture(self._folder / shot.picture, box)
            self._paper.line(shot.caption(), Box(drawn.x, drawn.y + drawn.height, drawn.width, 5), Hand.QUIET)
        if start + PER_LEAF >= len(shots):
            self._sign_off(subject)

    def _head(self, subject: Subject, *, whole: bool) -> None:
        """Draw who reviewed what and when; only the first leaf has room for notes and problems."""
        paper = self._paper
        paper.line(subject.title, Box(MARGIN, TOP, INSIDE - 50, 8), Hand.TITLE)
        self._chip(subject.standing, WIDTH - MARGIN, TOP + 1.6, right=True)
        name = dict(self._sheet.languages)[subject.language]
        paper.line(f"{name}  ·  {subject.path()}", Box(MARGIN, TOP + 8, INSIDE, 5.5), Hand.QUIET)
        dates = f"Reviewed {subject.reviewed}  ·  Review by {subject.review_by}  ·  Reviewer: {subject.reviewer}"
        paper.line(dates, Box(MARGIN, TOP + 13, INSIDE, 5.5), Hand.QUIET)
        paper.rule(MARGIN, TOP + 19.5, INSIDE, ACCENT)
        if whole:
            page = self._told_on.get(subject.path())
            said = f"What the check says: page {page}" if page else ""
            grade = f"Reading grade {subject.grade}" if subject.grade else ""
            notes = "  ·  ".join(one for one in (grade, subject.notes, said) if one)
            paper.line(notes, Box(MARGIN, TOP + 20.5, INSIDE, 5.5), Hand.QUIET)

    def _sign_off(self, subject: Subject) -> None:
        paper, (x, y, width, height) = self._paper, SIGNATURE
        paper.panel(SIGNATURE, GROUND, LINE, 2)
        words = f"Sign-off for {subject.path()}"
        paper.line(words, Box(x + 4, y + 1.5, width / 2, 6), Hand.STRONG, colour=ACCENT)
        for place, choice in ((98.0, "Approve as shown"), (136.0, "Change first")):
            paper.panel(Box(x + place, y + 2.6, 4, 4), WHITE, QUIET)
            paper.line(choice, Box(x + place + 6, y + 1.5, 34, 6), Hand.PLAIN)
        paper.line("What to change", Box(x + 4, y + 9, 40, 6), Hand.QUIET)
        paper.rule(x + 30, y + 14, width - 34)
        paper.rule(x + 4, y + 21, width - 8)
        for place, long, label in ((4.0, 66.0, "Name of role"), (76.0, 30.0, "Date"), (112.0, 58.0, "Signature")):
            paper.rule(x + place, y + height - 6, long)
            paper.line(label, Box(x + place, y + height - 5.6, long, 5), Hand.QUIET)


def _rooms(shots: Sequence[Shot]) -> list[Box]:
    """Return where pictures go: below each other, or side by side where they are higher than wide."""
    if all(shot.height > shot.width for shot in shots):
        half = (INSIDE - 6) / 2
        return [Box(MARGIN + number * (half + 6), PICTURES, half, 2 * ROW - 8) for number in range(PER_LEAF)]
    return [Box(MARGIN, PICTURES + number * ROW, INSIDE, SHOT_HEIGHT) for number in range(PER_LEAF)]
