"""Measures the screen and prints JSON: `python -m tests.bench.measure`. Nothing here passes or fails on a clock."""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from PIL import Image

from kiosk import paths
from kiosk.authoring import compiler
from tests.bench import libraries

WAYS = ("start", "memory", "taps", "soak", "search", "editing")
RUNS = 8
CHANGED = "en/help.md"


def main() -> None:
    """Measure everything, or what is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=WAYS)
    parser.add_argument("--taps", type=int, default=300)
    parser.add_argument("--visits", type=int, default=1000, help="whole visits of the soak")
    options = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        if options.only in {None, "start"}:
            found["start"] = start(Path(folder))
        if options.only in {None, "memory"}:
            found["memory_mb"] = memory(Path(folder))
        if options.only in {None, "search"}:
            found["search_ms"] = search(Path(folder), options.taps)
        if options.only in {None, "editing"}:
            found["editing"] = editing(Path(folder))
        if options.only in {None, "soak"}:
            found["soak"] = soak(Path(folder), options.visits)
        if options.only in {None, "taps"}:
            from tests.bench.screen import Bench

            bench = Bench(libraries.write(Path(folder) / "bench.kiosk", 30), Path(folder))
            found["tap_ms"] = bench.taps(options.taps)
            found["tap_in_a_list_ms"] = bench.first_taps(options.taps)
            found["rest"] = bench.rest()
            bench.close()
    print(json.dumps(found, indent=2))


def start(folder: Path) -> dict[str, Any]:
    """Time and memory of a fresh screen with warm caches, by library size: medians over some runs."""
    files = {pages: libraries.write(folder / f"{pages}.kiosk", pages) for pages in (10, 10_000)}
    runs: dict[int, list[list[float]]] = {pages: [] for pages in files}
    for number in range(RUNS + 1):
        for pages, file in files.items():
            command = [sys.executable, "-m", "tests.bench.first_frame", str(file), str(time.time())]
            numbers = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
            if number:  # the first fills the caches
                runs[pages].append([float(word) for word in numbers])
    result: dict[str, Any] = {
        f"{pages} pages": dict(
            zip(("attract_s", "home_s", "pss_mb"), map(statistics.median, zip(*found, strict=True)), strict=True)
        )
        for pages, found in runs.items()
    }
    result["home_ratio"] = result["10000 pages"]["home_s"] / result["10 pages"]["home_s"]
    return result


def search(folder: Path, taps: int) -> dict[str, Any]:
    """Milliseconds from a letter key to the painted results, and of the query alone, with 10,000 pages."""
    file = libraries.write_wordy(folder / "wordy.kiosk", 10_000)
    command = [sys.executable, "-m", "tests.bench.searching", str(file), str(taps)]
    found: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return found


def editing(folder: Path) -> dict[str, Any]:
    """Seconds of a check of 10,000 pages, and milliseconds from a save to the preview, also with the shipped pages."""
    command = [sys.executable, "-m", "tests.bench.editing", str(folder)]
    found: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return found


def soak(folder: Path, visits: int) -> dict[str, Any]:
    """What whole visits to the shipped content leave behind; each sample is printed to stderr at once."""
    shutil.copytree(paths.shipped_content(), folder / "content")
    compiler.build(folder / "content", folder / "shipped.kiosk", cache=folder / "soak.cache")
    page = folder / "content" / CHANGED
    page.write_text(page.read_text("utf-8") + "\nA sentence more.\n", "utf-8")
    compiler.build(folder / "content", folder / "changed.kiosk", cache=folder / "soak.cache")
    from tests.bench.soak import WIDTH

    for library in folder.glob("*.kiosk"):
        _fit_pictures(library, WIDTH)
    command = [sys.executable, "-m", "tests.bench.soak", str(folder), str(visits)]
    found: dict[str, Any] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
    return found


def _fit_pictures(library: Path, width: int) -> None:
    """Make the pictures as wide as the soak's window: most of its time would go into reading large ones."""
    with sqlite3.connect(library) as database:
        for name, data in database.execute("SELECT name, data FROM picture").fetchall():
            image, file = Image.open(io.BytesIO(data)), io.BytesIO()
            image.thumbnail((width, width))
            image.save(file, "webp")
            new = (*image.size, file.getvalue(), name)
            database.execute("UPDATE picture SET width = ?, height = ?, data = ? WHERE name = ?", new)
    database.close()


def memory(folder: Path) -> dict[str, float]:
    """Memory of a fresh screen at each stop of a walk through the content as it ships."""
    file = folder / "shipped.kiosk"
    compiler.build(paths.shipped_content(), file)
    command = [sys.executable, "-m", "tests.bench.shipped_memory", str(file)]
    found: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return found


if __name__ == "__main__":
    main()
