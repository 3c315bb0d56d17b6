"""Gathering: reads and parses every file and draws every picture, or remembers what an earlier build found."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.authoring import headers, names, sources, spelling, worker
from kiosk.authoring.cache import Cache
from kiosk.authoring.foreman import Foreman
from kiosk.authoring.media import Drawn
from kiosk.authoring.parsed import Body, Outline
from kiosk.authoring.wire import Message
from kiosk.errors import KioskError
from kiosk.library import codec
from kiosk.model.library import Picture
from kiosk.problems import Problem

BATCH = 200
"""Text files in memory at a time."""
PICTURE_BATCH = 8


@dataclass(frozen=True, slots=True)
class Parsed:
    """A parsed file, and the key under which the cache keeps its body."""

    outline: Outline
    key: bytes


@dataclass(frozen=True, slots=True)
class Sketch:
    """A picture that was drawn: its path, its name in the library, where the cache keeps it, and what was changed.

    The name holds a hash, so that no screen shows an old picture that it remembers under the name of a new one.
    """

    path: str
    name: str
    key: bytes
    note: str


class Gatherer:
    """Reads one content folder."""

    def __init__(self, folder: Path, cache: Cache, foreman: Foreman) -> None:
        """Read from `folder`, asking the cache first and then the foreman's workers."""
        self._folder = folder
        self._cache = cache
        self._foreman = foreman

    def texts(self, paths: Iterable[str]) -> Iterator[Parsed | Problem]:
        """Return what each text file holds, or why it cannot be read. Raises OvertimeError."""
        for batch in _batches(paths, BATCH):
            requests: list[Message] = []
            for path in batch:
                text = sources.read_text(self._folder, path)
                if isinstance(text, Problem):
                    yield text
                else:
                    requests.append(Message(worker.PARSE, path, text.encode()))
            for answer in self._answers(requests):
                if isinstance(answer, Problem):
                    yield answer
                else:
                    _, key, data = answer
                    yield Parsed(codec.loads(Outline, data.partition(b"\n")[0].decode()), key)

    def words(self, found: sources.Sources) -> frozenset[str] | Problem:
        """Return the words of the clinic's own list, or why it cannot be read."""
        text = sources.read_text(self._folder, names.WORDS) if found.words else ""
        return text if isinstance(text, Problem) else spelling.listed(text)

    def body(self, parsed: Parsed) -> Body:
        """Return the content of a parsed file."""
        return codec.loads(Body, self.text(parsed))

    def text(self, parsed: Parsed) -> str:
        """Return the content of a parsed file as the codec's text."""
        return self._kept(parsed.key)[1].decode()

    def pictures(self, paths: Iterable[str]) -> Iterator[Sketch | Problem]:
        """Return what became of each picture, and every problem. Raises OvertimeError."""
        for batch in _batches(paths, PICTURE_BATCH):
            requests: list[Message] = []
            for path in batch:
                data = sources.read_bytes(self._folder, path, sources.PICTURE_LIMIT)
                problem = data if isinstance(data, Problem) else headers.look(path, data)
                if problem is not None:
                    yield problem
                elif isinstance(data, bytes):
                    requests.append(Message(worker.DRAW, path, data))
            for answer in self._answers(requests):
                yield from (answer,) if isinstance(answer, Problem) else _sketched(*answer)

    def picture(self, sketch: Sketch) -> Picture:
        """Return a picture that was drawn."""
        header, data = self._kept(sketch.key)
        drawn = codec.loads(Drawn, header.decode())
        return Picture(sketch.name, data, drawn.width, drawn.height)

    def _answers(self, requests: Sequence[Message]) -> Iterator[tuple[str, bytes, bytes] | Problem]:
        """Return path, key and answer of each request that has one, after the problems of those that have none."""
        keys = {request.path: self._cache.key(request.do, request.path, request.data) for request in requests}
        kept = {path: value for path, key in keys.items() if (value := self._cache.get(key)) is not None}
        missing = [request for request in requests if request.path not in kept]
        for answer in self._foreman.run(missing):
            if isinstance(answer, Problem):
                yield answer
            else:
                kept[answer.path] = answer.data
                self._cache.put(keys[answer.path], answer.data)
        if missing:
            self._cache.save()
        yield from ((path, key, kept[path]) for path, key in keys.items() if path in kept)

    def _kept(self, key: bytes) -> tuple[bytes, bytes]:
        kept = self._cache.get(key)
        if kept is None:
            # It was there a moment ago.
            message = "What was read of the content is no longer remembered: the disk of the cache fails. Try again."
            raise KioskError(message)
        header, _, data = kept.partition(b"\n")
        return header, data


def _sketched(path: str, key: bytes, answer: bytes) -> Iterator[Sketch | Problem]:
    header, _, data = answer.partition(b"\n")
    drawn = codec.loads(Drawn, header.decode())
    yield from drawn.problems
    if data:
        stem = path.rpartition("/")[2].rpartition(".")[0]
        yield Sketch(path, f"{stem}-{hashlib.sha256(data).hexdigest()[:12]}", key, drawn.note)


def _batches(paths: Iterable[str], size: int) -> Iterator[list[str]]:
    rest = iter(paths)
    while batch := list(itertools.islice(rest, size)):
        yield batch
