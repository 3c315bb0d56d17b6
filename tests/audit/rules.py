"""Rules: each looks at one view of a live screen and yields what is wrong with it, in words for a developer."""

from __future__ import annotations

import gettext
import itertools
import math
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import NamedTuple

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFont, QFontMetricsF, QImage, QTextLayout
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk import paths
from kiosk.bridge import styled
from kiosk.bridge.stage import Stage
from kiosk.bridge.stops import Stop
from kiosk.session.preferences import LARGE_TEXT
from kiosk.session.visit import Phase, Visit
from tests import pseudo
from tests.audit import painting
from tests.audit.looks import Look
from tests.audit.scene import Box, Kind, Link, Scene, Thing
from tests.geometry import descendants

PRIMARY, LARGE, SECONDARY = 20, 25, 12
"""Millimetres of a target (A2): primary, primary in large type, secondary."""
PIXEL = 2688
"""The viewing distance divided by this is a CSS pixel (WCAG2ICT)."""
CAPITAL = 4.8
"""Millimetres of a capital letter (Section 508 402.4)."""
ANGLE = math.radians(0.7)
"""What a capital letter subtends at large type (EN 301 549 5.1.4)."""
LONGEST_LINE = 80
"""Characters (WCAG 1.4.8)."""
LONGEST_WORD = 12
"""Letters that must find room in a line; longer words may be broken."""
LINE_SPACING = 1.5
"""Of the type's size (WCAG 1.4.8)."""
REACH = 1220
"""Millimetres above the floor that a seated arm reaches (ADA 308)."""
BAR = ("back", "home", "listen", "questions", "comfort", "eye-off", "help", "finish")
"""The standing controls in their order (A14), by their icons."""
NARROWEST = 96
"""Millimetres of a glass for which the type has its plain size at most, as the settings say."""
SMALLEST = 190
"""Millimetres of a glass that has room for large targets."""
LOWEST = 240
"""Millimetres of a glass that is high enough to leave its upper half alone."""
SLACK = 1.5
"""Pixels that rounding may take."""


@dataclass
class View:
    """One screenful in one look: the live scene, its picture, and what was seen of this look before."""

    look: Look
    stage: Stage
    scene: Scene
    picture: QImage
    memory: dict[str, object] = field(default_factory=dict)

    @property
    def window(self) -> QQuickWindow:
        return self.stage.window

    @property
    def visit(self) -> Visit:
        return self.stage.visit.value()

    @property
    def language(self) -> str:
        """The language of the screen; a kiosk without content has none."""
        guide = self.stage.guide.guide()
        return guide.language if guide else ""

    @cached_property
    def stops(self) -> list[Stop]:
        """What a keypad comes by on the way down, while a visitor is there."""
        line = self.stage.keypad._line() if self.visit.idle.phase is Phase.ACTIVE else []
        return [one for one in line if isinstance(one, Stop)]

    @property
    def millimetre(self) -> float:
        """Pixels of a millimetre."""
        return math.hypot(*self.look.size()) / (self.look.glass.inches * 25.4)

    @property
    def body(self) -> float:
        """The size of running text, in pixels."""
        wanted = self.look.text_size / 100 * max(1, self.look.glass.distance / 600)
        return 8 * self.millimetre * min(wanted, min(self.look.size()) / self.millimetre / NARROWEST)


def target_size(view: View) -> Iterator[str]:
    """A2: what can be tapped is large enough, at least 44 CSS pixels."""
    least = 44 * view.look.glass.distance / PIXEL
    is_large = view.look.text_size >= LARGE_TEXT and min(view.look.size()) > SMALLEST * view.millimetre
    primary = LARGE if is_large else PRIMARY
    for control in view.scene.controls:
        wanted = max(least, SECONDARY if control.get("secondary") else primary)
        smaller = min(control.box.width, control.box.height) / view.millimetre
        if smaller < wanted - SLACK / view.millimetre:
            yield f"{control} is {smaller:.1f} mm, not {wanted:.1f}"
    for text in view.scene.texts:
        for link in text.links:
            height = link.box.height / view.millimetre
            if (
                text.seen.holds(link.box, slack=link.box.height / 4)
                and height < max(least, SECONDARY) - SLACK / view.millimetre
            ):
                yield f"link {link.target!r} is {height:.1f} mm high"


