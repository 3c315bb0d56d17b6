"""The log goes on, or is silent, whatever becomes of the disk, of its reader and of its process; the screen goes on."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from kiosk.operations.logfiles import BYTES, OLDER, Files
from kiosk.operations.logwriter import Writer
from kiosk.operations.pacing import MOST
from tests.faults.conftest import ROOT, SECONDS, Kiosk
from tests.journal import fields
from tests.logs import Noting

MISSING = re.compile(r'message="(\d+) entr(?:y is|ies are) missing here')
START = """
import ctypes, gc, logging, os, pathlib, sys, threading
from kiosk.operations import journal, logwriter, pacing, stafflog
folder = pathlib.Path(sys.argv[1])
log = logging.getLogger("test")
"""


def _command(code: str, *words: object) -> list[str]:
    return [sys.executable, "-c", START + code, *map(str, words)]


def _run(code: str, *words: object, **more: str) -> subprocess.CompletedProcess[str]:
    """Run code in a process of its own; its first word is the log's folder."""
    return subprocess.run(
        _command(code, *words), cwd=ROOT, env={**os.environ, **more}, capture_output=True, text=True, check=False,
        timeout=SECONDS,
    )  # fmt: skip


# The disk.


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB."""
    place = tmp_path / "disk"
    place.mkdir()
    if _mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)):
        pytest.skip("only root may mount a small disk")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)  # noqa: S607 - where it lies differs


def _mount(*words: str) -> int:
    program = shutil.which("mount")
    return subprocess.run([program, *words], capture_output=True, check=False).returncode if program else 1


def _fill(disk: Path) -> Path:
    """Fill a disk to its last byte; return the file that did."""
    with (disk / "filling").open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(b"x" * 1000):
            pass
    assert shutil.disk_usage(disk).free == 0
    return disk / "filling"


@pytest.fixture
def watched() -> Iterator[Callable[[Path], tuple[logging.Logger, Noting]]]:
    """Makes a log to a file, and what tells how each attempt to write to it went."""
    writers: list[Writer] = []

    def make(file: Path) -> tuple[logging.Logger, Noting]:
        sink = Noting(Files(file))
        writers.append(Writer("screen", sink))
        log = logging.Logger("kiosk.some")  # noqa: LOG001 - pytest does not listen to it
        log.addHandler(writers[-1])
        return log, sink

    yield make
    for writer in writers:
        writer.close()


Watched = Callable[[Path], tuple[logging.Logger, Noting]]


def test_a_full_disk_is_a_gap_in_the_log(disk: Path, watched: Watched) -> None:
    file = disk / "log" / "screen.log"
    log, sink = watched(file)
    log.info("Before.")
    assert sink.next() == "wrote Before."
    filling = _fill(disk)
    for number in range(100):
        # What fits into the file's last block is still written.
        log.info(f"Meanwhile {number}.")  # noqa: G004 - other forms are other messages
        if sink.next() == f"lost Meanwhile {number}.":
            break
    log.info("Meanwhile.")
    assert sink.next().startswith("lost 1 entry is missing here")
    filling.unlink()
    log.info("After.")
    assert sink.next().startswith("wrote 2 entries are missing here")
    assert sink.next() == "wrote After."
    lines = file.read_text("utf-8").splitlines()
    assert all(line.startswith("time=") and line.endswith('"') for line in lines)
    assert lines[-1].endswith('"After."')


def test_a_disk_that_is_read_only_for_a_while_is_a_gap_in_the_log(disk: Path, watched: Watched) -> None:
    file = disk / "log" / "screen.log"
    log, sink = watched(file)
    log.info("Before.")
    assert sink.next() == "wrote Before."
    assert _mount("-o", "remount,ro", str(disk)) == 0
    log.info("Meanwhile.")
    assert sink.next() == "lost Meanwhile."
    assert _mount("-o", "remount,rw", str(disk)) == 0
    log.info("After.")
    assert sink.next().startswith("wrote 1 entry is missing here")
    assert sink.next() == "wrote After."


def test_a_folder_that_is_removed_is_made_again(tmp_path: Path, watched: Watched) -> None:
    file = tmp_path / "state" / "log" / "screen.log"
    log, sink = watched(file)
    log.info("Before.")
    assert sink.next() == "wrote Before."
    shutil.rmtree(tmp_path / "state")
    log.info("After.")
    assert sink.next() == "wrote After."
    assert file.read_text("utf-8").endswith('"After."\n')


# Floods, and processes beside each other.


def test_a_flood_of_one_message_is_a_few_lines_and_a_count(tmp_path: Path) -> None:
    ran = _run(
        'stafflog.start(folder, "screen")\nfor number in range(100_000): log.warning("Flood %s.", number)', tmp_path
    )
    for told in (ran.stderr, (tmp_path / "screen.log").read_text("utf-8")):
        lines = told.splitlines()
        assert len(lines) == MOST + 1
        assert lines[-1].endswith(f'message="\\"Flood %s.\\" was said {100_000 - MOST} more times."')
    assert ran.returncode == 0


def test_a_flood_without_pacing_is_bounded_and_each_entry_is_told_or_counted(tmp_path: Path) -> None:
    ran = _run(
        'pacing.MOST = 10**9\nstafflog.start(folder, "screen")\n'
        'for number in range(100_000): log.warning("Flood %s.", number)\nlogwriter.PATIENCE = 60',
        tmp_path,
    )
    lines = ran.stderr.splitlines()
    missing = sum(int(found[1]) for line in lines if (found := MISSING.search(line)))
    assert len([line for line in lines if "Flood" in line]) + missing == 100_000
    files = [file for file in tmp_path.iterdir() if file.name.startswith("screen.log")]
    assert sum(file.stat().st_size for file in files) <= BYTES * (OLDER + 1)
    assert (tmp_path / "screen.log").stat().st_size


def test_two_processes_write_files_of_their_own(tmp_path: Path) -> None:
    code = 'stafflog.start(folder, sys.argv[2])\nfor number in range(20): log.warning(f"Entry {number} " + "x" * 99)'
    pair = [subprocess.Popen(_command(code, tmp_path, name), cwd=ROOT, stderr=subprocess.PIPE, text=True)
            for name in ("supervisor", "screen")]  # fmt: skip
    said = [process.communicate(timeout=SECONDS)[1] for process in pair]
    for name, told in zip(("supervisor", "screen"), said, strict=True):
        assert (tmp_path / f"{name}.log").read_text("utf-8") == told
        assert told.count(f" process={name} ") == 20


def test_two_processes_by_mistake_in_one_file_keep_every_line_whole(tmp_path: Path) -> None:
    code = 'pacing.MOST = 10**9\nstafflog.start(folder, "screen")\nfor number in range(400): log.warning("x" * 3000)'
    command = _command(code, tmp_path)
    pair = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait(timeout=SECONDS) for process in pair] == [0, 0]
    files = [file for file in tmp_path.iterdir() if file.name.startswith("screen.log")]
    lines = Counter(line.partition(" ")[2] for file in files for line in file.read_text("utf-8").splitlines())
    assert set(lines) == {f'level=WARNING process=screen logger=test message="{"x" * 3000}"'}
    # One that appended while the other put the file away goes a line too far.
    assert sum(file.stat().st_size for file in files) <= (BYTES + 4000) * (OLDER + 1)


# Standard error.


@pytest.fixture
def full_pipe() -> Iterator[int]:
    """A pipe that is full and that nobody reads."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    with contextlib.suppress(BlockingIOError):
        while os.write(writing, b"x" * 4096):
            pass
    os.set_blocking(writing, True)
    yield writing
    os.close(writing)
    os.close(reading)


