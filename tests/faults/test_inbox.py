"""Real builds in processes of their own, of folders that other programs write to meanwhile."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from kiosk.library import attempts, generations
from kiosk.library.attempts import Attempt, Outcome
from kiosk.library.reader import Library
from tests.faults.conftest import ROOT, SECONDS, promised
from tests.folders import Content

HALVES = (".syncthing.x.md.tmp", "~syncthing~x.md.tmp", ".x.md.Kd93hX", "x.md.part")
"""What a page is called until it is whole: by Syncthing (on two systems), rsync and a browser."""
BETWEEN = ("en/care/First.md", "en/care/.first.md.Kd93hX")
"""What a page is called for a moment."""
GIT = shutil.which("git") or ""
WATCH = """
import datetime, pathlib, sys
from kiosk.authoring import compiler, publishing

def wait(seconds):
    print("waits", flush=True)
    sys.stdin.readline()
    global passed
    passed += seconds

def building(*given, build=compiler.build, **named):
    report = build(*given, **named)
    print("built", flush=True)
    sys.stdin.readline()
    return report

passed = 0.0
compiler.build = building
time = publishing.Time(lambda: passed, wait)
folder, library = map(pathlib.Path, sys.argv[1:])
publishing.Publisher(folder, library, datetime.date(2026, 2, 1), time).watch()
"""
"""The librarian's build, which waits, and goes on after each build, when it is told to."""

Step = Callable[[], object]


