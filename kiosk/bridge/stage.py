"""Stage: the window with everything in it that one visitor at a time sees."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk import paths
from kiosk.bridge.gestures import InputWatch
from kiosk.bridge.guide import GuideContent
from kiosk.bridge.images import ArrayDrawer, CodeDrawer, DrawerProvider, PictureDrawer, SvgDrawer
from kiosk.bridge.keypad import Keypad
from kiosk.bridge.network import DenyingFactory
from kiosk.bridge.reader import ScreenReader
from kiosk.bridge.screen_care import ScreenCare
from kiosk.bridge.staff import Office, StaffDoor
from kiosk.bridge.studio import Studio, StudioProvider
from kiosk.bridge.take_along import TakeAlong
from kiosk.bridge.visit import VisitController
from kiosk.bridge.words import Words
from kiosk.library.reader import Readable
from kiosk.session.idle import Timing
from kiosk.session.preferences import Preferences, Theme
from kiosk.settings import Settings


class Stage(QObject):
    """Builds the objects that QML reads, gives them to it, and holds them for as long as the engine lives."""

    def __init__(
        self, settings: Settings, assets: Path, qml: Path, clock: Callable[[], float], office: Office | None = None
    ) -> None:
        """Load the QML of the folder `qml`; nothing is shown yet. `clock` gives monotonic seconds.

        Without an `office` there is no staff's panel.
        """
        super().__init__()
        self._library: Readable | None = None
        # Children go in the order in which they came: the engine first, then what QML reads.
        self.engine = self._engine(assets, qml)
        self._words = Words(paths.catalogues(), self)
        QCoreApplication.installTranslator(self._words)
        self.guide = GuideContent(settings.content, settings.help_lines, self._words, self)
        self._words.changed.connect(self.engine.retranslate)
        self.visit = VisitController(
            Preferences(language=settings.content.language, theme=Theme(settings.screen.theme)),
            Timing(warning=settings.idle.warning_seconds),
            settings.idle.seconds,
            clock,
            self.guide.words,
            self,
        )
        self.visit.changed.connect(self.guide.show)
        self.take_along = TakeAlong(self.guide.chosen, self)
        self.visit.changed.connect(self.take_along.follow)
        self.reader = ScreenReader(self.visit, self._front, self._language, self)
        self.guide.guideChanged.connect(self.reader.voicelessChanged)
        self.keypad = Keypad(
            settings.keypad, self.visit, self.reader, self._focus_scopes, self.guide.is_complete, self._language, self
        )
        self.staff = StaffDoor(settings.staff.code, clock, office, self)
        self.care = ScreenCare(settings.hours, self)
        self.engine.setInitialProperties(
            {
                "visit": self.visit,
                "guide": self.guide,
                "staff": self.staff,
                "reader": self.reader,
                "takeAlong": self.take_along,
                "keypad": self.keypad,
                "care": self.care,
                "diagonalInches": settings.screen.diagonal_inches,
                "viewingDistance": settings.screen.viewing_distance_mm,
                "lowerEdge": settings.screen.lower_edge_mm,
                "slideMilliseconds": int(settings.idle.slide_seconds * 1000),
            }
        )
        self.engine.load(QUrl.fromLocalFile(str(qml / "Kiosk" / "Main.qml")))
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self.window = window
        self._full_screen = False
        self._watch = InputWatch(self.visit, self._show_pointer, self)
        self._watch.began.connect(self.reader.interrupt)
        # Queued: the touch itself is still one of the calm screen, and presses nothing that comes in its place.
        self._watch.began.connect(self._try_again, Qt.ConnectionType.QueuedConnection)
        self._watch.keyed.connect(self.keypad.note)
        self._watch.pointed.connect(self.keypad.leave)
        self.visit.phaseChanged.connect(self._watch.rest)
        # What was installed last sees an event first.
        self.window.installEventFilter(self.keypad)
        self.window.installEventFilter(self._watch)

    def open(self, library: Readable) -> None:
        """Show `library` from now on; called only between visitors."""
        before, self._library = self._library, library
        self.guide.open(library, self.visit.value())
        if before is not None:
            before.close()

    def library(self) -> Readable | None:
        """Return the library that is shown."""
        return self._library

    def generation(self) -> str:
        """Return the file name of the library that is shown, or nothing."""
        return self._library.path.name if self._library else ""

    def language_name(self, language: str) -> str:
        """Return a language's name in itself."""
        return self._words.name(language)

    def close(self) -> None:
        """Take the window and the engine down, in the order that Qt needs."""
        self.reader.close()
        self._studio.close()
        self.window.removeEventFilter(self._watch)
        self.window.removeEventFilter(self.keypad)
        QCoreApplication.removeTranslator(self._words)
        self.engine.deleteLater()
        QCoreApplication.sendPostedEvents(self.engine, QEvent.Type.DeferredDelete)
        if self._library is not None:
            self._library.close()
            self._library = None
        # Its timers must end in this thread, not where Python's collector happens to run.
        self.deleteLater()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.DeferredDelete)

    def show(self, *, windowed: bool) -> None:
        """Fill the screen without frame or pointer, or stand in a window on a desk."""
        if windowed:
            self.window.resize(1280, 720)
            self.window.show()
            return
        self._full_screen = True
        self._show_pointer(False)
        self.window.setFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self.window.showFullScreen()
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        for screens in (application.screenAdded, application.screenRemoved, application.primaryScreenChanged):
            # Queued: Qt first moves the window to a screen that is left.
            screens.connect(self._fill_again, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _fill_again(self) -> None:
        """Take the whole screen once more: where a screen goes, Qt may hide its windows and leaves the rest to us."""
        if self.window.visibility() != QWindow.Visibility.FullScreen:
            self.window.showFullScreen()

    @Slot()
    def _try_again(self) -> None:
        self.guide.try_again(self.visit.value())

    def _show_pointer(self, shown: bool) -> None:  # noqa: FBT001 - what InputWatch calls
        """Show the pointer for a mouse, and none for a finger."""
        if self._full_screen:
            self.window.setCursor(Qt.CursorShape.ArrowCursor if shown else Qt.CursorShape.BlankCursor)

    def _front(self) -> QQuickItem | None:
        front = self.window.property("front")
        return front if isinstance(front, QQuickItem) else None

    def _focus_scopes(self) -> list[QQuickItem]:
        scopes = (self.window.property(name) for name in ("focusScope", "focusBeside"))
        return [scope for scope in scopes if isinstance(scope, QQuickItem)]

    def _language(self) -> str:
        guide = self.guide.guide()
        return guide.language if guide else ""

    def _engine(self, assets: Path, qml: Path) -> QQmlApplicationEngine:
        engine = QQmlApplicationEngine(self)
        self._network = DenyingFactory()
        engine.setNetworkAccessManagerFactory(self._network)
        engine.addImportPath(str(qml))
        studio = engine.singletonInstance("Kiosk.Bridge", "Studio")
        assert isinstance(studio, Studio)
        self._studio = studio
        self._studio.open(
            {
                "picture": PictureDrawer(self._picture),
                "illustration": SvgDrawer(assets / "illustrations"),
                "code": CodeDrawer(self._code),
            }
        )
        # The engine takes these over, but their Python halves live only as long as somebody holds them.
        self._providers = {
            "icon": DrawerProvider(SvgDrawer(assets / "icons")),
            "array": DrawerProvider(ArrayDrawer()),
            "drawn": StudioProvider(self._studio),
        }
        for name, provider in self._providers.items():
            engine.addImageProvider(name, provider)
        return engine

    def _code(self, name: str) -> str | None:
        return self.staff.report_codes.find(name) or self.take_along.find(name)

    def _picture(self, name: str) -> bytes | None:
        library = self._library
        picture = library.picture(name) if library else None
        return picture.data if picture else None
