"""Scaffold: new pages, words and languages, with everything filled in that can be known. Nothing is ever overwritten.

What is left to write is marked TODO; a page is left out until all of that is written (KC612). Raises KioskError with
one sentence for what cannot be made; nothing is written then.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

from kiosk.authoring import names, sources
from kiosk.authoring.joining import DEFAULT_LANGUAGE
from kiosk.authoring.nearest import did_you_mean
from kiosk.errors import KioskError
from kiosk.problems import Problem

YEAR = dt.timedelta(days=365)
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ORDER = re.compile(r"^order: *(\d+)", re.MULTILINE)
_STATUS = re.compile(r"^status: .*$", re.MULTILINE)
_GROUP = re.compile(r"^## (?!.*\{#)(.+?) *$", re.MULTILINE)


def page(content: Path, name: str, language: str, today: dt.date) -> Path:
    """Make the page `name`, like `care/visiting-hours`, the last of its section; return its file."""
    section, _, own = name.removesuffix(".md").partition("/")
    folder = _language(content, language) / section
    if not (folder / names.INDEX).is_file():
        known = sorted(one.parent.name for one in folder.parent.glob(f"*/{names.INDEX}"))
        message = (
            f"There is no section {section}. {did_you_mean(section, known, 'There are ' + ', '.join(known) + '.')}"
        )
        raise KioskError(message)
    if not _NAME.fullmatch(own):
        message = f"Name the page like {section}/visiting-hours: the section, then small letters, digits and hyphens."
        raise KioskError(message)
    pages = [one for one in folder.glob("*.md") if one.name != names.INDEX]
    texts = (sources.read_text(folder, one.name) for one in pages)
    orders = [int(found[1]) for text in texts if isinstance(text, str) and (found := _ORDER.search(text))]
    title = own.replace("-", " ").capitalize()
    text = f"""---
title: {title}
summary: TODO one line that says what this page is about.
order: {max(orders, default=0) + 1}
status: draft
reviewer: TODO the role of who reads it, never a name
reviewed: {today}
review_by: {today + YEAR}
---

TODO the one thing that a family should know, first.

> [!NOTE]
> TODO the same in one or two sentences.

## TODO a short heading

TODO a short paragraph.

> [!IMPORTANT]
> TODO something to do, or to ask.
"""
    return _written(folder / f"{own}.md", text)


def term(content: Path, name: str, language: str) -> Path:
    """Add the word `name` to the end of the glossary; return the glossary's file."""
    file = _language(content, language) / f"{names.Kind.GLOSSARY}.md"
    word = " ".join(name.split())
    if not word or not word[0].isalnum():
        message = f"{name!r} is not a word."
        raise KioskError(message)
    text = _read(file)
    if word.lower() in (line.strip().lower() for line in text.splitlines()):
        message = f"{word} is in {file} already."
        raise KioskError(message)
    file.write_text(f"{text.rstrip()}\n\n{word}\n: TODO one to three short sentences.\n", "utf-8")
    return file


def language(content: Path, tag: str) -> Path:
    """Make the folder of a language with all that it needs but pages, in English, to be translated; return it."""
    if not names.LANGUAGE.fullmatch(tag):
        message = f"{tag} is not the tag of a language; write it like de, or like zh-Hant."
        raise KioskError(message)
    source, folder = _language(content, DEFAULT_LANGUAGE), content / tag
    if folder.exists():
        message = f"The folder {folder} is there already."
        raise KioskError(message)
    files = [*(source / name for name in names.SPECIAL), *source.glob(f"*/{names.INDEX}")]
    for file, written in [(file, _read(file)) for file in files]:
        text = _STATUS.sub("status: draft", written)
        if file.stem == names.Kind.QUESTIONS:
            # A family's list survives a change of language by these names.
            text = _GROUP.sub(lambda found: f"## {found[1]} {{#{names.slug(found[1])}}}", text)
        target = folder / file.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        _written(target, text)
    return folder


def _language(content: Path, tag: str) -> Path:
    folder = content / tag
    if not (folder / "home.md").is_file():
        known = sorted(one.parent.name for one in content.glob("*/home.md"))
        message = f"There is no language {tag} in {content}. {did_you_mean(tag, known)}"
        raise KioskError(message.strip())
    return folder


def _read(file: Path) -> str:
    text = sources.read_text(file.parent, file.name)
    if isinstance(text, Problem):
        raise KioskError(str(replace(text, path=str(file))))
    return text


def _written(file: Path, text: str) -> Path:
    try:
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except FileExistsError:
        message = f"{file} is there already; it was not changed."
        raise KioskError(message) from None
    return file
