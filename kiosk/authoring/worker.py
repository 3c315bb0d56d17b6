"""Worker: the process that parses and decodes. It may hang or die; the build kills it and goes on."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable

from kiosk.authoring import wire
from kiosk.authoring.wire import Message

MEMORY_LIMIT = 1536 * 1024 * 1024
CPU_LIMIT = 600
"""Seconds of computing in all: an orphan that hangs ends by itself."""

READY = "ready"
DONE = "done"
FAILED = "failed"
LEARN = "learn"
PARSE = "parse"
DRAW = "draw"


def main() -> None:
    """Answer requests from standard input until it ends. Standard output carries nothing but answers."""
    _restrain()
    requests = os.fdopen(0, "rb")
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not fall between the answers.
    os.dup2(2, 1)
    wire.send(answers, Message(READY))
    while (request := wire.receive(requests)) is not None:
        wire.send(answers, _answer(request))


def _answer(request: Message) -> Message:
    try:
        return Message(DONE, request.path, _TASKS[request.do](request))
    except MemoryError:
        return Message(FAILED, request.path, b"it needs too much memory")
    except Exception as error:  # noqa: BLE001 - whatever a file provokes is that file's problem, not the build's
        return Message(FAILED, request.path, type(error).__name__.encode())


def _learn(request: Message) -> bytes:
    """Load what every file of a language needs, whose tag is the `path`: no single file should be blamed for it."""
    from kiosk.authoring import spelling

    spelling.prepare(request.path)
    return b""


def _parse(request: Message) -> bytes:
    from kiosk.authoring import names, parsing
    from kiosk.library import codec

    kind = names.kind(request.path)
    assert kind is not None
    outline, body = parsing.parse(request.path, kind, request.data.decode())
    return f"{codec.dumps(outline)}\n{codec.dumps(body)}".encode()


def _draw(request: Message) -> bytes:
    from kiosk.authoring import media
    from kiosk.library import codec

    drawn, data = media.draw(request.path, request.data)
    return codec.dumps(drawn).encode() + b"\n" + data


_TASKS: dict[str, Callable[[Message], bytes]] = {LEARN: _learn, PARSE: _parse, DRAW: _draw}


def _restrain() -> None:
    """Limit memory and computing where the system can, and let the screen go first."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_LIMIT, CPU_LIMIT))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(AttributeError, OSError):
        os.nice(5)
