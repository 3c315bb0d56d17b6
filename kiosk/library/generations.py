"""Generations: libraries in one folder, named by their content hash; a pointer file says which one is current.

Publishing is a rename, then a pointer switch by another rename, so that at any moment the pointer names whole files. A
line of the pointer is a file's name, its size and when it was written, as they were when its content was verified; the
current generation stands first, those to go back to below it. A line that begins with `!` names one that was gone back
from: it is not published again. Where no line leads to a library, any whole one in the folder serves, and those are
what the next pointer goes back to.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kiosk.errors import KioskError, LibraryUnreadableError
from kiosk.library import durable

log = logging.getLogger(__name__)

POINTER = "current"
KEPT = 3
"""Generations that are kept, the current one among them."""
HELD_BACK = "!"
LENGTH = 32
"""Hexadecimal digits of a name."""
_NAME = re.compile(rf"[0-9a-f]{{{LENGTH}}}\.kiosk")


class _Line(NamedTuple):
    """A generation; size in bytes, time in ns."""

    name: str
    size: int = 0
    written: int = 0


class _Pointer(NamedTuple):
    kept: tuple[_Line, ...] = ()
    held_back: tuple[str, ...] = ()


def usable(folder: Path) -> Iterator[Path]:
    """Return the generations that look as they did when they were published, the current one first.

    A file that was touched since is read and compared with the hash in its name; whoever opens one compares it
    whatever it looks like. Where the pointer leads to none, whole files serve without it, the newest first: one that
    was gone back from is no longer there.
    """
    served = False
    for line in _read_if_possible(folder).kept:
        file = folder / line.name
        try:
            found = file.stat()
        except OSError:
            continue
        if (found.st_size, found.st_mtime_ns) == (line.size, line.written) or is_whole(file):
            served = True
            yield file
        else:
            log.error("The library file %s is not what was published. The last good one serves instead.", file)
    if not served:
        yield from (file for file in _newest_first(folder) if is_whole(file))


def current(folder: Path) -> Path | None:
    """Return the file of the current generation, or of the next one that can be used; None where there is none."""
    return next(usable(folder), None)


def compare(file: Path) -> None:
    """Read a generation; raise LibraryUnreadableError where its content is not what its name says."""
    try:
        found = _digest(file)
    except OSError as error:
        raise LibraryUnreadableError(file, str(error.strerror)) from error
    if found != file.stem:
        raise LibraryUnreadableError(file, "it is not what was published")


def is_whole(file: Path) -> bool:
    """Tell whether a generation's content is still what its name says."""
    try:
        return _digest(file) == file.stem
    except OSError:
        return False


def serves(file: Path) -> bool:
    """Tell whether a generation is whole, and a library that this program reads: another one may have written it."""
    # The screen's supervisor, which mostly asks what is current, is spared the memory of this.
    from kiosk.library.reader import Library

    try:
        compare(file)
        Library.open(file).close()
    except LibraryUnreadableError:
        return False
    return True


def weed(folder: Path) -> tuple[Path, ...]:
    """Forget the generations that are not what was published; return them, and those that cannot be read.

    Every one is read, as a disk may forget what looks the same: this is for a process beside the screen. A disk that
    fails today may be back tomorrow, so what cannot be read is kept; it only gives way to what can. Raises OSError when
    the pointer cannot be read.
    """
    pointer = _read(folder)
    whole: list[_Line] = []
    unreadable: list[_Line] = []
    spoilt: list[_Line] = []
    for line in pointer.kept:
        file = folder / line.name
        try:
            # As it looks today: files that were copied would be compared whenever somebody asks what is current.
            found = _line(file)
            (whole if _digest(file) == file.stem else spoilt).append(found)
        except FileNotFoundError:
            spoilt.append(line)
        except OSError:
            unreadable.append(line)
    kept = (*whole, *unreadable) or _whole(folder)
    if kept != pointer.kept:
        # Where the folder cannot be written, it is tried again with the next build.
        with contextlib.suppress(OSError):
            _write(folder, pointer._replace(kept=kept))
    return tuple(folder / line.name for line in (*spoilt, *unreadable))


def publish(folder: Path, library: Path) -> Path | None:
    """Make the file `library`, which lies in `folder` and is moved, the current generation; return its new place.

    Where it is one that was gone back from, nothing changes and None is returned, until another was published or
    there is nothing else to show. Where the same is there and whole, that file stays: the screen may have it open.
    Raises OSError when the folder cannot be written or the pointer cannot be read; what was current then still is.
    """
    pointer = _read(folder)
    name = f"{_digest(library)}.kiosk"
    if name in pointer.held_back and any(map(serves, usable(folder))):
        library.unlink()
        return None
    target = folder / name
    if is_whole(target):
        library.unlink()
    else:
        library.replace(target)
    # The pointer must not come to the disk before what it names.
    durable.sync_folder(folder)
    others = tuple(line for line in pointer.kept or _whole(folder) if line.name != name)
    _write(folder, _Pointer((_line(target), *others)[:KEPT]))
    return target