class Share:
    """A content folder that others write to, and the library made from it."""

    def __init__(self, content: Content, library: Path, environment: Mapping[str, str]) -> None:
        self.content = content
        self.folder = content.folder
        self.library = library
        self._environment = environment
        library.mkdir()

    def watch(self, *steps: Step) -> Attempt | None:
        """Run a build in its process, doing one step each time it waits; return what it left for staff."""
        self._run("waits", iter(steps))
        return attempts.read(self.library)

    def watch_and_change_under(self, *steps: Step) -> Attempt | None:
        """Do one step after each build, before the process looks at the folder again."""
        self._run("built", iter(steps))
        return attempts.read(self.library)

    def pages(self) -> set[str]:
        current = generations.current(self.library)
        assert current
        library = Library.open(current)
        found = {entry.id for entry in library.entries("en", "care")}
        library.close()
        return found

    def _run(self, when: str, steps: Iterator[Step]) -> None:
        command = [sys.executable, "-c", WATCH, str(self.folder), str(self.library)]
        with subprocess.Popen(
            command, cwd=ROOT, env=self._environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdin
            assert process.stdout
            guard = threading.Timer(SECONDS, process.kill)
            guard.start()
            for line in process.stdout:
                if line.strip() == when:
                    next(steps, lambda: None)()
                process.stdin.write("\n")
                process.stdin.flush()
            guard.cancel()
        assert process.returncode == 0
        assert next(steps, None) is None, "every step was taken"


@pytest.fixture
def share(tmp_path: Path, environment: dict[str, str]) -> Share:
    made = Share(Content(tmp_path / "share"), tmp_path / "library", environment)
    attempt = made.watch()
    assert attempt
    assert attempt.outcome is Outcome.PUBLISHED
    return made


def _page(share: Share, name: str) -> bytes:
    """Return a page as it is before it is brought to the share."""
    share.content.page(f"en/care/{name}", "Words.")
    file = share.folder / "en/care" / name
    data = file.read_bytes()
    file.unlink()
    return data


def _growing(file: Path, data: bytes) -> list[Step]:
    ends = [*range(30, len(data), 30), len(data)]
    assert len(ends) > 3
    return [lambda end=end: file.write_bytes(data[:end]) for end in ends]  # type: ignore[misc] # called without


def test_a_page_that_is_copied_slowly_comes_whole(share: Share) -> None:
    steps = _growing(share.folder / "en/care/x.md", _page(share, "x.md"))
    steps.pop(0)()
    attempt = share.watch(*steps)
    assert attempt
    assert (attempt.outcome, attempt.problems) == (Outcome.PUBLISHED, ())
    assert share.pages() == {"care/first", "care/x"}


def test_a_page_that_is_written_under_the_build_comes_whole(share: Share) -> None:
    steps = _growing(share.folder / "en/care/x.md", _page(share, "x.md"))
    while len(steps) > 2:
        steps.pop(0)()
    attempt = share.watch_and_change_under(*steps)
    assert attempt
    assert (attempt.outcome, attempt.problems) == (Outcome.PUBLISHED, ())
    assert share.pages() == {"care/first", "care/x"}


@pytest.mark.parametrize("half", HALVES)
def test_what_other_programs_bring_under_another_name_comes_whole(share: Share, half: str) -> None:
    data, file = _page(share, "x.md"), share.folder / "en/care" / half
    share.content.page("en/care/y.md", "Words.")
    attempt = share.watch(*_growing(file, data), lambda: file.rename(file.with_name("x.md")))
    assert attempt
    assert (attempt.outcome, attempt.problems) == (Outcome.PUBLISHED, ())
    assert share.pages() == {"care/first", "care/x", "care/y"}


def test_a_half_that_nobody_finishes_holds_up_no_other_and_is_no_page(share: Share) -> None:
    data = _page(share, "x.md")
    (share.folder / "en/care/.syncthing.x.md.tmp").write_bytes(data[:-40])
    (share.folder / "en/care/.x.md.Kd93hX").write_bytes(data)
    share.content.page("en/care/y.md", "Words.")
    attempt = share.watch()
    assert attempt
    assert (attempt.outcome, attempt.problems) == (Outcome.PUBLISHED, ())
    assert share.pages() == {"care/first", "care/y"}


def test_two_edits_of_one_page_show_one_and_tell_of_both(share: Share) -> None:
    name = "first.sync-conflict-20260201-114500-ABCDEF7.md"
    (share.folder / "en/care" / name).write_bytes((share.folder / "en/care/first.md").read_bytes() + b"More.\n")
    attempt = share.watch()
    assert attempt
    assert attempt.outcome is Outcome.UNCHANGED
    assert (attempt.errors, attempt.warnings) == (0, 1)
    assert name in attempt.problems[0]
    assert "en/care/first.md" in attempt.problems[0].replace(name, "")


@pytest.mark.parametrize("between", BETWEEN)
def test_a_page_that_changes_the_case_of_its_name_comes_back(share: Share, between: str) -> None:
    share.content.page("en/care/a.md", "Words.")
    page = share.folder / "en/care/first.md"
    attempt = share.watch(
        lambda: page.rename(share.folder / between), lambda: (share.folder / between).rename(page)
    )  # fmt: skip
    assert attempt
    assert attempt.outcome is Outcome.PUBLISHED
    assert share.pages() == {"care/first", "care/a"}
    assert len(HALVES) + len(BETWEEN) >= promised("Page that another program")


def test_a_name_that_stays_in_capitals_is_told(share: Share) -> None:
    share.content.page("en/care/a.md", "Words.")
    (share.folder / "en/care/first.md").rename(share.folder / "en/care/First.md")
    attempt = share.watch()
    assert attempt
    assert attempt.outcome is Outcome.PUBLISHED
    assert "First.md: error KC107" in attempt.problems[0]


def test_a_file_that_becomes_a_folder_costs_that_page(share: Share) -> None:
    share.content.page("en/care/a.md", "Words.")
    share.watch()
    (share.folder / "en/care/a.md").unlink()
    share.content.page("en/care/a.md/a.md", "Words.")
    attempt = share.watch()
    assert attempt
    assert attempt.outcome is Outcome.PUBLISHED
    assert "en/care/a.md/a.md" in attempt.problems[0]
    assert share.pages() == {"care/first"}


def test_a_share_that_vanishes_and_comes_back_changes_nothing(share: Share) -> None:
    shown = generations.current(share.library)
    away = share.folder.with_name("away")
    share.folder.rename(away)
    attempt = share.watch()
    assert attempt
    assert attempt.outcome is Outcome.REFUSED
    assert str(share.folder) in attempt.sentence
    share.folder.mkdir()
    attempt = share.watch()
    assert attempt
    assert (attempt.outcome, attempt.errors) == (Outcome.REFUSED, 1)
    share.folder.rmdir()
    away.rename(share.folder)
    attempt = share.watch()
    assert attempt
    assert (attempt.outcome, attempt.problems) == (Outcome.UNCHANGED, ())
    assert generations.current(share.library) == shown


def test_a_share_that_goes_away_and_comes_back_under_the_build_is_read_anew(share: Share) -> None:
    share.content.page("en/care/a.md", "Words.")
    away = share.folder.with_name("away")

    def replaced() -> None:
        shutil.copytree(share.folder, away)
        shutil.rmtree(share.folder)
        away.rename(share.folder)

    attempt = share.watch_and_change_under(replaced)
    assert attempt
    assert attempt.outcome is Outcome.PUBLISHED
    assert share.pages() == {"care/first", "care/a"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among files")
def test_a_pipe_among_the_pages_holds_up_nothing(share: Share) -> None:
    os.mkfifo(share.folder / "en/care/pipe.md")
    share.content.page("en/care/a.md", "Words.")
    attempt = share.watch()
    assert attempt
    assert attempt.outcome is Outcome.PUBLISHED
    assert "en/care/pipe.md: error KC103" in attempt.problems[0]
    assert share.pages() == {"care/first", "care/a"}


def test_a_bad_update_keeps_what_families_read_and_tells_staff_why(share: Share) -> None:
    shown = generations.current(share.library)
    share.content.write("en/home.md", b"\xff\xfe not a page")
    attempt = share.watch()
    assert attempt
    assert attempt.outcome is Outcome.REFUSED
    assert attempt.sentence == f"No library was built from {share.folder}."
    assert "en/home.md" in "".join(attempt.problems)
    assert generations.current(share.library) == shown


def _git(folder: Path, *words: str) -> None:
    identity = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "core.hooksPath=/dev/null"]
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(
        [GIT, *identity, *words], cwd=folder, env=environment, check=True, capture_output=True, timeout=SECONDS
    )


@pytest.mark.skipif(not GIT, reason="without git there is no checkout")
def test_a_checkout_that_switches_branches_is_shown_as_one_or_the_other(share: Share) -> None:
    one, two = {"care/first", "care/a"}, {"care/b", "care/c", "care/d"}
    share.content.page("en/care/a.md", "Words.")
    _git(share.folder, "init", "--initial-branch", "one")
    _git(share.folder, "add", "--all")
    _git(share.folder, "commit", "--message", "One")
    _git(share.folder, "switch", "--create", "two")
    for page in one:
        (share.folder / f"en/{page}.md").unlink()
    for page in two:
        share.content.page(f"en/{page}.md", "Words.")
    _git(share.folder, "add", "--all")
    _git(share.folder, "commit", "--message", "Two")
    to_one, to_two = (lambda: _git(share.folder, "switch", "one")), (lambda: _git(share.folder, "switch", "two"))

    attempt = share.watch(to_one, to_two)
    assert attempt
    assert (attempt.outcome, attempt.problems) == (Outcome.PUBLISHED, ())
    assert share.pages() == two

    (share.folder / "en/care/untracked.txt").touch()
    attempt = share.watch_and_change_under(to_one)
    assert attempt
    assert attempt.outcome is Outcome.PUBLISHED
    assert share.pages() == one
