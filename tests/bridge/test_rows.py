"""The list model keeps Qt's contract, and tells views no more than changed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from kiosk.bridge.rows import Row, RowsModel

Rows = list[Row]


@pytest.fixture
def model(owner: QObject) -> RowsModel:
    made = RowsModel(("name", "size"), owner)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, owner)
    assert tester.model() is made
    return made


def _rows(*names: str) -> Rows:
    return [{"name": name, "size": len(name)} for name in names]


def _names(model: RowsModel) -> list[object]:
    return [model.data(model.index(row), Qt.ItemDataRole.UserRole) for row in range(model.rowCount())]


def test_roles_have_names(model: RowsModel) -> None:
    assert [bytes(name.data()) for name in model.roleNames().values()] == [b"name", b"size"]


def test_rows_are_read_by_role(model: RowsModel) -> None:
    model.fill(_rows("a", "bb"))
    assert _names(model) == ["a", "bb"]
    assert model.data(model.index(1), Qt.ItemDataRole.UserRole + 1) == 2


def test_there_is_nothing_below_a_row_or_outside(model: RowsModel) -> None:
    model.fill(_rows("a"))
    assert model.rowCount(model.index(0)) == 0
    assert model.data(QModelIndex(), Qt.ItemDataRole.UserRole) is None
    assert model.data(model.index(0), Qt.ItemDataRole.DisplayRole) is None


def test_a_change_names_its_roles(model: RowsModel, qtbot: QtBot) -> None:
    model.fill(_rows("a", "b"))
    with qtbot.waitSignal(model.dataChanged) as told:
        model.update(1, {"name": "c", "size": 1})
    assert told.args is not None
    top, bottom, roles = told.args
    assert (top.row(), bottom.row(), roles) == (1, 1, [Qt.ItemDataRole.UserRole])


def test_no_change_is_silent(model: RowsModel, qtbot: QtBot) -> None:
    model.fill(_rows("a"))
    with qtbot.assertNotEmitted(model.dataChanged):
        model.update(0, {"name": "a"})


@pytest.mark.parametrize(
    ("before", "after"),
    [("", "ab"), ("ab", ""), ("abc", "ac"), ("abc", "abcd"), ("abc", "acb"), ("abcd", "ecx"), ("ab", "ba")],
)
def test_rows_that_stay_are_never_taken_away(model: RowsModel, qtbot: QtBot, before: str, after: str) -> None:
    model.fill(_rows(*before))
    stayed = [QPersistentModelIndex(model.index(number)) for number, name in enumerate(before) if name in after]
    with qtbot.assertNotEmitted(model.modelReset):
        model.follow(_rows(*after), "name")
    assert _names(model) == list(after)
    assert all(index.isValid() for index in stayed)
    assert {index.row() for index in stayed} == set(range(len(stayed)))