def target_overlap(view: View) -> Iterator[str]:
    """A2: no target lies on another, and none can be tapped where it cannot be seen."""
    for one, other in itertools.combinations(view.scene.controls, 2):
        shared = one.seen.meets(other.seen)
        if min(shared.width, shared.height) > SLACK:
            yield f"{one} lies on {other}"
    for text in view.scene.texts:
        card = text.control
        if card and card.enabled and text.links:
            yield f"link {text.links[0].target!r} lies on {card}"
    if view.stage.visit.asleep():
        return
    for control in (thing for thing in view.scene.things if thing.kind is Kind.CONTROL and thing.enabled):
        for x, y in _points(control.shown.meets(view.scene.window)) if control.above else ():
            ground = next((one for one, _ in control.above if one.shown.holds(Box(x, y, x, y))), None)
            if ground and (taker := view.scene.at(x, y)) and taker.control is control:
                yield f"{control} can be tapped beneath {ground}"
                break


def _points(box: Box) -> Iterator[tuple[float, float]]:
    if box:
        for across, down in itertools.product((0.1, 0.5, 0.9), repeat=2):
            yield box.left + across * box.width, box.top + down * box.height


def contrast_of_text(view: View) -> Iterator[str]:
    """A3: painted letters stand out 7:1, those of large type 4.5:1.

    All our type is large by WCAG's measure (18 pt); so large here means larger than the running text, as 18 pt is
    larger than 12.
    """
    for text in view.scene.texts:
        if not text.enabled:
            continue
        size = text.size / view.body
        wanted = 4.5 if size >= 1.5 or (size >= 14 / 12 and text.font.weight() >= QFont.Weight.DemiBold) else 7.0
        if text.first_line:
            yield from _too_faint(view, text, text.first_line, painting.rgb(text.color), wanted)
        for link in text.links:
            if text.seen.holds(link.box, slack=link.box.height / 4):
                # A tap finds it a little beyond its letters.
                beyond = min(text.size, link.box.width) / 3
                letters = link.box._replace(left=link.box.left + beyond, right=link.box.right - beyond)
                yield from _too_faint(view, text, letters.meets(text.seen), painting.rgb(text.get("linkColor")), wanted)


def _shown(text: Thing, link: Link) -> Box | None:
    """Return where a link is painted, if all of it can be seen; a tap finds it a little beyond."""
    box = link.box.meets(text.box)
    return box if text.seen.holds(box) else None


def _too_faint(view: View, thing: Thing, box: Box, color: painting.Color, wanted: float) -> Iterator[str]:
    image = painting.crop(view.picture, box)
    ratio = wanted if image is None else painting.stands_out(image.tobytes(), image.shape, color)
    if ratio < wanted - 0.005:
        yield f"{thing} stands out {ratio:.2f}:1, not {wanted:g}:1"


def contrast_of_graphics(view: View) -> Iterator[str]:
    """A3: icons, and small marks such as dots, boxes and bars, stand out 3:1."""
    for thing in view.scene.of(Kind.IMAGE):
        color = thing.get("ink")
        if color and thing.enabled and thing.seen.holds(thing.box):
            yield from _too_faint(view, thing, thing.box, painting.rgb(color), 3)
    for thing in view.scene.of(Kind.GROUND):
        if thing.seen.holds(thing.box) and thing.enabled and _is_mark(view, thing):
            ratio = _mark_contrast(view, thing)
            if ratio < 3:
                place = f"{thing.box.left:.0f}, {thing.box.top:.0f}"
                yield f"{thing} at {place} in {thing.parent} stands out {ratio:.2f}:1, not 3:1"


