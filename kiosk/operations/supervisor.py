"""Supervisor: starts the screen, listens for its heartbeat, and starts it again when it dies or falls silent.

It is what `kiosk` itself is: small, without Qt, and with nothing to do that could fail. Whatever it cannot write, or
waits for in vain, it goes on.
"""

from __future__ import annotations

import contextlib
import logging
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kiosk import paths
from kiosk.errors import COULD_NOT_RUN, NO_DISPLAY, NOT_YET, RESTART_MACHINE, RESTART_SCREEN, KioskError
from kiosk.library import attempts, generations
from kiosk.operations import health, instance, ladder, machine, records, termination
from kiosk.operations.disk_thread import DiskThread
from kiosk.operations.health import Health
from kiosk.operations.ladder import Cause, Rung
from kiosk.operations.notify import Notifier
from kiosk.operations.vigil import Beat, Limits, Vigil

log = logging.getLogger(__name__)

TICK = 1.0
"""Seconds between two looks at the screen."""
START_USEC = "60000000"
"""Microseconds that the start may still take, as systemd is told while nothing was shown yet (sd_notify(3))."""
LAST_WORDS = 3.0
"""Seconds that a screen has to end when it was told to, or to write down where it hung."""
CAUSES: Mapping[int | None, Cause] = {
    RESTART_SCREEN: Cause.ASKED,
    NOT_YET: Cause.NO_START,
    NO_DISPLAY: Cause.NO_DISPLAY,
}
"""What the exit codes of a screen tell; any other is that of a crash."""

Command = Callable[[Rung, str], Sequence[str]]
"""Gives the command that starts the screen on a rung, without the library of a name."""


