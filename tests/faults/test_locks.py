"""Python's lock and those of Qt's picture reader never wait for each other."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.faults.conftest import ROOT, SECONDS


def test_a_list_that_changes_gives_pythons_lock_away(environment: Mapping[str, str], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.faults.python_lock", str(tmp_path)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert done.stdout == "1\n", done.stderr