def _is_mark(view: View, thing: Thing) -> bool:
    """Tell whether a rectangle is itself a drawing, and not a ground, a frame or a hairline."""
    short, long = sorted((thing.box.width / view.millimetre, thing.box.height / view.millimetre))
    grows = 2 * max(1, view.look.text_size / 100)
    small = (0.7 < short <= 6 and long < 30) or (short == long and short <= 6 * grows and not thing.children)
    return small and (thing.color.alphaF() > 0 or float(thing.ask("border.width")) > 0)


def _mark_contrast(view: View, thing: Thing) -> float:
    """Return how a mark stands out where it does best: another may stand beside it."""
    return max(_beside(view, thing.box, part) for part in (0.25, 0.5, 0.75))


def _beside(view: View, box: Box, part: float) -> float:
    row = round(box.top + part * box.height)
    line = painting.crop(view.picture, Box(box.left - 3, row, box.right + 3, row + 1))
    if line is None or line.size < 8:
        return 1
    (row_of_colors,) = painting.split(line)
    return float(painting.contrast(row_of_colors[[0, -1], None], row_of_colors[3:-3]).max())


def text_is_whole(view: View) -> Iterator[str]:
    """A4: no text is cut off, leaves what it stands in, or lies on something else; nothing scrolls sideways."""
    texts = view.scene.texts
    for text in texts:
        yield from _cut(view, text)
    shown = [(text, text.seen.meets(text.painted)) for text in texts]
    for (one, own), (other, others) in itertools.combinations(shown, 2):
        shared = own.meets(others)
        if shared.width > SLACK and shared.height > 0.3 * min(one.size, other.size):
            yield f"{one} lies on {other}"
    for (text, own), control in itertools.product(shown, view.scene.controls):
        shared = own.meets(control.seen)
        if shared.width > 2 * SLACK and shared.height > 0.2 * text.size and control not in text.around():
            yield f"{text} lies under {control}"
    for thing in view.scene.of(Kind.VIEW):
        if float(thing.get("contentWidth")) > thing.box.width + SLACK:
            yield f"{thing} scrolls sideways"


def _room(text: Thing) -> float:
    return float(text.item.width()) - float(text.get("leftPadding")) - float(text.get("rightPadding"))


def _cut(view: View, text: Thing) -> Iterator[str]:
    if text.get("truncated"):
        yield f"{text} is cut short"
    if broken := _broken(text.words, QFont(text.font), _room(text)):
        yield f"{text} breaks the word {broken!r}"
    outer: list[Box] = []
    for thing in text.around():
        if thing.kind is Kind.VIEW:
            # Up and down it scrolls.
            box = thing.box.meets(view.scene.window)
            outer.append(Box(box.left, -math.inf, box.right, math.inf))
            break
        if thing.kind is Kind.CONTROL or (thing.kind is Kind.GROUND and thing.color.alphaF() > 0):
            outer.append(thing.box)
    else:
        outer += [text.clip, view.scene.window]
        if text.seen.height < text.box.meets(text.painted).height - SLACK:
            yield f"{text} is covered in part"
    for box in outer:
        if not box.holds(text.painted, slack=SLACK + 0.1 * text.size):
            yield f"{text} leaves what it stands in"
            break


@cache
def _broken(words: str, font: QFont, width: float) -> str:
    """Return a common word that does not find room in a line, or nothing."""
    measure = QFontMetricsF(font)
    common = (word for word in words.split() if len(word) <= LONGEST_WORD)
    return next((word for word in common if measure.horizontalAdvance(word) > width + SLACK), "")


@cache
def _longest_line(words: str, font: QFont, width: int) -> int:
    layout = QTextLayout(words.replace("\n", "\u2028"), font)
    layout.beginLayout()
    longest = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        written = words[line.textStart() : line.textStart() + line.textLength()].strip()
        longest = max(longest, sum(unicodedata.category(character) != "Cf" for character in written))
    layout.endLayout()
    return longest


def line_length(view: View) -> Iterator[str]:
    """A4: at most 80 characters a line."""
    for text in view.scene.texts:
        longest = _longest_line(text.words, QFont(text.font), int(_room(text)))
        if longest > LONGEST_LINE and int(text.get("lineCount")) > 1:
            yield f"{text} has {longest} characters in a line"


