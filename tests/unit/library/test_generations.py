"""A pointer names the current library and those before it; whatever happens to either, the other is not harmed."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.errors import KioskError, LibraryUnreadableError
from kiosk.library import generations
from tests.folders import library


def publish(folder: Path, data: bytes) -> Path | None:
    (folder / "incoming.kiosk").write_bytes(library(data))
    return generations.publish(folder, folder / "incoming.kiosk")


def forget(file: Path, data: bytes) -> None:
    """Change a file's content and nothing that can be seen of it, as a disk does."""
    before = file.stat()
    file.write_bytes(library(data))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.kiosk"))


def test_nothing_is_current_before_the_first(tmp_path: Path) -> None:
    assert generations.current(tmp_path) is None
    assert generations.current(tmp_path / "none") is None


def test_what_was_published_last_is_current(tmp_path: Path) -> None:
    first, second = publish(tmp_path, b"one"), publish(tmp_path, b"two")
    assert list(generations.usable(tmp_path)) == [second, first]


def test_the_same_content_has_the_same_name(tmp_path: Path) -> None:
    assert publish(tmp_path, b"one") == publish(tmp_path, b"one")
    assert list(generations.usable(tmp_path)) == [publish(tmp_path, b"one")]


def test_as_many_are_kept_as_may_be_needed(tmp_path: Path) -> None:
    made = [publish(tmp_path, data) for data in (b"one", b"two", b"three", b"four")]
    assert list(generations.usable(tmp_path)) == made[:0:-1]
    assert files(tmp_path) == sorted(one for one in made[1:] if one)


@pytest.mark.parametrize(
    "pointer", [b"", b"gone.kiosk", b"\xff\xfe", b"/etc/passwd", b"../a.kiosk 1 2", b".", b"a.kiosk x y\n\n!", b"\0"]
)
def test_with_a_damaged_pointer_a_whole_file_serves_and_the_next_publishing_mends_it(
    tmp_path: Path, pointer: bytes
) -> None:
    first = publish(tmp_path, b"one")
    (tmp_path / generations.POINTER).write_bytes(pointer)
    assert generations.current(tmp_path) == first
    second = publish(tmp_path, b"two")
    assert list(generations.usable(tmp_path)) == [second, first]
    assert generations.rollback(tmp_path) == first


def test_a_pointer_of_names_alone_has_each_file_read(tmp_path: Path) -> None:
    first = publish(tmp_path, b"one")
    assert first
    (tmp_path / generations.POINTER).write_text(first.name)
    assert generations.current(tmp_path) == first


@pytest.mark.parametrize("change", [b"onE", b"", b"one and more"])
def test_a_file_that_was_touched_is_compared_before_it_is_used(tmp_path: Path, change: bytes) -> None:
    first, second = publish(tmp_path, b"one"), publish(tmp_path, b"two")
    assert first
    assert second
    os.utime(second, ns=(1, 1))
    assert generations.current(tmp_path) == second, "its content is what it was"
    second.write_bytes(change)
    assert generations.current(tmp_path) == first


def test_a_file_that_is_gone_gives_way_to_the_one_before(tmp_path: Path) -> None:
    first, second = publish(tmp_path, b"one"), publish(tmp_path, b"two")
    assert second
    second.unlink()
    assert generations.current(tmp_path) == first


def test_what_a_disk_forgot_is_seen_though_the_file_looks_the_same(tmp_path: Path) -> None:
    file = publish(tmp_path, b"one")
    assert file
    assert generations.is_whole(file)
    generations.compare(file)
    forget(file, b"onf")
    assert generations.current(tmp_path) == file
    assert not generations.is_whole(file)
    with pytest.raises(LibraryUnreadableError, match="it is not what was published"):
        generations.compare(file)
    assert not generations.is_whole(tmp_path / "gone.kiosk")
    with pytest.raises(LibraryUnreadableError, match="No such file"):
        generations.compare(tmp_path / "gone.kiosk")


def test_the_same_content_leaves_a_whole_file_and_mends_another(tmp_path: Path) -> None:
    file = publish(tmp_path, b"one")
    assert file
    os.utime(file, ns=(1, 1))
    assert publish(tmp_path, b"one") == file
    assert file.stat().st_mtime_ns == 1
    assert files(tmp_path) == [file]
    forget(file, b"onf")
    assert publish(tmp_path, b"one") == file
    assert file.read_bytes() == library(b"one")
    assert file.stat().st_mtime_ns != 1


def test_going_back_passes_over_what_a_disk_forgot_and_keeps_it(tmp_path: Path) -> None:
    first, second, _ = [publish(tmp_path, data) for data in (b"one", b"two", b"three")]
    assert first
    assert second
    forget(second, b"twp")
    assert generations.rollback(tmp_path) == first
    assert list(generations.usable(tmp_path)) == [first, second]
    with pytest.raises(KioskError, match="no library in"):
        generations.rollback(tmp_path)
    assert list(generations.usable(tmp_path)) == [first, second]


