"""A pointer names the current library; whatever happens to either, the other is not harmed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.library import generations


def _publish(folder: Path, data: bytes) -> Path:
    (folder / "incoming.kiosk").write_bytes(data)
    return generations.publish(folder, folder / "incoming.kiosk")


def test_nothing_is_current_before_the_first(tmp_path: Path) -> None:
    assert generations.current(tmp_path) is None
    assert generations.current(tmp_path / "none") is None


def test_what_was_published_last_is_current(tmp_path: Path) -> None:
    first, second = _publish(tmp_path, b"one"), _publish(tmp_path, b"two")
    assert generations.current(tmp_path) == second
    assert first.read_bytes() == b"one", "the one before is kept"


def test_the_same_content_has_the_same_name(tmp_path: Path) -> None:
    assert _publish(tmp_path, b"one") == _publish(tmp_path, b"one")
    assert generations.current(tmp_path) == _publish(tmp_path, b"one")


def test_older_ones_are_pruned(tmp_path: Path) -> None:
    kept = [_publish(tmp_path, data) for data in (b"one", b"two", b"three")][1:]
    assert sorted(tmp_path.glob("*.kiosk")) == sorted(kept)


@pytest.mark.parametrize("pointer", [b"", b"gone.kiosk", b"\xff\xfe", b"/etc/passwd", b"../current", b"."])
def test_a_damaged_pointer_points_nowhere(tmp_path: Path, pointer: bytes) -> None:
    _publish(tmp_path, b"one")
    (tmp_path / generations.POINTER).write_bytes(pointer)
    current = generations.current(tmp_path)
    assert current is None or current.parent == tmp_path


def test_a_library_that_cannot_be_removed_stays_until_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _publish(tmp_path, b"one")
    _publish(tmp_path, b"two")

    def refuse(_self: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        last = _publish(tmp_path, b"three")
    assert generations.current(tmp_path) == last
    assert len(list(tmp_path.glob("*.kiosk"))) == 3
    _publish(tmp_path, b"four")
    assert len(list(tmp_path.glob("*.kiosk"))) == 2
