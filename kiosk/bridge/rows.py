"""RowsModel: a list model over plain rows, one role for each of their fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
Row = Mapping[str, object]


class RowsModel(QAbstractListModel):
    """Rows that QML reads by role name; every row has every role."""

    def __init__(self, roles: Sequence[str], parent: QObject) -> None:
        """Declare the role names once; they never change."""
        super().__init__(parent)
        self._roles = {Qt.ItemDataRole.UserRole + number: role for number, role in enumerate(roles)}
        self._rows: list[Row] = []

    def roleNames(self) -> dict[int, QByteArray]:
        """Return the role names for QML."""
        return {number: QByteArray(role.encode()) for number, role in self._roles.items()}

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are; a list's items have none below them."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - whatever the role holds
        """Return one field of one row, or None outside of the model."""
        name = self._roles.get(role)
        if name is None or not index.isValid() or index.row() >= len(self._rows):
            return None
        return self._rows[index.row()][name]

    def rows(self) -> list[Row]:
        """Return the rows as they stand."""
        return list(self._rows)

    def fill(self, rows: Sequence[Row]) -> None:
        """Show other rows instead of those there were."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def renew(self, rows: Sequence[Row]) -> None:
        """Show `rows`, unless they are what is shown."""
        if list(rows) != self._rows:
            self.fill(rows)

    def follow(self, rows: Sequence[Row], key: str) -> None:
        """Show `rows`, and let views keep in place what they have of them; `key` is the field that tells rows apart."""
        wanted = {row[key] for row in rows}
        for number in reversed(range(len(self._rows))):
            if self._rows[number][key] not in wanted:
                self.beginRemoveRows(QModelIndex(), number, number)
                del self._rows[number]
                self.endRemoveRows()
        more = rows[len(self._rows) :]
        if more:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(rows) - 1)
            self._rows.extend(more)
            self.endInsertRows()
        for number, row in enumerate(rows):
            self.update(number, row)

    def update(self, row: int, fields: Row) -> None:
        """Change some fields of one row; silent when they already hold."""
        changed = [name for name, value in fields.items() if self._rows[row][name] != value]
        if changed:
            self._rows[row] = {**self._rows[row], **fields}
            roles = [number for number, name in self._roles.items() if name in changed]
            self.dataChanged.emit(self.index(row), self.index(row), roles)
