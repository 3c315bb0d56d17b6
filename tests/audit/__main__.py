"""The audit by hand: `python -m tests.audit` prints a table of rules, screens visited and failures."""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
from pathlib import Path

from tests.audit.looks import Look, every, pairwise


def main() -> int:
    """Audit what was asked for; return 1 if anything failed."""
    options = _options()
    number, of = (int(part) for part in options.part.split("/"))
    looks = (every() if options.all else pairwise())[number - 1 :: of]
    with tempfile.TemporaryDirectory() as scratch:
        return _audit(looks, options.only, Path(scratch), options.pictures)


def _audit(looks: list[Look], only: str, scratch: Path, pictures: Path | None) -> int:
    from kiosk.bridge import platform
    from tests.audit.inspector import Audit, Inspector, catalogues, library, open_stage

    platform.prepare("software", scratch / "qml", offscreen=True)
    application = platform.application()
    audit = Audit()
    words = catalogues(scratch / "words")
    # What a look leaves behind is collected after it: in between, that takes a tenth of the time.
    gc.disable()
    for file in (library(scratch), None):
        stage = open_stage(file, words)
        inspector = Inspector(application, stage, scratch, pictures)
        for look in looks:
            before = len(audit.failures)
            inspector.look(look, audit, lambda name: only in name)
            gc.collect()
            found = audit.failures[before:]
            print(f"{look}: {audit.views} screens, {len(found)} failures", *found, sep="\n  ", file=sys.stderr)
        stage.close()
    print(audit.listing())
    print(f"\n{len(looks)} looks\n{audit.table()}")
    return 1 if audit.failures else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.audit", description=__doc__)
    parser.add_argument("--all", action="store_true", help="every look, not only those that cover each pair of wishes")
    parser.add_argument("--part", default="1/1", metavar="I/N", help="the Ith of N parts of the looks")
    parser.add_argument("--only", default="", metavar="SCENE", help="scenes with this in their name")
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", help="where to save a picture of what failed")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