def test_standard_error_that_nobody_reads_stops_neither_us_nor_the_files(tmp_path: Path, full_pipe: int) -> None:
    code = 'stafflog.start(folder, "screen")\nfor number in range(2000): log.warning("Entry %s.", number)\nprint("on")'
    ran = subprocess.run(
        _command(code, tmp_path), cwd=ROOT, stdout=subprocess.PIPE, stderr=full_pipe, check=False, timeout=SECONDS
    )
    assert (ran.returncode, ran.stdout) == (0, b"on\n")
    assert len((tmp_path / "screen.log").read_text("utf-8").splitlines()) == MOST + 1


LEAVE = """
from PySide6.QtCore import QTimer
from kiosk import app, paths
from kiosk.bridge.stage import Stage
show = Stage.show
def shown(stage, *, windowed):
    show(stage, windowed=windowed)
    for number in range(1000): log.warning(f"Entry {number}.")
    QTimer.singleShot(0, stage.staff.unlock)
Stage.show = shown
heartbeats = os.open(os.devnull, os.O_WRONLY)
code = app.run(folder, app.Wishes(paths.state(), reading=os.pipe()[0], writing=heartbeats))
print("left")
sys.exit(code)
"""


@pytest.mark.parametrize("closed", [False, True], ids=["full", "closed"])
def test_the_screen_goes_on_when_nobody_reads_standard_error(
    settings: Path, environment: Mapping[str, str], full_pipe: int, closed: bool
) -> None:
    command = _command(LEAVE, settings)
    if closed:
        command = ["/bin/sh", "-c", 'exec "$0" "$@" 2>&-', *command]
    ran = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=full_pipe, check=False, timeout=SECONDS
    )
    assert (ran.returncode, ran.stdout) == (0, b"left\n")