def rollback(folder: Path) -> Path:
    """Go back to the last one that serves before the current one, and hold that back; return what is current now.

    What was gone back from before is held back still, or going back twice would bring it again. Raises KioskError where
    there is none to go back to, and OSError when the folder cannot be written.
    """
    pointer = _read(folder)
    found = list(usable(folder))
    before = [file for file in found[1:] if serves(file)]
    if not before:
        message = f"There is no library in {folder} to go back to."
        raise KioskError(message)
    # The others stay, also those that cannot be read today.
    lines = {file.name: _Line(file.name) for file in before} | {line.name: line for line in pointer.kept}
    first, left = lines.pop(before[0].name), found[0].name
    others = (line for line in lines.values() if line.name != left)
    _write(folder, _Pointer((first, *others), (left, *pointer.held_back)))
    return before[0]


def bring(source: Path, folder: Path) -> None:
    """Make the current generation of `source`, a folder that cannot be written, that of `folder`, if it has none.

    What `source` holds back is held back there. Raises OSError when `folder` cannot be written.
    """
    if current(folder) is not None:
        return
    file = next((file for file in usable(source) if is_whole(file)), None)
    if file is not None:
        folder.mkdir(parents=True, exist_ok=True)
        incoming = folder / f"incoming-{os.getpid()}.kiosk"
        durable.copy(file, incoming)
        publish(folder, incoming)
        _write(folder, _read(folder)._replace(held_back=_read_if_possible(source).held_back))


def _read(folder: Path) -> _Pointer:
    """Return the pointer, empty where there is none or it is damaged; raises OSError where it cannot be read.

    Who writes it anew must know the difference: what it does not name is removed.
    """
    try:
        lines = (folder / POINTER).read_text(encoding="ascii").splitlines()
    except (FileNotFoundError, UnicodeDecodeError):
        return _Pointer()
    held_back = tuple(line.removeprefix(HELD_BACK) for line in lines if line.startswith(HELD_BACK))
    return _Pointer(tuple(one for line in lines if (one := _parsed(line))), held_back)


def _read_if_possible(folder: Path) -> _Pointer:
    try:
        return _read(folder)
    except OSError as error:
        log.error("The file %s cannot be read: %s.", folder / POINTER, error.strerror)  # noqa: TRY400 - a sentence for staff
        return _Pointer()


def _newest_first(folder: Path) -> list[Path]:
    found: list[tuple[int, Path]] = []
    with contextlib.suppress(OSError):
        for file in _all(folder):
            # One that is just being removed, or cannot be read, hides no other.
            with contextlib.suppress(OSError):
                found.append((file.stat().st_mtime_ns, file))
    return [file for _, file in sorted(found, reverse=True)]


def _whole(folder: Path) -> tuple[_Line, ...]:
    """Return what is whole in a folder, the newest first, whether or not the pointer names it."""
    return tuple(_line(file) for file in _newest_first(folder) if is_whole(file))


def _line(file: Path) -> _Line:
    found = file.stat()
    return _Line(file.name, found.st_size, found.st_mtime_ns)


def _all(folder: Path) -> Iterator[Path]:
    return folder.glob(f"{'[0-9a-f]' * LENGTH}.kiosk")


def _parsed(line: str) -> _Line | None:
    """Return the generation in a line, or None where no name of ours stands there: a damaged pointer points nowhere."""
    name, _, rest = line.partition(" ")
    numbers = [int(word) for word in rest.split() if word.isdecimal()]
    if not _NAME.fullmatch(name):
        return None
    return _Line(name, *numbers) if len(numbers) == 2 else _Line(name)  # noqa: PLR2004 - size and time


def _write(folder: Path, pointer: _Pointer) -> None:
    lines = [f"{line.name} {line.size} {line.written}" for line in pointer.kept]
    lines += [HELD_BACK + name for name in pointer.held_back]
    durable.write(folder / POINTER, "\n".join(lines) + "\n")
    _prune(folder, {line.name for line in pointer.kept})


def _prune(folder: Path, kept: set[str]) -> None:
    """Remove what is not kept, as far as it can be: the pointer stands already, and the next time does the rest."""
    with contextlib.suppress(OSError):
        for file in _all(folder):
            if file.name not in kept:
                # Somebody may still have it open (Windows).
                with contextlib.suppress(OSError):
                    file.unlink()


def _digest(file: Path) -> str:
    # The screen, which mostly asks what is current, is spared the memory of this.
    import hashlib

    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()[:LENGTH]
