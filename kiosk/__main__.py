"""`python -m kiosk`."""

from __future__ import annotations

from kiosk.cli import entry

if __name__ == "__main__":
    entry()
