"""The supervisor brings the screen back, whatever became of it, and ends when it should."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk import cli, paths
from kiosk.errors import COULD_NOT_RUN, RESTART_MACHINE
from kiosk.library import generations
from kiosk.operations import health, ladder, machine, records
from kiosk.operations.ladder import CALM, MACHINE, PREVIOUS, Cause, Record, Rung
from kiosk.operations.supervisor import Supervisor
from kiosk.operations.vigil import Limits
from tests.conftest import CODE
from tests.faults.conftest import ROOT, SECONDS, Kiosk, damage_compiled, promised
from tests.folders import Content, library

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the screens of these tests fail by POSIX signals")
MOST_LOOKS = 100
"""At a kiosk that is not well yet; each starts a program."""
QUICK = Limits(start=8, silence=4, health=1, pause=0.01, display=0.01)


class Bench:
    """A supervisor with a screen that follows a script."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, script: str, limits: Limits = QUICK) -> int:
        self.write(script)
        return Supervisor(self.command, self.folder, limits, tick=0.05).run()

    def write(self, script: str) -> None:
        (self.folder / "script").write_text(script, "ascii")
        (self.folder / "started").touch()

    def command(self, rung: Rung, without: str) -> list[str]:
        return [sys.executable, "-m", "tests.faults.screens", str(self.folder), rung, without]

    def started(self) -> list[list[str]]:
        return [json.loads(line) for line in (self.folder / "started").read_text("utf-8").splitlines()]

    def record(self) -> Record:
        return records.load(self.folder)


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.chdir(ROOT)
    return Bench(tmp_path)


@pytest.fixture
def generation(tmp_path: Path) -> tuple[str, str]:
    """The names of two generations: the one before, and the current one."""
    folder = tmp_path / "library"
    folder.mkdir()
    names = []
    for text in (b"old", b"new"):
        (folder / "incoming.kiosk").write_bytes(library(text))
        published = generations.publish(folder, folder / "incoming.kiosk")
        assert published is not None
        names.append(published.name)
    return names[0], names[1]


FAILING = [
    ("crash", "crash"), ("exit", "crash"), ("early", "crash"), ("mute", "silence"), ("deaf", "silence"),
    ("frozen", "no frames"), ("never", "no start"), ("later", "no start"),
    ("unplugged", "no display"), ("ask", "asked"),
]  # fmt: skip
SIGNALS = [signal.SIGKILL, signal.SIGSEGV, signal.SIGSTOP, signal.SIGTERM]


@pytest.mark.parametrize(("word", "cause"), FAILING)
def test_a_screen_that_fails_is_started_again(bench: Bench, word: str, cause: str) -> None:
    assert bench.run(f"{word} leave") == 0
    assert [first for first, *_ in bench.started()] == [word, "leave"]
    assert bench.record().restarts == {cause: 1}
    assert bench.record().failures == (cause not in {"asked", "no display"})
    # The deadlock is another.
    assert len(FAILING) + len(SIGNALS) >= promised("Screen that crashes, hangs")


def test_a_screen_that_says_why_it_cannot_run_is_believed_once(bench: Bench) -> None:
    assert bench.run("cannot leave") == COULD_NOT_RUN
    assert len(bench.started()) == 1
    (bench.folder / "started").unlink()
    assert bench.run("crash cannot leave") == 0
    assert len(bench.started()) == 3


def test_the_ladder_is_climbed_to_the_restart_of_the_machine(bench: Bench, generation: tuple[str, str]) -> None:
    before, current = generation
    assert bench.run("crash " * 20) == RESTART_MACHINE
    tried = [arguments for _, *arguments in bench.started()]
    expected = [[Rung.SAME, ""]] * PREVIOUS
    expected += [[Rung.PREVIOUS, current]] * (CALM - PREVIOUS)
    expected += [[Rung.CALM, ""]] * (MACHINE - CALM)
    assert tried == expected
    assert bench.record() == Record(0, 1, {"crash": MACHINE})
    assert promised("Screen that crashes each time") <= MACHINE
    found = generations.current(bench.folder / "library")
    assert found is not None
    assert found.name == current, before
    bench.run("crash " * 20)
    (bench.folder / "started").unlink()
    assert bench.run("crash " * 10) == 0
    assert {rung for _, rung, *_ in bench.started()[CALM:]} == {Rung.CALM}


