"""The monkey by hand: `python -m tests.monkey --seed 7 --events 20000`, with `--seeds 10` for ten seeds.

A failure prints its seed, the number of the event and the last ones. The same seed and number of events do it again:
what each event is depends on both alone, and where it strikes also on what stands on the screen by then.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from kiosk import paths
from kiosk.authoring import compiler


def main() -> int:
    """Play with each seed; return 1 if a rule was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.monkey", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--events", type=int, default=20_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "shipped.kiosk"
        compiler.build(paths.shipped_content(), file)
        return _play(file, range(options.seed, options.seed + options.seeds), options.events)


def _play(file: Path, seeds: range, events: int) -> int:
    from kiosk.bridge import platform
    from tests.monkey.play import BrokenError, Play

    platform.prepare("software", file.parent / "qml", offscreen=True)
    application = platform.application()
    broken = 0
    for seed in seeds:
        play, begun = Play(application, file, seed), time.process_time()
        try:
            play.run(events)
        except BrokenError as error:
            broken += 1
            print(error)
        play.close()
        seconds = time.process_time() - begun
        print(
            f"seed {seed}: {play.seen.total()} sights in {seconds:.0f} s: {dict(play.seen.most_common())}", flush=True
        )
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
