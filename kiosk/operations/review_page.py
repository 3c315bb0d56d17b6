"""Review page: the review sheet as one HTML page with small pictures, which needs no network and no script."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from kiosk.model.review_sheet import Sheet, Shot, Standing, Subject
from kiosk.operations.review_style import STYLE

NAME = "index.html"


def write(sheet: Sheet, folder: Path, print_name: str) -> Path:
    """Write the page into the sheet's folder, beside the file `print_name` that is for printing; return its path."""
    file = folder / NAME
    file.write_text(page(sheet, print_name), encoding="utf-8", newline="\n")
    return file


def page(sheet: Sheet, print_name: str) -> str:
    """Return the page as HTML."""
    title = html.escape(f"Review sheet: {sheet.title}")
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>",
            '<a class="skip" href="#files">Skip to the pictures</a>',
            *_header(sheet, print_name),
            *_overview(sheet),
            '<main id="files">',
            *(line for tag, name in sheet.languages for line in _language(sheet, tag, name)),
            *_others(sheet),
            "</main>\n</body>\n</html>\n",
        ]
    )


def _header(sheet: Sheet, print_name: str) -> Iterator[str]:
    names = ", ".join(html.escape(name) for _, name in sheet.languages)
    yield f'<header>\n<p class="kind">Review sheet</p>\n<h1 dir="auto">{html.escape(sheet.title)}</h1>'
    yield f"<p>Drawn on {html.escape(sheet.day)}. Languages: {names}.</p>"
    yield (
        f'<p>To have it signed, print <a href="{_link(print_name)}">{html.escape(print_name)}</a>. '
        "A small picture opens the full one.</p>\n</header>"
    )


def _overview(sheet: Sheet) -> Iterator[str]:
    """Yield the table of files by language, in which each cell leads to its file below."""
    yield '<nav aria-labelledby="overview">\n<h2 id="overview">Overview</h2>\n<div class="wide">\n<table>'
    heads = "".join(f'<th scope="col" lang="{_words(tag)}">{_words(name)}</th>' for tag, name in sheet.languages)
    yield f'<thead>\n<tr><th scope="col">File</th>{heads}</tr>\n</thead>'
    by_place: dict[str, dict[str, Subject]] = {}
    for subject in sheet.subjects:
        by_place.setdefault(subject.place, {})[subject.language] = subject
    for group, places in groupby(by_place.values(), key=lambda own: next(iter(own.values())).group):
        head = f'<th scope="rowgroup" colspan="{len(sheet.languages) + 1}" dir="auto">{_words(group)}</th>'
        yield f"<tbody>\n<tr>{head}</tr>"
        yield from (_overview_row(own, sheet) for own in places)
        yield "</tbody>"
    yield f"<tfoot>\n{''.join(_count_row(sheet, one) for one in Standing)}</tfoot>\n</table>\n</div>\n</nav>"


def _overview_row(own: dict[str, Subject], sheet: Sheet) -> str:
    first = next(iter(own.values()))
    cells = "".join(f"<td>{_chip(own[tag], link=True) if tag in own else ''}</td>" for tag, _ in sheet.languages)
    return f'<tr><th scope="row">{_title(first)} <code>{_words(first.place)}</code></th>{cells}</tr>'


def _count_row(sheet: Sheet, standing: Standing) -> str:
    cells = "".join(f"<td>{sheet.count(tag, standing)}</td>" for tag, _ in sheet.languages)
    return f'<tr><th scope="row">Number of files {standing}</th>{cells}</tr>\n'


def _language(sheet: Sheet, tag: str, name: str) -> Iterator[str]:
    yield f'<section class="language" aria-labelledby="language-{_words(tag)}">'
    yield f'<h2 id="language-{_words(tag)}"><span lang="{_words(tag)}">{_words(name)}</span></h2>'
    for group, subjects in groupby(sheet.of(tag), key=lambda one: one.group):
        yield f'<h3 dir="auto">{_words(group)}</h3>'
        for subject in subjects:
            yield from _subject(subject, sheet.shots_of(subject))
    rest = sheet.rest(tag)
    if rest:
        yield "<details>\n<summary>All other screens</summary>"
        yield from _looks(rest, "A screen of the kiosk")
        yield "</details>"
    yield "</section>"


def _subject(subject: Subject, shots: tuple[Shot, ...]) -> Iterator[str]:
    yield f'<article id="{_words(subject.path())}">\n<div class="facts">\n<h4>{_title(subject)} {_chip(subject)}</h4>'
    facts = {
        "File": f"<code>{_words(subject.path())}</code>",
        "Reviewer": _words(subject.reviewer),
        "Reviewed": _words(subject.reviewed),
        "Review by": _words(subject.review_by),
        "Reading grade": _words(subject.grade),
        "Notes": _words(subject.notes),
    }
    yield f"<dl>{''.join(f'<div><dt>{name}</dt><dd>{value}</dd></div>' for name, value in facts.items() if value)}</dl>"
    yield from _problems(subject.problems)
    yield "</div>\n<div>"
    if shots:
        yield from _looks(shots, subject.title)
    else:
        yield f'<p class="none">{_why_none(subject)}</p>'
    yield "</div>\n</article>"


def _why_none(subject: Subject) -> str:
    if subject.standing is Standing.MISSING:
        return "Missing: this file is not there in this language."
    if subject.standing is Standing.LEFT_OUT:
        return "Left out: families do not see this file until its errors are mended."
    return "No screen shows this file; look at the problems of its section."


def _problems(problems: tuple[str, ...]) -> Iterator[str]:
    if problems:
        items = "".join(f"<li>{_words(problem)}</li>" for problem in problems)
        yield f'<ul class="problems" aria-label="Problems">{items}</ul>'


def _looks(shots: Iterable[Shot], title: str) -> Iterator[str]:
    """Yield the pictures of each look (size, colours, text size) as a row."""
    looks: dict[str, list[Shot]] = {}
    for shot in shots:
        looks.setdefault(shot.look, []).append(shot)
    for look, own in looks.items():
        yield f'<p class="look">{_words(look)}</p>\n<ul class="shots">'
        yield from (_figure(shot, title) for shot in own)
        yield "</ul>"


def _figure(shot: Shot, title: str) -> str:
    caption = shot.caption() if shot.place else f"{shot.scene}, {shot.number}"
    return (
        f'<li><a href="{_link(shot.picture)}"><img src="{_link(shot.thumbnail)}" width="{shot.width // 2}" '
        f'height="{shot.height // 2}" loading="lazy" alt="{_words(f"{title}: {caption}")}"></a> '
        f"<span>{_words(caption)}</span></li>"
    )


def _others(sheet: Sheet) -> Iterator[str]:
    if sheet.others:
        yield '<section aria-labelledby="others">\n<h2 id="others">Problems of other files</h2>'
        yield from _problems(sheet.others)
        yield "</section>"


def _title(subject: Subject) -> str:
    return f'<span lang="{_words(subject.title_language)}" dir="auto">{_words(subject.title)}</span>'


def _chip(subject: Subject, *, link: bool = False) -> str:
    word = f'<span class="chip {subject.standing.replace(" ", "-")}">{subject.standing}</span>'
    more = f' <span class="note">{_words(subject.notes)}</span>' if link and subject.notes else ""
    return f'<a href="#{_link(subject.path())}">{word}</a>{more}' if link else word


def _words(text: str) -> str:
    return html.escape(text)


def _link(path: str) -> str:
    return html.escape(quote(path))
