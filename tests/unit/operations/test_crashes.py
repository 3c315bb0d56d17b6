"""What is told of an error, and what is not."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from kiosk.errors import KioskError
from kiosk.operations import crashes


def _look_up() -> None:
    dict[str, str]()["what a visitor read"]


def _open() -> None:
    raise FileNotFoundError(2, "No such file or directory", "what a visitor read")


def _refuse() -> None:
    raise KioskError("The folder is empty.")  # noqa: EM101, TRY003 - as the program's own do


def _because() -> None:
    try:
        _look_up()
    except KeyError as error:
        raise ValueError from error


def _instead() -> None:
    try:
        _look_up()
    except KeyError:
        raise ValueError from None


def _meanwhile() -> None:
    try:
        _look_up()
    except KeyError:
        _refuse()


def _for_ever() -> None:
    _for_ever()


def _described(function: Callable[[], None]) -> list[str]:
    """Return the lines without their folders and numbers."""
    try:
        function()
    except Exception as error:  # noqa: BLE001 - of many kinds
        lines = crashes.describe(error).splitlines()
    return [line.rpartition(" in ")[2] if line.startswith("  ") else line for line in lines]


@pytest.mark.parametrize(
    ("function", "told"),
    [
        (_look_up, ["KeyError", "_described", "_look_up"]),
        (_open, ["FileNotFoundError: No such file or directory", "_described", "_open"]),
        (_refuse, ["KioskError: The folder is empty.", "_described", "_refuse"]),
        (_because, ["KeyError", "_because", "_look_up", "and then: ValueError", "_described", "_because"]),
        (_instead, ["ValueError", "_described", "_instead"]),
        (
            _meanwhile,
            ["KeyError", "_meanwhile", "_look_up", "and then: KioskError: The folder is empty.", "_described",
             "_meanwhile", "_refuse"],
        ),
    ],
)  # fmt: skip
def test_an_error_is_told_with_its_places_and_without_a_visitor_s_words(
    function: Callable[[], None], told: list[str]
) -> None:
    assert _described(function) == told


def test_endless_recursion_is_told_briefly() -> None:
    kind, left_out, *places = _described(_for_ever)
    assert kind == "RecursionError"
    assert left_out.startswith("  … ")
    assert places == ["_for_ever"] * crashes.FRAMES


def test_a_place_is_a_file_with_its_line() -> None:
    try:
        _look_up()
    except KeyError as error:
        line = crashes.describe(error).splitlines()[-1]
    assert line == f"  {__file__}:{_look_up.__code__.co_firstlineno + 1} in _look_up"


def test_errors_that_come_from_each_other_in_a_ring_have_an_end() -> None:
    one, two = KeyError(), ValueError()
    one.__cause__, two.__cause__ = two, one
    assert crashes.describe(one) == "ValueError\nand then: KeyError"


def test_windows_is_asked_for_no_dialogs_beside_what_was_set() -> None:
    class Kernel:
        mode = 0x0004

        def GetErrorMode(self) -> int:  # noqa: N802 - the name that Windows has for it
            return self.mode

        def SetErrorMode(self, mode: int) -> None:  # noqa: N802 - the name that Windows has for it
            self.mode = mode

    kernel = Kernel()
    crashes.suppress_dialogs(kernel)
    assert kernel.mode == 0x8007


def test_what_nobody_watches_any_more_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    codes: list[int] = []
    monkeypatch.setattr(crashes, "LAST_WORDS", 0.0)
    monkeypatch.setattr(os, "_exit", codes.append)
    crashes.end_soon()
    assert codes == [1]
