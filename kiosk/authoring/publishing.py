"""Publishing: the content folder to the library that is shown, once it rests and is no worse than what it replaces."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import re
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from kiosk.authoring import cache, codes, compiler, names, stillness
from kiosk.authoring.compiler import Report
from kiosk.authoring.stillness import RestlessError
from kiosk.errors import KioskError, LibraryUnreadableError
from kiosk.library import attempts, durable, generations
from kiosk.library.attempts import Attempt, Outcome
from kiosk.library.reader import Library
from kiosk.operations import disk
from kiosk.problems import Problem, Severity

QUIET = 5.0
"""Seconds for which nothing may have changed."""
QUIET_AT_FIRST = 1.0
"""The same while there is nothing to show."""
LONGEST = 60.0
"""Seconds to wait for that."""
TRIES = 3
"""Builds, where the folder changes under each."""
PASSING = {code.id for code in (codes.UNREADABLE, codes.TOO_SLOW, codes.TOO_HARD, codes.BUILD_TOO_SLOW)}
"""Problems that may be the machine's or the share's, and not there the next time."""
PASSING_SECONDS = 600
"""For how long such a result is left alone."""
TOLD = 20
"""Problems that are kept for staff."""
CACHE = "parsed.cache"
"""The file beside the libraries in which builds keep what they found out."""
CHECKED = "checked"
"""The file that names the day on which the libraries were last read again without being asked."""
ABANDONED = 86_400.0
"""Seconds after which what a build left behind is nobody's."""


@dataclass(frozen=True, slots=True)
class Published:
    """What came of a try: the report where the content was read, lines for the log, and whether it is `news`."""

    attempt: Attempt
    report: Report | None
    lines: tuple[str, ...]
    news: bool


class Time(NamedTuple):
    """How time passes: `clock` gives monotonic seconds, `now` seconds since 1970."""

    clock: Callable[[], float] = time.monotonic
    # What fakes the clock of a whole program does not fake this, as it does time.sleep.
    sleep: Callable[[float], object] = threading.Event().wait
    now: Callable[[], float] = time.time


