"""The audit of the product: every screen, pop-up and state, in looks that cover each two wishes together."""

from __future__ import annotations

import zlib
from functools import partial

from kiosk.session.preferences import Theme
from tests.audit.inspector import UNTRANSLATED, Audit, Inspector
from tests.audit.looks import GLASSES, LANGUAGES, Look, pairwise

MANY = ("04-page-", "18-aloud-")
PARTS = 6
"""Each look visits a sixth of the pages and of what is read aloud, another one than the look before;
`python -m tests.audit` visits all.
"""


def _is_wanted(number: int, scene: str) -> bool:
    return not scene.startswith(MANY) or zlib.crc32(scene.encode()) % PARTS == number % PARTS


def test_every_screen_meets_the_standards(inspector: Inspector) -> None:
    audit = Audit()
    for number, look in enumerate(pairwise()):
        inspector.look(look, audit, partial(_is_wanted, number))
    print(audit.table())
    assert not audit.failures, f"{audit.listing()}\n{audit.table()}"
    assert audit.scenes >= {UNTRANSLATED, *(scene.name for scene in inspector.scenes())}


def test_a_kiosk_without_content_meets_them_too(without_content: Inspector) -> None:
    audit = Audit()
    for look in pairwise():
        without_content.look(look, audit, bool)
    assert not audit.failures, audit.listing()
    assert audit.views == len(pairwise())


LITTLE_ROOM = (
    *(Look(one, 100, Theme.LIGHT, low_reach=False, portrait=True, glass=GLASSES[0]) for one in LANGUAGES),
    Look("en", 200, Theme.DARK, low_reach=True, portrait=True, glass=GLASSES[1]),
)
"""Where the voice's bar lay over the letter keys, and keys over paddles; no look above is one of them."""


def test_the_voice_leaves_room_to_search(inspector: Inspector) -> None:
    audit = Audit()
    for look in LITTLE_ROOM:
        inspector.look(look, audit, lambda name: name.startswith("18-aloud-19-search"))
    assert not audit.failures, audit.listing()
    assert audit.scenes == {"18-aloud-19-search", "18-aloud-19-search-empty", "18-aloud-19-search-nothing"}
