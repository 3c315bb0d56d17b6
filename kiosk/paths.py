"""Where assets, shipped content and state live: in a source tree, an installed wheel, or a frozen folder.

Packages are imported where they are needed: one that is missing must not keep `kiosk` from saying so.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

APPLICATION = "clinic-kiosk"
COMPILED = "qml"
"""The folder of state in which Qt keeps what it compiled."""


def _bundled(name: str) -> Path:
    package = Path(__file__).resolve().parent
    beside = package.parent / name
    inside = package / "bundled" / name
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent / name
    return inside if inside.is_dir() else beside


def assets() -> Path:
    """Return the folder of our own icons, backgrounds and templates."""
    return _bundled("assets")


def shipped_content() -> Path:
    """Return the folder of the content that comes with the program."""
    return _bundled("content")


def catalogues() -> Path:
    """Return the folder of the interface's own words, one catalogue a language."""
    return Path(__file__).resolve().parent / "locale"


def fonts() -> Path:
    """Return the folder of the font that comes with the program."""
    import font_source_sans_pro  # type: ignore[import-untyped]  # the package says nothing of types

    return Path(font_source_sans_pro.__file__).parent / "files"


def font_folders() -> tuple[Path, ...]:
    """Return where this system keeps fonts, for all its users and for this one; not every folder need exist."""
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")
        return Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts"), Path(local, "Microsoft", "Windows", "Fonts")
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local" / "share" / "fonts",
        home / ".fonts",
    )


def qml() -> Path:
    """Return the import path of the QML module `Kiosk`."""
    return Path(__file__).resolve().parent / "qml"


def settings_file() -> Path:
    """Return where kiosk.toml is looked for when no `--config` is given: the machine's place, then the user's."""
    import platformdirs

    places = (
        Path(platformdirs.site_config_dir(APPLICATION, appauthor=False)),
        Path(platformdirs.user_config_dir(APPLICATION, appauthor=False)),
    )
    files = [place / "kiosk.toml" for place in places]
    return next((file for file in files if not is_absent(file)), files[-1])


def is_absent(file: Path) -> bool:
    """Tell whether there is no such file; one that nobody may look at is there."""
    try:
        file.stat()
    except OSError as error:
        return isinstance(error, (FileNotFoundError, NotADirectoryError))
    return False


def kept() -> Path:
    """Return the platform's place for state, whether or not anything can be written there."""
    import platformdirs

    try:
        return Path(platformdirs.user_state_dir(APPLICATION, appauthor=False))
    except RuntimeError:
        # This account has no home: where nothing can be written.
        return Path(os.devnull, APPLICATION)


def state() -> Path:
    """Return a writable folder for the library, caches and the staff log.

    It is the platform's place for state; where that cannot be written (no home folder, a read-only disk), it is a
    temporary folder, which the caller recognises by `is_temporary`. Where nothing at all can be written, it is the
    platform's place as it is: a library in it can still be shown.
    """
    folder = kept()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError:
        return _temporary() or folder
    return folder


def _temporary() -> Path | None:
    """Return a temporary folder for what cannot be kept, or None where no folder can be made."""
    for place in _places():
        with contextlib.suppress(OSError):
            return _own_folder(place)
    return None


def _own_folder(place: str) -> Path:
    """Return the same folder to each process of this account, so that all know of each other; no other may write there.

    Others can write around it: where one of them has taken its name, it is a new folder each time. Raises OSError where
    none can be made.
    """
    import tempfile

    folder = Path(place, f"{APPLICATION}-{_account()}")
    with contextlib.suppress(OSError):
        folder.mkdir(mode=stat.S_IRWXU, exist_ok=True)
        found = folder.lstat()
        ours = sys.platform == "win32" or (found.st_uid == _account() and stat.S_IMODE(found.st_mode) == stat.S_IRWXU)
        if stat.S_ISDIR(found.st_mode) and ours:
            return folder
    return Path(tempfile.mkdtemp(prefix=f"{APPLICATION}-", dir=place))


def _places() -> Iterator[str]:
    """Return folders for temporary files, the usual one first; what lies in memory can be written when no disk can."""
    import tempfile

    with contextlib.suppress(OSError):
        yield tempfile.gettempdir()
    memory = (os.environ.get("XDG_RUNTIME_DIR"), "/dev/shm")  # noqa: S108 - what lies there is looked at
    yield from (place for place in memory if place and Path(place).is_dir())


def _account() -> int:
    # Windows gives each account a temporary folder of its own.
    return 0 if sys.platform == "win32" else os.getuid()


def program() -> list[str]:
    """Return the command that starts this program once more, before its arguments."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "kiosk"]


def is_temporary(folder: Path) -> bool:
    """Tell whether `state` had to fall back on a temporary folder."""
    return folder.name.startswith(f"{APPLICATION}-")
