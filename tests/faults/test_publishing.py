"""Publishing is interrupted at every system call, and each is made to fail: the old library shows, or the new one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from kiosk.library import generations
from tests.faults.conftest import ROOT, SECONDS, promised

STRACE = shutil.which("strace") or ""
pytestmark = pytest.mark.skipif(not STRACE, reason="only strace can fail a system call")

OLD, NEW, NEXT = b"old" * 5000, b"new" * 5000, b"next" * 5000
PUBLISH = """
import pathlib, sys
from kiosk.library import generations
folder = pathlib.Path(sys.argv[1])
generations.publish(folder, folder / "incoming.kiosk")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "library"
    made.mkdir()
    return made


def _publish(folder: Path, data: bytes) -> Path:
    (folder / "incoming.kiosk").write_bytes(data)
    published = generations.publish(folder, folder / "incoming.kiosk")
    assert published
    return published


def _inject(folder: Path, fault: str, environment: Mapping[str, str]) -> int:
    """Publish in a process whose system calls on the folder's files are tampered with; return how it ended."""
    names = ["", "incoming.kiosk", "current", "current.new", f"{_name(NEW)}.kiosk"]
    paths = [word for name in names for word in ("-P", str(folder / name))]
    command = [STRACE, "-f", "-qqq", "-o", str(folder.parent / "calls"), *paths, "-e", f"inject=all:{fault}"]
    done = subprocess.run(
        [*command, sys.executable, "-c", PUBLISH, str(folder)],
        cwd=ROOT, env=environment, capture_output=True, check=False, timeout=SECONDS,
    )  # fmt: skip
    return done.returncode


def _name(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()[: generations.LENGTH]


@pytest.mark.parametrize("fault", ["signal=KILL", "error=EIO", "error=ENOSPC", "error=EACCES"])
def test_at_every_system_call_there_is_the_old_library_or_the_new_one(
    folder: Path, fault: str, environment: Mapping[str, str]
) -> None:
    shown: set[bytes] = set()
    ended: list[int] = []
    for number in range(1, 200):
        shutil.rmtree(folder)
        folder.mkdir()
        _publish(folder, OLD)
        (folder / "incoming.kiosk").write_bytes(NEW)
        ended.append(_inject(folder, f"{fault}:when={number}", environment))
        current = generations.current(folder)
        assert current, f"neither, after call {number}: {(folder.parent / 'calls').read_text()}"
        shown.add(current.read_bytes())
        assert generations.is_whole(current)
        assert _publish(folder, NEXT).read_bytes() == NEXT
        assert generations.current(folder) == folder / f"{_name(NEXT)}.kiosk"
        if len((folder.parent / "calls").read_text().splitlines()) < number:
            break
    print(f"\n{fault}: {len(ended)} system calls")
    assert len(ended) >= promised("Publishing killed")
    assert shown == {OLD, NEW}
    assert ended[-1] == 0
    assert any(ended)
