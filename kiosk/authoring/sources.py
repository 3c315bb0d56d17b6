"""Sources: the files of a content folder, read so that nothing in it can harm, block or surprise."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from kiosk.authoring import codes, leftovers, names
from kiosk.authoring.nearest import did_you_mean
from kiosk.problems import Problem

TEXT_LIMIT = 1_000_000
PICTURE_LIMIT = 20_000_000
LINE_LIMIT = 20_000
DEPTH_LIMIT = 8

_ALLOW = "Ask who looks after the computer to allow reading it."

_GOOD_NAME = re.compile(r"(?!(con|prn|aux|nul|(com|lpt)[0-9])(\.|$))[a-z0-9]([a-z0-9._-]*[a-z0-9_-])?")
"""Also none that Windows keeps for devices, and no dot at the end, which it drops."""
_ODD = re.compile(
    r"[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\uf900-\ufdcf\ufdf0-\ufffc\U00010000-\U000effff]"
)
"""Control characters, line separators that only some programs see, marks that turn words around, surrogates, private
use, non-characters, U+FFFD."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What was found: paths relative to the content folder, sorted, and everything wrong on the way.

    `words` tells whether the clinic's own word list is there.
    """

    texts: tuple[str, ...]
    pictures: tuple[str, ...]
    words: bool
    problems: tuple[Problem, ...]


def scan(folder: Path) -> Sources:
    """List a content folder. What cannot be used is a problem; symbolic links are never followed."""
    found = _Walk()
    try:
        found.folder(folder, "", 0)
    except OSError:
        return Sources((), (), False, (_no_content(folder, "There is no such folder, or it cannot be opened."),))
    if not found.texts and not found.problems:
        found.problems.append(_no_content(folder, "There is no page in it."))
    return Sources(tuple(sorted(found.texts)), tuple(sorted(found.pictures)), found.words, tuple(found.problems))


def _no_content(folder: Path, message: str) -> Problem:
    return codes.NO_CONTENT.at(folder.as_posix(), 0, 0, message, "Name the folder that holds the folder en.")


class _Walk:
    def __init__(self) -> None:
        self.texts: list[str] = []
        self.pictures: list[str] = []
        self.words = False
        self.problems: list[Problem] = []

    def folder(self, folder: Path, prefix: str, depth: int) -> None:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        seen: dict[str, str] = {}
        for entry in found:
            if leftovers.is_left_behind(entry.name):
                continue
            path = f"{prefix}{_printable(entry.name)}"
            original = leftovers.original(entry.name)
            if original:
                self._conflict(path, f"{prefix}{_printable(original)}")
                continue
            twin = seen.setdefault(entry.name.lower(), path)
            if twin != path:
                self._problem(codes.SAME_NAME, path, f"On some systems this is the same file as {twin}.", "Rename one.")
            self._entry(entry, path, depth)

    def _entry(self, entry: os.DirEntry[str], path: str, depth: int) -> None:
        if _is_link(entry):
            message = "This is a link to another place. Links are never followed."
            self._problem(codes.SYMLINK, path, message, "Put a copy of the file here instead.")
        elif entry.is_dir(follow_symlinks=False):
            self._subfolder(entry, path, depth)
        elif not entry.is_file(follow_symlinks=False):
            self._problem(codes.NOT_A_FILE, path, "This is neither a file nor a folder.", "Remove it.")
        elif _GOOD_NAME.fullmatch(entry.name):
            self._file(path)
        else:
            message = "The name has characters that cannot be used."
            hint = f"Use small letters, digits and hyphens, like {_better(entry.name)}."
            self._problem(codes.BAD_NAME, path, message, hint)

    def _conflict(self, path: str, original: str) -> None:
        message = f"{original} was changed in two places at once, and this is the other one of its two versions."
        hint = f"Bring what is missing into {original}, then delete this copy."
        self._problem(codes.CONFLICT, path, message, hint)

    def _subfolder(self, entry: os.DirEntry[str], path: str, depth: int) -> None:
        if not is_entered(entry.name, depth):
            message = "This folder's name is not the tag of a language, and not pictures."
            message = "The name has characters that cannot be used." if depth else message
            hint = did_you_mean(entry.name, [names.PICTURES], "Use small letters, digits and hyphens, like es or care.")
            self._problem(codes.BAD_NAME, path, message, hint)
        elif depth >= DEPTH_LIMIT:
            self._problem(codes.TOO_DEEP, path, "This folder lies too deep.", "Move its files further up.")
        else:
            try:
                self.folder(Path(entry.path), f"{path}/", depth + 1)
            except OSError as error:
                self._problem(codes.UNREADABLE, path, f"This folder cannot be opened: {error.strerror}.", _ALLOW)

    def _file(self, path: str) -> None:
        if path.startswith(f"{names.PICTURES}/"):
            if path.endswith(names.PICTURE_ENDINGS):
                self.pictures.append(path)
            else:
                hint = "Pictures end in .svg, .png, .jpg or .webp."
                self._problem(codes.BAD_PICTURE_NAME, path, "This is not a picture that can be shown.", hint)
        elif names.kind(path):
            self.texts.append(path)
        elif path == names.WORDS:
            self.words = True
        else:
            self._problem(codes.UNKNOWN_FILE, path, "This file is not used.", _where_it_belongs(path))

    def _problem(self, code: codes.Code, path: str, message: str, hint: str) -> None:
        self.problems.append(code.at(path, 0, 0, message, hint))


def _where_it_belongs(path: str) -> str:
    *folders, name = path.split("/")
    if name.endswith(".md") and len(folders) == 1:
        return did_you_mean(name, names.SPECIAL, "Pages lie in a section's folder, like en/care/.")
    if name.endswith(".md") and len(folders) > 1:
        return "Pages lie directly in their section's folder, like en/care/."
    if name == names.WORDS:
        return f"{names.WORDS} lies beside the folders of the languages."
    if name.endswith(names.PICTURE_ENDINGS):
        return "Pictures lie in the folder pictures."
    return "Text ends in .md, and pictures lie in the folder pictures."


def is_entered(name: str, depth: int) -> bool:
    """Tell whether a folder of this name, so deep below the content folder (0: directly in it), can hold content."""
    if depth:
        return _GOOD_NAME.fullmatch(name) is not None
    return name == names.PICTURES or names.LANGUAGE.fullmatch(name) is not None


def _is_link(entry: os.DirEntry[str]) -> bool:
    """Tell links from files, including Windows' junctions, which Python 3.11 does not count as links."""
    if entry.is_symlink():
        return True
    mount = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)
    return mount is not None and getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) == mount


