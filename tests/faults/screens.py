"""Screens that fail in ways of their own, for the supervisor: `python -m tests.faults.screens FOLDER [ARGUMENT …]`.

Each start takes the first word of `FOLDER/script` away and does what it says; the arguments are added to a list.
"""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import time
from pathlib import Path

from kiosk.errors import COULD_NOT_RUN, NO_DISPLAY, NOT_YET, RESTART_SCREEN
from kiosk.library import generations
from kiosk.operations import records

BEAT = 0.05


def main(folder: Path, arguments: list[str]) -> int:
    """Do what the script says next; without a word, leave."""
    script = folder / "script"
    word, *rest = script.read_text("ascii").split() or ["leave"]
    script.write_text(" ".join(rest), "ascii")
    with (folder / "started").open("a", encoding="utf-8") as file:
        file.write(json.dumps([word, *arguments]) + "\n")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    beats = {"leave": 1, "crash": 3, "exit": 3, "ask": 3, "mute": 3, "frozen": 10**9, "deaf": 3, "dark": 3}.get(word, 0)
    if word == "well":
        beats = 10**9
    for number in range(beats):
        frames = {"frozen": 1, "dark": 0}.get(word, number + 1)
        beat = {"frames": frames, "exposed": word != "dark", "generation": _shown(folder, arguments)}
        print(json.dumps(beat), flush=True)
        if word == "well" and records.load(folder).failures == 0:
            break
        # Ends with the supervisor, as the screen does.
        if select.select([sys.stdin], [], [], BEAT)[0] and not os.read(0, 1):
            return 0
    if word in {"crash", "early"}:
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "deaf":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        signal.signal(signal.SIGABRT, signal.SIG_IGN)
    while word in {"mute", "never", "deaf"}:
        time.sleep(1)
    codes = {"ask": RESTART_SCREEN, "cannot": COULD_NOT_RUN, "later": NOT_YET, "unplugged": NO_DISPLAY}
    return {**codes, "exit": 7, "well": 7}.get(word, 0)


def _shown(folder: Path, arguments: list[str]) -> str:
    """Return the name of the library that a screen would show which reads none."""
    _, without = arguments
    names = [file.name for file in generations.usable(folder / "library")]
    return next((name for name in names if name != without), "")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
