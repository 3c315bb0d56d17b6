"""Composition root of the screen's process: named steps, in order."""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kiosk import paths, settings
from kiosk.errors import ENDED_BY_SIGNAL, NO_DISPLAY, NOT_YET, RESTART_SCREEN, KioskError
from kiosk.model.review_sheet import Sheet
from kiosk.session.preferences import Theme
from kiosk.settings import Settings, StaffSettings

if TYPE_CHECKING:
    from kiosk.bridge.stage import Stage

log = logging.getLogger(__name__)


class Looks(NamedTuple):
    """How screens are drawn: each size (pixels) in each theme, at one text size (percent)."""

    sizes: Sequence[tuple[int, int]]
    themes: Sequence[Theme]
    text: int


class Wishes(NamedTuple):
    """What the supervisor wants of a screen."""

    state: Path
    """The folder of everything that is kept."""
    windowed: bool = False
    calm: bool = False
    """No library at all, with as little as can be."""
    without: str = ""
    """The name of a library that is shown only where no other can be."""
    reading: int = 0
    """A pipe that ends with the supervisor."""
    writing: int = 1
    """A pipe for heartbeats."""


def run(config: Path | None, wanted: Wishes) -> int:
    """Show the kiosk until staff leave it or the system ends it; return the exit code for the supervisor.

    Whoever ends the screen alone (a guard of the machine's memory, a technician) has not left the kiosk.
    """
    state = wanted.state
    wishes = _begin(config, state)

    from kiosk.bridge import platform
    from kiosk.bridge.almanac import Almanac
    from kiosk.bridge.heartbeat import Heartbeat
    from kiosk.bridge.librarian import Librarian
    from kiosk.bridge.signals import SignalDoor
    from kiosk.bridge.staff import Office
    from kiosk.bridge.stage import Stage
    from kiosk.bridge.voice import VoiceSearch
    from kiosk.operations import crashes, speech, staff_report, wall
    from kiosk.operations.disk_thread import DiskThread
    from kiosk.operations.vigil import Limits

    if wanted.calm:
        platform.prepare("software", None)
    else:
        platform.prepare(wishes.screen.renderer, state / paths.COMPILED)
    # A display that does not answer may be about to come up, as the machine does.
    platform.log_messages(NOT_YET, NO_DISPLAY)
    application = platform.application()
    library = state / "library"
    if paths.is_temporary(state):
        _bring(paths.kept() / "library", library)
    disk = DiskThread(state, Limits().disk)
    office = Office(
        state,
        lambda: disk.ask(lambda: staff_report.report(state, time.time())[0], "The disk does not answer."),
        lambda: disk.ask(lambda: _roll_back(library), "The disk does not answer yet. Look again in a minute."),
    )
    stage = Stage(wishes, paths.assets(), paths.qml(), time.monotonic, office)
    Almanac(stage.guide, stage.visit, wall.now, stage)
    stage.care.follow(time.monotonic, wall.now)
    pipes = (wanted.reading, wanted.writing)
    heartbeat = Heartbeat(stage.window, stage.generation, pipes, crashes.end_soon, stage)
    heartbeat.orphaned.connect(stage.staff.unlock)
    librarian = None if wanted.calm else Librarian(stage, library, _build_command(wishes, state), stage, wanted.without)
    if librarian is not None:
        stage.staff.reloadWanted.connect(librarian.build)
        librarian.open_current()
    stage.show(windowed=wanted.windowed)
    heartbeat.start()
    if librarian is not None:
        librarian.build()
        VoiceSearch(speech.find, stage.reader, stage.visit, stage).start()
    _collect_between_visitors(stage)
    stage.staff.opened.connect(application.quit)
    stage.staff.restartWanted.connect(lambda: application.exit(RESTART_SCREEN))
    signals = SignalDoor(lambda: application.exit(ENDED_BY_SIGNAL), application)
    code = application.exec()
    if librarian is not None:
        librarian.stop()
    signals.close()
    stage.close()
    return int(code)


def _bring(kept: Path, library: Path) -> None:
    """Show what was published where nothing can be written today; without room for it, the content is built anew."""
    from kiosk.library import generations

    try:
        generations.bring(kept, library)
    except OSError as error:
        log.warning("The library in %s cannot be brought to %s: %s.", kept, library, error.strerror)


def _roll_back(library: Path) -> str:
    from kiosk.library import generations
    from kiosk.operations import disk

    try:
        generations.rollback(library)
    except (KioskError, OSError) as error:
        return disk.sentence(error)
    return "The library before this one is shown once nobody is at the screen."


def _collect_between_visitors(stage: Stage) -> None:
    """Let Python's garbage collector run when a visitor has gone: never under a finger, nor in another thread.

    A QObject with a timer must not be deleted in another thread than its own.
    """
    from kiosk.bridge import platform

    platform.settle()
    stage.visit.phaseChanged.connect(lambda: platform.tidy() if stage.visit.asleep() else None)


