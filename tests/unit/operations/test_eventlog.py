"""What the Event Log of Windows gets, through the calls as C would make them; its library is a stand-in."""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Callable
from ctypes import c_int, c_ushort, c_void_p, c_wchar_p
from typing import Any

import pytest

from kiosk.operations.eventlog import EVENT, SOURCE, EventLog
from kiosk.operations.logline import Entry

HANDLE = 0x7FFF_1234_5678
"""One that does not fit into 32 bits."""


class Advapi:
    """The two functions, with the types of <winbase.h>."""

    def __init__(self, handle: int = HANDLE) -> None:
        self.events: list[tuple[Any, ...]] = []
        self.takes = 1

        def register(server: str | None, source: str) -> int:
            assert (server, source) == (None, SOURCE)
            return handle

        def report(*words: Any) -> int:  # noqa: ANN401 - what C passes
            *numbers, texts, raw = words
            self.events.append((*numbers, [texts[place] for place in range(numbers[5])], raw))
            return self.takes

        first = ctypes.CFUNCTYPE(c_void_p, c_wchar_p, c_wchar_p)
        second = ctypes.CFUNCTYPE(
            c_int, c_void_p, c_ushort, c_ushort, ctypes.c_uint32, c_void_p, c_ushort, ctypes.c_uint32,
            ctypes.POINTER(c_wchar_p), c_void_p,
        )  # fmt: skip
        self.RegisterEventSourceW: Callable[..., Any] = first(register)
        self.ReportEventW: Callable[..., Any] = second(report)


@pytest.mark.parametrize(
    ("level", "kind"), [(logging.INFO, 4), (logging.WARNING, 2), (logging.ERROR, 1), (logging.CRITICAL, 1)]
)
def test_an_entry_is_an_event_of_its_kind(level: int, kind: int) -> None:
    advapi = Advapi()
    entry = Entry(0.0, level, "screen", "kiosk.app", "ünï\n\0")
    EventLog(advapi).write(entry)
    assert advapi.events == [(HANDLE, kind, 0, EVENT, None, 1, 0, [entry.text()], None)]


def test_windows_may_refuse() -> None:
    with pytest.raises(OSError, match="does not take events"):
        EventLog(Advapi(handle=0))
    advapi = Advapi()
    log = EventLog(advapi)
    advapi.takes = 0
    with pytest.raises(OSError, match="did not take"):
        log.write(Entry(0.0, logging.INFO, "screen", "kiosk.app", "All is well."))