def line_spacing(view: View) -> Iterator[str]:
    """A4: the lines of running text stand 1.5 of their size apart."""
    for text in view.scene.texts:
        lines = int(text.get("lineCount"))
        pitch = text.painted.height / lines / text.size
        if (
            text.get("styled")
            and text.font.weight() < QFont.Weight.DemiBold
            and lines > 2
            and pitch < LINE_SPACING * 0.98
        ):
            yield f"{text} has lines {pitch:.2f} apart"


def capital_height(view: View) -> Iterator[str]:
    """A5: capitals are 4.8 mm high, and in large type subtend 0.7° where the eyes are."""
    least = CAPITAL
    if view.look.text_size >= LARGE_TEXT:
        least = max(least, 2 * view.look.glass.distance * math.tan(ANGLE / 2))
    for text in view.scene.texts:
        height = text.scale * QFontMetricsF(text.font).capHeight() / view.millimetre
        # Letters come in whole pixels.
        if height < least - 0.7 / view.millimetre:
            yield f"{text} has capitals of {height:.2f} mm, not {least:.2f}"


MARKUP = re.compile(r"<|&#?\w+;")
ACTING = frozenset({QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton})
"""The roles of what can be tapped; a link is a child of its text."""


def names_and_roles(view: View) -> Iterator[str]:
    """A22: each control, text, link and picture has a name, a role and its state, in the visitor's language."""
    for control in view.scene.controls:
        interface = QAccessible.queryAccessibleInterface(control.item)
        yield from _unnamed(view, control, interface)
        choice = control.get("checkable") or control.get("chosen") is not None
        if interface and choice and not interface.state().checkable:
            yield f"{control} does not tell whether it is chosen"
        elif interface and interface.state().checked != bool(control.get("checked")):
            yield f"{control} tells wrongly whether it is chosen"
        if interface and control.enabled and interface.role() not in ACTING:
            yield f"{control} has the role of something that does nothing: {interface.role().name}"
    for text in view.scene.texts:
        if not text.control:
            yield from _unnamed(view, text, QAccessible.queryAccessibleInterface(text.item))
        yield from _unnamed_links(text)
    for image in view.scene.of(Kind.IMAGE):
        # What has no such text is a drawing or an icon, beside words that say the same.
        if image.get("alt") is not None and not image.control:
            yield from _unnamed(view, image, QAccessible.queryAccessibleInterface(image.item))


def _unnamed_links(text: Thing) -> Iterator[str]:
    markup = str(text.get("text"))
    targets = styled.links(markup)
    interface = QAccessible.queryAccessibleInterface(text.item) if targets else None
    children = [interface.child(number) for number in range(interface.childCount())] if interface else []
    known = {child.text(QAccessible.Text.Name) for child in children if child.role() == QAccessible.Role.Link}
    for target in targets:
        if styled.link_words(markup, target) not in known:
            yield f"link {target!r} is unknown to a screen reader"


def _unnamed(view: View, thing: Thing, interface: QAccessibleInterface | None) -> Iterator[str]:
    if interface is None:
        yield f"{thing} is unknown to a screen reader"
        return
    name = interface.text(QAccessible.Text.Name)
    if not name.strip():
        yield f"{thing} has no name"
    elif MARKUP.search(name):
        yield f"{thing} has markup in its name"
    elif view.language and name in _english_only(view.language) and not thing.get("spokenLanguage"):
        yield f"{thing} has an English name"
    if interface.role() in {QAccessible.Role.NoRole, QAccessible.Role.Client}:
        yield f"{thing} has no role"


@cache
def _english_only(language: str) -> frozenset[str]:
    """Return the interface's English words that are others in `language`; in a pseudo-language most are."""
    language = "es" if language in pseudo.LANGUAGES else language
    catalogue = gettext.translation("kiosk", paths.catalogues(), [language], fallback=True)
    words = getattr(catalogue, "_catalog", {})
    return frozenset(english for english, own in words.items() if isinstance(english, str) and english != own)


