"""The power goes at every moment of a writing: what a disk may then hold is the old or the new, library or counter."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk.authoring.cache import Cache
from kiosk.authoring.publishing import CACHE, CHECKED
from kiosk.library import attempts, generations
from kiosk.library.attempts import Outcome
from kiosk.operations import records
from kiosk.operations.ladder import Record
from kiosk.operations.staffcode import CodeLock
from tests.conftest import CODE
from tests.faults.conftest import ROOT, SECONDS, kept_in, look, promised
from tests.faults.disk import STRACE_OPTIONS, Call, Disk, calls
from tests.folders import Content

STRACE = shutil.which("strace") or ""
pytestmark = pytest.mark.skipif(not STRACE, reason="only strace can log system calls")

STEP = 250
"""Of the disks, which differ little from one to the next, how many there are to one on which all is built again."""
LOOK = """
import pathlib, sys
from tests.faults.conftest import look
look(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
"""
COUNT = """
import pathlib, sys
from kiosk.operations import records
from kiosk.operations.ladder import Record
from kiosk.operations.staffcode import CodeLock
code, folder = sys.argv[1], pathlib.Path(sys.argv[2])
for number in (1, 2, 3):
    records.save(folder, Record(number, 1, {"crash": number}))
lock = CodeLock(code, folder, 0.0)
for digits in ("11111111", "22222222", "12345678"):
    lock.opens(digits, 1.0)
"""
"""Three restarts are counted; then two wrong codes and the right one, which counts until it has proved right."""


class Log(NamedTuple):
    """What a publishing did to a folder that held the old library."""

    content: Content
    before: dict[str, bytes]
    done: list[Call]
    old: Path
    new: Path
    remembered: dict[bytes, bytes]


def _files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def _logged(place: Path, program: str, *arguments: str) -> list[Call]:
    """Run a program in a process of its own; return what it did to the files of the folder that is named last."""
    told = place / "calls"
    environment = {"PATH": "", "HOME": str(place), "XDG_STATE_HOME": str(place / "state")}
    command = [STRACE, *STRACE_OPTIONS, "-o", str(told), sys.executable, "-c", program, *arguments]
    subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True, timeout=SECONDS)
    return list(calls(told.read_text("ascii"), arguments[-1]))


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Log:
    place = tmp_path_factory.mktemp("log")
    content = Content(place / "content")
    folder = place / "library"
    folder.mkdir()
    assert look(content.folder, folder) is Outcome.PUBLISHED
    old = generations.current(folder)
    assert old
    before, known = _files(folder), kept_in(folder / CACHE)
    content.page("en/care/second.md", "More about remission.\n\n" * 200)
    done = _logged(place, LOOK, str(content.folder), str(folder))
    new = generations.current(folder)
    assert new
    assert new != old
    disk = Disk.of(before)
    for call in done:
        disk.do(call)
    assert disk.now() == _files(folder), "the model does what the disk did"
    return Log(content, before, done, old, new, known | kept_in(folder / CACHE))


def _cuts(log: Log) -> Iterator[dict[str, bytes]]:
    """Return every disk that a cut may leave, at every moment."""
    disk = Disk.of(log.before)
    yield from disk.after_a_cut()
    for call in log.done:
        disk.do(call)
        yield from disk.after_a_cut()


def _lay_out(found: Mapping[str, bytes], log: Log, folder: Path) -> None:
    """Make a folder of what was found; each library is as old as its pointer says, so that nothing else tells."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, data in found.items():
        (folder / name).write_bytes(data)
    for file in (log.old, log.new):
        if file.name in found:
            time = file.stat().st_mtime_ns
            os.utime(folder / file.name, ns=(time, time))


def test_whatever_the_power_cut_leaves_one_whole_library_shows(
    log: Log, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Here the disk is a model, and nothing has to come to the real one.
    monkeypatch.setattr(os, "fsync", lambda _handle: None)
    libraries = {log.old.name: log.old.read_bytes(), log.new.name: log.new.read_bytes()}
    folder = tmp_path / "found"
    disks: dict[frozenset[tuple[str, bytes]], None] = {}
    for found in _cuts(log):
        disks.setdefault(frozenset(found.items()))
    shown: dict[str, int] = dict.fromkeys(libraries, 0)
    for disk in disks:
        _lay_out(dict(disk), log, folder)
        current = generations.current(folder)
        assert current, f"neither, with {sorted(name for name, _ in disk)}"
        assert current.read_bytes() == libraries[current.name]
        shown[current.name] += 1
        (folder / "incoming.kiosk").write_bytes(b"next")
        assert generations.publish(folder, folder / "incoming.kiosk") == generations.current(folder)
        current = generations.current(folder)
        assert current
        assert current.read_bytes() == b"next"
    print(f"\npower cuts: {len(log.done)} moments, {len(disks)} different disks; shown: {sorted(shown.values())}")
    assert len(disks) >= promised("Power cut at a moment")
    assert all(shown.values())


def test_whatever_the_power_cut_leaves_the_cache_gives_nothing_wrong(log: Log, tmp_path: Path) -> None:
    folder = tmp_path / "found"
    parts = [CACHE, f"{CACHE}-journal"]
    caches = {tuple((name, found[name]) for name in parts if name in found) for found in _cuts(log)}
    given = 0
    for cache in caches:
        _lay_out(dict(cache), log, folder)
        with Cache(folder / CACHE) as opened:
            for key, value in log.remembered.items():
                kept = opened.get(key)
                given += kept is not None
                assert kept is None or value.endswith(kept)
                opened.put(key, value[-9:])
                assert opened.get(key) in {kept, value[-9:]} - {None}
    assert len(caches) >= promised("Power cut that spoils")
    assert given


def test_whatever_the_power_cut_leaves_the_next_build_succeeds_by_itself(
    log: Log, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _handle: None)
    folder = tmp_path / "found"
    disks = {frozenset(found.items()): found for found in _cuts(log)}
    chosen = [*disks.values()][::STEP]
    for found in chosen:
        _lay_out(found, log, folder)
        assert look(log.content.folder, folder) in {Outcome.PUBLISHED, Outcome.UNCHANGED, None}
        current = generations.current(folder)
        assert current
        assert current.name == log.new.name
        assert generations.is_whole(current)
        # A half of either has the same name each time, and lies there until the next writing at most.
        halves = {f"{attempts.FILE}.new", f"{generations.POINTER}.new"}
        left = {CACHE, CHECKED, attempts.FILE, generations.POINTER, log.old.name, log.new.name} | halves
        assert {file.name for file in folder.iterdir()} <= left
    assert len(chosen) >= promised("Power cut, then")


def test_whatever_the_power_cut_leaves_a_counter_is_the_old_or_the_new(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "state"
    folder.mkdir()
    # What both files say once as many writings are safe on the disk.
    told = [(Record(), 0)]
    told += [(Record(number, 1, {"crash": number}), 0) for number in (1, 2, 3)]
    told += [(told[-1][0], wrong) for wrong in (1, 2, 3, 0)]
    done = _logged(tmp_path, COUNT, CODE, str(folder))
    disk, safe = Disk.of({}), 0
    found = tmp_path / "found"
    disks: set[frozenset[tuple[str, bytes]]] = set()
    for call in done:
        disk.do(call)
        safe += (call.do, call.name) == ("sync", "")
        for left in disk.after_a_cut():
            shutil.rmtree(found, ignore_errors=True)
            found.mkdir()
            for name, data in left.items():
                (found / name).write_bytes(data)
            read = (records.load(found), CodeLock(CODE, found, 0.0)._tries.wrong)
            assert read in told[safe : safe + 2], (call.do, left)
            disks.add(frozenset(left.items()))
    assert caplog.text == "", "none was damaged"
    assert safe == len(told) - 1
    assert disk.now() == _files(folder), "the model does what the disk did"
    print(f"\n{len(disks)} disks")
    assert len(disks) >= promised("Power cut while")
