"""Python's lock and Qt's picture reader's never wait for each other."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.faults.conftest import ROOT, SECONDS


def test_a_list_can_change_while_a_picture_is_drawn(environment: Mapping[str, str], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.faults.slow_picture", str(tmp_path)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert done.stdout == "changed\n", done.stderr
