"""Foreman: keeps worker processes, gives them one file at a time, and kills what takes too long."""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import kiosk
from kiosk.authoring import codes, names, wire, worker
from kiosk.authoring.wire import Message
from kiosk.errors import KioskError
from kiosk.problems import Problem

START_SECONDS = 60.0
PAGE_SECONDS = 2.0
PICTURE_SECONDS = 20.0
BUILD_SECONDS = 600.0
MOST_HANDS = 4
ENOUGH = {worker.PARSE: 25, worker.DRAW: 2}
"""Files for which another process is worth its start."""

SLOW = "slow"
DIED = "died"


class OvertimeError(Exception):
    """The build as a whole took too long."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds that each thing may take."""

    page: float = PAGE_SECONDS
    picture: float = PICTURE_SECONDS
    build: float = BUILD_SECONDS


def command() -> list[str]:
    """Return the command that starts a worker: this program's own hidden command."""
    own = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "kiosk"]
    return [*own, "worker"]


class Hand:
    """One worker process; started when first asked, and again after it was killed."""

    def __init__(self, arguments: Sequence[str]) -> None:
        """Take the command that starts it."""
        self._arguments = list(arguments)
        self._process: subprocess.Popen[bytes] | None = None
        self._learnt: set[str] = set()

    def ask(self, request: Message, seconds: float) -> Message:
        """Return the answer, or a message whose `do` is SLOW or DIED; then the process is gone."""
        if self._process is not None and self._process.poll() is not None:
            # It died while nothing was asked of it, which is no file's fault.
            self.close()
        process = self._process or self._start()
        if request.do == worker.PARSE:
            self._learn(process, names.language(request.path))
        answer, in_time = _exchange(process, request, seconds)
        if answer is None or not in_time:
            self.close()
        return answer or Message(DIED if in_time else SLOW, request.path)

    def close(self) -> None:
        """End the process."""
        if self._process is None:
            return
        self._process.kill()
        with contextlib.suppress(OSError):
            self._process.communicate()
        self._process = None
        self._learnt.clear()

    def _learn(self, process: subprocess.Popen[bytes], language: str) -> None:
        """Let the process load what it needs for a language, outside of the seconds of its first file."""
        if language not in self._learnt:
            self._learnt.add(language)
            _exchange(process, Message(worker.LEARN, language), START_SECONDS)

    def _start(self) -> subprocess.Popen[bytes]:
        root = str(Path(kiosk.__file__).resolve().parent.parent)
        before = os.environ.get("PYTHONPATH")
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([root, before] if before else [root])}
        process = subprocess.Popen(
            self._arguments,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._process = process
        greeting, _ = _exchange(process, None, START_SECONDS)
        if greeting is None or greeting.do != worker.READY:
            self.close()
            message = "The process that reads the content cannot be started."
            raise KioskError(message)
        return process


def _exchange(process: subprocess.Popen[bytes], request: Message | None, seconds: float) -> tuple[Message | None, bool]:
    """Send and receive; return the answer, and whether the process was left in peace meanwhile."""
    assert process.stdin is not None
    assert process.stdout is not None
    late = threading.Event()

    def kill() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(seconds, kill)
    timer.daemon = True
    timer.start()
    answer = None
    with contextlib.suppress(OSError):
        if request is not None:
            wire.send(process.stdin, request)
        answer = wire.receive(process.stdout)
    timer.cancel()
    # A kill that is on its way must not hit the next request.
    timer.join()
    return answer, not late.is_set()


class Foreman:
    """All the worker processes of one build."""

    def __init__(self, limits: Limits = Limits(), clock: Callable[[], float] = time.monotonic) -> None:
        """Take the limits, and the clock by which the build's time is told (seconds)."""
        self._limits = limits
        self._clock = clock
        self._end = clock() + limits.build
        self._hands: queue.LifoQueue[Hand] = queue.LifoQueue()
        count = min(MOST_HANDS, os.cpu_count() or 1)
        self._all = [Hand(command()) for _ in range(count)]
        for hand in self._all:
            self._hands.put(hand)

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_error: object) -> None:
        """End every process."""
        for hand in self._all:
            hand.close()

    def run(self, requests: Sequence[Message]) -> Iterator[Message | Problem]:
        """Return the answer to each request, in order; a file that cannot be read gives a problem.

        Raises OvertimeError when the build's time is over.
        """
        if not requests:
            return
        count = min(len(self._all), -(-len(requests) // ENOUGH[requests[0].do]))
        with ThreadPoolExecutor(count) as pool:
            yield from pool.map(self._one, requests)

    def _one(self, request: Message) -> Message | Problem:
        allowed = self._limits.page if request.do == worker.PARSE else self._limits.picture
        left = self._end - self._clock()
        if left <= 0:
            raise OvertimeError
        hand = self._hands.get()
        try:
            answer = hand.ask(request, min(allowed, left))
        finally:
            self._hands.put(hand)
        if answer.do == worker.DONE:
            return answer
        return _problem(request.path, answer)


def _problem(path: str, answer: Message) -> Problem:
    if answer.do == SLOW:
        hint = "Look for many brackets or signs that were never closed, or make the file smaller."
        return codes.TOO_SLOW.at(path, 0, 0, "This file takes too long to read.", hint)
    reason = f" ({answer.data.decode(errors='replace')})" if answer.data else ""
    message = f"This file cannot be read safely{reason}."
    return codes.TOO_HARD.at(path, 0, 0, message, "Make it simpler, or save it again with another program.")
