"""A folder that many write to replaces the library only when it rests, and never by something that is worse."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.authoring import cache, compiler, publishing, stillness
from kiosk.authoring.publishing import Published, Publisher, Time
from kiosk.library import attempts, generations
from kiosk.library.attempts import Attempt, Outcome
from kiosk.library.reader import Library
from tests.folders import Content

DAY = dt.date(2026, 2, 1)
NOON = 1_800_000_000.0


class Inbox:
    """A content folder that is watched. `during` is what happens while the watch waits, one after another."""

    def __init__(self, content: Content, folder: Path) -> None:
        self.content = content
        self.folder = folder
        self.today = DAY
        self.passed = 0.0
        self.during: list[Callable[[], object]] = []
        folder.mkdir()

    def watch(self) -> Attempt | None:
        """Let the librarian's build run once; None where it saw nothing new."""
        done = self.publisher().watch()
        return done.attempt if done else None

    def outcome(self) -> Outcome | None:
        attempt = self.watch()
        return attempt.outcome if attempt else None

    def by_hand(self) -> Published:
        return self.publisher().publish()

    def publisher(self) -> Publisher:
        return Publisher(
            self.content.folder, self.folder, self.today,
            Time(lambda: self.passed, self._sleep, lambda: NOON + self.passed),
        )  # fmt: skip

    def pages(self, language: str = "en") -> list[str]:
        """Return what families can read."""
        current = generations.current(self.folder)
        if current is None:
            return []
        library = Library.open(current)
        try:
            return [entry.id for entry in library.entries(language, "care")] if language in library.languages else []
        finally:
            library.close()

    def _sleep(self, seconds: float) -> None:
        self.passed += seconds
        if self.during:
            self.during.pop(0)()


@pytest.fixture
def inbox(content: Content, tmp_path: Path) -> Inbox:
    return Inbox(content, tmp_path / "library")


def _fill(content: Content, language: str = "en") -> None:
    """Make it seven pages in all."""
    for name in "abcdef":
        content.page(f"{language}/care/{name}.md", "Words.")


def _spanish(content: Content) -> None:
    shutil.copytree(content.folder / "en", content.folder / "es")


def test_the_first_library_is_published_soon(inbox: Inbox) -> None:
    attempt = inbox.watch()
    assert attempt
    assert attempt.outcome is Outcome.PUBLISHED
    assert (attempt.pages, attempt.errors, attempt.warnings, attempt.problems) == (1, 0, 0, ())
    assert attempt.when == NOON + publishing.QUIET_AT_FIRST
    assert attempts.read(inbox.folder) == attempt
    assert inbox.pages() == ["care/first"]


def _written(folder: Path) -> dict[Path, tuple[int, int]]:
    """Return which files lie there, and when each was written."""
    return {file: (file.stat().st_ino, file.stat().st_mtime_ns) for file in folder.iterdir()}


