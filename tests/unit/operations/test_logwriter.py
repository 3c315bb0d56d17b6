"""Whoever logs never waits: not for a sink that is stuck, broken or slow, and not at the end."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator

import pytest

from kiosk.operations import logwriter
from kiosk.operations.logwriter import WAITING, Writer
from kiosk.operations.pacing import MOST, SECONDS
from tests.conftest import Clock
from tests.logs import Noting

NEARLY = 0.01


@pytest.fixture
def sink() -> Noting:
    return Noting()


@pytest.fixture
def writer(sink: Noting, clock: Clock) -> Iterator[Writer]:
    made = Writer("screen", sink, clock)
    yield made
    sink.open.set()
    made.close()


@pytest.fixture
def log(writer: Writer) -> logging.Logger:
    made = logging.Logger("kiosk.some")  # noqa: LOG001 - pytest does not listen to it
    made.addHandler(writer)
    return made


def _forms(log: logging.Logger, count: int) -> None:
    """Say something several times, so seldom the same that nothing is kept back."""
    for number in range(count):
        log.info(f"form {number // MOST}")  # noqa: G004 - other forms are other messages


def test_what_is_logged_is_written_in_its_order(log: logging.Logger, sink: Noting, writer: Writer) -> None:
    log.info("One of %s.", 2)
    log.info("Two.")
    writer.close()
    assert sink.messages == ["One of 2.", "Two."]


def test_a_stuck_sink_holds_nobody_up_and_what_was_dropped_is_told(
    log: logging.Logger, sink: Noting, writer: Writer
) -> None:
    sink.open.clear()
    log.info("Stuck.")
    assert sink.next() == "stuck Stuck."
    _forms(log, WAITING + 70)
    sink.open.set()
    writer.close()
    assert len(sink.messages) == 1 + 1 + WAITING
    assert sink.messages[1] == "70 entries are missing here: there was no room, or they could not be written."


def test_closing_does_not_wait_for_a_stuck_sink(
    log: logging.Logger, sink: Noting, writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logwriter, "PATIENCE", 0.01)
    sink.open.clear()
    log.info("Stuck.")
    writer.close()
    log.info("Too late.")
    assert sink.messages == []
    monkeypatch.undo()
    sink.open.set()
    writer.close()
    assert sink.messages == ["Stuck."]


def test_what_could_not_be_written_is_counted_and_told_when_it_can(
    log: logging.Logger, sink: Noting, writer: Writer
) -> None:
    sink.broken = True
    log.info("One.")
    assert sink.next() == "lost One."
    log.info("Two.")
    assert sink.next() == "lost 1 entry is missing here: there was no room, or they could not be written."
    sink.broken = False
    log.info("Three.")
    writer.close()
    assert sink.messages == [
        "2 entries are missing here: there was no room, or they could not be written.", "Three.",
    ]  # fmt: skip


def test_what_is_dropped_while_the_loss_is_told_is_told_next(log: logging.Logger, sink: Noting, writer: Writer) -> None:
    sink.broken = True
    log.info("One.")
    assert sink.next() == "lost One."
    sink.broken = False
    sink.open.clear()
    log.info("Two.")
    assert sink.next().startswith("stuck 1 entry is missing")
    _forms(log, WAITING + 5)
    sink.open.set()
    writer.close()
    assert [said[:23] for said in sink.messages[:4]] == [
        "1 entry is missing here", "Two.", "5 entries are missing h", "form 0",
    ]  # fmt: skip


def test_a_sink_that_stays_broken_is_left_alone_at_the_end(log: logging.Logger, sink: Noting, writer: Writer) -> None:
    sink.broken = True
    log.info("One.")
    writer.close()
    assert sink.messages == []


def test_what_is_said_too_often_is_counted_once_its_minute_is_over(
    log: logging.Logger, sink: Noting, writer: Writer, clock: Clock
) -> None:
    for number in range(MOST + 12):
        log.warning("The voice %s failed.", number)
    clock.now += SECONDS
    log.info("Something else.")
    writer.close()
    assert sink.messages[:MOST] == [f"The voice {number} failed." for number in range(MOST)]
    assert sink.messages[MOST:] == ['"The voice %s failed." was said 12 more times.', "Something else."]


def test_the_count_is_told_without_anything_else_being_said(log: logging.Logger, sink: Noting, clock: Clock) -> None:
    sink.open.clear()
    log.warning("Something else.")
    assert sink.next() == "stuck Something else."
    for _ in range(MOST):
        log.warning("Over and over.")
    clock.now += SECONDS - NEARLY
    sink.open.set()
    assert [sink.next() for _ in range(MOST + 1)][1:] == ["wrote Over and over."] * MOST
    # Now the thread sleeps, in short naps, because the minute is nearly over. Nobody wakes it.
    log.warning("Over and over.")
    clock.now += NEARLY
    assert sink.next() == 'wrote "Over and over." was said 1 more time.'


def test_the_count_is_told_at_the_end(log: logging.Logger, sink: Noting, writer: Writer) -> None:
    for _ in range(MOST + 3):
        log.warning("Over and over.")
    writer.close()
    assert sink.messages[MOST:] == ['"Over and over." was said 3 more times.']


class Unspeakable:
    """Cannot be turned into text."""

    def __str__(self) -> str:
        raise RuntimeError


@pytest.mark.parametrize("words", [("%d of many", "one"), ("%s %s", "one"), ("%s", Unspeakable()), (Unspeakable(),)])
def test_what_cannot_be_turned_into_text_harms_nothing(
    log: logging.Logger, sink: Noting, writer: Writer, words: tuple[object, ...]
) -> None:
    log.info(*words)
    log.info("And on.")
    writer.close()
    assert sink.messages[0].startswith("Something could not be logged, in ")
    assert sink.messages[1:] == ["And on."]


def test_an_error_that_is_logged_names_its_place_but_not_its_words(
    log: logging.Logger, sink: Noting, writer: Writer
) -> None:
    try:
        dict[str, str]()["what a visitor read"]
    except KeyError:
        log.exception("It failed.")
    writer.close()
    assert sink.messages[0].startswith("It failed.\nKeyError\n  ")
    assert "visitor" not in sink.messages[0]


def test_many_threads_lose_nothing(log: logging.Logger, sink: Noting, writer: Writer) -> None:
    threads = [threading.Thread(target=lambda: log.info("From a thread.")) for _ in range(MOST)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    writer.close()
    assert sink.messages == ["From a thread."] * MOST
