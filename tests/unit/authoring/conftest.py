"""What the tests of authoring share: a content folder that is good, to be spoilt; and pages in memory."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image

from kiosk.authoring import names, parsing
from kiosk.authoring.parsed import Body, Outline
from tests.folders import REVIEW

Parse = Callable[..., tuple[Outline, Body]]
FIRST = 9
"""The line of a parsed page's first line below its front matter."""


@pytest.fixture
def parse() -> Parse:
    """Parse the text below the front matter of a file in this process, and leave out the rules about callouts."""

    def run(body: str, path: str = "en/care/x.md", front: str = "") -> tuple[Outline, Body]:
        kind = names.kind(path)
        assert kind is not None
        top = {"page": "summary: S\norder: 1\n", "help": "summary: S\n", "home": "summary: S\n"}.get(kind, "")
        text = f"---\ntitle: T\n{top}{front}{REVIEW}---\n{body}"
        return parsing.parse(path, kind, text)

    return run


@pytest.fixture
def png() -> Callable[[int, int], bytes]:
    def make(width: int, height: int) -> bytes:
        file = io.BytesIO()
        Image.new("RGB", (width, height), "navy").save(file, "PNG")
        return file.getvalue()

    return make
