"""The few exceptions of the project; each carries what its catcher shows."""

from __future__ import annotations

from pathlib import Path

COULD_NOT_RUN = 2
"""The exit code of a command that could not do its work."""
RESTART_MACHINE = 75
"""The exit code with which the kiosk asks the operating system to restart the machine.

It is EX_TEMPFAIL of <sysexits.h> ("try again later"), with which no interpreter that fails by itself ends.
"""
RESTART_SCREEN = 3
"""The exit code with which the screen asks its supervisor to start it again."""
NOT_YET = 4
"""The exit code of a screen that cannot be shown for a reason that may pass by itself."""
NO_DISPLAY = 5
"""The exit code of a screen for which there is no display yet."""
ENDED_BY_SIGNAL = 143
"""The exit code of a screen that was told to end by a signal, as shells give it; only staff leave a kiosk with 0."""


class KioskError(Exception):
    """Something that ends a command; its text is one plain sentence for the person who gave it."""


class LibraryUnreadableError(KioskError):
    """A library file that cannot be opened, or is not one."""

    def __init__(self, path: Path, reason: str) -> None:
        """Name the file and the reason in plain words."""
        super().__init__(f"The library file {path} cannot be read: {reason}.")
        self.path = path
        self.reason = reason
