"""A look at new content is killed at each system call, and each is made to fail: the old library shows, or the new one.

The system calls are those on the folder of libraries and its files, from the first question whether anything is new to
the last of clearing up: the library that is written, the pointer, the cache, the report to staff and the mark of the
day.
"""

from __future__ import annotations

import itertools
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk.authoring.cache import Cache
from kiosk.authoring.publishing import CACHE, CHECKED
from kiosk.library import attempts, generations
from kiosk.library.attempts import Outcome
from tests.faults import looks
from tests.faults.conftest import ROOT, kept_in, look, promised
from tests.faults.looks import HALF, INCOMING, WELL
from tests.folders import Content, library

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="only strace can fail a system call")

JOURNAL = f"{CACHE}-journal"
FILES = {generations.POINTER, CACHE, CHECKED, attempts.FILE}
HALVES = {f"{name}.new" for name in FILES - {CACHE}} | {JOURNAL}
"""Each has the same name each time, and lies there until the next writing at most."""
KILL = "signal=KILL"
KILLED = -9
MET = {
    *("openat", "read", "write", "pread64", "pwrite64", "fcntl", "fsync", "close"),
    *("chmod", "rename", "newfstatat", "getdents64", "unlink"),
}
"""What a look cannot do without."""
FAULTS = {
    KILL: MET,
    "error=EIO": MET,
    "error=ENOSPC": {"openat", "write", "pwrite64", "fsync", "close", "rename"},
    "error=EACCES": {"openat", "newfstatat", "chmod", "rename", "unlink"},
}
"""What meets each fault; the first two befall any system call, the others those alone that may give them."""
_CALL = re.compile(r"\d+ +(\w+)\(.*")


class Call(NamedTuple):
    """One system call: its kind, and its number among those, from 1 on, as strace counts."""

    kind: str
    number: int


class Traced(NamedTuple):
    """How a look ended, and what strace told of it: the kind of each call and its line."""

    ended: int
    kinds: list[str]
    lines: list[str]


