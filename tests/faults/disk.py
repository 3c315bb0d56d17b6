"""A disk that may lose whatever was not brought to it: file operations as strace logged them, and what a cut leaves."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

CALLS = (
    "openat,open,creat,write,writev,pwrite64,pwritev,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,"
    "ftruncate,truncate,fallocate,link,linkat,sendfile,copy_file_range"
)
STRACE_OPTIONS = ("-f", "-qqq", "-y", "-xx", "-s", "10000000", "-e", f"trace={CALLS}")

_CALL = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_HANDLE = re.compile(r"^\d+<((?:\\x[0-9a-f]{2})*)")
_KNOWN = {"openat", "write", "pwrite64", "fsync", "fdatasync", "rename", "unlink", "ftruncate"}

Files: TypeAlias = Mapping[str, bytes]


class Call(NamedTuple):
    """One system call on a file of the folder (its name, or an empty text for the folder itself)."""

    do: str
    name: str
    data: bytes = b""
    number: int = 0
    other: str = ""


def calls(log: str, folder: str) -> Iterator[Call]:
    """Return what was done to the files of `folder`, in order; a call that the model does not know is an error."""
    begun: dict[str, str] = {}
    for line in log.splitlines():
        process = line.partition(" ")[0]
        if line.endswith("<unfinished ...>"):
            begun[process] = line.removesuffix(" <unfinished ...>")
            continue
        resumed = re.match(r"\d+ +<\.\.\. \w+ resumed>", line)
        found = _CALL.match(begun.pop(process) + line[resumed.end() :] if resumed else line)
        if found and int(found[4]) >= 0:
            yield from _call(found[2], found[3], int(found[4]), f"{folder}/")


def _call(do: str, arguments: str, result: int, folder: str) -> Iterator[Call]:
    handle = _HANDLE.match(arguments)
    texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(arguments)]
    paths = [f"{bytes.fromhex(handle[1].replace(chr(92) + 'x', '')).decode()}"] if handle else []
    data = texts[0] if handle and texts else b""
    paths += [] if handle else [text.decode(errors="replace") for text in texts]
    if not any(f"{path}/".startswith(folder) for path in paths):
        return
    assert do in _KNOWN, f"the model does not know {do}"
    name, *others = [path[len(folder) :] for path in paths]
    match do:
        case "openat":
            yield from [Call("create", name)] if "O_CREAT" in arguments else []
            yield from [Call("truncate", name)] if "O_TRUNC" in arguments else []
            yield Call("rewind", name)
        case "write":
            yield Call("append", name, data[:result])
        case "pwrite64":
            yield Call("write", name, data[:result], int(arguments.rpartition(", ")[2]))
        case "ftruncate":
            yield Call("truncate", name, number=int(arguments.rpartition(", ")[2]))
        case "rename":
            yield Call("rename", name, other=others[0])
        case "unlink":
            yield Call("unlink", name)
        case _:
            yield Call("sync", name)


@dataclass
class _File:
    now: bytes = b""
    kept: bytes = b""
    before: bytes = b""
    place: int = 0

    def write(self, data: bytes, place: int) -> None:
        self.before = self._with(data[: len(data) // 2], place)
        self.now = self._with(data, place)

    def _with(self, data: bytes, place: int) -> bytes:
        return self.now[:place].ljust(place, b"\0") + data + self.now[place + len(data) :]

    def after_a_cut(self) -> tuple[bytes, ...]:
        """Return what may be left: what was synced, all, zeros, something else, or half of the last write."""
        if self.now == self.kept:
            return (self.now,)
        return self.kept, self.now, bytes(len(self.now)), b"\xa5" * len(self.now), self.before


@dataclass
class Disk:
    """One folder. What was not synced may be lost, and each name's change on its own."""

    files: dict[str, _File]
    kept: dict[str, _File] = field(default_factory=dict)
    changes: list[tuple[str, _File | None]] = field(default_factory=list)

    @classmethod
    def of(cls, files: Files) -> Disk:
        """Return a disk on which `files` are safe."""
        made = {name: _File(data, data) for name, data in files.items()}
        return cls(dict(made), dict(made))

    def do(self, call: Call) -> None:
        """Change the disk as one call did."""
        match call.do:
            case "create":
                if call.name not in self.files:
                    self._name(call.name, _File())
            case "rename":
                self._name(call.other, self.files[call.name])
                self._name(call.name, None)
            case "unlink":
                self._name(call.name, None)
            case "sync" if not call.name:
                self.kept, self.changes = dict(self.files), []
            case _:
                self._change(self.files.get(call.name), call)

    def _change(self, file: _File | None, call: Call) -> None:
        if file is None:
            return
        match call.do:
            case "rewind":
                file.place = 0
            case "append":
                file.write(call.data, file.place)
                file.place += len(call.data)
            case "write":
                file.write(call.data, call.number)
            case "truncate":
                file.before = file.now
                file.now = file.now[: call.number].ljust(call.number, b"\0")
            case "sync":
                file.kept = file.now

    def _name(self, name: str, file: _File | None) -> None:
        self.changes.append((name, file))
        _rename(self.files, name, file)

    def now(self) -> dict[str, bytes]:
        """Return the files as a program sees them."""
        return {name: file.now for name, file in self.files.items()}

    def after_a_cut(self) -> Iterator[dict[str, bytes]]:
        """Return what may be found when the power is back: each file has a fate of its own."""
        for names in self._names():
            for found in itertools.product(*(file.after_a_cut() for file in names.values())):
                yield dict(zip(names, found, strict=True))

    def _names(self) -> Iterator[dict[str, _File]]:
        """Return the names with no change of the last sync's, the first few, and all but one."""
        count = len(self.changes)
        for chosen in (*(range(most) for most in range(count + 1)), *(_but(one, count) for one in range(count))):
            names = dict(self.kept)
            for number in chosen:
                _rename(names, *self.changes[number])
            yield names


def _but(one: int, count: int) -> list[int]:
    return [number for number in range(count) if number != one]


def _rename(names: dict[str, _File], name: str, file: _File | None) -> None:
    if file is None:
        names.pop(name, None)
    else:
        names[name] = file
