"""One small library, written and published into a folder: `python tests/faults/publish_once.py FOLDER`.

What is tampered with is this process, so it has nothing in it that a publishing does not need.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from kiosk.library import generations, writer
from kiosk.model.blocks import Cards
from kiosk.model.library import Guide, Home, Picture

INCOMING = "incoming.kiosk"
HALF = f".{INCOMING}-half.new"
"""The file that is written before it gets its name."""
PICTURE = Picture("a.png", b"new" * 5000, 4, 3)


def write(folder: Path) -> Path:
    """Write the library, not yet published; return where."""
    file = folder / INCOMING
    guide = Guide("en", True, Home("Guide", "Welcome."), Cards(()), (), (), (), ())
    writer.write(file, [guide], [], [PICTURE])
    return file


def main() -> None:
    """Write and publish, under names that are known before."""
    tempfile._name_sequence = iter(["half"])  # type: ignore[attr-defined]
    folder = Path(sys.argv[1])
    generations.publish(folder, write(folder))


if __name__ == "__main__":
    main()
