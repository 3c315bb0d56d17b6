"""Draughtsman: draws every screen to PNG, for people who want to look at all of it at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, QMetaObject, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem

from kiosk.bridge.stage import Stage
from kiosk.model.blocks import Gate
from kiosk.model.library import Page
from kiosk.model.review_sheet import Shot
from kiosk.session.preferences import Preferences, Theme
from kiosk.session.visit import GateChoice

MOST_VIEWS = 12
"""How many screenfuls of one page are drawn; more would be a fault of the page."""

MOST_OF_A_FILE = 100
"""The same for a file that is to be reviewed, of which nothing may be missing."""

THUMBNAIL = 400
"""Pixels of a small picture's longer side."""

ATTRACT, NUMBERS = "attract.md", "-numbers"

WAIT = 5
"""Milliseconds between two looks at whether the screen has come to rest."""

MOST_WAITS = 2000
"""How many looks are taken before a screen that never comes to rest is drawn as it is."""


class Scene(NamedTuple):
    """A picture to be drawn: its name, what brings the screen there, and how many screenfuls of it to draw at most.

    `place` is the file of the language that it shows (empty: none), and `part` what of it was chosen.
    """

    name: str
    arrange: Callable[[], None]
    views: int = 1
    place: str = ""
    part: str = ""


class Look(NamedTuple):
    """A size of the screen in pixels, and how a visitor wants it."""

    width: int
    height: int
    wanted: Preferences

    def name(self) -> str:
        """Return what the names of pictures begin with."""
        return f"{self.width}x{self.height}-{self.wanted.theme}-{self.wanted.text_size}"

    def words(self) -> str:
        """Say it for people."""
        return f"{self.width} x {self.height}, {self.wanted.theme}, text size {self.wanted.text_size} %"