def snapshot(wishes: Settings, library: Path, folder: Path, sheet: Sheet, looks: Looks) -> Sheet:
    """Draw every screen of `library` into `folder` and write the review sheet there; return it with its pictures.

    Translations are drawn however far their review is. Raise `KeyboardInterrupt` when a signal ends it.
    """
    from kiosk.bridge import platform, review_paper
    from kiosk.bridge.signals import SignalDoor
    from kiosk.bridge.snapshot import Draughtsman
    from kiosk.bridge.stage import Stage
    from kiosk.library.reader import Library
    from kiosk.operations import review_page

    platform.prepare("software", paths.state() / paths.COMPILED, offscreen=True)
    platform.log_messages()
    application = platform.application()
    with closing(Stage(_for_editors(wishes), paths.assets(), paths.qml(), lambda: 0.0)) as stage:
        stage.open(Library.open(library))
        draughtsman = Draughtsman(application, stage, folder)
        with closing(SignalDoor(draughtsman.stop, application)):
            shots = draughtsman.draw(looks.sizes, looks.themes, looks.text)
        languages = tuple((tag, stage.language_name(tag)) for tag, _ in sheet.languages)
    sheet = replace(sheet, languages=languages, shots=tuple(shots))
    review_paper.write(sheet, folder, platform.FONT)
    review_page.write(sheet, folder, review_paper.NAME)
    return sheet


def preview(wishes: Settings, folder: Path, today: dt.date) -> int:
    """Show the content of `folder` as it is being edited, until the window is closed; return the exit code."""
    from kiosk.authoring import reporting
    from kiosk.authoring.proofing import ContentProofreader
    from kiosk.bridge import platform
    from kiosk.bridge.preview import PreviewDesk
    from kiosk.bridge.proofroom import ProofRoom
    from kiosk.bridge.signals import SignalDoor
    from kiosk.bridge.stage import Stage
    from kiosk.operations.watching import Watch

    state = paths.state()
    platform.prepare(wishes.screen.renderer, state / paths.COMPILED)
    platform.log_messages()
    application = platform.application()
    # Nothing is forgotten while somebody edits: no time passes for the visit.
    stage = Stage(_for_editors(wishes), paths.assets(), paths.qml(), lambda: 0.0)
    desk = PreviewDesk(stage, folder, today, lambda problem: reporting.excerpt(problem, folder), application)
    room = ProofRoom(lambda: ContentProofreader(folder, state / "preview.cache", today), desk)
    room.proofed.connect(desk.take)
    room.failed.connect(desk.fail)
    # What changes while everything is being read is read again.
    watch = Watch(folder, room.note)
    room.start()
    window = desk.open(paths.qml())
    window.closing.connect(application.quit)
    signals = SignalDoor(application.quit, application)
    code = application.exec()
    signals.close()
    watch.close()
    room.close()
    desk.close()
    stage.close()
    return int(code)


def _for_editors(wishes: Settings) -> Settings:
    """Return settings under which everything is shown that an editor may be working at."""
    return replace(wishes, content=replace(wishes.content, show_unreviewed=True), staff=StaffSettings())


def _begin(config: Path | None, state: Path) -> Settings:
    from kiosk.operations import stafflog

    stafflog.start(state / "log", "screen")
    if paths.is_temporary(state):
        log.warning("There is no folder to keep state in; %s serves instead.", state)
    return configured(config, paths.kept() / "kiosk.toml")


def configured(config: Path | None, kept: Path | None = None) -> Settings:
    """Return the settings of the file `config`, or of the platform's place; what is wrong with them is logged.

    What could be read is remembered in the file `kept`, and serves where all of it is lost: with the defaults, the
    content that came with the program would take the place of the clinic's.
    """
    file = config or paths.settings_file()
    wishes, problems = settings.read(file)
    for problem in problems:
        log.warning("Settings: %s", problem)
    missing = config is not None and paths.is_absent(config)
    if missing:
        log.warning("The settings file %s is not there.", config)
    if missing or any(problem.code in settings.LOST for problem in problems):
        return _remembered(kept)
    if kept is not None:
        _remember(file, kept)
    return wishes


def _remembered(kept: Path | None) -> Settings:
    if kept is not None and not paths.is_absent(kept):
        wishes, problems = settings.read(kept)
        if not any(problem.code in settings.LOST for problem in problems):
            log.warning("The settings that were read last are used; they lie in %s.", kept)
            return wishes
    log.warning("The default settings are used.")
    return Settings()


def _remember(file: Path, kept: Path) -> None:
    from kiosk.library import durable

    with contextlib.suppress(OSError, UnicodeDecodeError):
        text = "" if paths.is_absent(file) else file.read_text(encoding="utf-8-sig")
        if paths.is_absent(kept) or kept.read_bytes() != text.encode():
            durable.write(kept, text)


def content(wishes: Settings) -> Path:
    """Return the content folder of the settings, or the one that came with the program."""
    return Path(wishes.content.folder) if wishes.content.folder else paths.shipped_content()


def _build_command(wishes: Settings, state: Path) -> list[str]:
    return [*paths.program(), "build", str(content(wishes)), "--publish", str(state / "library")]
