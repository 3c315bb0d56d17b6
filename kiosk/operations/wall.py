"""The clock on the wall: local time, in the zone that the machine is in now."""

from __future__ import annotations

import datetime as dt
import sys
import time


def now() -> dt.datetime:
    """Return the local time without a zone.

    The C library would keep to the zone that was set when the process began.
    """
    if sys.platform != "win32":
        time.tzset()
    return dt.datetime.now()  # noqa: DTZ005 - what the clock on the wall shows
