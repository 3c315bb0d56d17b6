"""Links: to another page, to a glossary term, or words in another language."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from kiosk.authoring import codes, names
from kiosk.authoring.fields import Written
from kiosk.authoring.parsed import Target
from kiosk.authoring.syntax.scribe import Scribe
from kiosk.model.inline import Inline, PageLink, Phrase, Runs, Term, Text, plain

_EXTERNAL = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\|www\.", re.IGNORECASE)
_LANGUAGE = re.compile(r"lang:(.*)", re.IGNORECASE)
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
GLOSSARY = "glossary.md"


def link(element: Element, read: Callable[[Element, Scribe], Runs], scribe: Scribe) -> Inline:
    """Return what a link becomes; `read` reads the words inside. A link that cannot be one stays as its words."""
    line = scribe.line
    text = re.sub(r"\s+", " ", plain(read(element, scribe))).strip()
    href = "".join(words for _, words in scribe.follow(element.get("href"))).strip()
    if element.get("title"):
        hint = 'Take the words in "quotes" out, or write them as part of the sentence.'
        scribe.desk.tell(codes.LEFTOVER, line, "The words in quotes after a link are not shown.", hint, at="](")
    if not text:
        scribe.desk.tell(codes.EMPTY, line, "This link has no words to tap on.", "Write them between [ and ].", at="[")
        return Text(text)
    language = _LANGUAGE.fullmatch(href)
    if language:
        return _phrase(language[1], text, line, scribe)
    return _to_page(href, text, line, scribe)


def page_target(written: Written | None, scribe: Scribe) -> str:
    """Return the path of a page that is named in YAML, or an empty text; what is wrong with it is told."""
    if written is None:
        return ""
    found = _resolved(written.text, written.line, written.column, scribe)
    if found is None or found[0] is not Target.PAGE:
        return ""
    scribe.refer(*found, written.text, written.line, written.column)
    return found[1]


def _phrase(tag: str, text: str, line: int, scribe: Scribe) -> Inline:
    scribe.phrases.append(text)
    if not _TAG.fullmatch(tag):
        message = f"{tag or 'Nothing'} is not the tag of a language."
        scribe.desk.tell(codes.BAD_LANGUAGE, line, message, "Write it like lang:es for Spanish.", at="lang:")
        return Text(text)
    return Phrase(tag, text)


def _to_page(href: str, text: str, line: int, scribe: Scribe) -> Inline:
    column = scribe.desk.column(line, href)
    found = _resolved(href, line, column, scribe)
    if found is None:
        return Text(text)
    target, name = found
    scribe.refer(target, name, href, line, column)
    return Term(name, text) if target is Target.TERM else PageLink(name, text)


def _resolved(href: str, line: int, column: int, scribe: Scribe) -> tuple[Target, str] | None:
    """Return what `href` leads to within the content folder, or None after telling why it does not."""
    if _EXTERNAL.match(href):
        message = "The kiosk has no internet, so this link leads nowhere."
        scribe.desk.tell(codes.EXTERNAL_LINK, line, message, "Say in words where to find it.", column=column)
        return None
    file, _, anchor = href.partition("#")
    path = names.resolve(scribe.path, file) if file and not file.startswith("/") else None
    home = names.language(scribe.path)
    if path == f"{home}/{GLOSSARY}" and anchor:
        return Target.TERM, anchor
    hint = "Write the file of a page, like (mibg-therapy.md) or (../care/mibg-therapy.md)."
    if path is None or not path.endswith(".md"):
        scribe.desk.tell(codes.NOT_A_PAGE_LINK, line, "This link does not name a page.", hint, column=column)
        return None
    if names.language(path) != home or names.kind(path) is not names.Kind.PAGE:
        message = "This link leads to a file that is not a page of this language."
        scribe.desk.tell(codes.NOT_A_PAGE_LINK, line, message, hint, column=column)
        return None
    return Target.PAGE, f"{path}#{anchor}" if anchor else path