def test_going_back_keeps_what_no_line_of_the_pointer_leads_to(tmp_path: Path) -> None:
    first, second = publish(tmp_path, b"one"), publish(tmp_path, b"two")
    assert first
    assert second
    os.utime(first, ns=(1, 1))
    (tmp_path / generations.POINTER).write_text(f"{'0' * generations.LENGTH}.kiosk 1 1\n", "ascii")
    assert generations.rollback(tmp_path) == first
    assert list(generations.usable(tmp_path)) == [first]


def test_going_back_holds_until_another_is_published(tmp_path: Path) -> None:
    first, _ = publish(tmp_path, b"one"), publish(tmp_path, b"two")
    assert generations.rollback(tmp_path) == first
    assert publish(tmp_path, b"two") is None
    assert generations.current(tmp_path) == first
    third = publish(tmp_path, b"three")
    assert generations.current(tmp_path) == third
    assert publish(tmp_path, b"two") == generations.current(tmp_path)


def test_going_back_twice_holds_both(tmp_path: Path) -> None:
    first, *_ = [publish(tmp_path, data) for data in (b"one", b"two", b"three")]
    for _ in range(2):
        generations.rollback(tmp_path)
    assert (publish(tmp_path, b"three"), publish(tmp_path, b"two")) == (None, None)
    assert generations.current(tmp_path) == first


@pytest.mark.parametrize("spoilt", ["forgotten", "of another program"])
def test_what_was_gone_back_from_is_better_than_nothing(tmp_path: Path, spoilt: str) -> None:
    publish(tmp_path, b"one")
    second = publish(tmp_path, b"two")
    first = generations.rollback(tmp_path)
    if spoilt == "forgotten":
        forget(first, b"onf")
    else:
        _publish_another_programs(tmp_path)
    assert publish(tmp_path, b"two") == second == generations.current(tmp_path)


def test_nobody_goes_back_to_what_cannot_be_opened(tmp_path: Path) -> None:
    _publish_another_programs(tmp_path)
    second = publish(tmp_path, b"two")
    with pytest.raises(KioskError, match="no library in"):
        generations.rollback(tmp_path)
    assert generations.current(tmp_path) == second


def test_what_can_be_shown_is_brought_to_another_folder(tmp_path: Path) -> None:
    source, folder = tmp_path / "source", tmp_path / "new" / "library"
    source.mkdir()
    generations.bring(source, folder)
    assert not folder.exists()
    made = [publish(source, data) for data in (b"one", b"two", b"three", b"four")]
    generations.rollback(source)
    assert made[2]
    forget(made[2], b"four?")
    generations.bring(source, folder)
    (brought,) = generations.usable(folder)
    assert made[1]
    assert brought.name == made[1].name
    assert publish(folder, b"four") is None
    later = publish(folder, b"five")
    generations.bring(source, folder)
    assert generations.current(folder) == later


def test_what_is_brought_is_on_the_disk_before_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, folder = tmp_path / "source", tmp_path / "library"
    source.mkdir()
    publish(source, b"one")
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda number: synced.append(os.fstat(number).st_ino))
    generations.bring(source, folder)
    (brought,) = files(folder)
    assert synced[0] == brought.stat().st_ino


def _publish_another_programs(folder: Path) -> None:
    """Publish, without a line about what is held back, a whole file that this program does not read."""
    (folder / "incoming.kiosk").write_bytes(b"a library of another program")
    pointer = generations._read(folder)
    file = generations.publish(folder, folder / "incoming.kiosk")
    assert file
    generations._write(folder, generations._Pointer((generations._Line(file.name),), pointer.held_back))


