"""Publishing is killed at each of its system calls, and each is made to fail: the old library shows, or the new one.

The system calls are those on the folder and its files, from the first of writing a library to the last of clearing up.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk.library import generations
from tests.faults import publish_once
from tests.faults.conftest import ROOT, SECONDS, promised
from tests.faults.publish_once import HALF, INCOMING

STRACE = shutil.which("strace") or ""
pytestmark = pytest.mark.skipif(not STRACE, reason="only strace can fail a system call")

OLD = tuple(word * 5000 for word in (b"oldest", b"older", b"old"))
NEXT = b"next" * 5000
KILL = "signal=KILL"
KILLED = -9
MET = {
    *("openat", "read", "write", "pwrite64", "fcntl", "fsync", "close"),
    *("chmod", "rename", "newfstatat", "getdents64", "unlink"),
}
"""What a publishing cannot do without."""
_CALL = re.compile(r"\d+ +(\w+)\(.*")


class Call(NamedTuple):
    """One system call: its kind, and its number among those, from 1 on, as strace counts."""

    kind: str
    number: int


class Traced(NamedTuple):
    """How a publishing ended, and what strace told of it: the kind of each call and its line."""

    ended: int
    kinds: list[str]
    lines: list[str]


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    """A folder of as many generations as are kept, so that the next publishing removes one."""
    folder = tmp_path / "prepared"
    folder.mkdir()
    for data in OLD:
        _publish(folder, data)
    assert len(OLD) == generations.KEPT
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


def _publish(folder: Path, data: bytes) -> list[Path]:
    (folder / INCOMING).write_bytes(data)
    return _publish_incoming(folder)


def _publish_incoming(folder: Path) -> list[Path]:
    """Publish what lies in the folder, and return all that can be used then."""
    published = generations.publish(folder, folder / INCOMING)
    found = list(generations.usable(folder))
    assert published == found[0]
    return found


def _lay_out(prepared: Path, folder: Path) -> None:
    """Copy what was prepared, times and all."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(prepared, folder)


def _trace(folder: Path, new: str, environment: Mapping[str, str], *inject: str) -> Traced:
    """Publish in a process whose system calls on the folder and its files are told, and tampered with."""
    names = ["", HALF, INCOMING, "current", "current.new", *map(_name, OLD), new]
    paths = [word for name in names for word in ("-P", str(folder / name))]
    log = folder.parent / "calls"
    program = [sys.executable, "-S", "-m", publish_once.__name__, str(folder)]
    command = [STRACE, "-f", "-o", str(log), *paths, *inject, *program]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False, timeout=SECONDS)
    calls = [found for line in log.read_text("utf-8").splitlines() if (found := _CALL.fullmatch(line))]
    return Traced(done.returncode, [call[1] for call in calls], [call[0] for call in calls])


def _name(data: bytes) -> str:
    return f"{hashlib.sha256(data).hexdigest()[: generations.LENGTH]}.kiosk"


def _numbered(kinds: list[str]) -> Iterator[Call]:
    counted: Counter[str] = Counter()
    for kind in kinds:
        counted[kind] += 1
        yield Call(kind, counted[kind])


@pytest.mark.parametrize("fault", [KILL, "error=EIO", "error=ENOSPC", "error=EACCES"])
def test_at_every_system_call_there_is_the_old_library_or_the_new_one(
    prepared: Path, folder: Path, fault: str, environment: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Only the process that is tampered with has to bring anything to the disk.
    monkeypatch.setattr(os, "fsync", lambda _handle: None)
    new = _name(publish_once.write(folder.parent).read_bytes())
    _lay_out(prepared, folder)
    clean = _trace(folder, new, environment)
    assert clean.ended == 0
    assert set(clean.kinds) >= MET
    (switch,) = [number for number, line in enumerate(clean.lines) if " rename(" in line and 'current"' in line]
    before = [_name(data) for data in reversed(OLD)]
    after = [new, *before[:-1]]
    hit: list[Call] = []
    shown: Counter[str] = Counter()
    for place, call in enumerate(_numbered(clean.kinds)):
        _lay_out(prepared, folder)
        done = _trace(folder, new, environment, "-e", f"inject={call.kind}:{fault}:when={call.number}")
        told = "\n".join(done.lines)
        assert done.kinds[: place + 1] == clean.kinds[: place + 1], told
        if fault == KILL:
            assert (done.ended, len(done.kinds)) == (KILLED, place + 1), told
        else:
            assert [number for number, line in enumerate(done.lines) if "(INJECTED)" in line] == [place], told
        hit.append(call)

        found = list(generations.usable(folder))
        assert [file.name for file in found] in (before, after), told
        assert all(generations.is_whole(file) for file in found)
        shown[found[0].name] += 1
        # What is killed has done all that stands before; what fails says so, and then nothing is new.
        assert (found[0].name == new) == (place > switch if fault == KILL else done.ended == 0), told

        publish_once.write(folder)
        assert [file.name for file in _publish_incoming(folder)] == after
        assert [file.name for file in _publish(folder, NEXT)] == [_name(NEXT), *after[:-1]]
        assert {file.name for file in folder.iterdir()} == {_name(NEXT), *after[:-1], generations.POINTER}
    print(f"\n{fault}: {len(hit)} system calls, {dict(Counter(call.kind for call in hit))}; shown: {shown}")
    assert {call.kind for call in hit} >= MET
    assert len(hit) >= promised("Writing and publishing")
    assert set(shown) == {before[0], new}
