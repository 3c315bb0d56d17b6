"""Inspector: brings the kiosk to every screen, pop-up and state in a look, and holds each view against every rule."""

from __future__ import annotations

import datetime as dt
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication, QEvent, QMetaObject, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk import paths
from kiosk.authoring import compiler
from kiosk.authoring.publishing import PASSING
from kiosk.bridge.snapshot import Draughtsman
from kiosk.bridge.snapshot import Scene as Visited
from kiosk.bridge.staff import Office
from kiosk.bridge.stage import Stage
from kiosk.library.reader import Library, Readable
from kiosk.model.blocks import Gate
from kiosk.model.inline import plain
from kiosk.operations.speech import Engine
from kiosk.session.visit import GateChoice
from kiosk.settings import ContentSettings, HoursSettings, Settings, StaffSettings
from tests import pseudo
from tests.audit.looks import Look
from tests.audit.rules import PAGED, RULES, Rule, View
from tests.audit.scene import Scene
from tests.conftest import CODE
from tests.folders import PATIENT
from tests.voices import HOLD, Voices

SETTINGS = Settings(
    content=ContentSettings(show_unreviewed=True),
    hours=HoursSettings(open="Mon-Fri 07:00-18:00"),
    staff=StaffSettings(code=CODE),
)
NOON, MIDNIGHT = dt.datetime(2026, 11, 27, 12), dt.datetime(2026, 11, 27)  # noqa: DTZ001 - local time
AWAY = 44 * 60.0
"""Seconds after which still pictures are far from their middle place."""
REPORT = (
    "State: well, version 0.1.0, up for 31.4 hours.\n"
    "Library: 4f1c07, 2.1 days old.\n"
    "Restarts of the screen: 2 for crash.\n"
    "Frames: 6.1 ms the last, 31 ms the slowest in ten minutes.\n"
    "Disk: 5000 MB free.\n"
    "Content (2026-11-27 11:58 UTC, refused): No library was built from the folder of the content.\n"
    "en/care/mibg-therapy.md:3: error KC204: The day is no date. Write it as 2026-11-27.\n"
    "en/home.md:1: error KC105: This file is not text. Save it as UTF-8 once more."
)
"""What the panel tells: more than one code for a phone holds."""
MISSING = "es/research/mycn.md"
"""A page that is not there in one language (H8)."""
UNTRANSLATED = "23-untranslated"
"""The scene that opens this page in that language, and is there in no other."""
NOBODYS = ("01-attract", "18-cleaning", "20-calm", "21-resting")
"""How the names of what is shown to nobody in particular begin; always in its plain size."""
HELD = ("18-reading-aloud", "18-aloud", "18-voiceless", "18-paused", "18-read-to-the-end", "22-focus")
"""How the names begin of what a voice or a keypad's focus would pull back to where it is."""
ALOUD = (
    "02-home", "03-section-understanding", "05-glossary", "06-questions", "07-my-list", "07-take-along-several",
    "08-help", "09-term", "10-words", "11-comfort", "14-finish", "15-still-there", "19-search-empty", "19-search",
    "19-search-nothing",
)  # fmt: skip
"""What is seen once more while it is read aloud: the voice's own bar takes room from each kind of screen."""
MOST_VIEWS = 40
"""Screenfuls of one screen; more would be a fault of the screen."""


class Failure(NamedTuple):
    """What a rule found, and where."""

    rule: Rule
    says: str
    scene: str
    look: Look

    def __str__(self) -> str:
        return f"{self.rule.standard} {self.rule.name}: {self.says} [{self.scene}, {self.look}]"


class Audit:
    """What was visited, and what was found."""

    def __init__(self) -> None:
        self.views = 0
        self.scenes: set[str] = set()
        self.failures: list[Failure] = []

    def table(self) -> str:
        """Return the table: rule, screens visited, failures."""
        found = Counter(failure.rule for failure in self.failures)
        rows = [f"{'rule':<28}{'screens':>9}{'failures':>10}"]
        rows += [f"{rule.standard:<5}{rule.name:<23}{self.views:>9}{found[rule]:>10}" for rule in RULES]
        return "\n".join(rows)

    def listing(self) -> str:
        """Return each failure once, with where it was met first and how often."""
        first: dict[tuple[Rule, str], Failure] = {}
        often = Counter((failure.rule, failure.says) for failure in self.failures)
        for failure in self.failures:
            first.setdefault((failure.rule, failure.says), failure)
        return "\n".join(f"{failure} x {often[key]}" for key, failure in first.items())


def library(folder: Path, cache: Path | None = None) -> Path:
    """Build the shipped content, but for one page in one language, with the pseudo-languages beside, in `folder`.

    `cache` is a file that makes it faster.
    """
    shutil.copytree(paths.shipped_content(), folder / "content")
    (folder / "content" / MISSING).unlink()
    report = compiler.build(folder / "content", folder / "shipped.kiosk", cache=cache, limits=PATIENT)
    assert report.written
    assert PASSING.isdisjoint(one.code for one in report.problems), "a busy machine must not take a file away"
    beside = (pseudo.SOURCE, MISSING[:2])
    return pseudo.library(folder / "shipped.kiosk", folder / "audit.kiosk", *pseudo.LANGUAGES, beside=beside)


