"""Getting Qt to run on this machine: display, renderer, fonts, messages. Called before anything is drawn."""

from __future__ import annotations

import ctypes
import gc
import logging
import os
import sys
from pathlib import Path

import PySide6
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from kiosk import paths
from kiosk.errors import COULD_NOT_RUN, KioskError

FONT = "Source Sans Pro"
_FACES = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")
_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8
"""From <malloc.h>."""
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class NoScreenError(KioskError):
    """The machine has no screen that Qt could open."""

    def __init__(self, reason: str = "neither DISPLAY nor WAYLAND_DISPLAY is set") -> None:
        """Say so plainly, and offer what works without a screen."""
        super().__init__(
            f"There is no screen to show the kiosk on ({reason}).\n"
            "Start it from a graphical session, or draw all its screens as pictures: kiosk snapshot FOLDER"
        )


def prepare(renderer: str, cache: Path | None, *, offscreen: bool = False) -> None:
    """Set what Qt reads from the environment: `renderer` is auto, software or opengl; compiled QML goes to `cache`.

    Without a cache all is compiled anew.
    Raises NoScreenError where there is no screen, and OSError naming the library that Qt's screen plug-in lacks.
    """
    if offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif sys.platform == "linux" and not os.environ.get("QT_QPA_PLATFORM"):
        if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            raise NoScreenError
        if os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
            ctypes.CDLL(str(Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"))
    if offscreen or renderer == "software" or (renderer == "auto" and not _has_graphics()):
        os.environ["QT_QUICK_BACKEND"] = "software"
    if sys.platform == "linux":
        _return_memory()
    if cache is None:
        os.environ["QML_DISABLE_DISK_CACHE"] = "1"
    else:
        os.environ["QML_DISK_CACHE_PATH"] = str(cache)
    os.environ["QT_IM_MODULE"] = "none"
    # Qt would otherwise wait 5 ms with each frame for more to come.
    os.environ["QT_QPA_UPDATE_IDLE_TIME"] = "0"


def application() -> QGuiApplication:
    """Return the Qt application with our own fonts in it; the only ones the kiosk relies on for Latin text."""
    app = QGuiApplication([sys.argv[0]])
    app.setApplicationName("kiosk")
    folder = paths.fonts()
    for face in _FACES:
        QFontDatabase.addApplicationFont(str(folder / f"SourceSansPro-{face}.ttf"))
    font = QFont(FONT)
    # Else each machine's own taste would shape the letters, and lines would break differently.
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    app.setFont(font)
    return app


def log_messages(fatal: int = COULD_NOT_RUN, no_display: int = COULD_NOT_RUN) -> None:
    """Send Qt's own messages to the staff log.

    `fatal` is the exit code after the one on which Qt gives up, and `no_display` where that is for want of a display.
    """

    def log(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        _log(kind, context, message)
        if kind is QtMsgType.QtFatalMsg:
            _give_up(fatal, no_display)

    qInstallMessageHandler(log)


def settle() -> None:
    """Keep Python's collector from running by itself, and from looking at what lives as long as the process."""
    gc.disable()
    gc.freeze()


def tidy() -> None:
    """Collect Python's garbage and give free memory back to the system: between two visitors, never under a finger."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


def _return_memory() -> None:
    """Give a picture's memory back to the system as soon as it is dropped.

    glibc raises its own threshold with each large block that is freed, and then keeps up to 32 MB blocks for itself.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_MMAP_THRESHOLD, 250_000)
        mallopt(_M_ARENA_MAX, 1)


def _has_graphics() -> bool:
    return sys.platform != "linux" or any(Path("/dev/dri").glob("renderD*"))


def _log(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    # Without values apart from the form, so that the log counts each message for itself.
    said = f"{message} ({context.category})"
    logging.getLogger("qt").log(_LEVELS[kind], said)


def _give_up(fatal: int, no_display: int) -> None:
    """End at once: Qt would abort after a fatal message and leave a core dump, which helps nobody here."""
    # The log writes from a thread of its own, and what is printed shall stand below it.
    logging.shutdown()
    if QGuiApplication.topLevelWindows():
        os._exit(fatal)
    print(NoScreenError("Qt says why above"), file=sys.stderr)
    os._exit(no_display)