def test_the_screen_goes_on_when_the_log_s_disk_is_full(
    settings: Path, environment: Mapping[str, str], disk: Path, tmp_path: Path
) -> None:
    _fill(disk)
    (tmp_path / "state" / "clinic-kiosk").mkdir(parents=True)
    (tmp_path / "state" / "clinic-kiosk" / "log").symlink_to(disk)
    ran = subprocess.run(
        _command(LEAVE, settings), cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
        timeout=SECONDS,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout) == (0, "left\n")
    assert "Entry 0." in ran.stderr
    assert "Traceback" not in ran.stderr
    assert (disk / "screen.log").stat().st_size == 0


def test_under_systemd_the_journal_gets_everything_and_no_file_is_beside_it(tmp_path: Path) -> None:
    folder, stream = tmp_path / "log", tmp_path / "stream"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening, stream.open("w") as standing_in:
        listening.bind(str(tmp_path / "socket"))
        found = stream.stat()
        code = """
journal.SOCKET = sys.argv[2]
stafflog.start(folder, "screen")
log.warning("One.\\nTwo.")
sys.excepthook(KeyError, KeyError("a visitor"), None)
"""
        ran = subprocess.run(
            _command(code, folder, tmp_path / "socket"), cwd=ROOT, stderr=standing_in, check=False, timeout=SECONDS,
            env={**os.environ, "JOURNAL_STREAM": f"{found.st_dev}:{found.st_ino}"},
        )  # fmt: skip
        listening.setblocking(False)
        got = [fields(listening.recv(100_000)) for _ in range(2)]
        with pytest.raises(BlockingIOError):
            listening.recv(1)
    assert ran.returncode == 0
    assert [(one["MESSAGE"], one["PRIORITY"], one["LOGGER"]) for one in got] == [
        ("One.\nTwo.", "4", "test"),
        ("Nobody caught: KeyError", "3", "kiosk.operations.crashes"),
    ]
    assert got[0]["CODE_FILE"] == "<string>"
    assert stream.read_text("utf-8") == ""
    assert [file.name for file in folder.iterdir()] == ["crash-screen.log"]


def test_a_journal_that_is_not_there_is_done_without(tmp_path: Path) -> None:
    with (tmp_path / "stream").open("w") as standing_in:
        found = os.fstat(standing_in.fileno())
        code = 'journal.SOCKET = "/nonexistent"\nstafflog.start(folder, "screen")\nlog.warning("One.")'
        ran = subprocess.run(
            _command(code, tmp_path),
            cwd=ROOT, stderr=standing_in, check=False, timeout=SECONDS,
            env={**os.environ, "JOURNAL_STREAM": f"{found.st_dev}:{found.st_ino}"},
        )  # fmt: skip
    assert ran.returncode == 0
    assert (tmp_path / "screen.log").read_text("utf-8") == (tmp_path / "stream").read_text("utf-8")
    assert '"One."' in (tmp_path / "screen.log").read_text("utf-8")


# Crashes.


