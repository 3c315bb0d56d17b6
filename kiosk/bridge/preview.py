"""Preview: the real screen beside an editor's panel, live while files are being edited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Property, QCoreApplication, QEvent, QObject, QRect, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtQml import QmlElement, QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.bridge import screen_files
from kiosk.bridge.problem_list import ProblemList
from kiosk.bridge.rows import RowsModel
from kiosk.bridge.stage import Stage
from kiosk.library.proof import Proof
from kiosk.model import pseudo
from kiosk.problems import Problem
from kiosk.session import navigation
from kiosk.session.preferences import TEXT_SIZES, Theme
from kiosk.session.visit import Place, Popup, PopupKind, Route, Screen, Visit

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


class Device(NamedTuple):
    """A screen as clinics have them: what it is called, its width and height (pixels) and its diagonal (inches)."""

    name: str
    width: int
    height: int
    inches: float


DEVICES = (
    Device("24-inch", 1920, 1080, 24),
    Device("32-inch, upright", 1080, 1920, 32),
    Device("Tablet", 1280, 800, 10.1),
)
_PSEUDO_NAMES = {"": "None", pseudo.LONGER: "Longer words", pseudo.MIRRORED: "From the right"}
KEPT = "This file cannot be read as it is now. You see it as it was before."
WITHHELD = "Families do not see this page until its errors are mended."
ELSEWHERE = "The screen does not show this file now: see what is wrong with it, and its days."
READING = "The content is being read for the first time …"
NOTHING = "There is nothing to show yet. The problems say why."


@QmlElement
class PreviewDesk(QObject):
    """What the editor's panel shows and does. `stage` is the real screen, which it keeps up to date."""

    changed = Signal()
    deviceChanged = Signal()

    def __init__(
        self,
        stage: Stage,
        content: Path,
        today: dt.date,
        excerpt: Callable[[Problem], Sequence[str]],
        parent: QObject,
    ) -> None:
        """Show the content folder `content` on the day `today`; `excerpt` gives the lines of a problem to show."""
        super().__init__(parent)
        self._stage = stage
        self._content = content
        self._today = today
        self._day = today
        self._proof: Proof | None = None
        self._failure = ""
        self._pseudo = ""
        self._device = 0
        self._path = ""
        # A file that was asked for and that the screen cannot show, until the screen goes elsewhere.
        self._chosen = ""
        self._route: object = None
        # The way that leads back, with what has gone since, and what was left of it.
        self._wanted = self._left = stage.visit.value().routes
        self._problems = ProblemList(excerpt, self)
        stage.guide.turn_to(today, stage.visit.value())
        stage.visit.changed.connect(self._follow)

    def open(self, qml: Path) -> QQuickWindow:
        """Open the desk's window, of the QML folder `qml`, with the real screen in it, and return it."""
        self._engine = QQmlApplicationEngine(self)
        self._engine.addImportPath(str(qml))
        self._engine.setInitialProperties({"desk": self})
        self._engine.load(QUrl.fromLocalFile(str(qml / "Preview" / "Desk.qml")))
        window = self._engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        return window

    def close(self) -> None:
        """Take the window down, and leave the real screen to whoever made it."""
        self._stage.visit.changed.disconnect(self._follow)
        self._stage.window.hide()
        self._stage.window.setParent(None)
        self._engine.deleteLater()
        QCoreApplication.sendPostedEvents(self._engine, QEvent.Type.DeferredDelete)

    def take(self, proof: Proof) -> None:
        """Show another proof; page, place and language stay what they are."""
        self._proof, self._failure = proof, ""
        self._problems.take(proof.problems)
        first = self._stage.library() is None and proof.library is not None
        self._show()
        if first:
            self._stage.visit.touch()
        self._refresh()

    def fail(self, reason: str) -> None:
        """Say why there is no proof."""
        self._failure = reason
        self.changed.emit()

    @Slot(int)
    def setDevice(self, number: int) -> None:
        """Take another screen of `devices`."""
        self._device = number
        self._stage.window.setProperty("diagonalInches", DEVICES[number].inches)
        self.deviceChanged.emit()

    @Slot(QObject, QRect)
    def place(self, desk: QQuickWindow, glass: QRect) -> None:
        """Put the real screen into a part of the desk's window (pixels)."""
        window = self._stage.window
        if window.parent() is not desk:
            window.setParent(desk)
            window.show()
        window.setGeometry(glass)

    @Slot(int)
    def setTextSize(self, number: int) -> None:
        """Take another of `textSizes`."""
        self._prefer(text_size=TEXT_SIZES[number])

    @Slot(int)
    def setTheme(self, number: int) -> None:
        """Take another of `themes`."""
        self._prefer(theme=list(Theme)[number])

    @Slot(int)
    def setLanguage(self, number: int) -> None:
        """Take another of `languages`."""
        if self._pseudo:
            self.setPseudo(0)
        self._prefer(language=self._languages()[number])

    @Slot(int)
    def setPseudo(self, number: int) -> None:
        """Take another of `pseudos`: the default language made longer, or written from the right."""
        self._pseudo = list(_PSEUDO_NAMES)[number]
        self._show()
        if self._languages():
            self._prefer(language=self._pseudo or self._languages()[0])

    @Slot(str, result=bool)
    def setDay(self, written: str) -> bool:
        """Show what families see on a day, written as year-month-day; return whether it is one."""
        try:
            self._day = dt.date.fromisoformat(written.strip())
        except ValueError:
            return False
        self._turn()
        return True

    @Slot()
    def setToday(self) -> None:
        """Show what families see today."""
        self._day = self._today
        self._turn()

    @Slot()
    def setNextDay(self) -> None:
        """Show the next day on which a page comes or goes."""
        self._day = self._next_day() or self._day
        self._turn()

    @Slot(str, int)
    def jump(self, path: str, line: int) -> None:
        """Bring the screen to the place of a file's line, as near as it can come."""
        visit = self._stage.visit
        language, page = self._page(path) or (path.partition("/")[0], "")
        if language in self._languages() and language != visit.value().preferences.language:
            self._prefer(language=language)
        library = self._proof.library if self._proof else None
        if library is not None and self._stage.guide.offers(page):
            visit.touch()
            if (visit.value().route.screen, visit.value().route.target) != (Screen.PAGE, page):
                visit.openPage(page)
            row = library.row(language, page, line) if line else -1
            visit.apply(navigation.remember(visit.value(), Place(row)))
            self._show()
        elif library is not None and not page:
            visit.touch()
            screen_files.bring(visit, path.partition("/")[2])
            self._stay()
        # What the screen cannot show is told all the same.
        self._chosen = path if self._file() != path else ""
        self._refresh()

    @Slot()
    def openFile(self) -> None:
        """Open the file in front in the program in which this computer opens such files."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._content / self._path)))

    @Property(int, notify=deviceChanged)
    def device(self) -> int:
        """Which screen is shown."""
        return self._device

    @Property(list, constant=True)
    def devices(self) -> list[str]:
        """The screens to choose from."""
        return [device.name for device in DEVICES]

    @Property(float, notify=deviceChanged)
    def deviceRatio(self) -> float:
        """The screen's width by its height."""
        return DEVICES[self._device].width / DEVICES[self._device].height

    @Property(list, constant=True)
    def textSizes(self) -> list[str]:
        """The text sizes to choose from."""
        return [f"{size} %" for size in TEXT_SIZES]

    @Property(int, notify=changed)
    def textSize(self) -> int:
        """Which of them is shown."""
        return TEXT_SIZES.index(self._stage.visit.value().preferences.text_size)

    @Property(list, constant=True)
    def themes(self) -> list[str]:
        """The colour schemes to choose from."""
        return [str(theme).replace("-", " ").capitalize() for theme in Theme]

    @Property(int, notify=changed)
    def theme(self) -> int:
        """Which of them is shown."""
        return list(Theme).index(self._stage.visit.value().preferences.theme)

    @Property(list, notify=changed)
    def languages(self) -> list[str]:
        """The content's languages, by their names."""
        return [self._stage.guide.language_name(language) for language in self._languages()]

    @Property(int, notify=changed)
    def language(self) -> int:
        """Which of them is shown, or -1 for a pseudo-language."""
        shown = self._shown_language()
        languages = self._languages()
        return languages.index(shown) if shown in languages else -1

    @Property(list, constant=True)
    def pseudos(self) -> list[str]:
        """What the default language can be turned into, to see what a translation will do."""
        return list(_PSEUDO_NAMES.values())

    @Property(int, notify=changed)
    def pseudo(self) -> int:
        """Which of them is shown."""
        return list(_PSEUDO_NAMES).index(self._pseudo)

    @Property(str, notify=changed)
    def day(self) -> str:
        """The day that is shown."""
        return self._day.isoformat()

    @Property(bool, notify=changed)
    def isToday(self) -> bool:
        """Whether that is today."""
        return self._day == self._today

    @Property(str, notify=changed)
    def nextDay(self) -> str:
        """The next day on which a page comes or goes, or an empty text."""
        day = self._next_day()
        return day.isoformat() if day else ""

    @Property(str, notify=changed)
    def path(self) -> str:
        """The file that the screen in front comes from."""
        return self._path

    @Property(str, notify=changed)
    def review(self) -> str:
        """How far its review is, where it is a page."""
        library = self._stage.library()
        found = self._page(self._path)
        page = library.page(*found) if library and found else None
        if page is None:
            return ""
        review, calendar = page.review, page.entry.calendar
        lines = [f"{review.status} · {review.reviewer}", f"reviewed {review.reviewed} · again by {review.review_by}"]
        if calendar.publish or calendar.expire:
            days = (("from", calendar.publish), ("gone from", calendar.expire))
            lines.append("shown " + ", ".join(f"{word} {day}" for word, day in days if day))
        return "\n".join(lines)

    @Property(str, notify=changed)
    def note(self) -> str:
        """What the editor must know about what they see, or an empty text."""
        if self._failure:
            return self._failure
        if self._proof is None:
            return READING
        if self._proof.library is None:
            return NOTHING
        if self._chosen:
            return ELSEWHERE
        return KEPT if self._path in self._proof.kept else WITHHELD if self._path in self._proof.withheld else ""

    @Property(QObject, constant=True)
    def here(self) -> RowsModel:
        """The problems of the file in front."""
        return self._problems.here

    @Property(QObject, constant=True)
    def files(self) -> RowsModel:
        """All files that have problems."""
        return self._problems.files

    def _page(self, path: str) -> tuple[str, str] | None:
        """Return language and id of the page in a file."""
        return self._proof.pages.get(path) if self._proof else None

    def _languages(self) -> tuple[str, ...]:
        """Return the content's own languages, the default first."""
        library = self._proof.library if self._proof else None
        return library.languages if library else ()

    def _shown_language(self) -> str:
        guide = self._stage.guide.guide()
        return guide.language if guide else ""

    def _prefer(self, **wishes: object) -> None:
        visit = self._stage.visit
        visit.prefer(replace(visit.value().preferences, **wishes))  # type: ignore[arg-type] # fields of Preferences

    def _turn(self) -> None:
        self._stage.guide.turn_to(self._day, self._stage.visit.value())
        self._stay()
        self._refresh()

    def _show(self) -> None:
        """Show the proof anew, if there is something to show; the reader stays at the place that is remembered."""
        if self._proof is not None and self._proof.library is not None:
            self._stage.open(self._proof.library.speaking(self._pseudo))
            self._stay()

    def _stay(self) -> None:
        """Take what is gone out of the way that leads back, also from in front; bring it back once it is there again.

        Programs may save a file by removing it first.
        """
        visit = self._stage.visit.value()
        wanted = self._wanted if visit.routes == self._left else visit.routes
        first, *others = wanted
        left = (first, *(route for route in others if self._is_there(route)))
        self._wanted, self._left = wanted, left
        popup = visit.popup if left == visit.routes and self._is_explained(visit.popup) else None
        if (left, popup) != (visit.routes, visit.popup):
            self._stage.visit.apply(replace(visit, routes=left, popup=popup))

    def _is_there(self, route: Route) -> bool:
        guide = self._stage.guide.guide()
        if guide is None:
            return True
        if route.screen is Screen.SECTION:
            return any(section.id == route.target for section in guide.sections)
        return route.screen is not Screen.PAGE or self._stage.guide.offers(route.target)

    def _is_explained(self, popup: Popup | None) -> bool:
        guide = self._stage.guide.guide()
        if guide is None or popup is None or popup.kind is not PopupKind.TERM:
            return True
        return any(term.slug == popup.target for term in guide.glossary)

    def _next_day(self) -> dt.date | None:
        return next((day for day in (self._proof.days if self._proof else ()) if day > self._day), None)

    @Slot(object)
    def _follow(self, visit: Visit) -> None:
        route = (visit.route.screen, visit.route.target)
        if route != self._route:
            self._route, self._chosen = route, ""
        self._refresh()

    def _refresh(self) -> None:
        self._path = self._chosen or self._file() or self._problems.first()
        self._problems.show(self._path)
        self.changed.emit()

    def _file(self) -> str:
        """Return the file that the screen in front comes from; the one before where there is nothing to show."""
        languages = self._languages()
        if not languages:
            return self._path
        shown, place = self._shown_language(), screen_files.place(self._stage.visit.value())
        own = f"{shown if shown in languages else languages[0]}/{place}"
        is_page = self._stage.visit.value().route.screen is Screen.PAGE
        return f"{languages[0]}/{place}" if is_page and self._page(own) is None else own
