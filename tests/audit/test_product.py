"""The audit of the product: every screen, pop-up and state, in looks that cover each two wishes together."""

from __future__ import annotations

import zlib
from functools import partial

from tests.audit.inspector import NOBODYS, Audit, Inspector
from tests.audit.looks import pairwise

PAGE = "04-page-"
PARTS = 4
"""Each look visits a quarter of the pages, another one than the look before; `python -m tests.audit` visits all."""


def _is_wanted(number: int, scene: str) -> bool:
    return not scene.startswith(PAGE) or zlib.crc32(scene.encode()) % PARTS == number % PARTS


def test_every_screen_meets_the_standards(inspector: Inspector, without_content: Inspector) -> None:
    audit = Audit()
    for number, look in enumerate(pairwise()):
        for one in (inspector, without_content):
            one.look(look, audit, partial(_is_wanted, number))
    print(audit.table())
    assert not audit.failures, f"{audit.listing()}\n{audit.table()}"
    assert audit.scenes >= {scene.name for scene in inspector.scenes()} | set(NOBODYS)
