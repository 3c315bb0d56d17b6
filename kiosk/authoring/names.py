"""Names: which file is which, and the words of an address (slugs)."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum


class Kind(StrEnum):
    """What a text file of a language holds."""

    PAGE = "page"
    SECTION = "section"
    HOME = "home"
    ATTRACT = "attract"
    HELP = "help"
    GLOSSARY = "glossary"
    QUESTIONS = "questions"


SPECIAL = {f"{kind.value}.md": kind for kind in (Kind.HOME, Kind.ATTRACT, Kind.HELP, Kind.GLOSSARY, Kind.QUESTIONS)}
"""The files that stand directly in a language's folder."""

INDEX = "index.md"
PICTURES = "pictures"
WORDS = "words.txt"
"""The clinic's own word list, for all languages."""
PICTURE_ENDINGS = (".svg", ".png", ".jpg", ".jpeg", ".webp")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
"""The BCP 47 tags that a folder may be named by, like `es` or `zh-Hant`."""


def slug(text: str) -> str:
    """Return `text` as a word for addresses: `Phase I` gives `phase-i`. Letters of every script are kept."""
    folded = "".join(one for one in unicodedata.normalize("NFKD", text).lower() if not unicodedata.combining(one))
    return re.sub(r"[\W_]+", "-", folded).strip("-")


def language(path: str) -> str:
    """Return the language folder of a text file's path."""
    return path.partition("/")[0]


def inside(path: str) -> str:
    """Return the path of a text file within its language, in which it is the same in each."""
    return path.partition("/")[2]


def page_id(path: str) -> str:
    """Return the id of the page in `path`: `en/care/mibg-therapy.md` gives `care/mibg-therapy`."""
    return inside(path).removesuffix(".md")


def section_id(path: str) -> str:
    """Return the section that a page's or section's path lies in."""
    return path.split("/")[1]


def kind(path: str) -> Kind | None:
    """Return what the text file `path` (relative to the content folder) holds, or None where none belongs."""
    parts = path.split("/")
    if not path.endswith(".md"):
        return None
    match len(parts):
        case 2:
            return SPECIAL.get(parts[1])
        case 3:
            return Kind.SECTION if parts[2] == INDEX else Kind.PAGE
        case _:
            return None


def resolve(path: str, target: str) -> str | None:
    """Return the path that `target`, as written in the file `path`, leads to, or None when it leaves the content."""
    parts = path.split("/")[:-1]
    for part in target.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)
