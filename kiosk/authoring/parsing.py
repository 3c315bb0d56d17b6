"""Parsing: one file's text to its outline and body. Slow or deep text can hurt: only the worker calls this."""

from __future__ import annotations

from kiosk.authoring import (
    checks,
    codes,
    frontmatter,
    glossary_file,
    glyphs,
    names,
    questions_file,
    reading_grade,
    spelling,
    vocabulary,
    words,
)
from kiosk.authoring.checks.draft import Draft
from kiosk.authoring.desk import Desk
from kiosk.authoring.frontmatter import FrontMatter
from kiosk.authoring.names import Kind
from kiosk.authoring.parsed import Body, Outline, Target
from kiosk.authoring.syntax.lines import Line
from kiosk.authoring.syntax.reader import Reader
from kiosk.authoring.syntax.scribe import Scribe
from kiosk.model.blocks import Cards


def parse(path: str, kind: Kind, text: str) -> tuple[Outline, Body]:
    """Return what the file `path` holds; everything wrong with it is among the outline's problems."""
    desk = Desk(path, text.split("\n"))
    front, end = frontmatter.parse(kind, desk)
    scribe = Scribe(desk)
    scribe.say(front.spoken)
    body = Body()
    try:
        lines = [Line(number, line) for number, line in enumerate(desk.lines[end:], start=end + 1)]
        body = _body(kind, lines, scribe)
    except RecursionError:
        message = "Lists or boxes stand inside each other, too deep."
        desk.tell(codes.TOO_DEEP, scribe.line, message, "Write it more simply.")
    for check in checks.ALL:
        check(Draft(kind, body.blocks, tuple(scribe.passages)), desk)
    return _outline(path, kind, front, scribe, body), body


def _body(kind: Kind, lines: list[Line], scribe: Scribe) -> Body:
    reader = Reader(scribe)
    match kind:
        case Kind.GLOSSARY:
            return Body(terms=glossary_file.terms(lines, reader))
        case Kind.SECTION | Kind.HOME:
            first = next((line for line in lines if line.text.strip()), None)
            if first:
                message = "Text below the lines at the top is not shown here."
                scribe.desk.tell(codes.UNEXPECTED_TEXT, first.number, message, "Move it to a page.")
            return Body()
        case _:
            blocks = reader.blocks(lines)
    if kind is Kind.QUESTIONS:
        return Body(groups=questions_file.groups(blocks, reader.ends, scribe))
    if kind is Kind.ATTRACT and not (len(blocks) == 1 and isinstance(blocks[0], Cards)):
        message = "This file needs one block called cards, and nothing else."
        scribe.desk.tell(codes.BAD_SLIDES, 0, message, "Copy the block from content that works.")
    if not any(line.text.strip() for line in lines):
        scribe.desk.tell(codes.EMPTY, 0, "There is nothing to read in this file.", "Write below the lines at the top.")
    return Body(blocks=blocks, ends=reader.ends)


def _outline(path: str, kind: Kind, front: FrontMatter, scribe: Scribe, body: Body) -> Outline:
    picture = scribe.picture(front.picture)
    if front.questions:
        group = front.questions
        scribe.refer(Target.GROUP, group.text, group.text, group.line, group.column)
    return Outline(
        path=path,
        kind=kind,
        title=front.title,
        summary=front.summary,
        order=front.order,
        picture=picture,
        alt=front.alt,
        facts=front.facts,
        questions=front.questions.text if front.questions else "",
        review=front.review,
        calendar=front.calendar,
        anchors=tuple(scribe.anchors),
        references=tuple(scribe.references),
        words=words.count(body.blocks),
        foreign=glyphs.foreign(scribe.passages),
        prose=reading_grade.measure(scribe.passages, names.language(path)),
        vocabulary=vocabulary.of(scribe.passages),
        spots=spelling.spots(scribe),
        entries=tuple(scribe.entries),
        gates=tuple(scribe.gates),
        problems=scribe.desk.problems(),
    )