def _printable(name: str) -> str:
    """Return a name that can be written anywhere, whatever bytes it was made of."""
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in name)


def _better(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    plain = unicodedata.normalize("NFKD", stem if dot else name).encode("ascii", "ignore").decode()
    return (names.slug(plain) or "page") + (dot + ending.lower() if dot else "")


def read_bytes(folder: Path, path: str, limit: int) -> bytes | Problem:
    """Return a file's bytes. A file that was swapped for a link or a pipe since the scan is a problem, not a trap."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(folder / path, flags)
        with open(handle, "rb") as file:  # noqa: PTH123 - a descriptor, not a path
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return codes.NOT_A_FILE.at(path, 0, 0, "This is not a file.", "Remove it.")
            data = file.read(limit + 1)
    except OSError as error:
        message = f"This file cannot be opened: {error.strerror}."
        return codes.UNREADABLE.at(path, 0, 0, message, _ALLOW)
    if len(data) > limit:
        message = f"This file is larger than {limit // 1_000_000} MB."
        return codes.TOO_LARGE.at(path, 0, 0, message, "Make it smaller, or spread it over several files.")
    return data


def read_text(folder: Path, path: str) -> str | Problem:
    """Return a text file with plain line ends, or the first thing that keeps it from being text."""
    data = read_bytes(folder, path, TEXT_LIMIT)
    return data if isinstance(data, Problem) else text_of(path, data)


def text_of(path: str, data: bytes) -> str | Problem:
    """Return `data` as text: UTF-8 with or without a mark in front, any line ends, nothing that cannot be shown."""
    data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _place(data[: error.start].decode("utf-8"))
        hint = "Save the file again and choose the encoding UTF-8."
        return codes.NOT_UTF8.at(path, line, column, "This character is not saved as UTF-8.", hint)
    odd = _ODD.search(text)
    if odd:
        line, column = _place(text[: odd.start()])
        message = f"There is a character here that cannot be shown (U+{ord(odd[0]):04X})."
        return codes.ODD_CHARACTER.at(path, line, column, message, "Delete it and write the word again.")
    if text.count("\n") > LINE_LIMIT:
        hint = "Spread it over several pages."
        return codes.TOO_MANY_LINES.at(path, 0, 0, f"This file has more than {LINE_LIMIT} lines.", hint)
    return text


def _place(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