def focus_order(view: View) -> Iterator[str]:
    """A11: a keypad comes by every control that can be used now; beneath a pop-up only by the voice's (A15)."""
    pad = view.scene.named("staff pad")
    if view.visit.idle.phase is not Phase.ACTIVE or (pad and pad.get("open")):
        # There is nobody who has a keypad.
        return
    stops = [stop.item for stop in view.stops]
    if not stops and view.scene.controls:
        yield "a keypad comes by nothing"
    scope = view.stage.window.property("focusScope")
    beneath = scope == view.stage.window.property("front")
    for control in view.scene.controls:
        voice = any(one.item.objectName() == "voice bar" for one in control.around())
        here = not beneath or voice or any(one.item == scope for one in control.around())
        if control.enabled and here and control.item not in stops:
            yield f"{control} is not in the order of focus"


def hidden_focus(view: View) -> Iterator[str]:
    """A11: what a keypad comes by can be seen, or be scrolled into view."""
    stops = [stop.item for stop in view.stops]
    for thing in view.scene.things:
        if thing.kind is Kind.CONTROL and not thing.seen and not thing.view and thing.item in stops:
            yield f"{thing} is hidden and can have the focus"


def reach(view: View) -> Iterator[str]:
    """A20: in low reach nothing to tap is in the upper half or higher than a seated arm reaches."""
    if not view.look.low_reach or view.visit.idle.phase is not Phase.ACTIVE or view.visit.hidden:
        return
    height = view.scene.window.height
    if height <= LOWEST * view.millimetre:
        return
    highest = (REACH - view.look.glass.lower_edge) * view.millimetre
    # A picture that hangs too high for anybody seated keeps three tenths for its controls.
    top = height - min(height / 2, max(0.3 * height, highest))
    for control in view.scene.controls:
        if control.seen.top < top - SLACK:
            yield f"{control} is {(top - control.seen.top) / view.millimetre:.0f} mm too high"


def not_by_color(view: View) -> Iterator[str]:
    """A21: links are underlined, and what is chosen has a tick or another sign besides its colour."""
    for text in view.scene.texts:
        for link in text.links[:2]:
            box = _shown(text, link)
            image = painting.crop(view.picture, box) if box else None
            if image is not None and not painting.is_underlined(image, painting.rgb(text.get("linkColor"))):
                yield f"link {link.target!r} is told by its colour alone"
    for control in view.scene.controls:
        if control.get("checkable") and control.get("checked"):
            signs = [thing for thing in control.within() if thing.kind is Kind.IMAGE and thing.get("name") in SIGNS]
            if not signs:
                yield f"{control} is told to be chosen by its colour alone"


SIGNS = ("check", "listening")
"""Icons that say that something is chosen."""


def standing_controls(view: View) -> Iterator[str]:
    """A14: the standing controls are on every screen of a visit, in one order, at one place."""
    pad = view.scene.named("staff pad")
    if view.visit.idle.phase is not Phase.ACTIVE or view.visit.hidden or (pad and pad.get("open")):
        return
    bar = view.scene.named("standing bar")
    controls = [thing for thing in bar.within() if thing.kind is Kind.CONTROL and thing.box] if bar else []
    icons = [str(control.get("iconName")) for control in controls]
    has_voice = view.stage.reader.property("available")
    wanted = [icon for icon in BAR if has_voice or icon != "listen"]
    if icons != wanted:
        yield f"the standing controls are {icons}, not {wanted}"
    places = [control.box for control in controls]
    layout = f"{len(places)} places, low reach {view.visit.preferences.low_reach}"
    if places != view.memory.setdefault(layout, places):
        yield "the standing controls have moved"
    along = -1 if bar and bar.ask("LayoutMirroring.enabled") else 1
    rows = [(round(place.top), round(place.left) * along) for place in places]
    if rows != sorted(rows):
        yield "the standing controls are not in their order on the glass"
    if any(not control.seen.holds(control.box, slack=2 * SLACK) for control in controls):
        yield "the standing controls are covered"


PAGED = "paged"
"""Under what a look remembers the paddle that is tapped next."""