class Prepared(NamedTuple):
    """Content that is new, a folder of as many libraries as are kept, and what the cache gives from before."""

    content: Path
    folder: Path
    new: str
    remembered: dict[bytes, bytes]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    place = tmp_path_factory.mktemp("prepared")
    content, folder = Content(place / "content"), place / "library"
    folder.mkdir()
    for mark in (b"oldest", b"older"):
        _publish(folder, mark)
    content.page("en/care/second.md", "More about remission.")
    assert look(content.folder, folder) is Outcome.PUBLISHED
    assert len(list(generations.usable(folder))) == generations.KEPT
    (folder / CHECKED).write_text("yesterday", "ascii")
    known = kept_in(folder / CACHE)
    (content.folder / "en/care/second.md").unlink()
    # Nothing has to be parsed for this, so that no other process takes part.
    other = place / "other"
    shutil.copytree(folder, other)
    assert look(content.folder, other) is Outcome.PUBLISHED
    new = generations.current(other)
    assert new
    return Prepared(content.folder, folder, new.name, known)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def trace(prepared: Prepared, folder: Path) -> Iterator[Callable[..., Traced]]:
    """Look at what was prepared, laid out anew, and tamper with the system calls on the folder and its files."""
    _lay_out(prepared, folder)
    log = folder.parent / "calls"
    libraries = [file.name for file in generations.usable(prepared.folder)]
    names = ["", HALF, INCOMING, prepared.new, *libraries, *sorted(FILES | HALVES)]
    paths = [word for name in names for word in ("-P", str(folder / name))]
    command = [sys.executable, "-m", looks.__name__, str(prepared.content), str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdin
        assert program.stdout
        told, answers = program.stdin, program.stdout
        assert answers.readline() == "published\n"

        def run(*inject: str) -> Traced:
            _lay_out(prepared, folder)
            told.write("\t".join(["-o", str(log), *paths, *inject]) + "\n")
            told.flush()
            ended = int(answers.readline())
            calls = [found for line in log.read_text("utf-8").splitlines() if (found := _CALL.fullmatch(line))]
            return Traced(ended, [call[1] for call in calls], [call[0] for call in calls])

        yield run


def _publish(folder: Path, mark: bytes) -> list[str]:
    """Publish another library, and return the names of all that can be used then."""
    (folder / "incoming.kiosk").write_bytes(library(mark))
    published = generations.publish(folder, folder / "incoming.kiosk")
    found = list(generations.usable(folder))
    assert published == found[0]
    return [file.name for file in found]


def _lay_out(prepared: Prepared, folder: Path) -> None:
    """Copy what was prepared, times and all."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(prepared.folder, folder)


def _numbered(kinds: list[str]) -> Iterator[Call]:
    counted: Counter[str] = Counter()
    for kind in kinds:
        counted[kind] += 1
        yield Call(kind, counted[kind])


def _give_nothing_wrong(cache: Path, known: dict[bytes, bytes]) -> None:
    with Cache(cache) as opened:
        for key, value in known.items():
            kept = opened.get(key)
            assert kept is None or value.endswith(kept)


def _two_of(names: list[str]) -> list[list[str]]:
    return [list(two) for two in itertools.combinations(names, 2)]


@pytest.mark.parametrize("fault", FAULTS)
def test_at_every_system_call_there_is_the_old_library_or_the_new_one(
    prepared: Prepared, folder: Path, trace: Callable[..., Traced], fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Only the process that is tampered with has to bring anything to the disk.
    monkeypatch.setattr(os, "fsync", lambda _handle: None)
    before = [file.name for file in generations.usable(prepared.folder)]
    after = [prepared.new, *before[:-1]]
    clean = trace()
    assert clean.ended == WELL
    assert set(clean.kinds) >= MET
    (switch,) = [number for number, line in enumerate(clean.lines) if " rename(" in line and 'current"' in line]
    synced = next(number for number, line in enumerate(clean.lines) if number > switch and " fsync(" in line)
    everywhere = FAULTS[fault] is MET
    hit: list[Call] = []
    shown: Counter[str] = Counter()
    for place, call in enumerate(_numbered(clean.kinds)):
        if not everywhere and call.kind not in FAULTS[fault]:
            continue
        done = trace("-e", f"inject={call.kind}:{fault}:when={call.number}")
        told = "\n".join(done.lines)
        assert done.kinds[: place + 1] == clean.kinds[: place + 1], told
        if fault == KILL:
            assert (done.ended, len(done.kinds)) == (KILLED, place + 1), told
        else:
            assert [number for number, line in enumerate(done.lines) if "(INJECTED)" in line] == [place], told
        hit.append(call)

        usable = list(generations.usable(folder))
        assert all(generations.is_whole(file) for file in usable)
        found = [file.name for file in usable]
        # What cannot be read gives way to what can.
        assert found == before or (found[0] == prepared.new and found[1:] in _two_of(before)), told
        assert fault != KILL or found in (before, after), told
        shown[found[0]] += 1
        # What is killed has done all that stands before; what fails before the switch says so, or was not needed.
        stands = place > switch or (fault != KILL and done.ended == WELL)
        assert (found[0] == prepared.new) == stands, told
        assert done.ended != WELL or place != synced, told

        assert look(prepared.content, folder) in {Outcome.PUBLISHED, Outcome.UNCHANGED, None}, told
        kept = [file.name for file in generations.usable(folder)]
        assert kept == (found if found != before else after), told
        reported = attempts.read(folder)
        assert reported
        assert reported.generation == prepared.new
        _give_nothing_wrong(folder / CACHE, prepared.remembered)
        then = _publish(folder, b"next")
        assert then[1:] == kept[:-1]
        assert {file.name for file in folder.iterdir()} - HALVES == {*then, *FILES}, told
    print(f"\n{fault}: {len(hit)} system calls, {dict(Counter(call.kind for call in hit))}; shown: {shown}")
    assert {call.kind for call in hit} >= FAULTS[fault]
    most = promised("Look at new content killed") if everywhere else promised("Look at new content refused")
    assert len(hit) >= most
    assert set(shown) == {before[0], prepared.new}