class Supervisor:
    """Keeps one screen going; `run` returns when staff have left the kiosk or the system ends it."""

    def __init__(self, command: Command, state: Path, limits: Limits = Limits(), tick: float = TICK) -> None:  # noqa: B008 - frozen
        """Start the screen by `command`; what must survive a power cut is kept in the folder `state`."""
        self._command = command
        self._state = state
        self._limits = limits
        self._tick = tick
        self._disk = DiskThread(state, limits.disk)
        self._record = records.load(state)
        self._is_owed = False
        """Whether the disk did not answer when the record was to be kept."""
        self._notifier = Notifier()
        self._inbox: queue.SimpleQueue[tuple[subprocess.Popen[str] | None, str | None]] = queue.SimpleQueue()
        self._begun = time.monotonic()
        self._reported = float("-inf")
        self._told = ("", "")
        self._can_report = True
        self._leaving = False
        self._was_ready = False
        self._tried = Rung.SAME
        self._cause: Cause | None = None
        """Why the last screen had to end."""
        self._may_blame = True
        """Whether that may be its library's fault."""

    def run(self) -> int:
        """Keep the screen going; return the exit code for the operating system.

        0: left; RESTART_MACHINE: nothing else helped; COULD_NOT_RUN: the first screen said what must be mended.
        Raises KioskError where a kiosk is running already.
        """
        with instance.claim(self._state):
            while True:
                rung = Rung.SAME if self._cause is Cause.TRIAL else ladder.rung(self._record)
                if rung is Rung.MACHINE:
                    failures = self._record.failures
                    # A disk that does not answer may do so after a restart, and nobody can end what waits for it now.
                    kept = self._keep(ladder.machine_restarted(self._record)) or self._is_owed
                    if kept and not paths.is_temporary(self._state):
                        log.critical("The screen failed %s times in a row: restart the machine.", failures)
                        return RESTART_MACHINE
                    # A machine that forgets how often it was restarted would be for ever.
                    log.critical("The screen failed %s times in a row; restarts cannot be counted.", failures)
                    rung = Rung.SAME
                self._wait(self._pause_before(rung))
                code = 0 if self._leaving else self._one_screen(rung)
                if code is not None:
                    self._report("left", Vigil(time.monotonic()))
                    self._notifier.send(STOPPING="1")
                    return code

    def leave(self, *_: object) -> None:
        """End the screen and then ourselves: also what a signal does."""
        self._leaving = True
        self._inbox.put((None, None))

    def _one_screen(self, rung: Rung) -> int | None:
        """Start a screen and watch it to its end; return the code to end with, or None to start another."""
        self._tried = rung
        without = self._failing_library() if rung is Rung.PREVIOUS else ""
        log.info("The screen starts (%s).", rung)
        try:
            process = subprocess.Popen(
                self._command(rung, without), stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
            )
        except OSError as error:
            log.error("The screen cannot be started: %s", error)  # noqa: TRY400 - a sentence for staff, no traceback
            return self._judge(None, Cause.NO_START)
        gone = threading.Event()
        threading.Thread(target=self._listen, args=(process,), name="listen", daemon=True).start()
        threading.Thread(target=self._await, args=(process, gone), name="await", daemon=True).start()
        cause = self._watch(process, rung, without)
        gently = cause is None or not cause.is_failure
        _end(process, gone, gently=gently, trace=cause in {Cause.SILENCE, Cause.NO_FRAMES})
        return self._judge(process.returncode, cause)

    def _judge(self, code: int | None, cause: Cause | None) -> int | None:
        if self._leaving or (cause is None and code == 0):
            log.info("The kiosk was left.")
            return 0
        if cause is None and code == COULD_NOT_RUN and not self._was_ready:
            return COULD_NOT_RUN
        # What Qt gives up for is the machine's: a compositor that died, a driver that is not ready.
        self._may_blame = cause is not None or code != NOT_YET
        if cause is None:
            cause = CAUSES.get(code, Cause.CRASH)
        self._cause = cause
        log.log(
            logging.ERROR if cause.is_failure else logging.WARNING, "The screen ended (%s, exit code %s).", cause, code
        )
        self._keep(ladder.restarted(self._record, cause))
        if cause.is_failure:
            # Qt trusts what it compiled before, whatever the disk has made of it since.
            self._disk.ask(lambda: shutil.rmtree(self._state / paths.COMPILED, ignore_errors=True), None)
        return None

    def _pause_before(self, rung: Rung) -> float:
        """Return for how many seconds the glass is dark now: what is tried instead of what failed need not wait."""
        if self._cause is Cause.NO_DISPLAY:
            return self._limits.display
        is_again = self._cause is not None and self._cause.is_failure and rung is self._tried
        return ladder.pause(self._record, self._limits.pause) if is_again else 0.0

    def _watch(self, process: subprocess.Popen[str], rung: Rung, without: str) -> Cause | None:
        """Return why the screen must be ended, or None when it has ended or we are to leave."""
        looked = time.monotonic()
        vigil, proven = Vigil(looked), False
        while True:
            source, line = self._next()
            now = time.monotonic()
            if now - looked > self._limits.silence / 2:
                vigil = vigil.excuse(now - looked)
            looked = now
            if self._leaving or (source is process and line is None):
                return None
            beat = Beat.parse(line) if source is process and line else None
            if beat is not None:
                vigil = vigil.hear(beat, now)
            if vigil.is_up:
                self._ready()
            if not proven and rung is not Rung.CALM and vigil.is_proven(self._limits):
                proven = True
                self._forgive(without, vigil.beat.generation if vigil.beat else "")
            state = "starting" if not vigil.is_up else "well" if proven or rung is Rung.SAME else str(rung)
            self._report(state, vigil)
            fault = vigil.fault(now, self._limits)
            if fault is not None:
                return fault
            if rung is Rung.CALM and now - vigil.started > ladder.CALM_SECONDS:
                return Cause.TRIAL

    def _next(self) -> tuple[subprocess.Popen[str] | None, str | None]:
        with contextlib.suppress(queue.Empty):
            return self._inbox.get(timeout=self._tick)
        return None, None

    def _listen(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        with contextlib.suppress(OSError, ValueError), process.stdout as lines:
            for line in lines:
                self._inbox.put((process, line))

    def _await(self, process: subprocess.Popen[str], gone: threading.Event) -> None:
        process.wait()
        gone.set()
        self._inbox.put((process, None))

    def _wait(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while not self._leaving and time.monotonic() < end:
            self._report("starting", Vigil(time.monotonic()))
            with contextlib.suppress(queue.Empty):
                self._inbox.get(timeout=min(self._tick, max(0.0, end - time.monotonic())))

    def _failing_library(self) -> str:
        """Return the name of the library that may be to blame, if there is another."""
        found = self._disk.ask(lambda: list(generations.usable(self._state / "library")), [])
        return found[0].name if len(found) > 1 else ""

    def _forgive(self, without: str, generation: str) -> None:
        """Forget the failures; the library that the screen was started `without` is held back if another is shown."""
        if without and self._may_blame and generation not in {"", without}:
            self._disk.ask(lambda: self._hold_back(without), None)
        if self._record.failures or self._record.machine_restarts:
            self._keep(ladder.forgiven(self._record))
            log.info("The screen is well again.")

    def _hold_back(self, library: str) -> None:
        found = generations.current(self._state / "library")
        if found is not None and found.name == library:
            with contextlib.suppress(KioskError, OSError):
                generations.rollback(self._state / "library")
                log.error("The library %s fails and is held back; the one before it is shown.", library)

    def _keep(self, record: ladder.Record) -> bool:
        """Remember `record`; return whether a power cut leaves it."""
        self._record = record
        kept = self._disk.ask(lambda: records.save(self._state, record), None)
        self._is_owed = kept is None
        return bool(kept)

    def _ready(self) -> None:
        if not self._was_ready:
            self._was_ready = True
            self._notifier.send(READY="1")

    def _report(self, state: str, vigil: Vigil) -> None:
        """Tell systemd at each look, and the files now and then, and whenever the state or the library is another."""
        beat, now = vigil.beat, time.monotonic()
        told = (state, beat.generation if beat else "")
        # systemd would give up before the ladder does.
        more = {} if self._was_ready else {"EXTEND_TIMEOUT_USEC": START_USEC}
        self._notifier.send(WATCHDOG="1", STATUS=f"{state}; {sum(self._record.restarts.values())} restarts", **more)
        if now - self._reported < health.EVERY and told == self._told:
            return
        self._reported, self._told = now, told
        if self._is_owed:
            self._keep(self._record)
        report = Health(
            written=round(time.time(), 1),
            state=state,
            uptime_s=round(now - self._begun, 1),
            heartbeat_age_s=round(now - vigil.heard, 1) if beat else None,
            frame_age_s=None if vigil.painted is None else round(now - vigil.painted, 1),
            frame_ms=beat.frame_ms if beat and beat.frames else None,
            slowest_frame_ms=beat.slowest_frame_ms if beat and beat.frames else None,
            exposed=beat.exposed if beat else True,
            generation=beat.generation if beat else "",
            failures=self._record.failures,
            restarts=self._record.restarts,
            machine_restarts=self._record.machine_restarts,
            screen_mb=beat.memory_mb if beat else None,
            supervisor_mb=machine.memory_mb(),
        )
        self._disk.ask(lambda: self._write(report), None)

    def _write(self, report: Health) -> None:
        """Add what the disk tells, and write the report."""
        update = attempts.read(self._state / "library")
        whole = replace(
            report,
            published=self._published(report.generation),
            disk_free_mb=machine.disk_free_mb(self._state),
            clock_sane=machine.is_clock_sane(report.written),
            content=update.outcome if update else "",
            content_when=update.when if update else None,
            content_errors=update.errors if update else 0,
        )
        try:
            (self._state / "health").mkdir(exist_ok=True)
            health.write(self._state / "health", whole)
            self._can_report = True
        except OSError as error:
            if self._can_report:
                log.warning("The health report cannot be written: %s.", error.strerror)
            self._can_report = False

    def _published(self, generation: str) -> float | None:
        if not generation:
            return None
        with contextlib.suppress(OSError):
            return (self._state / "library" / generation).stat().st_mtime
        return None


def _end(process: subprocess.Popen[str], gone: threading.Event, *, gently: bool, trace: bool) -> None:
    """End a screen: it may say goodbye, or write down where it hangs, and is killed after that."""
    assert process.stdin is not None
    with contextlib.suppress(OSError):
        process.stdin.close()
    if gone.is_set():
        return
    if gently:
        process.terminate()
    elif trace and sys.platform != "win32":
        process.send_signal(signal.SIGABRT)
    if not gone.wait(LAST_WORDS):
        process.kill()
        if not gone.wait(LAST_WORDS):
            log.error("The screen cannot be ended by the system; another is started beside it.")


def supervise(program: Sequence[str], state: Path) -> int:
    """Keep the screen that `program` starts going, until we are told to end; return the exit code."""

    def command(rung: Rung, without: str) -> list[str]:
        calm = ["--calm"] if rung is Rung.CALM else []
        return [*program, "--state", str(state), *calm, *(["--without", without] if without else [])]

    supervisor = Supervisor(command, state)
    for number in termination.signals():
        signal.signal(number, supervisor.leave)
    if sys.platform == "win32":
        import ctypes

        termination.catch_close(ctypes.WinDLL("kernel32"), supervisor.leave)
    return supervisor.run()
