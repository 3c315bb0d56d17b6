"""Draughtsman: draws every screen to PNG with an index page, for people who want to look at all of it at once."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, QMetaObject, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.bridge.stage import Stage
from kiosk.model.blocks import Gate
from kiosk.session.preferences import Preferences, Theme
from kiosk.session.visit import GateChoice

MOST_VIEWS = 12
"""How many screenfuls of one page are drawn; more would be a fault of the page."""

WAIT = 5
"""Milliseconds between two looks at whether the screen has come to rest."""

MOST_WAITS = 2000
"""How many looks are taken before a screen that never comes to rest is drawn as it is."""


class Scene(NamedTuple):
    """A picture to be drawn: its name, what brings the screen there, and how many screenfuls of it to draw at most."""

    name: str
    arrange: Callable[[], None]
    views: int = 1


class Draughtsman(QObject):
    """Drives a stage from screen to screen and saves what it shows."""

    def __init__(self, application: QGuiApplication, stage: Stage, folder: Path) -> None:
        """Draw `stage` into `folder`, which is made if it is not there."""
        super().__init__()
        self._application = application
        self._stage = stage
        self._folder = folder
        self._swapped = 0
        stage.window.frameSwapped.connect(self._frame)

    def draw(self, sizes: list[tuple[int, int]], text: int) -> list[Path]:
        """Draw every screen in each size (pixels) and both themes at `text` percent; return the files."""
        self._folder.mkdir(parents=True, exist_ok=True)
        pictures: list[Path] = []
        self._stage.window.show()
        for width, height in sizes:
            self._stage.window.resize(width, height)
            for theme in Theme:
                language = self._stage.visit.value().preferences.language
                look = Preferences(language=language, text_size=text, theme=theme, reduce_motion=True)
                for scene in self.scenes():
                    self._stage.visit.forget(look)
                    scene.arrange()
                    pictures += self._save(f"{width}x{height}-{theme}-{text}-{scene.name}", scene.views)
        self._index(pictures)
        return pictures

    def settle(self) -> None:
        """Wait until all words and pictures have come to rest and two frames were drawn of them."""
        self._wait_for(self._at_rest)
        wanted = self._swapped + 2
        self._wait_for(lambda: self._swapped >= wanted)

    def _wait_for(self, reached: Callable[[], bool]) -> None:
        for _ in range(MOST_WAITS):
            self._stage.window.update()
            self._application.processEvents()
            if reached():
                return
            loop = QEventLoop()
            QTimer.singleShot(WAIT, loop.quit)
            loop.exec()

    def _at_rest(self) -> bool:
        arriving = any(item.property("arriving") for item in _items(self._stage.window.contentItem()))
        return self._stage.guide.is_complete() and not arriving

    @Slot()
    def _frame(self) -> None:
        self._swapped += 1

    def scenes(self) -> Iterator[Scene]:
        """Return every screen there is, each to be arranged when a fresh visit has begun."""
        visit = self._stage.visit
        guide = self._stage.guide.guide()
        library = self._stage.library()
        if guide is None or library is None:
            return
        yield Scene("01-attract", lambda: None)
        yield Scene("02-home", visit.touch, MOST_VIEWS)
        for section in guide.sections:
            yield Scene(f"03-section-{section.id}", partial(self._touched, visit.openSection, section.id), MOST_VIEWS)
        for section in guide.sections:
            for entry in library.entries(guide.language, section.id):
                name = f"04-page-{entry.id.replace('/', '-')}"
                yield Scene(name, partial(self._touched, visit.openPage, entry.id), MOST_VIEWS)
                page = library.page(guide.language, entry.id)
                if page and any(isinstance(block, Gate) for block in page.blocks):
                    yield Scene(f"{name}-numbers", partial(self._with_numbers, entry.id), MOST_VIEWS)
        yield Scene("05-glossary", lambda: self._touched(visit.openGlossary), 2)
        yield Scene("06-questions", lambda: self._touched(visit.openQuestions, ""), 2)
        yield Scene("07-my-list-empty", lambda: self._touched(visit.openMyList))
        yield Scene("07-my-list", self._my_list, 2)
        yield Scene("07-take-along", lambda: self._codes(1))
        yield Scene("07-take-along-several", lambda: self._codes(99))
        yield Scene("08-help", lambda: self._touched(visit.openHelp), MOST_VIEWS)
        yield Scene("19-search-empty", lambda: self._touched(visit.openSearch))
        yield Scene("19-search", partial(self._search, "MIBG"))
        yield Scene("19-search-close", partial(self._search, "RELASPE"))
        yield Scene("19-search-nothing", partial(self._search, "QQQ"))
        yield Scene("09-term", self._term)
        yield Scene("10-words", self._words)
        yield Scene("11-comfort", self._comfort, MOST_VIEWS)
        yield Scene("12-low-reach", self._low_reach, 2)
        yield Scene("13-hidden", lambda: self._touched(visit.hide))
        yield Scene("14-finish", self._finish)
        yield Scene("15-still-there", lambda: self._touched(visit.warn))
        yield Scene("16-farewell", lambda: self._touched(visit.finish))
        yield Scene("17-staff", self._staff)
        yield Scene("18-cleaning", lambda: self._touched(visit.clean))

    def _touched(self, act: Callable[..., None], *arguments: str) -> None:
        self._stage.visit.touch()
        act(*arguments)

    def _search(self, words: str) -> None:
        self._touched(self._stage.visit.openSearch)
        for letter in words:
            self._stage.visit.typeLetter(letter)

    def _first_page(self) -> str:
        guide, library = self._stage.guide.guide(), self._stage.library()
        assert guide is not None
        assert library is not None
        first = library.entry_at(guide.language, guide.sections[0].id, 1)
        return first.id if first else ""

    def _with_numbers(self, page: str) -> None:
        self._touched(self._stage.visit.openPage, page)
        self._stage.visit.chooseAtGate(0, GateChoice.NUMBERS)

    def _term(self) -> None:
        self._touched(self._stage.visit.openPage, self._first_page())
        guide = self._stage.guide.guide()
        assert guide is not None
        self._stage.visit.explain(guide.glossary[0].slug)

    def _words(self) -> None:
        self._touched(self._stage.visit.openPage, self._first_page())
        self._stage.visit.showWords()

    def _comfort(self) -> None:
        self._touched(self._stage.visit.openPage, self._first_page())
        self._stage.visit.showComfort()

    def _low_reach(self) -> None:
        self._touched(self._stage.visit.openPage, self._first_page())
        self._stage.visit.setLowReach(True)

    def _my_list(self, each: int = 1) -> None:
        """Open a list with so many questions of each of four groups."""
        guide = self._stage.guide.guide()
        assert guide is not None
        self._stage.visit.touch()
        for group in guide.groups[:4]:
            for question in group.questions[:each]:
                self._stage.visit.toggleQuestion(question.id)
        self._stage.visit.openMyList()

    def _codes(self, each: int) -> None:
        self._my_list(each)
        self._stage.visit.showCode(0)

    def _staff(self) -> None:
        self._stage.visit.touch()
        pad = next(item for item in _items(self._stage.window.contentItem()) if item.objectName() == "staff pad")
        pad.setProperty("open", True)

    def _finish(self) -> None:
        self._my_list()
        self._stage.visit.finish()

    def _save(self, name: str, views: int) -> list[Path]:
        """Save the screen, and the rest of it screenful by screenful where it scrolls."""
        saved: list[Path] = []
        for number in range(1, views + 1):
            self.settle()
            file = self._folder / f"{name}{'' if number == 1 else f'-{number}'}.png"
            if not self._stage.window.grabWindow().save(str(file)):
                raise OSError(28, "The picture could not be written", str(file))
            saved.append(file)
            if number == views or not self._more():
                break
        return saved

    def _more(self) -> bool:
        """Tap "More" if what is in front has it, as a reader would."""
        front = self._stage.window.property("front")
        for item in _items(front) if isinstance(front, QQuickItem) else ():
            if item.objectName() == "more" and item.isVisible() and item.isEnabled():
                QMetaObject.invokeMethod(item, "click")
                return True
        return False

    def _index(self, pictures: list[Path]) -> None:
        names = [html.escape(picture.name) for picture in pictures]
        figures = "\n".join(
            f'<figure><a href="{name}"><img src="{name}" loading="lazy"></a><figcaption>{name}</figcaption></figure>'
            for name in names
        )
        style = "body{font:16px sans-serif;display:flex;flex-wrap:wrap;gap:16px}figure{margin:0}img{width:420px}"
        page = f'<!doctype html><meta charset="utf-8"><title>kiosk</title><style>{style}</style>\n{figures}\n'
        (self._folder / "index.html").write_text(page, encoding="utf-8")


def _items(item: QQuickItem) -> Iterator[QQuickItem]:
    """Walk the visible scene below `item`, delegates included."""
    for child in item.childItems():
        if child.isVisible():
            yield child
            yield from _items(child)
