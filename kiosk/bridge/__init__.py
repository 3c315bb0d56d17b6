"""The only Python that imports PySide6: it shows values to QML and turns taps into calls of pure functions."""

import sys

import PySide6.QtCore

assert PySide6.QtCore  # imported for what it does: it hooks itself into Python's imports


def _uses_no_features(module: object) -> bool:  # noqa: ARG001 - what PySide calls
    return False


# PySide would read the source of each module that is imported from here on, to see whether it asks for snake_case
# names (`from __feature__ import …`), and Python would keep these sources: 4 MB.
sys.modules["shibokensupport.feature"].__dict__["_mod_uses_pyside"] = _uses_no_features
