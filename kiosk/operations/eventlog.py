"""The Event Log of Windows. No Windows was at hand: it is tested against a stand-in for its library alone."""

from __future__ import annotations

import ctypes
import logging
from ctypes import c_int, c_ushort, c_void_p, c_wchar_p
from typing import Any

from kiosk.operations.logline import Entry

SOURCE = "Clinic kiosk"
"""Under Windows Logs, Application."""
EVENT = 1
"""Every entry has this number: EventCreate.exe, which may be named as the source's message file, knows 1 to 1000."""

_ERROR, _WARNING, _INFORMATION = 1, 2, 4
"""From <winnt.h>."""


class EventLog:
    """Reports each entry as an event; Windows itself keeps the log small."""

    def __init__(self, advapi: Any) -> None:  # noqa: ANN401 - a library of Windows: its functions are looked up by name
        """Register with `advapi`, the library advapi32; raises OSError when that fails."""
        register = advapi.RegisterEventSourceW
        register.argtypes, register.restype = (c_wchar_p, c_wchar_p), c_void_p
        self._report = advapi.ReportEventW
        self._report.argtypes = (
            c_void_p, c_ushort, c_ushort, ctypes.c_uint32, c_void_p, c_ushort, ctypes.c_uint32,
            ctypes.POINTER(c_wchar_p), c_void_p,
        )  # fmt: skip
        self._report.restype = c_int
        self._handle = register(None, SOURCE)
        if not self._handle:
            raise OSError("Windows does not take events from this program")  # noqa: EM101, TRY003 - for the log alone

    def write(self, entry: Entry) -> None:
        """Report an entry; raises OSError when Windows does not take it."""
        # A NUL would end the text.
        texts = (c_wchar_p * 1)(entry.text().replace("\0", ""))
        if not self._report(self._handle, _kind(entry.level), 0, EVENT, None, len(texts), 0, texts, None):
            raise OSError("Windows did not take the event")  # noqa: EM101, TRY003 - for the log alone


def _kind(level: int) -> int:
    if level >= logging.ERROR:
        return _ERROR
    return _WARNING if level >= logging.WARNING else _INFORMATION
