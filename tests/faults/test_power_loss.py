"""The power goes at every moment of a publishing: what a disk may then hold shows the old library or the new one."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk import cli
from kiosk.authoring.cache import Cache
from kiosk.library import attempts, generations
from tests.faults.conftest import ROOT, SECONDS, promised
from tests.faults.disk import STRACE_OPTIONS, Call, Disk, calls
from tests.folders import Content

STRACE = shutil.which("strace") or ""
pytestmark = pytest.mark.skipif(not STRACE, reason="only strace can log system calls")

CACHE = "parsed.cache"
BUILT_ANEW = 5
"""Disks on which the whole build is run again."""


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


def _remembered(cache: Path) -> dict[bytes, bytes]:
    with contextlib.closing(sqlite3.connect(cache)) as connection:
        return dict(connection.execute("SELECT key, value FROM found").fetchall())


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Log:
    place = tmp_path_factory.mktemp("log")
    content = Content(place / "content")
    folder = place / "library"
    build = ["build", str(content.folder), "--publish", str(folder)]
    assert cli.main(build) == 0
    old = generations.current(folder)
    assert old
    before, remembered = _files(folder), _remembered(folder / CACHE)
    content.page("en/care/second.md", "More about remission.\n\n" * 200)
    told = place / "calls"
    environment = {"PATH": "", "HOME": str(place), "XDG_STATE_HOME": str(place / "state")}
    command = [STRACE, *STRACE_OPTIONS, "-o", str(told), sys.executable, "-m", "kiosk", *build]
    subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True, timeout=SECONDS)
    new = generations.current(folder)
    assert new
    assert new != old
    done = list(calls(told.read_text("ascii"), str(folder)))
    disk = Disk.of(before)
    for call in done:
        disk.do(call)
    assert disk.now() == _files(folder), "the model does what the disk did"
    return Log(content, before, done, old, new, remembered | _remembered(folder / CACHE))


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


def test_whatever_the_power_cut_leaves_the_next_build_succeeds_by_itself(log: Log, tmp_path: Path) -> None:
    folder = tmp_path / "found"
    disks = list(_cuts(log))
    for found in disks[:: len(disks) // BUILT_ANEW]:
        _lay_out(found, log, folder)
        assert cli.main(["build", str(log.content.folder), "--publish", str(folder)]) == 0
        current = generations.current(folder)
        assert current
        assert current.read_bytes() == log.new.read_bytes()
        assert {file.name for file in folder.iterdir()} <= {
            CACHE,
            attempts.FILE,
            generations.POINTER,
            log.old.name,
            log.new.name,
        }
