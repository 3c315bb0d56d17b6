"""What is said over and over is told a few times and then counted."""

from __future__ import annotations

import logging

from kiosk.operations.pacing import KINDS, MOST, SECONDS, Kind, Pacer, told

ONE = Kind("kiosk.voice", logging.WARNING, "The voice %s failed.")
OTHER = ONE._replace(level=logging.ERROR)


def _say(pacer: Pacer, kind: Kind, times: int, now: float) -> int:
    """Say something several times, and return how often it was let through."""
    return sum(pacer.lets(kind, now) for _ in range(times))


def test_a_message_is_let_through_a_few_times_and_then_counted() -> None:
    pacer = Pacer()
    assert _say(pacer, ONE, MOST + 12, 0) == MOST
    assert pacer.ended(SECONDS - 0.1) == []
    assert pacer.ended(SECONDS) == [(ONE, 12)]
    assert pacer.ended(SECONDS) == []
    assert _say(pacer, ONE, MOST + 1, SECONDS) == MOST


def test_what_was_never_kept_back_is_not_counted() -> None:
    pacer = Pacer()
    assert _say(pacer, ONE, MOST, 0) == MOST
    assert pacer.ended(SECONDS) == []


def test_logger_level_and_form_tell_messages_apart() -> None:
    pacer = Pacer()
    others = [OTHER, ONE._replace(logger="kiosk.screen"), ONE._replace(form="The voice %s is back.")]
    assert [_say(pacer, kind, MOST, 0) for kind in (ONE, *others)] == [MOST] * 4


def test_many_kinds_of_messages_share_one_count() -> None:
    pacer = Pacer()
    said = [_say(pacer, ONE._replace(form=f"form {number}"), 1, 0) for number in range(KINDS + 3 * MOST)]
    assert sum(said) == KINDS + MOST
    assert pacer.ended(SECONDS) == [(ONE._replace(form=""), 2 * MOST)]


def test_windows_end_each_in_its_time() -> None:
    pacer = Pacer()
    assert pacer.until(0) is None
    _say(pacer, OTHER, 1, 0)
    assert pacer.until(0) is None
    _say(pacer, ONE, MOST - 1, 10)
    assert pacer.until(20) is None
    _say(pacer, ONE, 1, 10)
    # Nothing was kept back yet, but whoever waits is not woken when it is.
    assert pacer.until(20) == SECONDS - 10
    _say(pacer, ONE, 1, 10)
    assert pacer.until(1000) == 0
    assert pacer.ended(SECONDS) == []
    assert pacer.ended(SECONDS + 10) == [(ONE, 1)]
    assert pacer.until(1000) is None


def test_the_count_is_a_sentence() -> None:
    assert told(ONE, 1) == '"The voice %s failed." was said 1 more time.'
    assert told(ONE._replace(form=""), 20) == "Something of many kinds was said 20 more times."
