"""The kiosk starts, looks right and says what it did without, whatever the machine lacks."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kiosk import app, paths
from kiosk.library import attempts, generations
from kiosk.settings import Settings
from tests.faults.conftest import BUILT, ROOT, SECONDS, Kiosk, damage_compiled, promised, remount, run_until
from tests.folders import Content

READS = (1, 4)
VOICELESS = "Nothing can be read aloud"
STRACE = shutil.which("strace") or ""


def test_it_builds_and_shows_the_content(settings: Path, environment: dict[str, str]) -> None:
    run_until(BUILT, environment, settings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LANG", "C"),
        ("LC_ALL", "C"),
        ("LANG", "tr_TR.UTF-8"),
        ("HOME", ""),
        ("HOME", "/nonexistent"),
        ("TZ", "nowhere"),
    ],
)
def test_an_odd_environment_is_no_obstacle(settings: Path, environment: dict[str, str], name: str, value: str) -> None:
    run_until(BUILT, {**environment, name: value}, settings)


@pytest.mark.parametrize("place", ["/dev/null/state", "/proc/state"])
def test_without_a_place_for_state_it_uses_a_temporary_one_and_says_so(
    settings: Path, environment: dict[str, str], tmp_path: Path, place: str
) -> None:
    told = run_until(BUILT, {**environment, "XDG_STATE_HOME": place, "TMPDIR": str(tmp_path)}, settings)
    assert f"no folder to keep state in; {tmp_path / paths.APPLICATION}-" in told


def test_a_log_that_cannot_be_written_is_said(settings: Path, environment: dict[str, str], tmp_path: Path) -> None:
    state = tmp_path / "state" / "clinic-kiosk"
    state.mkdir(parents=True)
    (state / "log").write_text("a file where a folder should be", "ascii")
    assert "log cannot be written" in run_until(BUILT, environment, settings)


@pytest.mark.parametrize("made", [False, True], ids=["no folder", "an empty folder"])
def test_without_content_the_log_says_why(
    settings: Path, environment: dict[str, str], tmp_path: Path, made: bool
) -> None:
    folder = tmp_path / "gone"
    if made:
        folder.mkdir()
    settings.write_text(f'[content]\nfolder = "{folder.as_posix()}"\n', "utf-8")
    assert str(folder) in run_until("No library was built", environment, settings)


def test_bad_settings_are_told_and_do_not_keep_the_screen_dark(settings: Path, environment: dict[str, str]) -> None:
    with settings.open("a", encoding="utf-8") as file:
        file.write("[scren]\n[idle]\nseconds = 5\nwarnin_seconds = 30\n")
    told = run_until(BUILT, environment, settings)
    assert "kiosk.toml:3:2" in told
    assert "Did you mean screen?" in told
    assert "kiosk.toml:5:1" in told
    assert "must lie between 30 and 1200" in told
    assert "Did you mean warning_seconds?" in told


def test_a_settings_file_that_is_not_there_is_told(environment: dict[str, str], tmp_path: Path) -> None:
    told = run_until("30 pages", environment, tmp_path / "none.toml")
    assert "none.toml is not there" in told
    assert "default settings are used" in told


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-3])


def _misspell(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"# caf\xe9\n")


def _replace(file: Path) -> None:
    """A folder in its place stands for a disk that fails."""
    file.unlink()
    file.mkdir()


LOST = (_cut, _misspell, _replace, Path.unlink)


@pytest.mark.parametrize("lose", LOST)
def test_of_settings_that_are_lost_those_that_were_read_last_serve(
    settings: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, lose: Callable[[Path], None]
) -> None:
    kept = tmp_path / "kept.toml"
    before = app.configured(settings, kept)
    good = settings.read_bytes()
    lose(settings)
    for _ in range(2):
        assert app.configured(settings, kept) == before != app.configured(settings)
    assert "settings that were read last are used" in caplog.text
    if settings.is_dir():
        settings.rmdir()
    settings.write_bytes(good + b"title = 'Ours'\n")
    assert app.configured(settings, kept).content.title == "Ours"
    kept.write_bytes(b"[")
    lose(settings)
    assert app.configured(settings, kept) == Settings(), "what was kept is lost, too"
    assert len(LOST) >= promised("Settings that are gone")


def test_settings_that_are_lost_bring_no_other_content_than_the_clinics(
    settings: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    run_until(BUILT, environment, settings)
    _cut(settings)
    Content(tmp_path / "content").page("en/care/more.md", "More words.")
    told = run_until("2 pages in en", environment, settings)
    assert "settings that were read last are used" in told
    found = attempts.read(tmp_path / "state" / paths.APPLICATION / "library")
    assert found is not None
    assert found.origin == str(tmp_path / "content")


def test_a_damaged_library_is_built_again(settings: Path, environment: dict[str, str], tmp_path: Path) -> None:
    run_until(BUILT, environment, settings)
    (library,) = (tmp_path / "state" / "clinic-kiosk" / "library").glob("*.kiosk")
    library.write_bytes(library.read_bytes()[:5000])
    told = run_until(BUILT, environment, settings)
    assert "is not what was published" in told


DAMAGES = (0xFF, 0x01)


@pytest.mark.parametrize("bits", DAMAGES)
def test_what_the_disk_did_to_the_compiled_screens_is_mended_by_itself(
    settings: Path, environment: dict[str, str], tmp_path: Path, bits: int
) -> None:
    run_until(VOICELESS, environment, settings)
    assert damage_compiled(tmp_path / "state" / paths.APPLICATION, bits) > 20
    told = run_until(VOICELESS, environment, settings)
    assert "The screen ended (crash" in told
    assert told.count("The screen starts") == 2
    assert len(DAMAGES) >= promised("Compiled screens")


def test_no_font_of_the_machine_is_needed(settings: Path, environment: dict[str, str], tmp_path: Path) -> None:
    """Drawn with every font that the machine has, and with none: the same pictures."""
    none = tmp_path / "fonts.conf"
    none.write_text('<?xml version="1.0"?><fontconfig><cachedir>/nonexistent</cachedir></fontconfig>', "ascii")
    for folder, more in (("with", {}), ("without", {"FONTCONFIG_FILE": str(none)})):
        result = subprocess.run(
            [sys.executable, "-m", "kiosk", "--config", str(settings), "snapshot", str(tmp_path / folder), "--size",
             "640x400"],
            cwd=ROOT, env={**environment, **more}, capture_output=True, text=True, check=False, timeout=SECONDS,
        )  # fmt: skip
        assert result.returncode == 0, result.stderr
    pictures = sorted(file.name for file in (tmp_path / "with" / "en").glob("*.png"))
    assert len(pictures) > 20
    differing = [
        name
        for name in pictures
        if (tmp_path / "with" / "en" / name).read_bytes() != (tmp_path / "without" / "en" / name).read_bytes()
    ]
    assert differing == []


@pytest.mark.skipif(not STRACE, reason="only strace can fail a system call of another process")
@pytest.mark.parametrize("first", READS)
def test_a_kiosk_whose_library_cannot_be_read_goes_on_and_keeps_it(
    settings: Path, environment: Mapping[str, str], tmp_path: Path, first: int
) -> None:
    content, folder = Content(tmp_path / "content"), tmp_path / "state" / "clinic-kiosk" / "library"
    for words in ("Old words.", "New words."):
        content.page("en/care/more.md", words)
        build = [sys.executable, "-m", "kiosk", "build", str(content.folder)]
        subprocess.run(build, cwd=ROOT, env=environment, capture_output=True, check=True, timeout=SECONDS)
    library, before = generations.usable(folder)
    fault = ("-D", "-f", "-qqq", "-o", str(tmp_path / "calls"), "-P", str(library), "-e", "trace=pread64,read")
    inject = ("-e", f"inject=pread64,read:error=EIO:when={first}+")
    told = _shows(before, environment, settings, STRACE, *fault, *inject, until="Content: ")
    assert f"The library file {library} cannot be read" in told
    assert "The last good one serves instead" in told
    assert "EIO" in (tmp_path / "calls").read_text()
    assert generations.is_whole(library)
    assert generations.is_whole(before)
    assert len(READS) >= promised("Library that cannot be read")
    assert "serves instead" not in _shows(library, environment, settings)
    assert generations.current(folder) == library


def _shows(library: Path, environment: Mapping[str, str], settings: Path, *under: str, until: str = "") -> str:
    """Start the kiosk, which must show this library, and end it once it has said `until`; return all it said.

    It may run `under` another program.
    """
    kiosk = Kiosk(environment, settings, *under)
    try:
        # The voice is looked for once a library is shown.
        kiosk.until(VOICELESS)
        assert library.name in _opened(kiosk.screen())
        if until:
            kiosk.until(until)
        assert kiosk.end() == 0
    finally:
        kiosk.close()
    told = "".join(kiosk.said)
    assert "Traceback" not in told
    return told


def _read_only(disk: Path) -> tuple[str, ...]:
    remount(disk, "ro")
    return ()


def _no_more_files(disk: Path) -> tuple[str, ...]:
    found = os.statvfs(disk)
    remount(disk, f"nr_inodes={found.f_files - found.f_ffree}")
    return ()


def _no_more_room(disk: Path) -> tuple[str, ...]:
    with contextlib.suppress(OSError), (disk / "filler").open("wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass
    assert not os.statvfs(disk).f_bavail
    return ()


def _all_read_only(_disk: Path) -> tuple[str, ...]:
    """Every disk, and what lies in memory."""
    mount = f'while read -r _ place _; do {shutil.which("mount")} -o remount,bind,ro "$place"; done < /proc/self/mounts'
    return (shutil.which("unshare") or "", "--mount", "/bin/sh", "-c", f'{mount} 2> /dev/null; exec "$@"', "sh")


STARTS = (_read_only, _no_more_files, _no_more_room, _all_read_only)


@pytest.mark.parametrize("spoil", STARTS)
def test_a_kiosk_that_starts_where_nothing_can_be_written_shows_what_is_there(
    settings: Path,
    environment: Mapping[str, str],
    disk: Path,
    tmp_path: Path,
    spoil: Callable[[Path], tuple[str, ...]],
) -> None:
    for name in ("home", "tmp"):
        (tmp_path / name).mkdir()
    environment = {**environment, "XDG_STATE_HOME": str(disk), "TMPDIR": str(tmp_path / "tmp")}
    run_until(BUILT, environment, settings)
    library = generations.current(disk / paths.APPLICATION / "library")
    assert library
    (tmp_path / "content").rename(tmp_path / "gone")
    _shows(library, environment, settings, *spoil(disk))
    assert len(STARTS) >= promised("Disk that cannot be written while the kiosk starts")


def _opened(process: int) -> set[str]:
    """Return the names of the files that a process has open."""
    names = set()
    for file in Path(f"/proc/{process}/fd").iterdir():
        # It may be closed meanwhile.
        with contextlib.suppress(FileNotFoundError):
            names.add(file.readlink().name)
    return names
