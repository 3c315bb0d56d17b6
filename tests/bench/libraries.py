"""Libraries of any size for measurements, written straight from the model."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from pathlib import Path

from kiosk.library import writer
from kiosk.library.writer import Leaf
from kiosk.model.blocks import (
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Card,
    Cards,
    Heading,
    IconArray,
    Paragraph,
    Step,
    Steps,
    Table,
)
from kiosk.model.inline import Strong, Term, Text
from kiosk.model.library import (
    GlossaryTerm,
    Guide,
    Home,
    Page,
    PageEntry,
    Question,
    QuestionGroup,
    Review,
    Section,
    Status,
)

SENTENCE = "Your care team looks at what the disease does now, and at what your child enjoys. "
REVIEW = Review(Status.IN_REVIEW, "nurse", dt.date(2026, 1, 1), dt.date(2027, 1, 1))


def sixty_blocks() -> tuple[Block, ...]:
    """A page as long as any should be: 60 blocks of every common kind."""
    words = Paragraph((Text(SENTENCE * 3), Strong((Text("Ask them."),)), Term("term-1", "remission")))
    kinds: tuple[Block, ...] = (
        Heading(2, (Text("What happens next"),), "next"),
        words,
        words,
        BulletList(tuple((Paragraph((Text(SENTENCE),)),) for _ in range(4))),
        Callout(CalloutKind.TIP, (words,)),
        Steps(tuple(Step(f"Step {n}", (Text(SENTENCE),)) for n in range(3))),
        Table(((Text("What"),), (Text("Why"),)), tuple(((Text("Scan"),), (Text(SENTENCE),)) for _ in range(3))),
        words,
        Cards(tuple(Card(f"Card {n}", (Text(SENTENCE),)) for n in range(3))),
        IconArray(10, 5, "children", "have it come back", "do not"),
    )
    return kinds * 6


def write(target: Path, pages: int) -> Path:
    """Write a library of three sections with `pages` pages in all to `target`."""
    sections = [f"section-{number}" for number in range(3)]
    counts = [len(range(number, pages, 3)) for number in range(3)]
    guide = Guide(
        "en",
        False,
        Home("A guide", "For families."),
        Cards((Card("Welcome", (Text("Take your time."),)),)),
        tuple(
            Section(s, s.title(), "What it is about.", "", "", count) for s, count in zip(sections, counts, strict=True)
        ),
        tuple(GlossaryTerm(f"term-{n}", (f"Term {n}",), ((Text(SENTENCE),),)) for n in range(40)),
        (QuestionGroup("about", "About", (Question("about/1", "What comes next?"),)),),
        (Paragraph((Text(SENTENCE),)),),
    )
    blocks = sixty_blocks()
    leaves = (
        Leaf.of(
            "en",
            Page(
                PageEntry(
                    f"{sections[n % 3]}/page-{n}", sections[n % 3], n // 3 + 1, f"Page {n}", SENTENCE, 900, False,
                ),
                blocks, ("term-1", "term-2"), "about", (), REVIEW,
            ),
        )
        for n in range(pages)
    )  # fmt: skip
    writer.write(target, [guide], leaves, [])
    return target


def write_wordy(target: Path, pages: int) -> Path:
    """Write a library of `pages` pages with 20,000 different words, as unevenly spread as those of a language."""
    chance = random.Random(7)
    syllables = [first + second for first in "bcdfghlmnprstv" for second in "aeiou"]
    words = ["".join(chance.choices(syllables, k=chance.randint(1, 5))) for _ in range(20_000)]
    shares = list(itertools.accumulate(1 / rank for rank in range(1, len(words) + 1)))

    def some(count: int) -> str:
        return " ".join(chance.choices(words, cum_weights=shares, k=count)).capitalize()

    terms = tuple(GlossaryTerm(f"term-{n}", (some(1), some(2)), ((Text(some(20)),),)) for n in range(200))
    section = Section("all", "All", "All.", "", "", pages)
    guide = Guide("en", False, Home("A guide", "For families."), Cards(()), (section,), terms, (), ())
    leaves = (
        Leaf.of(
            "en",
            Page(
                PageEntry(f"all/page-{n}", "all", n + 1, some(4), some(10), 150, False),
                (Heading(2, (Text(some(4)),), "a"), Paragraph((Text(some(150)),))), (), "", (), REVIEW,
            ),
        )
        for n in range(pages)
    )  # fmt: skip
    writer.write(target, [guide], leaves, [])
    return target