def test_there_may_be_nothing_to_go_back_to(tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(KioskError, match="no library in"):
            generations.rollback(tmp_path)
        publish(tmp_path, b"one")
    assert generations.current(tmp_path)


def test_without_a_pointer_the_newest_whole_file_serves(tmp_path: Path) -> None:
    made = [publish(tmp_path, data) for data in (b"one", b"two", b"three")]
    (tmp_path / generations.POINTER).unlink()
    for number, file in enumerate(made):
        assert file
        os.utime(file, ns=(number, number))
    assert made[2]
    made[2].write_bytes(b"damaged")
    assert list(generations.usable(tmp_path)) == [made[1], made[0]]
    assert generations.rollback(tmp_path) == made[0]
    assert list(generations.usable(tmp_path)) == [made[0]]


def test_a_pointer_that_cannot_be_read_is_never_written_anew(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A folder in its place stands for a disk that fails."""
    first = publish(tmp_path, b"one")
    (tmp_path / generations.POINTER).unlink()
    (tmp_path / generations.POINTER).mkdir()
    with pytest.raises(OSError, match="current"):
        publish(tmp_path, b"two")
    with pytest.raises(OSError, match="current"):
        generations.rollback(tmp_path)
    assert generations.current(tmp_path) == first
    assert "cannot be read" in caplog.text
    (tmp_path / generations.POINTER).rmdir()
    second = publish(tmp_path, b"two")
    assert generations.current(tmp_path) == second


def test_a_file_that_is_gone_while_the_folder_is_listed_spoils_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = publish(tmp_path, b"one")
    (tmp_path / generations.POINTER).unlink()
    monkeypatch.setattr(generations, "_all", lambda folder: iter([folder / "gone", whole]))
    assert generations.current(tmp_path) == whole


def test_a_build_on_its_way_is_left_alone(tmp_path: Path) -> None:
    publish(tmp_path, b"one")
    publish(tmp_path, b"two")
    (tmp_path / "incoming.kiosk").write_bytes(b"three")
    generations.rollback(tmp_path)
    assert (tmp_path / "incoming.kiosk").exists()


def test_a_library_that_cannot_be_removed_stays_until_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for data in (b"one", b"two", b"three"):
        publish(tmp_path, data)

    def refuse(_self: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        last = publish(tmp_path, b"four")
    assert generations.current(tmp_path) == last
    assert len(files(tmp_path)) == 4
    publish(tmp_path, b"five")
    assert len(files(tmp_path)) == 3


def test_a_folder_that_cannot_be_listed_fails_no_publishing_that_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for data in (b"one", b"two", b"three"):
        publish(tmp_path, data)

    def refuse(_folder: Path) -> Iterator[Path]:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(generations, "_all", refuse)
        last = publish(tmp_path, b"four")
        assert last
        assert generations.current(tmp_path) == last
        assert generations.rollback(tmp_path) == generations.current(tmp_path) != last
    assert last.exists()
    publish(tmp_path, b"five")
    assert not last.exists()


def test_weeding_forgets_what_was_touched_or_is_gone(tmp_path: Path) -> None:
    made = [publish(tmp_path, data) for data in (b"one", b"two", b"three")]
    first, second, third = made
    assert first
    assert second
    first.write_bytes(b"longer than it was")
    second.unlink()
    assert sorted(generations.weed(tmp_path)) == sorted([first, second])
    assert list(generations.usable(tmp_path)) == [third]
    assert generations.weed(tmp_path) == ()


def test_what_cannot_be_read_gives_way_and_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = publish(tmp_path, b"one"), publish(tmp_path, b"two")
    digest = generations._digest

    def fail(file: Path) -> str:
        if file == second:
            raise OSError(errno.EIO, "Input/output error")
        return digest(file)

    with monkeypatch.context() as patch:
        patch.setattr(generations, "_digest", fail)
        assert generations.weed(tmp_path) == (second,)
        assert generations.current(tmp_path) == first
    assert list(generations.usable(tmp_path)) == [first, second]


def test_weeding_a_folder_that_cannot_be_written_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = publish(tmp_path, b"one"), publish(tmp_path, b"two")
    assert second
    second.write_bytes(b"damaged")

    def refuse(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        assert generations.weed(tmp_path) == (second,)
    assert generations.weed(tmp_path) == (second,)
    assert list(generations.usable(tmp_path)) == [first]


def test_weeding_keeps_what_serves_where_the_pointer_leads_to_none(tmp_path: Path) -> None:
    first, second = publish(tmp_path, b"one"), publish(tmp_path, b"two")
    assert first
    os.utime(first, ns=(1, 1))
    (tmp_path / generations.POINTER).write_text(f"{'0' * generations.LENGTH}.kiosk 1 1\n", "ascii")
    generations.weed(tmp_path)
    assert list(generations.usable(tmp_path)) == [second, first]


def test_weeding_reads_every_one(tmp_path: Path) -> None:
    first, second = publish(tmp_path, b"one"), publish(tmp_path, b"two")
    assert first
    assert generations.weed(tmp_path) == ()
    forget(first, b"onf")
    assert generations.weed(tmp_path) == (first,)
    assert list(generations.usable(tmp_path)) == [second]


def test_weeding_knows_files_that_were_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else whoever asks what is current would read all of it each time."""
    file = publish(tmp_path, b"one")
    assert file is not None
    os.utime(file, ns=(1, 1))
    assert generations.weed(tmp_path) == ()
    monkeypatch.setattr(generations, "is_whole", lambda file: pytest.fail(f"{file} is read"))
    assert generations.current(tmp_path) == file
