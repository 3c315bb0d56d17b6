"""New content comes between two visitors, never under a reader's eyes; a failed build changes nothing."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.authoring import compiler
from kiosk.bridge.librarian import AGAIN, PATIENCE, Librarian
from kiosk.bridge.stage import Stage
from kiosk.library import attempts, generations
from kiosk.library.attempts import Attempt, Outcome
from tests.folders import Content


def _publish(content: Content, folder: Path) -> Path | None:
    folder.mkdir(exist_ok=True)
    assert compiler.build(content.folder, folder / "incoming.kiosk").written
    return generations.publish(folder, folder / "incoming.kiosk")


def _title(stage: Stage) -> object:
    return stage.guide.property("title")


def test_the_published_library_is_opened(empty_stage: Stage, content: Content, tmp_path: Path) -> None:
    _publish(content, tmp_path / "library")
    Librarian(empty_stage, tmp_path / "library", [], empty_stage).open_current()
    assert _title(empty_stage) == "Guide"


def test_a_build_brings_a_first_library_to_the_screen(
    empty_stage: Stage, content: Content, tmp_path: Path, qtbot: QtBot
) -> None:
    command = [sys.executable, "-m", "kiosk", "build", str(content.folder), "--publish", str(tmp_path / "library")]
    librarian = Librarian(empty_stage, tmp_path / "library", command, empty_stage)
    librarian.build()
    qtbot.waitUntil(lambda: _title(empty_stage) == "Guide", timeout=60_000)
    librarian.stop()


def test_a_reader_keeps_what_they_read(empty_stage: Stage, content: Content, tmp_path: Path, qtbot: QtBot) -> None:
    _publish(content, tmp_path / "library")
    librarian = Librarian(empty_stage, tmp_path / "library", [sys.executable, "-c", ""], empty_stage)
    librarian.open_current()
    empty_stage.visit.touch()
    content.write("en/home.md", (content.folder / "en/home.md").read_text("utf-8").replace("Guide", "New guide"))
    _publish(content, tmp_path / "library")
    librarian.build()
    qtbot.waitUntil(lambda: not librarian.is_building(), timeout=60_000)
    assert _title(empty_stage) == "Guide"
    empty_stage.visit.forget()
    qtbot.waitUntil(lambda: _title(empty_stage) == "New guide", timeout=60_000)
    librarian.stop()


def test_a_visitor_who_comes_while_it_is_looked_for_keeps_what_they_read(
    empty_stage: Stage, content: Content, tmp_path: Path, qtbot: QtBot
) -> None:
    librarian = Librarian(empty_stage, tmp_path / "library", [sys.executable, "-c", ""], empty_stage)
    _publish(content, tmp_path / "library")
    librarian.open_current()
    _two_generations(content, tmp_path / "library")
    empty_stage.visit.touch()
    empty_stage.visit.forget()
    assert librarian.is_looking()
    empty_stage.visit.touch()
    qtbot.waitUntil(lambda: not librarian.is_looking(), timeout=60_000)
    assert _title(empty_stage) == "Guide"
    empty_stage.visit.forget()
    qtbot.waitUntil(lambda: _title(empty_stage) == "New guide", timeout=60_000)
    librarian.stop()


def test_a_library_that_cannot_be_read_leaves_the_good_one(
    empty_stage: Stage, content: Content, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    _publish(content, tmp_path / "library")
    librarian = Librarian(empty_stage, tmp_path / "library", [], empty_stage)
    librarian.open_current()
    bad = tmp_path / "library" / "incoming.kiosk"
    bad.write_bytes(b"not a library")
    generations.publish(tmp_path / "library", bad)
    librarian.open_current()
    assert _title(empty_stage) == "Guide"
    assert "last good one" in caplog.text


def test_what_the_build_says_is_in_the_log(
    empty_stage: Stage, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    command = [
        sys.executable,
        "-m",
        "kiosk",
        "build",
        str(tmp_path / "nothing"),
        "--publish",
        str(tmp_path / "library"),
    ]
    librarian = Librarian(empty_stage, tmp_path / "library", command, empty_stage)
    librarian.build()
    qtbot.waitUntil(lambda: "No library was built" in caplog.text, timeout=60_000)
    assert not empty_stage.guide.property("ready")
    librarian.stop()


def _two_generations(content: Content, folder: Path) -> tuple[Path, Path]:
    first = _publish(content, folder)
    content.write("en/home.md", (content.folder / "en/home.md").read_text("utf-8").replace("Guide", "New guide"))
    second = _publish(content, folder)
    assert first
    assert second
    return first, second


def test_a_library_that_cannot_be_read_at_the_start_gives_way_to_the_one_before(
    empty_stage: Stage, content: Content, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    _publish(content, tmp_path / "library")
    bad = tmp_path / "library" / "incoming.kiosk"
    bad.write_bytes(b"not a library")
    generations.publish(tmp_path / "library", bad)
    librarian = Librarian(empty_stage, tmp_path / "library", [], empty_stage)
    for _ in range(3):
        librarian.open_current()
    assert _title(empty_stage) == "Guide"
    assert caplog.text.count("it is not a library") == 1


@pytest.mark.parametrize(("spoilt", "title"), [(False, "Guide"), (True, "New guide")])
def test_what_is_to_be_left_out_is_shown_where_no_other_can_be(
    empty_stage: Stage, content: Content, tmp_path: Path, spoilt: bool, title: str
) -> None:
    first, second = _two_generations(content, tmp_path / "library")
    if spoilt:
        _forget_a_byte(first)
    Librarian(empty_stage, tmp_path / "library", [], empty_stage, second.name).open_current()
    assert _title(empty_stage) == title


def _forget_a_byte(file: Path) -> bytes:
    """Change a file behind its back, as a disk does; return what it was."""
    found, whole = file.stat(), file.read_bytes()
    file.write_bytes(whole[:-1] + b"?")
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))
    return whole


@pytest.mark.parametrize("when", ["at the start", "at a change"])
def test_what_the_disk_forgot_is_not_shown(
    empty_stage: Stage, content: Content, tmp_path: Path, caplog: pytest.LogCaptureFixture, when: str
) -> None:
    librarian = Librarian(empty_stage, tmp_path / "library", [], empty_stage)
    if when == "at a change":
        _publish(content, tmp_path / "library")
        librarian.open_current()
    _, second = _two_generations(content, tmp_path / "library")
    _forget_a_byte(second)
    for _ in range(3):
        librarian.open_current()
    assert _title(empty_stage) == "Guide"
    assert caplog.text.count("it is not what was published") == 1


def test_the_same_library_published_again_is_not_opened_again(
    empty_stage: Stage, content: Content, tmp_path: Path
) -> None:
    librarian = Librarian(empty_stage, tmp_path / "library", [], empty_stage)
    _publish(content, tmp_path / "library")
    librarian.open_current()
    shown = empty_stage.library()
    assert shown
    _publish(content, tmp_path / "library")
    librarian.open_current()
    assert empty_stage.library() is shown


def test_what_the_disk_forgot_is_seen_by_the_build_beside_the_screen(
    empty_stage: Stage, content: Content, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    _, second = _two_generations(content, tmp_path / "library")
    command = [sys.executable, "-m", "kiosk", "build", str(content.folder), "--publish", str(tmp_path / "library")]
    librarian = Librarian(empty_stage, tmp_path / "library", command, empty_stage)
    librarian.open_current()
    damaged = empty_stage.library()
    whole = _forget_a_byte(second)
    librarian.build()
    qtbot.waitUntil(lambda: "is not what it was" in caplog.text, timeout=60_000)
    qtbot.waitUntil(lambda: not librarian.is_building(), timeout=60_000)
    assert second.read_bytes() == whole, "built again"
    qtbot.waitUntil(lambda: empty_stage.library() is not damaged, timeout=60_000)
    assert _title(empty_stage) == "New guide"
    librarian.stop()


def _librarian(stage: Stage, folder: Path, program: str) -> Librarian:
    """Return a librarian whose build is a few lines of Python."""
    folder.mkdir(exist_ok=True)
    return Librarian(stage, folder, [sys.executable, "-c", program], stage)


def _outcome(folder: Path) -> Outcome | None:
    attempt = attempts.read(folder)
    return attempt.outcome if attempt else None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot stop a process")
def test_a_build_that_hangs_is_killed_and_told_once(
    empty_stage: Stage, content: Content, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "library"
    _publish(content, folder)
    attempts.record(folder, Attempt(1, Outcome.PUBLISHED, "New.", "a.kiosk", "/srv/guide", seen="ab"))
    stopped = "import os, signal; print('stops', flush=True); os.kill(os.getpid(), signal.SIGSTOP)"
    librarian = _librarian(empty_stage, folder, stopped)
    librarian.open_current()
    for _ in range(2):
        librarian.build()
        qtbot.waitUntil(lambda: librarian._process.bytesAvailable() > 0, timeout=60_000)
        assert librarian._patience.isActive()
        assert librarian._patience.interval() == PATIENCE * 1000
        librarian._patience.start(0)
        qtbot.waitUntil(lambda: not librarian.is_building(), timeout=60_000)
        librarian._patience.setInterval(PATIENCE * 1000)
    assert caplog.text.count("was given up") == 1
    attempt = attempts.read(folder)
    assert attempt
    assert attempt.outcome is Outcome.HUNG
    assert (attempt.generation, attempt.origin, attempt.seen) == ("a.kiosk", "/srv/guide", "")
    assert _title(empty_stage) == "Guide"
    librarian.stop()


def test_a_build_that_cannot_even_be_killed_is_joined_by_no_other(
    empty_stage: Stage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    librarian = _librarian(empty_stage, tmp_path / "library", "import sys; sys.stdin.read()")
    librarian.build()
    qtbot.waitUntil(lambda: librarian._process.processId() > 0, timeout=60_000)
    first = librarian._process.processId()
    with monkeypatch.context() as patch:
        patch.setattr(librarian._process, "kill", lambda: None)
        librarian.give_up()
        librarian.ask()
        assert librarian._process.processId() == first
        assert not librarian._patience.isActive()
    librarian._process.closeWriteChannel()
    qtbot.waitUntil(lambda: not librarian.is_building(), timeout=60_000)
    librarian.ask()
    assert librarian.is_building(), "the share answers again"
    librarian.stop()


def test_a_build_that_dies_is_told(
    empty_stage: Stage, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    librarian = _librarian(empty_stage, tmp_path / "library", "import os; os.abort()")
    librarian.build()
    qtbot.waitUntil(lambda: _outcome(tmp_path / "library") is Outcome.FAILED, timeout=60_000)
    assert "died" in caplog.text
    assert not librarian._patience.isActive()
    librarian.stop()


def test_a_program_that_cannot_be_started_is_told(
    empty_stage: Stage, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    librarian = Librarian(empty_stage, tmp_path, [str(tmp_path / "none")], empty_stage)
    librarian.build()
    qtbot.waitUntil(lambda: _outcome(tmp_path) is Outcome.FAILED, timeout=60_000)
    assert "cannot be started" in caplog.text
    assert not librarian._patience.isActive()
    librarian.stop()


def test_a_state_folder_that_cannot_be_written_is_no_obstacle(
    empty_stage: Stage, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    librarian = Librarian(empty_stage, tmp_path / "none", [str(tmp_path / "none")], empty_stage)
    librarian.build()
    qtbot.waitUntil(lambda: "cannot be started" in caplog.text, timeout=60_000)
    librarian.stop()


def test_leaving_the_kiosk_is_no_failure_of_the_build(empty_stage: Stage, tmp_path: Path, qtbot: QtBot) -> None:
    librarian = _librarian(empty_stage, tmp_path / "library", "import sys; sys.stdin.read()")
    librarian.build()
    qtbot.waitUntil(lambda: librarian._process.processId() > 0, timeout=60_000)
    librarian.stop()
    assert not librarian.is_building()
    assert _outcome(tmp_path / "library") is None


def test_it_asks_again_and_again_but_never_while_somebody_reads(
    empty_stage: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    librarian = _librarian(empty_stage, tmp_path / "library", "")
    assert librarian._again.isActive()
    assert librarian._again.interval() == AGAIN * 1000
    librarian._again.start(0)
    qtbot.waitUntil(librarian.is_building, timeout=60_000)
    librarian._again.start(AGAIN * 1000)
    qtbot.waitUntil(lambda: not librarian.is_building(), timeout=60_000)
    empty_stage.visit.touch()
    librarian.ask()
    assert not librarian.is_building()
    empty_stage.visit.forget()
    assert librarian.is_building()
    librarian.stop()
