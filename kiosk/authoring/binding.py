"""Binding: joins a file's body with the rest of the library: terms are marked, paths become ids and names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from kiosk.authoring.terms import Index
from kiosk.model.blocks import (
    Block,
    Blocks,
    BulletList,
    Callout,
    Card,
    Cards,
    Figure,
    Gate,
    Heading,
    IconArray,
    NumberedList,
    Paragraph,
    QuestionSet,
    Quote,
    Step,
    Steps,
    Table,
)
from kiosk.model.inline import Emphasis, Inline, PageLink, Phrase, Runs, Strong, Term, Text


@dataclass(frozen=True, slots=True)
class Bound:
    """A body that is ready for the library, and the slugs of its terms in the order they are met."""

    blocks: Blocks
    terms: tuple[str, ...]


def bind(blocks: Blocks, index: Index, found: Mapping[str, str]) -> Bound:
    """Bind a page's blocks. `found` has each path's page id or picture name, and each word, that is not left out."""
    binder = _Binder(index, found)
    bound = binder.blocks(blocks)
    return Bound(bound, tuple(binder.terms))


def bind_runs(runs: Runs, found: Mapping[str, str]) -> Runs:
    """Bind runs in which no term is marked, as in the glossary itself."""
    return _Binder(Index(()), found).runs(runs)


class _Binder:
    def __init__(self, index: Index, found: Mapping[str, str]) -> None:
        self._index = index
        self._found = found
        self._seen: set[str] = set()
        self._listed = True
        self.terms: dict[str, None] = {}

    def blocks(self, blocks: Blocks) -> Blocks:
        return tuple(bound for block in blocks if (bound := self._block(block)) is not None)

    def _block(self, block: Block) -> Block | None:  # noqa: C901, PLR0911 - one case for each block type
        match block:
            case Heading():
                return replace(block, runs=self._links_only(block.runs))
            case Paragraph():
                return Paragraph(self.runs(block.runs))
            case BulletList() | NumberedList():
                return replace(block, items=tuple(self.blocks(item) for item in block.items))
            case Table():
                header = tuple(self.runs(cell) for cell in block.header)
                return Table(header, tuple(tuple(self.runs(cell) for cell in row) for row in block.rows))
            case Quote():
                return Quote(tuple(self.runs(runs) for runs in block.paragraphs))
            case Figure():
                picture = self._found.get(block.picture, "")
                return replace(block, picture=picture) if picture else None
            case Callout():
                return Callout(block.kind, self.blocks(block.blocks))
            case Steps():
                return Steps(tuple(self._step(step) for step in block.steps))
            case Cards():
                return Cards(tuple(self._card(card) for card in block.cards))
            case Gate():
                return self._gate(block)
            case IconArray() | QuestionSet():
                return block
            case _:
                assert_never(block)

    def _step(self, step: Step) -> Step:
        picture = self._found.get(step.picture, "")
        return Step(step.title, self.runs(step.runs), picture, step.alt if picture else "")

    def _card(self, card: Card) -> Card:
        picture, page = self._found.get(card.picture, ""), self._found.get(card.page, "")
        return Card(card.title, self.runs(card.runs), picture, card.alt if picture else "", page)

    def _gate(self, gate: Gate) -> Gate:
        """Bind both sides of a gate. A family may see neither, so a first mention there is not the page's first."""
        before = set(self._seen)
        words = self.blocks(gate.words)
        self._seen = set(before)
        self._listed = False
        numbers = self.blocks(gate.numbers)
        self._listed = True
        self._seen = before
        return Gate(gate.coming, numbers, words, gate.questions)

    def _links_only(self, runs: Runs) -> Runs:
        return _Binder(Index(()), self._found).runs(runs)

    def runs(self, runs: Runs) -> Runs:
        return tuple(bound for run in runs for bound in self._run(run))

    def _run(self, run: Inline) -> Iterator[Inline]:
        match run:
            case Text():
                yield from self._text(run.text)
            case Strong():
                yield Strong(self.runs(run.runs))
            case Emphasis():
                yield Emphasis(self.runs(run.runs))
            case Term() if run.slug in self._found:
                self._note(run.slug)
                yield run
            case Term():
                yield Text(run.text)
            case PageLink():
                page = self._found.get(run.page, "")
                yield PageLink(page, run.text) if page else Text(run.text)
            case Phrase():
                yield run
            case _:
                assert_never(run)

    def _text(self, text: str) -> Iterator[Inline]:
        position = 0
        for mention in self._index.mentions(text):
            if mention.slug in self._seen:
                continue
            self._note(mention.slug)
            if mention.start > position:
                yield Text(text[position : mention.start])
            yield Term(mention.slug, text[mention.start : mention.end])
            position = mention.end
        if position < len(text):
            yield Text(text[position:])

    def _note(self, slug: str) -> None:
        self._seen.add(slug)
        if self._listed:
            self.terms[slug] = None