def test_nothing_new_costs_nothing(inbox: Inbox, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    inbox.watch()
    before = _written(inbox.folder)
    asked.clear()
    monkeypatch.setattr(compiler, "build", lambda *_, **__: pytest.fail("built"))
    passed = inbox.passed
    assert inbox.watch() is None
    assert inbox.passed == passed
    assert _written(inbox.folder) == before


def test_a_change_is_published_once_it_has_been_quiet(inbox: Inbox) -> None:
    inbox.watch()
    _fill(inbox.content)
    passed = inbox.passed
    assert inbox.outcome() is Outcome.PUBLISHED
    assert inbox.passed - passed == publishing.QUIET
    assert len(inbox.pages()) == 7


def test_a_file_that_is_still_growing_is_waited_for(inbox: Inbox) -> None:
    inbox.watch()
    _fill(inbox.content)
    page = inbox.content.folder / "en/care/a.md"
    whole = page.read_bytes()
    page.write_bytes(b"")
    inbox.during = [lambda end=end: page.write_bytes(whole[:end]) for end in range(20, len(whole) + 20, 20)]  # type: ignore[misc] # it is called at once or never
    steps = len(inbox.during)
    assert steps > 5
    passed = inbox.passed
    assert inbox.outcome() is Outcome.PUBLISHED
    assert inbox.passed - passed >= steps * publishing.QUIET
    assert len(inbox.pages()) == 7


def test_a_half_that_grows_under_its_own_name_is_waited_for(inbox: Inbox) -> None:
    inbox.watch()
    half = inbox.content.folder / "en/care/.syncthing.a.md.tmp"
    _fill(inbox.content)
    page = inbox.content.folder / "en/care/a.md"
    whole = page.read_bytes()
    page.unlink()
    inbox.during = [
        lambda: half.write_bytes(whole[:9]), lambda: half.write_bytes(whole), lambda: half.rename(page)
    ]  # fmt: skip
    assert inbox.outcome() is Outcome.PUBLISHED
    assert "care/a" in inbox.pages()
    assert not inbox.during


def test_a_folder_that_never_rests_is_told_and_built_later(inbox: Inbox) -> None:
    inbox.watch()
    shown = generations.current(inbox.folder)
    inbox.content.page("en/care/a.md", "")
    inbox.during = [lambda body=body: inbox.content.page("en/care/a.md", body * "Words. ") for body in range(1, 40)]  # type: ignore[misc] # it is called at once or never
    attempt = inbox.watch()
    assert attempt
    assert attempt.outcome is Outcome.UNSETTLED
    assert "still changing" in attempt.sentence
    assert generations.current(inbox.folder) == shown
    inbox.during = []
    assert inbox.outcome() is Outcome.PUBLISHED


def _change_under_the_build(inbox: Inbox, monkeypatch: pytest.MonkeyPatch, changes: int) -> None:
    build, left = compiler.build, [*range(changes)]

    def changing(content: Path, target: Path, *, cache: Path | None, today: dt.date | None) -> object:
        report = build(content, target, cache=cache, today=today)
        if left:
            inbox.content.page("en/care/a.md", f"Words {left.pop()}.")
        return report

    monkeypatch.setattr(compiler, "build", changing)


def test_what_changed_under_the_build_is_built_again_and_never_shown(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.watch()
    _fill(inbox.content)
    _change_under_the_build(inbox, monkeypatch, publishing.TRIES - 1)
    assert inbox.outcome() is Outcome.PUBLISHED
    assert len(list(inbox.folder.glob("*.kiosk"))) == 2


def test_what_changes_under_every_build_is_not_published(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    inbox.watch()
    shown = generations.current(inbox.folder)
    _fill(inbox.content)
    _change_under_the_build(inbox, monkeypatch, publishing.TRIES)
    assert inbox.outcome() is Outcome.UNSETTLED
    assert list(inbox.folder.glob("*.kiosk")) == [shown]


def test_a_folder_that_is_gone_keeps_the_library_and_is_told_once(inbox: Inbox) -> None:
    inbox.watch()
    away = inbox.content.folder.with_name("away")
    inbox.content.folder.rename(away)
    done = inbox.publisher().watch()
    assert done
    assert done.attempt.outcome is Outcome.REFUSED
    assert str(inbox.content.folder) in done.attempt.sentence
    assert done.news
    again = inbox.publisher().watch()
    assert again
    assert not again.news
    assert inbox.pages() == ["care/first"]
    away.rename(inbox.content.folder)
    assert inbox.outcome() is Outcome.UNCHANGED
    assert inbox.watch() is None


def _rots(library: Path) -> None:
    """Change a library as a disk does: without a trace in its size or time."""
    found, whole = library.stat(), library.read_bytes()
    library.write_bytes(whole[:-1] + b"?")
    os.utime(library, ns=(found.st_atime_ns, found.st_mtime_ns))


def _two_libraries(inbox: Inbox) -> tuple[Path, Path]:
    """Return the library before, and the current one."""
    inbox.watch()
    before = generations.current(inbox.folder)
    _fill(inbox.content)
    inbox.watch()
    current = generations.current(inbox.folder)
    assert before
    assert current
    return before, current


def _gone(inbox: Inbox, _patch: pytest.MonkeyPatch) -> Outcome:
    inbox.content.folder.rename(inbox.content.folder.with_name("away"))
    return Outcome.REFUSED


def _restless(inbox: Inbox, _patch: pytest.MonkeyPatch) -> Outcome:
    inbox.during = [lambda: inbox.content.page("en/care/more.md", f"Words {inbox.passed}.")] * 1000
    return Outcome.UNSETTLED


def _out_of_memory(_inbox: Inbox, patch: pytest.MonkeyPatch) -> Outcome:
    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    patch.setattr(compiler, "build", fail)
    return Outcome.FAILED


@pytest.mark.parametrize("fault", [_gone, _restless, _out_of_memory])
def test_what_the_disk_forgets_is_noticed_each_day_while_nothing_can_be_built(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch, fault: Callable[[Inbox, pytest.MonkeyPatch], Outcome]
) -> None:
    before, current = _two_libraries(inbox)
    expected = fault(inbox, monkeypatch)
    _rots(current)
    _new_day(inbox, monkeypatch)
    done = inbox.publisher().watch()
    assert done
    assert done.attempt.outcome is expected
    assert done.news
    assert [str(current) in line for line in done.lines] == [True]
    assert generations.current(inbox.folder) == before
    _rots(before)
    assert inbox.publisher().watch(), "read once a day only"
    assert generations.current(inbox.folder) == before


def test_a_build_that_hangs_has_checked_the_libraries_first(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    before, current = _two_libraries(inbox)
    _rots(current)
    _new_day(inbox, monkeypatch)

    class Killed(BaseException):
        pass

    def hang(_folder: Path) -> str:
        raise Killed

    monkeypatch.setattr(stillness, "look", hang)
    with pytest.raises(Killed):
        inbox.watch()
    assert generations.current(inbox.folder) == before


def test_a_library_to_go_back_to_that_is_spoilt_is_told_though_nothing_is_new(inbox: Inbox) -> None:
    before, current = _two_libraries(inbox)
    (inbox.folder / publishing.CHECKED).unlink()
    _rots(before)
    done = inbox.publisher().watch()
    assert done
    assert done.attempt.outcome is Outcome.UNCHANGED
    assert [str(before) in line for line in done.lines] == [True]
    assert generations.current(inbox.folder) == current
    assert inbox.watch() is None


def test_a_disk_on_which_the_day_cannot_be_noted_holds_up_no_content(inbox: Inbox) -> None:
    (inbox.folder / publishing.CHECKED).mkdir()
    assert inbox.outcome() is Outcome.PUBLISHED
    assert inbox.watch() is None


def test_an_empty_mount_point_keeps_the_library(inbox: Inbox) -> None:
    inbox.watch()
    away = inbox.content.folder.with_name("away")
    inbox.content.folder.rename(away)
    inbox.content.folder.mkdir()
    attempt = inbox.watch()
    assert attempt
    assert attempt.outcome is Outcome.REFUSED
    assert "no page" in attempt.problems[0]
    assert inbox.watch() is None, "it is not read again until it changes"
    assert inbox.pages() == ["care/first"]
    inbox.content.folder.rmdir()
    away.rename(inbox.content.folder)
    assert inbox.outcome() is Outcome.UNCHANGED


def test_a_share_that_goes_away_under_the_build_keeps_the_library(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.watch()
    _fill(inbox.content)
    build = compiler.build

    def leaving(content: Path, target: Path, *, cache: Path | None, today: dt.date | None) -> object:
        content.rename(content.with_name("away"))
        return build(content, target, cache=cache, today=today)

    monkeypatch.setattr(compiler, "build", leaving)
    assert inbox.outcome() is Outcome.REFUSED
    assert inbox.pages() == ["care/first"]


def test_a_folder_that_lost_most_pages_keeps_the_library_until_somebody_asks(inbox: Inbox) -> None:
    _fill(inbox.content)
    inbox.watch()
    for name in "abcd":
        (inbox.content.folder / f"en/care/{name}.md").unlink()
    attempt = inbox.watch()
    assert attempt
    assert attempt.outcome is Outcome.REFUSED
    assert "Only 3 of 7 pages in en" in attempt.sentence
    assert f"kiosk build {inbox.content.folder}" in attempt.sentence
    assert inbox.watch() is None
    assert len(inbox.pages()) == 7
    inbox.today += dt.timedelta(days=3)
    assert inbox.outcome() is Outcome.REFUSED, "time alone changes nothing"
    assert inbox.by_hand().attempt.outcome is Outcome.PUBLISHED
    assert inbox.watch() is None
    assert len(inbox.pages()) == 3


def test_half_of_the_pages_may_go_at_a_time(inbox: Inbox) -> None:
    _fill(inbox.content)
    inbox.watch()
    for name in "abc":
        (inbox.content.folder / f"en/care/{name}.md").unlink()
    assert inbox.outcome() is Outcome.PUBLISHED
    for name in "de":
        (inbox.content.folder / f"en/care/{name}.md").unlink()
    assert inbox.outcome() is Outcome.PUBLISHED
    assert inbox.pages() == ["care/first", "care/f"]


def test_a_language_is_not_lost_either(inbox: Inbox) -> None:
    _spanish(inbox.content)
    inbox.watch()
    assert inbox.pages("es") == ["care/first"]
    shutil.rmtree(inbox.content.folder / "es")
    attempt = inbox.watch()
    assert attempt
    assert "Only 0 of 1 pages in es" in attempt.sentence
    assert inbox.pages("es") == ["care/first"]


def test_another_folder_may_hold_less(inbox: Inbox, tmp_path: Path) -> None:
    _fill(inbox.content)
    inbox.watch()
    inbox.content = Content(tmp_path / "other")
    other = inbox.content.folder
    away = other.rename(tmp_path / "not yet")
    assert inbox.outcome() is Outcome.REFUSED
    away.rename(other)
    assert inbox.outcome() is Outcome.PUBLISHED
    assert inbox.pages() == ["care/first"]


def test_without_a_memory_of_the_folder_the_library_is_guarded(inbox: Inbox) -> None:
    _fill(inbox.content)
    inbox.watch()
    (inbox.folder / attempts.FILE).write_bytes(b"\0")
    for name in "abcd":
        (inbox.content.folder / f"en/care/{name}.md").unlink()
    assert inbox.outcome() is Outcome.REFUSED


def _forbid(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Make opening a file of this name fail as a share does that is about to go."""
    open_file = os.open

    def opened(path: Path, flags: int, *rest: int) -> int:
        if Path(path).name == name:
            raise OSError(5, "Input/output error")
        return open_file(path, flags, *rest)

    monkeypatch.setattr(os, "open", opened)


def test_a_page_that_families_see_is_not_lost_because_it_cannot_be_opened(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(inbox.content)
    inbox.watch()
    inbox.content.page("en/care/b.md", "Other words.")
    with monkeypatch.context() as patch:
        _forbid(patch, "a.md")
        attempt = inbox.watch()
        assert attempt
        assert attempt.outcome is Outcome.REFUSED
        assert attempt.sentence.startswith("en/care/a.md cannot be opened")
        assert inbox.watch() is None
    inbox.passed += publishing.PASSING_SECONDS
    assert inbox.outcome() is Outcome.PUBLISHED, "it is tried again although nothing has changed"
    assert len(inbox.pages()) == 7


def test_a_new_page_that_cannot_be_opened_holds_up_no_other(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    inbox.watch()
    _fill(inbox.content)
    _forbid(monkeypatch, "a.md")
    attempt = inbox.watch()
    assert attempt
    assert attempt.outcome is Outcome.PUBLISHED
    assert attempt.errors == 1
    assert len(inbox.pages()) == 6


def test_a_bad_update_keeps_the_library_and_tells_why(inbox: Inbox) -> None:
    inbox.watch()
    inbox.content.write("en/home.md", "no front matter")
    attempt = inbox.watch()
    assert attempt
    assert attempt.outcome is Outcome.REFUSED
    assert attempt.errors >= 1
    assert any(told.startswith("en/home.md:1:1: error KC201: ") for told in attempt.problems)
    assert inbox.pages() == ["care/first"]


def test_errors_are_told_before_warnings_and_no_more_than_staff_read(inbox: Inbox) -> None:
    for number in range(publishing.TOLD + 5):
        inbox.content.write(f"en/care/a{number}.txt", "")
    inbox.content.page("en/care/z.md", "Some <br> words")
    attempt = inbox.watch()
    assert attempt
    assert attempt.warnings == publishing.TOLD + 5
    assert len(attempt.problems) == publishing.TOLD
    assert " error " in attempt.problems[0]


def test_who_goes_back_at_the_same_moment_keeps_no_content_away(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Going back removes what no pointer names, and this one's is about to be written."""
    inbox.watch()
    _fill(inbox.content)
    written = generations._write

    def race(folder: Path, pointer: generations._Pointer) -> None:
        (folder / pointer.kept[0].name).unlink()
        written(folder, pointer)

    with monkeypatch.context() as patch:
        patch.setattr(generations, "_write", race)
        attempt = inbox.watch()
    assert attempt
    assert attempt.outcome is Outcome.FAILED
    assert "tried again" in attempt.sentence
    assert inbox.outcome() is Outcome.PUBLISHED
    assert "care/f" in inbox.pages()


def test_what_was_gone_back_from_stays_away_until_the_content_changes(inbox: Inbox) -> None:
    inbox.watch()
    _fill(inbox.content)
    inbox.watch()
    generations.rollback(inbox.folder)
    attempt = inbox.watch()
    assert attempt
    assert attempt.outcome is Outcome.REFUSED
    assert "gone back from" in attempt.sentence
    assert inbox.watch() is None
    assert inbox.pages() == ["care/first"]
    inbox.content.page("en/care/a.md", "Better words.")
    assert inbox.outcome() is Outcome.PUBLISHED


def _new_day(inbox: Inbox, _patch: pytest.MonkeyPatch) -> None:
    inbox.today += dt.timedelta(days=1)


def _new_program(_inbox: Inbox, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(cache, "fingerprint", lambda: b"another version")


def _lost_library(inbox: Inbox, _patch: pytest.MonkeyPatch) -> None:
    for file in inbox.folder.glob("*.kiosk"):
        file.unlink()


def _damaged_library(inbox: Inbox, _patch: pytest.MonkeyPatch) -> None:
    """The disk forgets a byte, and nothing else tells."""
    (file,) = inbox.folder.glob("*.kiosk")
    found, whole = file.stat(), file.read_bytes()
    file.write_bytes(whole[:-1] + b"?")
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))


def _lost_memory(inbox: Inbox, _patch: pytest.MonkeyPatch) -> None:
    (inbox.folder / attempts.FILE).unlink()


def _lost_state(inbox: Inbox, _patch: pytest.MonkeyPatch) -> None:
    for file in inbox.folder.iterdir():
        file.unlink()


@pytest.mark.parametrize("change", [_new_day, _new_program, _lost_library, _damaged_library, _lost_memory, _lost_state])
def test_what_else_calls_for_a_build(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch, change: Callable[[Inbox, pytest.MonkeyPatch], None]
) -> None:
    inbox.watch()
    assert inbox.watch() is None
    change(inbox, monkeypatch)
    assert inbox.watch()
    assert inbox.watch() is None
    assert inbox.pages() == ["care/first"]
    assert all(generations.is_whole(file) for file in inbox.folder.glob("*.kiosk"))


def test_a_frozen_program_of_the_same_version_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its folder has no sources, and may have been copied anew."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "kiosk"))
    found = []
    for program in (b"before", b"after", b"before"):
        (tmp_path / "kiosk").write_bytes(program)
        found.append(cache.fingerprint.__wrapped__())
    assert found[0] == found[2] != found[1]


def test_a_disk_that_cannot_be_written_is_told(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "/var/lib/x")

    monkeypatch.setattr(generations, "publish", full)
    attempt = inbox.watch()
    assert attempt
    assert attempt.outcome is Outcome.FAILED
    assert attempt.sentence.startswith(
        "The content could not be built. /var/lib/x: No space left on device. Make room on the disk."
    )
    monkeypatch.undo()
    assert inbox.outcome() is Outcome.PUBLISHED


@pytest.mark.parametrize(("error", "says"), [(MemoryError(), "not enough memory"), (OSError(5, "I/O"), "I/O")])
def test_whatever_the_machine_lacks_is_told(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch, error: Exception, says: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(compiler, "build", fail)
    attempt = inbox.watch()
    assert attempt
    assert attempt.outcome is Outcome.FAILED
    assert says in attempt.sentence


def test_what_a_killed_build_left_is_removed_a_day_later(inbox: Inbox) -> None:
    left = [inbox.folder / ".incoming-7.kiosk-abc.new", inbox.folder / "incoming-7.kiosk"]
    for file, age in ((left[0], 100_000), (left[1], 100_000), (inbox.folder / "incoming-8.kiosk", 100)):
        file.touch()
        os.utime(file, (NOON - age, NOON - age))
    inbox.watch()
    assert not any(file.exists() for file in left)
    assert (inbox.folder / "incoming-8.kiosk").exists()


def test_the_command_tells_what_is_new_once(
    inbox: Inbox, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "_today", lambda: DAY)
    monkeypatch.setattr(publishing, "QUIET", 0.0)
    monkeypatch.setattr(publishing, "QUIET_AT_FIRST", 0.0)
    command = ["build", str(inbox.content.folder), "--publish", str(inbox.folder)]
    assert cli.main(command) == 0
    assert "1 page in en: " in capsys.readouterr().out
    assert cli.main(command) == 0
    assert capsys.readouterr() == ("", "")
    shutil.rmtree(inbox.content.folder)
    assert cli.main(command) == cli.FOUND_PROBLEMS
    assert "No library was built" in capsys.readouterr().err
    cli.main(command)
    assert capsys.readouterr() == ("", "")
