"""What tests of the bridge share: an owner, because every QObject that QML may touch has a parent."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject


@pytest.fixture
def owner(qapp: QObject) -> QObject:
    del qapp
    return QObject()
