"""Every check of the project, the same on a desk and in CI: `python -m tests`. Ends at the first that fails."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from kiosk.paths import APPLICATION

ROOT = Path(__file__).parents[1]
WHOLE = (
    "kiosk/model/*",
    "kiosk/session/*",
    "kiosk/settings.py",
    "kiosk/library/*",
    "kiosk/authoring/frontmatter.py",
    "kiosk/authoring/fields.py",
)
"""What has every branch tested."""

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
ON_ALL_CORES = ("-n", str((os.cpu_count() or 1) + 1), "--dist", "loadfile", "--no-loadscope-reorder")
"""A file's tests share what was costly to make; files begin in their order, because the longest stand in the first.
There is a process more than cores: nearly a third of the time they wait for real screens to start or to fail."""
MEASURED = ("tests/bridge", "tests/content", "tests/unit")
"""What coverage is taken of. It slows down the others, which use the whole kiosk and prove nothing of single lines."""
CHECKS = {
    "format": ["-m", "ruff", "format", "--check", "."],
    "lint": ["-m", "ruff", "check", "."],
    "types": ["-m", "mypy"],
    "imports": ["-c", LINT_IMPORTS, "--no-cache"],
    "shipped content": ["-m", "kiosk", "check", "content"],
    "tests of the parts": ["-m", "coverage", "run", "-m", "pytest", *ON_ALL_CORES, *MEASURED],
    "coverage data": ["-m", "coverage", "combine", "--quiet"],
    "coverage": ["-m", "coverage", "report", "--skip-covered"],
    "coverage of the core": ["-m", "coverage", "report", f"--include={','.join(WHOLE)}", "--fail-under=100"],
    "tests of the whole (qmllint and qmlformat among them)": [
        "-m", "pytest", *ON_ALL_CORES, *(f"--ignore={folder}" for folder in MEASURED),
    ],
}  # fmt: skip

REMEMBERED = "KIOSK_TESTS_REMEMBERED"
"""The variable that names what the check of the shipped content remembers: no process of tests has to read it again."""


def main() -> int:
    """Run the checks one after another; return the exit code of the first that fails, or 0."""
    with tempfile.TemporaryDirectory() as state:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", "XDG_STATE_HOME": state}
        environment[REMEMBERED] = str(Path(state) / APPLICATION / "checked.cache")
        for name, arguments in CHECKS.items():
            print(f"== {name}", flush=True)
            code = subprocess.run([sys.executable, *arguments], check=False, cwd=ROOT, env=environment).returncode
            if code:
                print(f"== {name} failed", flush=True)
                return code
    print("== all checks passed", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