@pytest.mark.parametrize(
    ("crash", "number", "name"),
    [("ctypes.string_at(0)", signal.SIGSEGV, "Segmentation fault"), ("os.abort()", signal.SIGABRT, "Aborted")],
)
def test_a_crash_leaves_a_trace_and_the_next_start_tells_where(
    tmp_path: Path, crash: str, number: signal.Signals, name: str
) -> None:
    code = f'stafflog.start(folder, "screen")\ndef fall():\n    {crash}\n'
    assert _run(f"{code}fall()", tmp_path).returncode == -number
    assert "in fall" in (tmp_path / "crash-screen.log").read_text("utf-8")
    told = _run(code, tmp_path).stderr
    earlier = tmp_path / "crash-screen.log.1"
    assert f"The screen crashed before this start (Fatal Python error: {name}). Its trace lies in {earlier}." in told
    assert "in fall" in earlier.read_text("utf-8")
    assert (tmp_path / "crash-screen.log").read_bytes() == b""
    assert "crashed" not in _run(code, tmp_path).stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the limits of a process")
def test_a_crash_leaves_nothing_of_its_memory(settings: Path, environment: Mapping[str, str]) -> None:
    """It holds what a visitor typed (P2)."""
    allowed = ("/bin/sh", "-c", 'ulimit -c unlimited; exec "$@"', "sh")
    limits = "import pathlib; print(pathlib.Path('/proc/self/limits').read_text())"
    before = subprocess.run([*allowed, sys.executable, "-c", limits], capture_output=True, text=True, check=True)
    if "Max core file size unlimited unlimited" not in " ".join(before.stdout.split()):
        pytest.skip("this account may not be left a core file")
    kiosk = Kiosk(environment, settings, *allowed)
    try:
        kiosk.until("Content: ")
        for process in (kiosk.process.pid, kiosk.screen()):
            told = " ".join(Path(f"/proc/{process}/limits").read_text("ascii").split())
            assert "Max core file size 1 1 bytes" in told
        assert kiosk.end() == 0
    finally:
        kiosk.close()


def test_only_the_last_trace_is_kept_and_a_long_one_is_cut(tmp_path: Path) -> None:
    for size in (10_000_000, 20_000_000):
        (tmp_path / "crash-screen.log").write_bytes(b"Fatal\n" + b"x" * size)
        assert "crashed before this start (Fatal)" in _run('stafflog.start(folder, "screen")', tmp_path).stderr
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) < 100_000


def test_where_no_trace_can_be_left_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file where a folder should be", "ascii")
    ran = _run('stafflog.start(folder, "screen")', tmp_path / "log")
    assert "The log cannot be written to a file" in ran.stderr
    assert "A crash would leave no trace" in ran.stderr
    assert ran.returncode == 0


UNCAUGHT = {
    "main thread": "fall()",
    "thread": "thread = threading.Thread(target=fall)\nthread.start()\nthread.join()\nprint('on')",
    "finalizer": "class Falling:\n    def __del__(self): fall()\nFalling()\ngc.collect()\nprint('on')",
    "slot": """
from PySide6.QtCore import QCoreApplication, QTimer
application = QCoreApplication([])
QTimer.singleShot(0, fall)
QTimer.singleShot(1, lambda: (print('on'), application.quit()))
application.exec()
""",
}


@pytest.mark.parametrize("place", UNCAUGHT)
def test_an_error_that_nobody_caught_is_one_entry_and_all_goes_on(tmp_path: Path, place: str) -> None:
    code = 'stafflog.start(folder, "screen")\ndef fall():\n    raise KeyError("what a visitor read")\n'
    ran = _run(code + UNCAUGHT[place], tmp_path)
    assert (ran.returncode, ran.stdout) == ((1, "") if place == "main thread" else (0, "on\n"))
    (line,) = ran.stderr.splitlines()
    assert " level=ERROR process=screen " in line
    assert re.search(r'message="Nobody caught: KeyError\\n  .* in fall"$', line), line
    assert (tmp_path / "screen.log").read_text("utf-8") == ran.stderr


def test_qt_s_own_messages_are_entries_each_counted_for_itself(tmp_path: Path) -> None:
    code = """
stafflog.start(folder, "screen")
from PySide6.QtCore import qWarning
from kiosk.bridge import platform
platform.log_messages()
for _ in range(pacing.MOST + 5): qWarning("100 % and %s")
qWarning("Another.")
"""
    ran = _run(code, tmp_path)
    assert ran.returncode == 0
    lines = [line.partition(" level=WARNING process=screen logger=qt message=")[2] for line in ran.stderr.splitlines()]
    assert lines == [
        *['"100 % and %s (default)"'] * MOST, '"Another. (default)"',
        '"\\"100 % and %s (default)\\" was said 5 more times."',
    ]  # fmt: skip
