"""A content folder without any problem, to be spoilt by a test."""

from __future__ import annotations

import hashlib
import tempfile
from functools import cache
from pathlib import Path

from kiosk.authoring import compiler
from kiosk.authoring.foreman import Limits

REVIEW = "status: draft\nreviewer: Nurse\nreviewed: 2026-01-01\nreview_by: 2027-01-01\n"
CALLOUTS = "> [!NOTE]\n> In short.\n\n> [!IMPORTANT]\n> Ask.\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9" fill="#cde"/></svg>'
FILES = {
    "en/home.md": f"---\ntitle: Guide\nsummary: Welcome.\n{REVIEW}---\n",
    "en/attract.md": f"---\ntitle: Welcome\n{REVIEW}---\n```cards\n- title: Read\n  text: While you wait.\n```\n",
    "en/help.md": f"---\ntitle: Help\nsummary: Ask.\n{REVIEW}---\nTell any nurse about ALK or remission.\n",
    "en/glossary.md": f"---\ntitle: Words\n{REVIEW}---\nALK\n: A gene.\n\nremission\n: No sign of disease.\n",
    "en/questions.md": f"---\ntitle: Questions\n{REVIEW}---\n## About treatment\n\n- What next?\n",
    "en/care/index.md": (
        f"---\ntitle: Care\nsummary: Ours.\norder: 1\npicture: ../../pictures/a.svg\nalt: A.\n{REVIEW}---\n"
    ),
    "en/care/first.md": f"---\ntitle: First\nsummary: One.\norder: 1\n{REVIEW}---\nWords.\n\n{CALLOUTS}",
    "pictures/a.svg": SVG,
}
PATIENT = Limits(page=600, picture=600)
"""Seconds that a file of the shipped content may take where other tests keep the machine busy."""


class Content:
    """A content folder; it begins without any problem."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for path, text in FILES.items():
            self.write(path, text)

    def write(self, path: str, text: str | bytes) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)

    def page(self, path: str, body: str, front: str = "") -> None:
        self.write(path, f"---\ntitle: A page\nsummary: One.\norder: 2\n{front}{REVIEW}---\n{body}\n{CALLOUTS}")


def library(mark: bytes) -> bytes:
    """Return a small library file, another one for each `mark`."""
    return marked(_small(), mark)


def marked(whole: bytes, mark: bytes) -> bytes:
    """Return another library with the same content: the counter of changes in SQLite's header differs."""
    return whole[:24] + hashlib.sha256(mark).digest()[:4] + whole[28:]


@cache
def _small() -> bytes:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        compiler.build(Content(folder / "content").folder, folder / "small.kiosk")
        return (folder / "small.kiosk").read_bytes()
