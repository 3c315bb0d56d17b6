"""The screen is started again step by step, and nothing that helps is left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.operations import ladder, records
from kiosk.operations.ladder import Cause, Record, Rung

records_of_all_kinds = st.builds(
    Record, st.integers(0, 100), st.integers(0, 5), st.dictionaries(st.sampled_from(list(Cause)), st.integers(1, 9))
)


@pytest.mark.parametrize(
    ("failures", "machine_restarts", "rung"),
    [
        (0, 0, Rung.SAME),
        (2, 0, Rung.SAME),
        (3, 0, Rung.PREVIOUS),
        (4, 0, Rung.PREVIOUS),
        (5, 0, Rung.CALM),
        (7, 0, Rung.CALM),
        (8, 0, Rung.MACHINE),
        (8, 1, Rung.MACHINE),
        (8, 2, Rung.CALM),
        (99, 2, Rung.CALM),
    ],
)
def test_each_rung_has_its_turn(failures: int, machine_restarts: int, rung: Rung) -> None:
    assert ladder.rung(Record(failures, machine_restarts)) is rung


def test_the_machine_is_not_restarted_for_ever() -> None:
    record, restarts = Record(), 0
    for _ in range(1000):
        if ladder.rung(record) is Rung.MACHINE:
            record, restarts = ladder.machine_restarted(record), restarts + 1
        record = ladder.restarted(record, Cause.CRASH)
    assert restarts == ladder.MOST_MACHINE_RESTARTS
    assert ladder.rung(record) is Rung.CALM


def test_pauses_double_and_end_at_a_minute() -> None:
    pauses = [ladder.pause(Record(failures)) for failures in (*range(12), 1_026, 10**9)]
    assert pauses == [0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60, 60]


@given(records_of_all_kinds)
def test_health_forgives_everything_but_the_count(record: Record) -> None:
    forgiven = ladder.forgiven(record)
    assert ladder.rung(forgiven) is Rung.SAME
    assert ladder.pause(forgiven) == 0
    assert forgiven.restarts == record.restarts


@given(records_of_all_kinds, st.sampled_from(list(Cause)))
def test_a_restart_is_counted_by_its_cause(record: Record, cause: Cause) -> None:
    after = ladder.restarted(record, cause)
    assert sum(after.restarts.values()) == sum(record.restarts.values()) + 1
    assert after.restarts[cause] == record.restarts.get(cause, 0) + 1
    assert after.failures == record.failures + (cause not in {Cause.NO_DISPLAY, Cause.ASKED, Cause.TRIAL})


@given(record=records_of_all_kinds)
def test_the_counters_come_back_from_the_disk(tmp_path_factory: pytest.TempPathFactory, record: Record) -> None:
    folder = tmp_path_factory.mktemp("state")
    assert records.save(folder, record)
    assert records.load(folder) == record


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"failures": 1}', '{"failures": "x", "machine_restarts": 0, "restarts": {}}',
     '{"failures": 1, "machine_restarts": 0, "restarts": []}', "[" * 100_000, "\0" * 512],
)  # fmt: skip
def test_counters_that_were_torn_begin_anew(tmp_path: Path, caplog: pytest.LogCaptureFixture, text: str) -> None:
    (tmp_path / records.NAME).write_text(text, "utf-8")
    assert records.load(tmp_path) == Record()
    assert "begin anew" in caplog.text


def test_counters_that_cannot_be_written_are_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert not records.save(tmp_path / "none", Record(1))
    assert "cannot be written: No such file or directory" in caplog.text
