"""Each rule of the audit finds a fault that is planted in the live screen, and finds nothing where it is not."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem

from kiosk.session.preferences import Theme
from tests.audit import painting, rules
from tests.audit.inspector import UNTRANSLATED, Audit, Failure, Inspector
from tests.audit.looks import AXES, GLASSES, Look, every, pairs, pairwise
from tests.audit.rules import RULES, View

PLAIN = Look("en", 100, Theme.LIGHT, low_reach=False, portrait=False, glass=GLASSES[1])
LARGE = PLAIN._replace(text_size=200)
LOW = PLAIN._replace(low_reach=True)
SPANISH = PLAIN._replace(language="es")
BUTTON = 'width: Theme.mm(30); height: Theme.mm(25); text: "seed"; background: Rectangle { color: Theme.surface }'
GROUND = "Rectangle { width: Theme.mm(300); height: Theme.mm(100); color: Theme.surface; %s }"
SCROLLED = """
    Item {
        Flickable { id: view; objectName: "scrolled"; width: 400; height: 400; contentHeight: 999; %s }
        Paddles { x: 400; view: view }
    }
"""

SEEDS = [
    (rules.target_size, PLAIN, "TapTarget { width: Theme.mm(19); height: Theme.mm(30); text: 'seed' }", "is 19"),
    (rules.target_size, LARGE, "TapTarget { width: Theme.mm(22); height: Theme.mm(30); text: 'seed' }", "is 22"),
    (
        rules.target_size,
        PLAIN,
        "TapTarget { property bool secondary: true; width: Theme.mm(11); height: Theme.mm(11); text: 'seed' }",
        "is 11",
    ),
    (rules.target_size, PLAIN, "Label { text: '<a href=\"seed\">seed</a>'; textFormat: Text.StyledText }", "'seed' is"),
    (rules.target_overlap, PLAIN, f"TapTarget {{ {BUTTON} TapTarget {{ x: 9; {BUTTON} }} }}", "'seed' lies on"),
    (
        rules.target_overlap,
        PLAIN,
        f"Item {{ TapTarget {{ {BUTTON} }} Rectangle {{ y: 60; width: 999; height: 99; objectName: 'lid' }} }}",
        "'seed' can be tapped beneath ground 'lid'",
    ),
    (
        rules.target_overlap,
        PLAIN,
        f"TapTarget {{ {BUTTON} RichLabel {{ width: 99; text: '<a href=\"seed\">seed</a>' }} }}",
        "link 'seed' lies on",
    ),
    (rules.contrast_of_text, PLAIN, GROUND % "Label { text: 'seed'; color: '#6a6a6a' }", "'seed' stands out 5."),
    (
        rules.contrast_of_text,
        PLAIN,
        GROUND % "RichLabel { width: 400; text: 'A <a href=\"x\">seed</a>'; linkColor: '#808080' }",
        "'A seed' stands out 3.9",
    ),
    (
        rules.contrast_of_text,
        PLAIN,
        GROUND % "Label { text: 'seed'; color: '#909090'; font.pixelSize: Theme.titleSize }",
        "not 4.5:1",
    ),
    (rules.contrast_of_text, PLAIN, GROUND % "Label { text: 'seed'; opacity: 0.3 }", "'seed' stands out"),
    (rules.contrast_of_graphics, PLAIN, GROUND % "Icon { name: 'help'; ink: '#b0b0b0' }", "'help' stands out 2."),
    (
        rules.contrast_of_graphics,
        PLAIN,
        GROUND % "Rectangle { x: 9; y: 9; width: Theme.mm(4); height: width; color: '#c0c0c0' }",
        "stands out 1.8",
    ),
    (rules.text_is_whole, PLAIN, "Label { width: 60; text: 'seed seed'; elide: Text.ElideRight; maximumLineCount: 1 }",
     "is cut short"),
    (rules.text_is_whole, PLAIN, "Label { width: 40; text: 'seedseed' }", "breaks the word 'seedseed'"),
    (rules.text_is_whole, PLAIN, "Rectangle { width: 40; height: 90; Label { text: 'seed seed' } }", "leaves what"),
    (rules.text_is_whole, PLAIN, "Item { width: 400; height: 15; clip: true; Label { text: 'seed' } }", "'seed' "),
    (rules.text_is_whole, PLAIN, "Item { Label { text: 'seed' } Label { x: 9; text: 'weed' } }", "'seed' lies on"),
    (
        rules.text_is_whole,
        PLAIN,
        "Item { Label { text: 'seed' } TapTarget { x: 9; width: 99; height: 99; text: 'lid' } }",
        "'seed' lies under",
    ),
    (rules.text_is_whole, PLAIN, "Flickable { width: 99; height: 99; contentWidth: 200; clip: true }", "sideways"),
    (
        rules.line_length,
        PLAIN,
        "Text { width: 1900; wrapMode: Text.Wrap; text: 'seed '.repeat(90); font.pixelSize: 20 }",
        "characters in a line",
    ),
    (
        rules.line_spacing,
        PLAIN,
        "RichLabel { width: 300; lineHeight: 1; text: '<a href=\"x\">seed</a> '.repeat(30) }",
        "apart",
    ),
    (rules.capital_height, PLAIN, "Label { text: 'seed'; font.pixelSize: Theme.mm(6.5) }", "of 4."),
    (rules.capital_height, LARGE, "Label { text: 'seed'; font.pixelSize: Theme.mm(9) }", "not 7.33"),
    (
        rules.motion,
        PLAIN,
        "Item { NumberAnimation on x { running: true; to: 9; duration: 1000; loops: Animation.Infinite } }",
        "1000 ms runs",
    ),
    (rules.paging, PLAIN, SCROLLED % "", "'More' has led to nothing"),
    (rules.motion, PLAIN, "Item { NumberAnimation { duration: 300 } }", "300 ms can run"),
    (rules.motion, PLAIN, "Item { SmoothedAnimation on x { to: 9999; velocity: 1 } }", "-1 ms runs"),
    (
        rules.motion,
        PLAIN,
        "Item { Repeater { model: 1; Item { NumberAnimation on x { to: 9; duration: 1000; loops: -1 } } } }",
        "1000 ms runs",
    ),
    (rules.motion, PLAIN, "Item { Behavior on opacity { NumberAnimation { duration: 300 } } }", "300 ms can run"),
    (
        rules.motion,
        PLAIN,
        "Repeater { model: 1; Item { Behavior on opacity { SequentialAnimation { PauseAnimation {} } } } }",
        "250 ms can run",
    ),
    (
        rules.motion,
        PLAIN,
        "Label { Behavior on font.pixelSize { NumberAnimation { duration: 300 } } }",
        "hides its animation",
    ),
    (
        rules.focus_order,
        PLAIN,
        f"TapTarget {{ {BUTTON} }}",
        "'seed' is not in the order",
    ),
    (
        rules.hidden_focus,
        PLAIN,
        f"Item {{ TapTarget {{ {BUTTON} }} Rectangle {{ width: 999; height: 999 }} }}",
        "'seed' is hidden",
    ),
    (rules.reach, LOW, f"TapTarget {{ {BUTTON} }}", "too high"),
    (
        rules.not_by_color,
        PLAIN,
        "Label { width: 99; textFormat: Text.RichText; text: '<a href=\"seed\" style=\"text-decoration:none\">s</a>' }",
        "link 'seed' is told by its colour",
    ),
    (rules.not_by_color, PLAIN, f"TapTarget {{ {BUTTON} checkable: true; checked: true }}", "'seed' is told"),
    (rules.names_and_roles, PLAIN, "TapTarget { text: ''; objectName: 'seed' }", "'seed' has no name"),
    (rules.names_and_roles, PLAIN, "Text { text: 'seed' }", "'seed' is unknown"),
    (rules.names_and_roles, PLAIN, "Label { text: 'seed'; Accessible.name: '<b>seed</b>' }", "has markup"),
    (rules.names_and_roles, PLAIN, "Label { text: 'seed'; Accessible.name: 'a &quot;seed&quot;' }", "has markup"),
    (rules.names_and_roles, SPANISH, "TapTarget { text: 'Close' }", "has an English name"),
    (rules.names_and_roles, PLAIN, "Picture { opacity: 1; width: 9; height: 9; picture: ''; alt: '' }", "has no name"),
    (
        rules.names_and_roles,
        PLAIN,
        "Text { text: '<a href=\"seed\">seed</a>'; textFormat: Text.StyledText }",
        "link 'seed' is unknown",
    ),
    (
        rules.names_and_roles,
        PLAIN,
        "TapTarget { property bool chosen: true; text: 'seed' }",
        "does not tell",
    ),
    (
        rules.names_and_roles,
        PLAIN,
        "ChoiceTarget { chosen: true; text: 'seed'; Accessible.checked: false }",
        "'seed' tells wrongly",
    ),
    (
        rules.names_and_roles,
        PLAIN,
        "TapTarget { text: 'seed'; Accessible.role: Accessible.StaticText }",
        "'seed' has the role of something that does nothing: StaticText",
    ),
]  # fmt: skip


def _at_home(inspector: Inspector, look: Look) -> View:
    inspector.put_on(look)
    inspector.enter(look, inspector.stage.visit.touch)
    return inspector.view(look, {})


@contextmanager
def _planted(inspector: Inspector, qml: str, *, among_the_rest: bool) -> Iterator[None]:
    """Put an item above everything, or among what a keypad comes by."""
    window = inspector.stage.window
    component = QQmlComponent(inspector.stage.engine)
    head = "import QtQuick\nimport Kiosk\n"
    component.setData(QByteArray((head + qml).encode()), QUrl())
    item = component.create()
    assert isinstance(item, QQuickItem), component.errorString()
    item.setParent(window)
    place = window.property("focusScope") if among_the_rest else window.contentItem()
    assert isinstance(place, QQuickItem)
    item.setParentItem(place)
    item.setX(40)
    item.setY(40)
    inspector.settle()
    yield
    item.setVisible(False)
    item.deleteLater()


@pytest.mark.parametrize(("rule", "look", "qml", "says"), SEEDS)
def test_a_planted_fault_is_found(inspector: Inspector, rule: rules.Finder, look: Look, qml: str, says: str) -> None:
    before = list(rule(_at_home(inspector, look)))
    assert not [found for found in before if says in found]
    with _planted(inspector, qml, among_the_rest=rule is rules.hidden_focus):
        after = list(rule(inspector.view(look, {})))
    assert [found for found in after if says in found], after


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.standard} {rule.name}")
def test_every_rule_has_a_seed(rule: rules.Rule) -> None:
    moved = [(rules.standing_controls,)]
    assert rule.find in {seed[0] for seed in itertools.chain(SEEDS, moved)}


def test_standing_controls_that_move_or_vanish_are_found(inspector: Inspector) -> None:
    view = _at_home(inspector, PLAIN)
    assert not list(rules.standing_controls(view))
    bar = view.scene.named("standing bar")
    assert bar
    bar.item.setX(9)
    moved = list(rules.standing_controls(inspector.view(PLAIN, view.memory)))
    bar.item.setX(0)
    bar.item.setVisible(False)
    vanished = list(rules.standing_controls(inspector.view(PLAIN, view.memory)))
    bar.item.setVisible(True)
    assert moved == ["the standing controls have moved"]
    assert vanished


@pytest.mark.parametrize("icon", rules.BAR)
def test_one_standing_control_that_vanishes_is_found(inspector: Inspector, icon: str) -> None:
    view = _at_home(inspector, PLAIN)
    bar = view.scene.named("standing bar")
    assert bar
    control = next(thing.item for thing in bar.within() if thing.get("iconName") == icon)
    control.setVisible(False)
    inspector.settle()
    vanished = list(rules.standing_controls(inspector.view(PLAIN, {})))
    control.setVisible(True)
    others = [one for one in rules.BAR if one != icon]
    assert vanished == [f"the standing controls are {others}, not {list(rules.BAR)}"]


def test_without_a_voice_there_is_nothing_to_listen_to(inspector: Inspector) -> None:
    inspector.put_on(PLAIN)
    inspector.stage.reader.use(None)
    inspector.enter(PLAIN, inspector.stage.visit.touch)
    view = inspector.view(PLAIN, {})
    assert not list(rules.standing_controls(view))
    assert not [control for control in view.scene.controls if control.get("iconName") == "listen"]


def test_a_keypad_that_comes_by_nothing_is_found(inspector: Inspector, monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(rules.focus_order(_at_home(inspector, PLAIN)))
    monkeypatch.setattr(inspector.stage.keypad, "_scopes", list)
    after = list(rules.focus_order(inspector.view(PLAIN, {})))
    assert before == []
    assert after[0] == "a keypad comes by nothing"
    assert len(after) > len(rules.BAR), "and each control is told"


def test_a_voice_that_a_keypad_cannot_reach_over_a_pop_up_is_found(
    inspector: Inspector, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = inspector.stage
    inspector.put_on(PLAIN)
    inspector.enter(PLAIN, stage.visit.showComfort)
    stage.reader.start()
    inspector.settle()
    view = inspector.view(PLAIN, {})
    assert any(control.words == "Stop reading" for control in view.scene.controls)
    before = list(rules.focus_order(view))
    monkeypatch.setattr(stage.keypad, "_scopes", lambda: [stage.window.property("focusScope")])
    after = list(rules.focus_order(inspector.view(PLAIN, {})))
    stage.reader.stop()
    assert before == []
    assert "control 'Stop reading' is not in the order of focus" in after
    assert not [says for says in after if "Home" in says]


def test_a_paddle_that_does_not_lead_on_is_found(inspector: Inspector) -> None:
    with _planted(inspector, SCROLLED % "Label { text: 'seed' }", among_the_rest=False):
        view = inspector.view(PLAIN, {})
        assert not list(rules.paging(view))
        stuck = list(rules.paging(inspector.view(PLAIN, view.memory)))
        scrolled = view.scene.named("scrolled")
        assert scrolled
        scrolled.item.setProperty("contentY", 9)
        led_on = list(rules.paging(inspector.view(PLAIN, view.memory)))
    assert [says.partition(" from")[0] for says in stuck] == ["control 'More' does not lead on"]
    assert not led_on


def test_a_page_that_is_not_translated_is_seen_with_its_notice(inspector: Inspector) -> None:
    assert UNTRANSLATED not in _scenes(inspector, PLAIN)
    look = SPANISH._replace(text_size=200)
    inspector.enter(look, _scenes(inspector, look)[UNTRANSLATED])
    scene = inspector.view(look, {}).scene
    assert [text for text in scene.texts if "todavía no está lista en su idioma" in text.words]
    assert [control for control in scene.controls if control.words == "English"]


def _scenes(inspector: Inspector, look: Look) -> dict[str, Callable[[], None]]:
    inspector.put_on(look)
    return {scene.name: scene.arrange for scene in inspector.scenes()}


def test_few_looks_cover_each_pair_of_wishes() -> None:
    few, all_of_them = pairwise(), every()
    assert len(all_of_them) == len(set(all_of_them))
    assert len(few) <= 20
    assert set().union(*map(pairs, few)) == set().union(*map(pairs, all_of_them))
    assert len(AXES) == len(Look._fields)


def test_contrast_is_as_wcag_defines_it() -> None:
    assert painting.contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert painting.contrast((255, 255, 255), (118, 118, 118)) == pytest.approx(4.54, abs=0.01)


def test_the_table_counts_screens_and_failures() -> None:
    audit = Audit()
    audit.views = 3
    audit.failures = [Failure(RULES[0], "too small", "02-home 1", PLAIN)] * 2
    table = audit.table().splitlines()
    assert table[0].split() == ["rule", "screens", "failures"]
    assert table[1].split() == ["A2", "target", "size", "3", "2"]
    assert audit.listing() == "A2 target size: too small [02-home 1, en 100 light whole landscape 24in] x 2"