def test_the_library_before_that_proves_well_takes_the_place(
    bench: Bench, generation: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before, current = generation
    states: list[str] = []
    monkeypatch.setattr(health, "write", lambda _folder, report: states.append(report.state))
    assert bench.run("crash crash crash well leave") == 0
    # For good: there is nothing left to look after, but for why the content was refused.
    assert states[states.index(Rung.PREVIOUS) + 1] == "well"
    found = generations.current(bench.folder / "library")
    assert found is not None
    assert found.name == before
    assert f"!{current}" in (bench.folder / "library" / generations.POINTER).read_text("ascii")
    # What was well for thirty seconds and failed after that begins at the first rung.
    assert [arguments for _, *arguments in bench.started()][-1] == [Rung.SAME, ""]


def test_no_library_is_held_back_for_what_qt_gives_up_for(bench: Bench, generation: tuple[str, str]) -> None:
    _, current = generation
    assert bench.run("later later later well leave") == 0
    found = generations.current(bench.folder / "library")
    assert found is not None
    assert found.name == current


def test_a_library_before_that_is_spoilt_takes_nothings_place(bench: Bench, generation: tuple[str, str]) -> None:
    before, current = generation
    file = bench.folder / "library" / before
    found = file.stat()
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert bench.run("crash crash crash well leave") == 0
    # It was well, and then crashed once more.
    assert bench.record() == Record(1, 0, {"crash": 4})
    shown = generations.current(bench.folder / "library")
    assert shown is not None
    assert shown.name == current


def test_without_a_library_before_the_same_one_is_tried(bench: Bench) -> None:
    assert bench.run("crash crash crash leave") == 0
    assert bench.started()[-1] == ["leave", Rung.PREVIOUS, ""]


@pytest.mark.parametrize("is_trial", [False, True])
def test_a_program_that_is_not_there_climbs_the_ladder_too(bench: Bench, is_trial: bool) -> None:
    supervisor = Supervisor(lambda *_: ["/nonexistent"], bench.folder, QUICK, tick=0.05)
    supervisor._cause = Cause.TRIAL if is_trial else None
    assert supervisor.run() == RESTART_MACHINE
    assert bench.record() == Record(0, 1, {"no start": MACHINE})


def test_a_calm_page_is_no_health(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ladder, "CALM_SECONDS", 1.0)
    records.save(bench.folder, Record(CALM))
    assert bench.run("frozen crash frozen leave", Limits(start=8, silence=10, health=1, pause=0.01)) == 0
    # After a while the guide is tried again, and if that fails the calm page comes back.
    assert bench.record() == Record(CALM + 1, 0, {"another try": 2, "crash": 1})
    assert [rung for _, rung, *_ in bench.started()] == [Rung.CALM, Rung.SAME, Rung.CALM, Rung.SAME]


def test_only_what_failed_is_waited_for(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(Supervisor, "_wait", lambda _self, seconds: waits.append(seconds))
    limits = Limits(start=8, silence=10, health=1, pause=1, display=7)
    assert bench.run("crash " * MACHINE, limits) == RESTART_MACHINE
    # The library before the current one, and the calm page, come at once.
    assert waits == [0, 0, 1, 0, 4, 0, 16, 32]
    waits.clear()
    monkeypatch.setattr(ladder, "CALM_SECONDS", 1.0)
    records.save(bench.folder, Record(CALM))
    assert bench.run("frozen crash frozen unplugged leave", limits) == 0
    # The calm page is away only for as long as another try lasts.
    assert waits == [0, 0, 0, 0, 7]


@pytest.mark.parametrize("spoil", ["restarts.json", "health", "running"])
def test_what_cannot_be_written_stops_nothing(bench: Bench, spoil: str) -> None:
    (bench.folder / spoil).parent.mkdir(exist_ok=True)
    if spoil == "health":
        (bench.folder / spoil).write_text("a file where a folder should be", "ascii")
    else:
        (bench.folder / spoil).mkdir()
    assert bench.run("crash leave") == 0
    assert len(bench.started()) == 2


def test_a_disk_that_hangs_stops_nothing_and_is_made_up_for(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    (bench.folder / "health").mkdir()
    stuck = bench.folder / "health" / f"{health.METRICS}.new"
    os.mkfifo(stuck)
    supervisor: Supervisor
    with contextlib.ExitStack() as stack:
        # Else nothing would end what waits for the disk itself.
        guard = threading.Timer(SECONDS, lambda: os.open(stuck, os.O_RDONLY))
        guard.start()
        stack.callback(guard.cancel)

        def command(rung: Rung, without: str) -> list[str]:
            if len(bench.started()) == 2:
                assert not records.load(bench.folder).restarts
                # Who opens a pipe to write hangs until somebody reads.
                stack.callback(os.close, os.open(stuck, os.O_RDONLY | os.O_NONBLOCK))
                assert supervisor._disk._idle.wait(SECONDS)
            return bench.command(rung, without)

        bench.write("crash crash leave")
        supervisor = Supervisor(command, bench.folder, replace(QUICK, disk=0.1), tick=0.05)
        assert supervisor.run() == 0
    assert [word for word, *_ in bench.started()] == ["crash", "crash", "leave"]
    assert bench.record().restarts == {"crash": 2}
    report = health.read(bench.folder / "health")
    assert report is not None
    assert (report.state, report.failures) == ("left", 2)
    assert [caplog.text.count(words) for words in ("does not answer", "answers again")] == [1, 1]
    assert promised("State disk that hangs under the supervisor") == 1


def _unwritable(state: Path) -> Path:
    (state / records.NAME).mkdir()
    return state


def _temporary(state: Path) -> Path:
    made = state / f"{paths.APPLICATION}-0"
    made.mkdir()
    return made


@pytest.mark.parametrize("place", [_unwritable, _temporary])
def test_a_machine_that_forgets_its_restarts_is_not_restarted(
    bench: Bench, place: Callable[[Path], Path], caplog: pytest.LogCaptureFixture
) -> None:
    bench.folder = place(bench.folder)
    assert bench.run("crash " * (2 * MACHINE + CALM)) == 0
    assert caplog.text.count("restarts cannot be counted") == 2
    # What is counted in memory ends where the counters on the disk would have.
    rungs = [rung for _, rung, *_ in bench.started()]
    assert [rungs[0], rungs[MACHINE], rungs[2 * MACHINE], rungs[-1]] == [Rung.SAME] * 3 + [Rung.CALM]


def test_a_machine_whose_disk_hangs_is_restarted(bench: Bench) -> None:
    stuck = bench.folder / f"{records.NAME}.new"
    os.mkfifo(stuck)
    try:
        assert bench.run("crash " * MACHINE, replace(QUICK, disk=0.1)) == RESTART_MACHINE
    finally:
        # Whoever waits for it goes on.
        os.close(os.open(stuck, os.O_RDONLY | os.O_NONBLOCK))


def test_the_report_tells_how_it_is(bench: Bench) -> None:
    assert bench.run("crash crash leave") == 0
    report = health.read(bench.folder / "health")
    assert report is not None
    assert (report.state, report.failures, report.restarts) == ("left", 2, {"crash": 2})
    assert report.supervisor_mb is not None
    assert report.supervisor_mb > 5


@pytest.mark.parametrize("script", ["early exit leave", "dark"], ids=["a screen", "nothing plugged in"])
def test_systemd_is_told_when_it_is_ready_and_that_it_lives(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as door:
        door.bind(str(bench.folder / "notify"))
        told: list[str] = []
        listener = threading.Thread(target=_listen, args=(door, told))
        listener.start()
        monkeypatch.setenv("NOTIFY_SOCKET", str(bench.folder / "notify"))
        assert bench.run(script) == 0
        listener.join()
    assert told.count("READY=1") == 1
    assert told[-1] == "STOPPING=1"
    assert any(one.startswith("WATCHDOG=1\nSTATUS=well; ") and "restarts" in one for one in told)
    # Else systemd would end a start that takes all of the ladder.
    ready = told.index("READY=1")
    assert all("EXTEND_TIMEOUT_USEC=" in one for one in told[:ready])
    assert not any("EXTEND_TIMEOUT_USEC=" in one for one in told[ready:])


def _listen(door: socket.socket, told: list[str]) -> None:
    while "STOPPING=1" not in told:
        told.append(door.recv(1000).decode())


# The kiosk's own screen, with a fault in it.


class Spoilt:
    """A supervisor of the real screen, which has a fault."""

    def __init__(self, state: Path, settings: Path) -> None:
        self.state, self._settings = state, settings

    def run(self, fault: str, mark: Path) -> int:
        program = [sys.executable, "-m", "tests.faults.spoilt_screen", fault, str(mark)]
        screen = ["--config", str(self._settings), "screen", "--state", str(self.state)]

        def command(rung: Rung, without: str) -> list[str]:
            calm = ["--calm"] if rung is Rung.CALM else []
            return [*program, *screen, *calm, *(["--without", without] if without else [])]

        return Supervisor(command, self.state, Limits(silence=8, health=3, pause=0.01), tick=0.1).run()


@pytest.fixture
def spoilt(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], settings: Path, tmp_path: Path) -> Spoilt:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(ROOT)
    return Spoilt(tmp_path, settings)


def test_a_slot_that_waits_for_ever_is_noticed(spoilt: Spoilt) -> None:
    assert spoilt.run("deadlock", spoilt.state / "mark") == 0
    assert records.load(spoilt.state).restarts == {"silence": 1}
    # Where it waited stands in the trace that it left when it was told to abort.
    assert "spoilt_screen" in (spoilt.state / "log" / "crash-screen.log.1").read_text("utf-8")


def test_a_window_that_stops_painting_is_noticed_though_its_event_loop_turns(spoilt: Spoilt) -> None:
    assert spoilt.run("blind", spoilt.state / "mark") == 0
    assert records.load(spoilt.state).restarts == {"no frames": 1}


def test_a_library_that_crashes_the_screen_after_three_seconds_gives_way(
    spoilt: Spoilt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "state", lambda: spoilt.state)
    content, made = Content(spoilt.state / "content"), []
    for words in ("Old words.", "New words."):
        content.page("en/care/more.md", words)
        assert cli.main(["build", str(content.folder)]) == 0
        made.append(generations.current(spoilt.state / "library"))
    before, bad = made
    assert bad is not None
    assert spoilt.run("crash", bad) == 0
    assert generations.current(spoilt.state / "library") == before
    assert records.load(spoilt.state).restarts == {"crash": 3}
    assert promised("Library that crashes the screen three seconds") == 1


def test_the_calm_screen_needs_no_library_and_nothing_compiled(spoilt: Spoilt, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "state", lambda: spoilt.state)
    assert cli.main(["build", str(Content(spoilt.state / "content").folder)]) == 0
    (spoilt.state / "mark").touch()
    for failures, shown in ((0, 1), (CALM, 0)):
        records.save(spoilt.state, Record(failures))
        assert spoilt.run("deadlock", spoilt.state / "mark") == 0
        assert len((spoilt.state / "mark").read_text("ascii").split()) == shown
        assert damage_compiled(spoilt.state) > 20
    assert records.load(spoilt.state).restarts == {}


def test_what_staff_ask_for_at_the_glass_is_done(spoilt: Spoilt, settings: Path) -> None:
    with settings.open("a", encoding="utf-8") as file:
        file.write(f'[staff]\ncode = "{CODE}"\n')
    assert spoilt.run("staff", spoilt.state / "mark") == 0
    first, second, after = (spoilt.state / "mark").read_text("ascii").split()
    assert first != second
    assert after == first, "gone back, for good"
    assert records.load(spoilt.state).restarts == {"asked": 1}


# The kiosk itself, with its real screen and its real times.


@pytest.fixture
def kiosk(environment: dict[str, str], settings: Path) -> Iterator[Kiosk]:
    made = Kiosk(environment, settings)
    try:
        made.until("Content: ")
        yield made
    finally:
        made.close()


@pytest.mark.parametrize("number", SIGNALS)
def test_the_screen_itself_comes_back(kiosk: Kiosk, number: signal.Signals) -> None:
    first = kiosk.screen()
    os.kill(first, number)
    kiosk.until("The screen ended (silence" if number is signal.SIGSTOP else "The screen ended (crash")
    # The content has not changed, so that nothing is said of it; but this is, at each start without a voice.
    kiosk.until("Nothing can be read aloud")
    assert kiosk.screen() != first
    assert kiosk.end() == 0
    assert "Traceback" not in "".join(kiosk.said)


@pytest.fixture
def heard() -> Iterator[None]:
    """A hang-up reaches what is started, even where the tests are run by nohup."""
    before = signal.signal(signal.SIGHUP, lambda *_: None)
    yield
    signal.signal(signal.SIGHUP, before)


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_whoever_asks_the_kiosk_to_end_has_left_it(kiosk: Kiosk, tmp_path: Path, number: signal.Signals) -> None:
    """So does a session that closes."""
    assert kiosk.end(number) == 0
    assert "The kiosk was left." in kiosk.said[-1]
    assert "Traceback" not in "".join(kiosk.said)
    report = health.read(tmp_path / "state" / paths.APPLICATION / "health")
    assert report is not None
    assert report.state == "left"


def test_the_screen_does_not_outlive_a_supervisor_that_was_killed(kiosk: Kiosk) -> None:
    screen = os.pidfd_open(kiosk.screen())
    kiosk.close()
    # The descriptor can be read once the process has ended.
    import select

    assert select.select([screen], [], [], SECONDS)[0]
    os.close(screen)


def test_not_even_a_screen_that_hangs_does(spoilt: Spoilt, settings: Path) -> None:
    program = [sys.executable, "-m", "tests.faults.spoilt_screen", "deadlock", str(spoilt.state / "mark")]
    command = [*program, "--config", str(settings), "screen", "--state", str(spoilt.state)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as screen:
        guard = threading.Timer(SECONDS, screen.kill)
        guard.start()
        assert screen.stderr is not None
        assert any("It hangs." in line for line in screen.stderr)
        assert screen.stdin is not None
        screen.stdin.close()
        assert screen.wait() == 1
        guard.cancel()


def test_what_is_told_of_a_well_kiosk_is_so(kiosk: Kiosk, environment: dict[str, str], tmp_path: Path) -> None:
    state = tmp_path / "state" / "clinic-kiosk"
    library = generations.current(state / "library")
    assert library
    for _ in range(MOST_LOOKS):
        # First, as what is told afterwards may only be newer.
        report = health.read(state / "health")
        told = subprocess.run(
            [sys.executable, "-m", "kiosk", "health"], cwd=ROOT, env=environment, capture_output=True, text=True,
            check=False, timeout=SECONDS,
        )  # fmt: skip
        if told.returncode == 0 and report and report.generation and report.content:
            break
    else:
        pytest.fail(f"never well: {told}")
    assert told.stdout.startswith("State: well, ")
    assert f"Library: {library.stem}" in told.stdout
    assert (report.state, report.generation) == ("well", library.name)
    assert report.published == library.stat().st_mtime
    for age in (report.heartbeat_age_s, report.frame_age_s):
        assert age is not None
        assert 0 <= age <= Limits().silence
    assert report.exposed
    assert kiosk.end() == 0


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="only Linux lists the sockets of a process")
def test_no_port_is_opened(kiosk: Kiosk) -> None:
    with socket.create_server(("127.0.0.1", 0)), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as heard:
        heard.bind(("127.0.0.1", 0))
        assert len(_ports([os.getpid()])) >= 2, "these are found"
    family = _family(kiosk.process.pid)
    assert {kiosk.process.pid, kiosk.screen()} <= set(family)
    assert _ports(family) == []
    assert kiosk.end() == 0


def _family(pid: int) -> list[int]:
    """Return a process and all that it has started, and they."""
    listed = [file.read_text("ascii") for file in Path(f"/proc/{pid}/task").glob("*/children")]
    return [pid, *(one for child in " ".join(listed).split() for one in _family(int(child)))]


def _ports(processes: list[int]) -> list[str]:
    """Return what the system tells of each network socket that one of these processes holds, open or listening."""
    held, lines = set(), []
    for pid in processes:
        # What ends or is closed meanwhile holds nothing.
        with contextlib.suppress(OSError):
            for file in Path(f"/proc/{pid}/fd").iterdir():
                with contextlib.suppress(OSError):
                    held.add(str(file.readlink()))
            for name in ("tcp", "tcp6", "udp", "udp6", "udplite", "udplite6", "raw", "raw6"):
                table = Path(f"/proc/{pid}/net/{name}")
                lines += table.read_text("ascii").splitlines()[1:] if table.exists() else []
    return [line for line in lines if f"socket:[{line.split()[9]}]" in held]


def test_a_second_kiosk_says_that_one_is_running(
    kiosk: Kiosk, environment: dict[str, str], settings: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "kiosk", "--config", str(settings)]
    second = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=SECONDS
    )
    assert second.returncode == COULD_NOT_RUN
    assert f"The kiosk is running already (process {kiosk.process.pid})." in second.stderr
    assert (machine.memory_mb(kiosk.process.pid) or 99) < 20
    told = subprocess.run(
        [sys.executable, "-m", "kiosk", "health"], cwd=ROOT, env=environment, capture_output=True, text=True,
        check=False, timeout=SECONDS,
    )  # fmt: skip
    assert told.stdout.startswith("State: "), told.stderr
    assert kiosk.end() == 0
    assert (tmp_path / "state" / "clinic-kiosk" / "health" / health.METRICS).is_file()


def test_a_kiosk_whose_disk_has_turned_read_only_is_found(
    kiosk: Kiosk, environment: dict[str, str], settings: Path, tmp_path: Path
) -> None:
    """For the commands alone: a disk with a file that is open for writing becomes so only when it fails."""
    disk, temporary = tmp_path / "state", tmp_path / "tmp"
    temporary.mkdir()
    mount = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
    under = [
        shutil.which("unshare") or "/bin/false",
        "--mount",
        "/bin/sh",
        "-c",
        f"PATH=/bin:/usr/bin; {mount}",
        str(disk),
    ]

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [*under, sys.executable, "-m", "kiosk", "--config", str(settings), *words]
        return subprocess.run(
            command, cwd=ROOT, env={**environment, "TMPDIR": str(temporary)}, capture_output=True, text=True,
            check=False, timeout=SECONDS,
        )  # fmt: skip

    if subprocess.run([*under, "/bin/true"], capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a disk")
    library = disk / paths.APPLICATION / "library"
    Content(tmp_path / "content").page("en/care/more.md", "New words.")
    build = [sys.executable, "-m", "kiosk", "build", str(tmp_path / "content")]
    subprocess.run(build, cwd=ROOT, env=environment, capture_output=True, check=True, timeout=SECONDS)
    assert len(list(generations.usable(library))) == 2
    assert run("health").stdout.startswith("State: ")
    for words in (["rollback"], ["build", str(tmp_path / "content")]):
        told = run(*words)
        assert told.returncode == COULD_NOT_RUN
        assert "Read-only file system. Make the disk writable" in told.stderr
        assert "Traceback" not in told.stderr
    second = run()
    assert second.returncode == COULD_NOT_RUN
    assert f"The kiosk is running already (process {kiosk.process.pid})." in second.stderr
    assert "cannot be opened" not in second.stderr
    assert kiosk.end() == 0