def catalogues(folder: Path) -> Path:
    """Write the interface's words in the shipped languages and the pseudo-languages to `folder`; return it."""
    return pseudo.catalogues(Path(shutil.copytree(paths.catalogues(), folder)))


def open_stage(file: Path | None, words: Path) -> Stage:
    """Return a screen that shows the library `file`, or the calm screen of a kiosk that has none.

    The interface's words come from the catalogues `words`.
    """
    with patch.object(paths, "catalogues", lambda: words):
        office = Office(words, lambda: REPORT, lambda: "")
        stage = Stage(SETTINGS, paths.assets(), paths.qml(), lambda: 0.0, office)
    if file:
        stage.open(Library.open(file))
    stage.care.follow(lambda: AWAY, lambda: NOON)
    stage.window.show()
    QAccessible.setActive(True)
    return stage


class Inspector:
    """Somebody who looks at everything in one look after another."""

    def __init__(self, application: QGuiApplication, stage: Stage, folder: Path, pictures: Path | None = None) -> None:
        """Inspect `stage`; scratch goes to `folder`, and pictures of what failed to `pictures`."""
        self.stage = stage
        self._application = application
        self._draughtsman = Draughtsman(application, stage, folder)
        self._voices = Voices(folder / "said", HOLD)
        self._pictures = pictures
        if pictures:
            pictures.mkdir(parents=True, exist_ok=True)

    def look(self, look: Look, audit: Audit, wanted: Callable[[str], bool]) -> None:
        """Visit every scene whose name is `wanted`, screenful by screenful."""
        self.put_on(look)
        memory: dict[str, object] = {}
        for scene in self.scenes():
            if not wanted(scene.name):
                continue
            seen = look._replace(text_size=100, low_reach=False) if scene.name.startswith(NOBODYS) else look
            self.enter(seen, scene.arrange)
            memory.pop(PAGED, None)
            for number in range(1, 2 if scene.name.startswith(HELD) else MOST_VIEWS + 1):
                view = self.view(seen, memory)
                audit.scenes.add(scene.name)
                audit.views += 1
                self._judge(view, f"{scene.name} {number}", audit)
                if not self._more(view):
                    break
            self._hands_off()

    def put_on(self, look: Look) -> None:
        """Give the kiosk another glass."""
        window = self.stage.window
        for name, value in (
            ("diagonalInches", look.glass.inches),
            ("viewingDistance", look.glass.distance),
            ("lowerEdge", look.glass.lower_edge),
        ):
            window.setProperty(name, value)
        window.resize(*look.size())
        self.stage.reader.use(self._voices.engine)
        self.stage.visit.forget(look.preferences())
        self.settle()

    def enter(self, look: Look, arrange: Callable[[], None]) -> None:
        """Begin a visit in this look, and go somewhere."""
        self.stage.visit.forget(look.preferences())
        arrange()
        self.settle()

    def settle(self) -> None:
        """Let everything reach the glass."""
        self._draughtsman.settle()

    def view(self, look: Look, memory: dict[str, object]) -> View:
        """Return what can be seen now."""
        # Outside of exec() nobody else removes what was deleted.
        QCoreApplication.sendPostedEvents(event_type=QEvent.Type.DeferredDelete)
        picture = self.stage.window.grabWindow()
        assert picture.depth() == 32
        return View(look, self.stage, Scene(self.stage.window.contentItem()), picture, memory)

    def _judge(self, view: View, scene: str, audit: Audit) -> None:
        found = [Failure(rule, says, scene, view.look) for rule in RULES for says in rule.find(view)]
        audit.failures += found
        if found and self._pictures:
            name = f"{view.look} {scene}".replace(" ", "-")
            view.picture.save(str(self._pictures / f"{name}.png"))

    def _more(self, view: View) -> bool:
        for control in view.scene.controls:
            if control.item.objectName() == "more" and control.enabled:
                QMetaObject.invokeMethod(control.item, "click")
                self.settle()
                return True
        return False

    def scenes(self) -> Iterator[Visited]:
        """Yield what is drawn for people, then states that nobody needs a picture of."""
        guide, shown, visit = self.stage.guide.guide(), self.stage.library(), self.stage.visit
        if guide is None or shown is None:
            yield Visited("20-calm", lambda: None)
            return
        for number in range(1, len(guide.slides.cards)):
            yield Visited(f"01-attract-{number + 1}", partial(self._draughtsman.slide, number))
        yield Visited("21-resting", lambda: self.stage.care.follow(lambda: AWAY, lambda: MIDNIGHT))
        for drawn in self._draughtsman.scenes():
            yield drawn
            if drawn.name in ALOUD:
                yield Visited(f"18-aloud-{drawn.name}", partial(self._aloud, drawn))
        pages = [entry.id for section in guide.sections for entry in shown.entries(guide.language, section.id)]
        gated = next(
            one for one in pages if any(isinstance(block, Gate) for block in _blocks(shown, guide.language, one))
        )
        yield Visited("17-words-only", lambda: self._at(gated, lambda: visit.chooseAtGate(0, GateChoice.WORDS)))
        longest = max(guide.glossary, key=lambda term: sum(len(plain(runs)) for runs in term.meaning))
        yield Visited("09-term-longest", lambda: self._at(pages[0], lambda: visit.explain(longest.slug)))
        missing = MISSING[3:].removesuffix(".md")
        if shown.page(guide.language, missing) is None:
            yield Visited(UNTRANSLATED, lambda: self._at(missing, lambda: None))
        yield Visited("15-still-there-list", lambda: self._at(pages[0], self._chosen_and_warned))
        yield Visited("07-take-along-last", self._last_code)
        yield Visited("22-focus", lambda: self._at(pages[0], self._on_a_keypad))
        yield Visited("18-reading-aloud", lambda: self._at(pages[0], self._listen))
        yield Visited("18-paused", lambda: self._at(pages[0], self._listen_and_wait))
        yield Visited("18-read-to-the-end", lambda: self._at(pages[0], self._listen_to_the_end))
        yield Visited("18-voiceless", lambda: self._at(pages[0], self._listen_in_vain))
        yield Visited("19-staff-pad", lambda: self._at(pages[0], self._staff))
        yield Visited("19-staff-pad-waits", lambda: self._at(pages[0], self._shut_out))
        yield Visited("19-staff-panel", lambda: self._at(pages[0], self._inside))
        yield Visited("19-staff-panel-asks", lambda: self._at(pages[0], self._inside_and_asked))
        yield Visited("19-screen-test", lambda: self._at(pages[0], lambda: self._inside(testsScreen=True)))

    def _at(self, page: str, then: Callable[[], None]) -> None:
        self.stage.visit.touch()
        self.stage.visit.openPage(page)
        then()

    def _listen(self) -> None:
        self.stage.reader.start()
        while not self.stage.reader.said():
            self.settle()

    def _aloud(self, drawn: Visited) -> None:
        drawn.arrange()
        self.settle()
        self._listen()

    def _listen_and_wait(self) -> None:
        self._listen()
        self.stage.reader.interrupt()

    def _listen_to_the_end(self) -> None:
        self._listen()
        self.stage.reader._script = iter(())
        self.stage.reader._said(well=True)

    def _listen_in_vain(self) -> None:
        self.stage.reader.use(Engine(self._voices.engine.program, {}))
        self.stage.reader.start()
        while not self.stage.reader.property("voiceless"):
            self.settle()

    def _staff(self, *, testsScreen: bool = False) -> None:  # noqa: N803 - as QML calls it
        pad = next(one for one in self.stage.window.findChildren(QQuickItem, "staff pad"))
        pad.setProperty("open", True)
        pad.setProperty("asksForCode", True)
        pad.setProperty("testsScreen", testsScreen)

    def _inside(self, *, testsScreen: bool = False) -> None:  # noqa: N803 - as QML calls it
        self._staff(testsScreen=testsScreen)
        self.stage.staff.enter("12345678")

    def _inside_and_asked(self) -> None:
        self._inside()
        self.settle()
        deed = next(one for one in self.stage.window.findChildren(QQuickItem) if one.property("asksTwice"))
        QMetaObject.invokeMethod(deed, "click")

    def _shut_out(self, seconds: int = 1800) -> None:
        """Let the door say that it waits after wrong codes; none is counted, which would last for all looks."""
        self.stage.staff._seconds = seconds
        self.stage.staff.waitChanged.emit()
        if seconds:
            self._staff()

    def _chosen_and_warned(self) -> None:
        self._choose(1)
        self.stage.visit.warn()

    def _choose(self, most: int) -> None:
        guide = self.stage.guide.guide()
        assert guide is not None
        for group in guide.groups:
            for question in group.questions[:most]:
                self.stage.visit.toggleQuestion(question.id)

    def _last_code(self) -> None:
        self.stage.visit.touch()
        self._choose(99)
        self.stage.visit.openMyList()
        self.stage.visit.showCode(0)
        self.settle()
        self.stage.visit.showCode(len(self.stage.take_along._codes) - 1)

    def _on_a_keypad(self) -> None:
        """Show the focus, and let it go round to the last of all: around a word its ring would count as letters."""
        for _ in range(2):
            self.settle()
            QTest.keyClick(self.stage.window, Qt.Key.Key_Up)

    def _hands_off(self) -> None:
        self._shut_out(0)
        self.stage.keypad.leave()
        self.stage.care.follow(lambda: AWAY, lambda: NOON)
        self.stage.reader.stop()
        self.stage.reader.use(self._voices.engine)


def _blocks(shown: Readable, language: str, page: str) -> tuple[object, ...]:
    found = shown.page(language, page)
    return found.blocks if found else ()
