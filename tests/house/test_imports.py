"""The import rules of pyproject.toml hold, and would be seen to be broken."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def _lint(config: Path) -> subprocess.CompletedProcess[str]:
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    command = [sys.executable, "-c", code, "--config", str(config), "--no-cache"]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def test_the_rules_hold() -> None:
    result = _lint(ROOT / "pyproject.toml")
    assert result.returncode == 0, result.stdout
    assert "8 kept, 0 broken" in result.stdout


def test_a_broken_rule_is_seen(tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    rules.write_text(
        text.replace('allowed_importers = ["kiosk.authoring.yamltree"]', "allowed_importers = []"), "utf-8"
    )
    result = _lint(rules)
    assert result.returncode != 0
    assert "7 kept, 1 broken" in result.stdout
