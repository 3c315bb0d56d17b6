"""What came of the last try is kept whole or not at all, and the disk is left alone while nothing is new."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.library import attempts
from kiosk.library.attempts import Attempt, Outcome

ATTEMPT = Attempt(1_800_000_000, Outcome.REFUSED, "No.", "a.kiosk", "/srv/guide", 3, 1, 2, ("en: é", "two"), "ab12")


def test_what_is_recorded_is_read(tmp_path: Path) -> None:
    assert attempts.read(tmp_path) is None
    assert attempts.record(tmp_path, ATTEMPT)
    assert attempts.read(tmp_path) == ATTEMPT
    assert [file.name for file in tmp_path.iterdir()] == [attempts.FILE]


def test_the_same_again_is_not_written(tmp_path: Path) -> None:
    attempts.record(tmp_path, ATTEMPT)
    written = (tmp_path / attempts.FILE).stat()
    assert not attempts.record(tmp_path, replace(ATTEMPT, when=ATTEMPT.when + 60))
    assert (tmp_path / attempts.FILE).stat() == written
    assert attempts.read(tmp_path) == ATTEMPT
    assert attempts.record(tmp_path, replace(ATTEMPT, when=ATTEMPT.when + 60, outcome=Outcome.PUBLISHED))
    assert attempts.read(tmp_path) != ATTEMPT


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"is":"Attempt","when":"x"}', b"\0" * 4096, b"[" * 100_000]
)
def test_a_damaged_file_is_none_and_the_next_record_mends_it(tmp_path: Path, data: bytes) -> None:
    (tmp_path / attempts.FILE).write_bytes(data)
    assert attempts.read(tmp_path) is None
    assert attempts.record(tmp_path, ATTEMPT)
    assert attempts.read(tmp_path) == ATTEMPT


def test_half_a_file_is_none(tmp_path: Path) -> None:
    attempts.record(tmp_path, ATTEMPT)
    whole = (tmp_path / attempts.FILE).read_bytes()
    for length in range(len(whole)):
        (tmp_path / attempts.FILE).write_bytes(whole[:length])
        assert attempts.read(tmp_path) is None


def test_a_folder_that_cannot_be_written_is_the_callers_to_tell(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=attempts.FILE):
        attempts.record(tmp_path / "none", ATTEMPT)