class Paged(NamedTuple):
    """A paddle, what it scrolls, and where that stands."""

    name: str
    surface: QQuickItem
    place: tuple[float, float]


def paging(view: View) -> Iterator[str]:
    """A9: "More" leads on, and what it leads to is there."""
    tapped = view.memory.pop(PAGED, None)
    if isinstance(tapped, Paged) and _place(tapped.surface) <= tapped.place:
        yield f"{tapped.name} does not lead on from {tapped.place}"
    for control in view.scene.controls:
        paddles = control.item.parentItem() if control.item.objectName() == "more" else None
        if paddles is None:
            continue
        surface = paddles.property("viewItem")
        if not any(surface.isAncestorOf(thing.item) for thing in (*view.scene.texts, *view.scene.of(Kind.IMAGE))):
            yield f"{control} has led to nothing"
        if control.enabled:
            # The first is the one that is tapped.
            view.memory.setdefault(PAGED, Paged(str(control), surface, _place(surface)))


def _place(surface: QQuickItem) -> tuple[float, float]:
    """Return how far a surface is scrolled. Of a list, whose length is a guess: the first row, and how much of it."""
    row = surface.property("placeIndex")
    if row is None:
        return 0, float(surface.property("contentY"))
    return int(row), float(surface.property("placeShare"))


def motion(view: View) -> Iterator[str]:
    """A10: nothing moves where a visitor wants no movement."""
    if not view.visit.preferences.reduce_motion:
        return
    objects = _objects(view.window)
    for one in objects:
        if one.inherits("QQuickAbstractAnimation"):
            takes = one.property("duration") or 0
            if one.property("running") and (takes != 0 or one.property("loops") != 1):
                yield f"an animation of {takes} ms runs"
            elif takes != 0:
                yield f"an animation of {takes} ms can run"
        elif one.inherits("QQuickBehavior") and one.property("enabled") and not one.children():
            _rouse(one)
            if not one.children():
                yield f"a Behavior of {one.parent()} hides its animation"
            objects += one.findChildren(QObject)


_held: list[QQuickItem] = []
"""The delegates that live: PySide would delete what it has found beneath one when it lets go of that one first."""


def _objects(window: QQuickWindow) -> list[QObject]:
    """Return all that a window holds; a delegate is no child of what shows it, but an item of its item."""
    objects = window.findChildren(QObject)
    met = set(objects)
    delegates = [one for one in _held if shiboken6.isValid(one)]
    for item in descendants(window.contentItem()):
        if item not in met:
            delegates.append(item)
            found = [item, *item.findChildren(QObject)]
            met.update(found)
            objects += found
    _held[:] = dict.fromkeys(delegates)
    return objects


def _rouse(behavior: QObject) -> None:
    """Write a Behavior's property as it stands: its animation is made when that is written for the first time."""
    context, owner = qmlContext(behavior), behavior.parent()
    assert context
    assert owner
    name, _ = QQmlExpression(context, behavior, "targetProperty.name").evaluate()
    owner.setProperty(name, owner.property(name))


Finder = Callable[[View], Iterator[str]]


class Rule(NamedTuple):
    """A standard's ID, what is looked for, and how."""

    standard: str
    name: str
    find: Finder


RULES = (
    Rule("A2", "target size", target_size),
    Rule("A2", "target overlap", target_overlap),
    Rule("A3", "contrast of text", contrast_of_text),
    Rule("A3", "contrast of graphics", contrast_of_graphics),
    Rule("A4", "text whole", text_is_whole),
    Rule("A4", "line length", line_length),
    Rule("A4", "line spacing", line_spacing),
    Rule("A5", "capital height", capital_height),
    Rule("A9", "paging", paging),
    Rule("A10", "motion", motion),
    Rule("A11", "focus order", focus_order),
    Rule("A11", "focus in sight", hidden_focus),
    Rule("A14", "standing controls", standing_controls),
    Rule("A20", "reach", reach),
    Rule("A21", "not by color alone", not_by_color),
    Rule("A22", "names and roles", names_and_roles),
)
