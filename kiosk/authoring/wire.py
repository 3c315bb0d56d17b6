"""Wire: messages between the build and its worker: a JSON header and bytes, each preceded by its length."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import IO

_LENGTH = 4
LIMIT = 200_000_000


@dataclass(frozen=True, slots=True)
class Message:
    """A message. Requests name what to `do` and the `path`; answers may tell what `failed`."""

    do: str
    path: str = ""
    data: bytes = b""


def send(stream: IO[bytes], message: Message) -> None:
    """Write a message; raises OSError when nobody listens any more."""
    header = json.dumps([message.do, message.path]).encode()
    stream.write(len(header).to_bytes(_LENGTH) + len(message.data).to_bytes(_LENGTH))
    stream.write(header)
    stream.write(message.data)
    stream.flush()


def receive(stream: IO[bytes]) -> Message | None:
    """Return the next message, or None at the end or when what came is no message."""
    lengths = _exactly(stream, 2 * _LENGTH)
    if lengths is None:
        return None
    header = _exactly(stream, int.from_bytes(lengths[:_LENGTH]))
    data = _exactly(stream, int.from_bytes(lengths[_LENGTH:]))
    if header is None or data is None:
        return None
    try:
        do, path = json.loads(header)
    except ValueError:
        return None
    return Message(str(do), str(path), data)


def _exactly(stream: IO[bytes], length: int) -> bytes | None:
    if length > LIMIT:
        return None
    data = stream.read(length)
    return data if len(data) == length else None
