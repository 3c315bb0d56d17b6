"""A library file is whole or it is not opened; a write that fails leaves the old one."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from kiosk.errors import LibraryUnreadableError
from kiosk.library import writer
from kiosk.library.reader import Library
from kiosk.library.writer import Leaf
from tests.unit.library.conftest import PICTURES, guide, leaves, page


def test_everything_comes_back(library: Library, file: Path) -> None:
    assert library.path == file
    assert library.languages == ("en",)
    assert library.guide("en") == guide()
    assert library.entries("en", "care") == (page(1).entry, page(2).entry)
    assert library.page("en", "care/page-2") == page(2)
    assert library.picture("a.png") == PICTURES[0]


def test_what_is_not_there_is_none(library: Library) -> None:
    assert library.page("en", "care/none") is None
    assert library.page("es", "care/page-1") is None
    assert library.picture("none.png") is None
    assert library.entries("en", "none") == ()
    with pytest.raises(KeyError):
        library.guide("es")


@pytest.mark.parametrize(("position", "found"), [(0, None), (1, "care/page-1"), (2, "care/page-2"), (3, None)])
def test_neighbours_are_found_by_position(library: Library, position: int, found: str | None) -> None:
    entry = library.entry_at("en", "care", position)
    assert (entry.id if entry else None) == found


def test_the_first_language_is_the_default(tmp_path: Path) -> None:
    writer.write(tmp_path / "two.kiosk", [guide("es"), guide("en")], [], [])
    library = Library.open(tmp_path / "two.kiosk")
    assert library.languages == ("es", "en")
    library.close()


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    digests = {writer.write(tmp_path / name, [guide()], leaves(), PICTURES) for name in ("a", "b")}
    assert len(digests) == 1
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_page_is_found_in_any_folder_name(tmp_path: Path) -> None:
    folder = tmp_path / "a b#c%d?é"
    folder.mkdir()
    writer.write(folder / "x.kiosk", [guide()], leaves(), PICTURES)
    library = Library.open(folder / "x.kiosk")
    assert library.page("en", "care/page-1") == page(1)
    library.close()


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(file: Path) -> None:
    def breaks() -> Iterator[Leaf]:
        yield from leaves()
        raise OSError(28, "No space left on device")

    before = file.read_bytes()
    with pytest.raises(OSError, match="No space"):
        writer.write(file, [guide(title="New")], breaks(), PICTURES)
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


def test_two_pages_in_one_place_are_refused(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.Error):
        writer.write(tmp_path / "x.kiosk", [guide()], [*leaves(), *leaves()], [])
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_takes_the_place_of_an_open_one(file: Path, library: Library) -> None:
    writer.write(file, [guide(title="New")], leaves(), PICTURES)
    assert library.guide("en").home.title == "Guide"
    again = Library.open(file)
    assert again.guide("en").home.title == "New"
    again.close()


def _gone(file: Path) -> None:
    file.unlink()


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-4096])


def _longer(file: Path) -> None:
    file.write_bytes(file.read_bytes() + bytes(4096))


def _header(start: int, value: bytes) -> Callable[[Path], object]:
    def spoil(file: Path) -> None:
        data = bytearray(file.read_bytes())
        data[start : start + len(value)] = value
        file.write_bytes(bytes(data))

    return spoil


def _without_language(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("DELETE FROM language")
    connection.close()


def _without_table(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TABLE picture")
    connection.close()


def _without_search(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TABLE search")
    connection.close()


def _odd_guide(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE language SET guide = '{}'")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (_gone, "no such file"),
        (_folder, "no such file"),
        (_pipe, "no such file"),
        (lambda file: file.write_bytes(b""), "not a library"),
        (lambda file: file.write_bytes(b"words " * 1000), "not a library"),
        (_header(68, b"\0\0\0\0"), "a database, but not a library"),
        (_header(60, b"\0\0\0\x63"), "version 99"),
        (_cut, "a part of it is missing"),
        (_longer, "a part of it is missing"),
        (_header(4096, b"\xff" * 4096), "cannot be read"),
        (_header(100, b"\xff" * 3000), "cannot be read"),
        (_without_language, "no language"),
        (_without_table, "picture"),
        (_without_search, "search"),
        (_odd_guide, "no Guide"),
    ],
)
def test_what_is_no_whole_library_is_not_opened(file: Path, spoil: Callable[[Path], object], reason: str) -> None:
    spoil(file)
    with pytest.raises(LibraryUnreadableError, match=reason) as refused:
        Library.open(file)
    assert refused.value.path == file
    assert str(file) in str(refused.value)


def test_a_file_that_may_not_be_read_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(LibraryUnreadableError, match="Permission denied"):
        Library.open(file)


def test_a_connection_that_fails_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = sqlite3.connect, []

    def second_fails(*args: object, **kwargs: object) -> sqlite3.Connection:
        calls.append(args)
        if len(calls) == 2:
            message = "unable to open database file"
            raise sqlite3.OperationalError(message)
        return real(*args, **kwargs)  # type: ignore[call-overload, no-any-return] # passes on what it was given

    monkeypatch.setattr(sqlite3, "connect", second_fails)
    with pytest.raises(LibraryUnreadableError, match="unable to open"):
        Library.open(file)


def test_a_damaged_page_is_told_and_the_others_are_read(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE page SET body = 'words' WHERE id = 'care/page-1'")
    connection.close()
    library = Library.open(file)
    with pytest.raises(LibraryUnreadableError, match="no Page"):
        library.page("en", "care/page-1")
    assert library.page("en", "care/page-2") == page(2)
    library.close()


def test_a_damaged_date_or_kind_is_told(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE page SET review_by = '2O27-01-01'")
    connection.close()
    library = Library.open(file)
    for read in (partial(library.entry, "en", "care/page-1"), partial(library._kind, 0xFF << 32)):
        with pytest.raises(LibraryUnreadableError, match=r"2O27|255"):
            read()
    library.close()


def test_pictures_come_from_any_thread_and_none_after_the_end(library: Library) -> None:
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(library.picture("a.png"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [PICTURES[0]] * 8
    library.close()
    assert library.picture("a.png") is None
    library.close()


def test_what_a_killed_build_left_behind_is_cleared_away(tmp_path: Path) -> None:
    for name in (".[a].kiosk-x1.new", ".b.kiosk-x1.new"):
        (tmp_path / name).write_bytes(b"half of a library")
    writer.write(tmp_path / "[a].kiosk", [guide()], leaves(), PICTURES)
    assert {file.name for file in tmp_path.iterdir()} == {"[a].kiosk", ".b.kiosk-x1.new"}