class Publisher:
    """Publishes from one content folder into one folder of generations."""

    def __init__(self, content: Path, folder: Path, today: dt.date, times: Time = Time()) -> None:  # noqa: B008 - it does not change
        """Take the folders, and the day on which what is overdue is told."""
        self._content = content
        self._folder = folder
        self._today = today
        self._time = times
        # The folder's name may have bytes that are no text.
        self._name = os.fsencode(content.absolute()).decode(errors="replace")
        self._target = folder / f"incoming-{os.getpid()}.kiosk"
        self._last = attempts.read(folder)
        self._lines: list[str] = []

    def watch(self) -> Published | None:
        """Publish what is new in the folder; return None, without reading a file of it, where nothing is.

        What is still changing is waited for, and what must not replace the library by itself is refused.
        """
        try:
            self._check_each_day()
            if self._is_done() and not self._lines:
                return None
            return self._told(*self._patient())
        except (KioskError, OSError, MemoryError) as error:
            return self._told(
                self._attempt(
                    Outcome.FAILED,
                    f"The content could not be built. {disk.sentence(error) or 'There is not enough memory.'}",
                ),
                None,
            )

    def publish(self) -> Published:
        """Publish the folder as it is now, whatever it replaces: somebody has asked for it."""
        seen = self._look()
        return self._told(*self._judged(self._build(), seen, by_hand=True))

    def _is_done(self) -> bool:
        """Tell whether the last try saw what is to be seen now, and what came of it is still there and whole."""
        last = self._last
        if last is None or not last.seen or last.generation != self._current():
            return False
        if last.generation and not generations.is_whole(self._folder / last.generation):
            return False
        seen = self._look()
        return last.seen in {self._key(seen), self._key(seen, passing=True)}

    def _patient(self) -> tuple[Attempt, Report | None]:
        quiet = QUIET if self._current() else QUIET_AT_FIRST
        for _ in range(TRIES):
            try:
                seen = stillness.settled(self._look, quiet, LONGEST, self._time.clock, self._time.sleep)
            except RestlessError:
                break
            if not seen:
                sentence = (
                    f"No library was built from {self._name}: the folder is not there, or it cannot be opened."
                    " Is the share there?"
                )
                return self._attempt(Outcome.REFUSED, sentence), None
            report = self._build()
            if self._look() == seen:
                return self._judged(report, seen, by_hand=False)
            self._target.unlink(missing_ok=True)
        sentence = (
            f"The folder {self._name} is still changing. It is read once nothing has changed for {QUIET:.0f} seconds."
        )
        return self._attempt(Outcome.UNSETTLED, sentence), None

    def _build(self) -> Report:
        self._sweep()
        return compiler.build(self._content, self._target, cache=self._folder / CACHE, today=self._today)

    def _judged(self, report: Report, seen: str, *, by_hand: bool) -> tuple[Attempt, Report]:
        """Publish what was built, if it may be."""
        self._weed()
        before = self._current()
        outcome, sentence = self._decided(report, before, by_hand=by_hand)
        self._target.unlink(missing_ok=True)
        attempt = self._attempt(outcome, sentence)
        if outcome in {Outcome.PUBLISHED, Outcome.UNCHANGED}:
            attempt = replace(attempt, origin=self._name)
        passing = any(one.code in PASSING for one in report.problems)
        return _with_report(replace(attempt, seen=self._key(seen, passing=passing)), report), report

    def _check_each_day(self) -> None:
        """Read every library again on a new day, whatever becomes of the content: disks forget while a share is ill."""
        file = self._folder / CHECKED
        today = self._today.isoformat()
        with contextlib.suppress(OSError, UnicodeDecodeError):
            if file.read_text("utf-8") == today:
                return
        # Noted first, so that a disk on which it takes too long keeps no content away for more than once a day. Where
        # this cannot be written, nothing could be forgotten either.
        with contextlib.suppress(OSError):
            durable.write(file, today, synced=False)
            self._weed()

    def _weed(self) -> None:
        for file in generations.weed(self._folder):
            said = f"The library file {file} is not what it was, or cannot be read. The last good one serves instead."
            if said not in self._lines:
                self._lines.append(said)

    def _decided(self, report: Report, before: str, *, by_hand: bool) -> tuple[Outcome, str]:
        if not report.written:
            return Outcome.REFUSED, f"No library was built from {self._name}."
        objection = "" if by_hand else self._objection(report)
        if objection:
            remedy = f"Mend it, or, if it is meant, run on this machine as the kiosk's user: kiosk build {self._name}"
            return Outcome.REFUSED, f"{objection} {remedy}"
        published = generations.publish(self._folder, self._target)
        if published is None:
            sentence = "This is the library that was gone back from. It is not shown again until the content changes."
            return Outcome.REFUSED, sentence
        if published.name != self._current():
            message = "Somebody went back to another library at the same moment. It is tried again."
            raise KioskError(message)
        if published.name == before:
            return Outcome.UNCHANGED, "The content gives the library that is shown."
        return Outcome.PUBLISHED, "A new library was made. It is shown between two visitors."

    def _objection(self, report: Report) -> str:
        """Return why the library that was built must not replace the current one by itself, or an empty text."""
        if self._last is not None and self._last.origin not in {"", self._name}:
            # Somebody chose another folder.
            return ""
        with contextlib.suppress(LibraryUnreadableError), contextlib.ExitStack() as opened:
            current = generations.current(self._folder)
            if current is not None:
                old = opened.enter_context(contextlib.closing(Library.open(current)))
                new = opened.enter_context(contextlib.closing(Library.open(self._target)))
                found = [*_closed(old, report.problems), *_shrunk(old, new)]
                return found[0] if found else ""
        return ""

    def _attempt(self, outcome: Outcome, sentence: str) -> Attempt:
        origin = self._last.origin if self._last else ""
        return Attempt(int(self._time.now()), outcome, sentence, self._current(), origin)

    def _told(self, attempt: Attempt, report: Report | None) -> Published:
        news = attempts.record(self._folder, attempt)
        return Published(attempt, report, tuple(self._lines), news=news or report is not None or bool(self._lines))

    def _current(self) -> str:
        current = generations.current(self._folder)
        return current.name if current else ""

    def _look(self) -> str:
        return stillness.look(self._content)

    def _key(self, seen: str, *, passing: bool = False) -> str:
        """Return what stands for all that a result depends on; a day also changes what is overdue."""
        parts = [cache.fingerprint().hex(), self._name, seen, self._today.isoformat()]
        parts += [str(int(self._time.now()) // PASSING_SECONDS)] if passing else []
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def _sweep(self) -> None:
        """Remove what builds that were killed have left."""
        for file in self._folder.glob("*incoming*"):
            with contextlib.suppress(OSError):
                if _has_ended(file) or self._time.now() - file.stat().st_mtime > ABANDONED:
                    file.unlink()


def _has_ended(file: Path) -> bool:
    """Tell whether the process that a file of a build is named after has ended, where the system tells."""
    found = re.search(r"incoming-(\d+)", file.name)
    if found is None or sys.platform == "win32":
        return False
    try:
        os.kill(int(found[1]), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def _closed(old: Library, problems: tuple[Problem, ...]) -> Iterator[str]:
    """Tell of what cannot be opened although families see it now: a share does so that is about to go."""
    for path in (one.path for one in problems if one.code == codes.UNREADABLE.id):
        if names.kind(path) is not names.Kind.PAGE or old.entry(names.language(path), names.page_id(path)):
            yield f"{path} cannot be opened, so the library stays as it is."


def _shrunk(old: Library, new: Library) -> Iterator[str]:
    """Tell of languages that have lost more than half of their pages: half of the folder may not be there."""
    for language in old.languages:
        before, after = _count(old, language), _count(new, language)
        if after * 2 < before:
            yield f"Only {after} of {before} pages in {language} are left, so the library stays as it is."


def _count(library: Library, language: str) -> int:
    if language not in library.languages:
        return 0
    return sum(len(library.entries(language, section.id)) for section in library.guide(language).sections)


def _with_report(attempt: Attempt, report: Report) -> Attempt:
    errors = [one for one in report.problems if one.severity is Severity.ERROR]
    warnings = [one for one in report.problems if one.severity is not Severity.ERROR]
    return replace(
        attempt,
        pages=report.pages,
        errors=len(errors),
        warnings=len(warnings),
        problems=tuple(str(one) for one in (*errors, *warnings)[:TOLD]),
    )