class Draughtsman(QObject):
    """Drives a stage from screen to screen and saves what it shows."""

    def __init__(self, application: QGuiApplication, stage: Stage, folder: Path) -> None:
        """Draw `stage` into `folder`, which is made if it is not there."""
        super().__init__()
        self._application = application
        self._stage = stage
        self._folder = folder
        self._swapped = 0
        self._stopped = False
        self._taken: set[Path] = set()
        stage.window.frameSwapped.connect(self._frame)

    def draw(self, sizes: Sequence[tuple[int, int]], themes: Sequence[Theme], text: int) -> list[Shot]:
        """Draw every screen of each language in each size (pixels) and theme at `text` percent; return the pictures.

        Raise `KeyboardInterrupt` once it was told to stop.
        """
        library = self._stage.library()
        assert library is not None
        shots: list[Shot] = []
        self._stage.window.show()
        for language in library.languages:
            for width, height in sizes:
                self._stage.window.resize(width, height)
                for theme in themes:
                    wanted = Preferences(language=language, text_size=text, theme=theme, reduce_motion=True)
                    shots += self._draw_all(Look(width, height, wanted))
        return shots

    def stop(self) -> None:
        """Draw nothing more."""
        self._stopped = True

    def _draw_all(self, look: Look) -> Iterator[Shot]:
        (self._folder / look.wanted.language / "small").mkdir(parents=True, exist_ok=True)
        self._stage.visit.forget(look.wanted)
        seen: dict[str, set[bytes]] = {}
        for scene in self.whole_files():
            self._stage.visit.forget(look.wanted)
            scene.arrange()
            yield from self._drawn(scene, look, seen.setdefault(scene.place, set()))

    def settle(self) -> None:
        """Wait until all words and pictures have come to rest and two frames were drawn of them."""
        self._wait_for(self._at_rest)
        wanted = self._swapped + 2
        self._wait_for(lambda: self._swapped >= wanted)

    def _wait_for(self, reached: Callable[[], bool]) -> None:
        for turn in range(MOST_WAITS):
            self._stage.window.update()
            self._application.processEvents()
            if self._stopped:
                raise KeyboardInterrupt
            if reached():
                return
            if turn:
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
        yield Scene("01-attract", partial(self.slide, 0), place=ATTRACT)
        yield Scene("02-home", visit.touch, MOST_VIEWS, "home.md")
        for section in guide.sections:
            arrange = partial(self._touched, visit.openSection, section.id)
            yield Scene(f"03-section-{section.id}", arrange, MOST_VIEWS, f"{section.id}/index.md")
        for section in guide.sections:
            for entry in library.entries(guide.language, section.id):
                name = f"04-page-{entry.id.replace('/', '-')}"
                place = f"{entry.id}.md"
                yield Scene(name, partial(self._touched, visit.openPage, entry.id), MOST_VIEWS, place)
                if _gates(library.page(guide.language, entry.id)):
                    arrange = partial(self._chosen, place, GateChoice.NUMBERS)
                    yield Scene(f"{name}{NUMBERS}", arrange, MOST_VIEWS, place, "With the numbers")
        yield Scene("05-glossary", lambda: self._touched(visit.openGlossary), 2, "glossary.md")
        yield Scene("06-questions", lambda: self._touched(visit.openQuestions, ""), 2, "questions.md")
        yield Scene("07-my-list-empty", lambda: self._touched(visit.openMyList))
        yield Scene("07-my-list", self._my_list, 2)
        yield Scene("07-take-along", lambda: self._codes(1))
        yield Scene("07-take-along-several", lambda: self._codes(99))
        yield Scene("08-help", lambda: self._touched(visit.openHelp), MOST_VIEWS, "help.md")
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

    def whole_files(self) -> Iterator[Scene]:
        """Return every screen, and with them all that the content's files say, also what is seen only by some."""
        for scene in self.scenes():
            if scene.place == ATTRACT:
                yield from self._slides(scene)
            elif scene.place and scene.views > 1:
                yield scene._replace(views=MOST_OF_A_FILE)
            else:
                yield scene
            if scene.name.endswith(NUMBERS):
                arrange = partial(self._chosen, scene.place, GateChoice.WORDS)
                name = f"{scene.name.removesuffix(NUMBERS)}-words"
                yield Scene(name, arrange, MOST_OF_A_FILE, scene.place, "In words only")

    def _slides(self, first: Scene) -> Iterator[Scene]:
        guide = self._stage.guide.guide()
        assert guide is not None
        yield first._replace(part="Slide 1")
        for number in range(2, len(guide.slides.cards) + 1):
            arrange = partial(self.slide, number - 1)
            yield first._replace(name=f"{first.name}-{number}", arrange=arrange, part=f"Slide {number}")

    def slide(self, number: int) -> None:
        """Show a picture of the attract screen, counted from 0."""
        screen = self._stage.window.findChild(QQuickItem, "attract screen")
        assert screen is not None
        screen.setProperty("current", number)

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

    def _chosen(self, place: str, choice: GateChoice) -> None:
        """Open a page and choose the same at each of its gates."""
        page, guide, library = place.removesuffix(".md"), self._stage.guide.guide(), self._stage.library()
        assert guide is not None
        assert library is not None
        self._touched(self._stage.visit.openPage, page)
        for gate in range(_gates(library.page(guide.language, page))):
            self._stage.visit.chooseAtGate(gate, choice)

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

    def _drawn(self, scene: Scene, look: Look, seen: set[bytes]) -> Iterator[Shot]:
        """Save the screen, and the rest of it screenful by screenful where it scrolls; `seen` are those before it."""
        language = look.wanted.language
        for number in range(1, scene.views + 1):
            self.settle()
            image = self._stage.window.grabWindow()
            name = self._free(language, f"{look.name()}-{scene.name}{'' if number == 1 else f'-{number}'}")
            picture, thumbnail = f"{language}/{name}.png", f"{language}/small/{name}.jpg"
            small, digest = _scaled(image), hashlib.sha256(image.constBits()).digest()
            self._save(image, picture, -1)
            self._save(small, thumbnail, 82)
            yield Shot(
                language, scene.place, look.words(), scene.name, scene.part, number, picture, thumbnail,
                small.width(), small.height(), repeated=digest in seen,
            )  # fmt: skip
            seen.add(digest)
            if number == scene.views or not self._more():
                break

    def _free(self, language: str, name: str) -> str:
        """Return `name`, or one like it where two pages would share it."""
        while Path(language, name) in self._taken:
            name += "_"
        self._taken.add(Path(language, name))
        return name

    def _save(self, image: QImage, path: str, quality: int) -> None:
        file = self._folder / path
        if not image.save(str(file), quality=quality):
            raise OSError(28, "The picture could not be written", str(file))

    def _more(self) -> bool:
        """Tap "More" if what is in front has it, as a reader would."""
        front = self._stage.window.property("front")
        for item in _items(front) if isinstance(front, QQuickItem) else ():
            if item.objectName() == "more" and item.isVisible() and item.isEnabled():
                QMetaObject.invokeMethod(item, "click")
                return True
        return False


def _gates(page: Page | None) -> int:
    return sum(isinstance(block, Gate) for block in page.blocks) if page else 0


def _scaled(image: QImage) -> QImage:
    """Return a small picture, without the alpha that JPEG has no room for."""
    opaque = image.convertToFormat(QImage.Format.Format_RGB32)
    return opaque.scaled(
        THUMBNAIL, THUMBNAIL, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _items(item: QQuickItem) -> Iterator[QQuickItem]:
    """Walk the visible scene below `item`, delegates included."""
    for child in item.childItems():
        if child.isVisible():
            yield child
            yield from _items(child)
