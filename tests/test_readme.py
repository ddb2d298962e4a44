"""The README's console blocks are what the commands really print. ``UPDATE_README=1`` writes them anew."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.S)


def run(command: str) -> str:
    words = shlex.split(command)
    assert words[0] == "riskctl"
    env = {**os.environ, "COLUMNS": "90", "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "riskctl", *words[1:]],
        cwd=ROOT, env=env, capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return "\n".join(line.rstrip() for line in done.stdout.splitlines()) + "\n"


def test_the_readme_has_its_jobs() -> None:
    assert len(BLOCK.findall(README.read_text("utf-8"))) >= 4


@pytest.mark.parametrize(
    "command", [m["command"] for m in BLOCK.finditer(README.read_text("utf-8"))]
)
def test_console_blocks_are_true(command: str) -> None:
    text = README.read_text("utf-8")
    output = run(command)
    if os.environ.get("UPDATE_README") == "1":
        fresh = BLOCK.sub(
            lambda m: f"```console\n$ {command}\n{output}```" if m["command"] == command else m[0],
            text,
        )
        README.write_text(fresh, "utf-8")
        return
    shown = next(m["output"] for m in BLOCK.finditer(text) if m["command"] == command)
    assert shown == output


def test_shell_commands_name_real_files_and_options() -> None:
    """Commands that are not run here at least parse: their files exist and their options are known."""
    text = README.read_text("utf-8")
    for line in re.findall(r"^riskctl assess .+$", text, re.M):
        words = shlex.split(line, comments=True)
        for name in (word for word in words if word.startswith("data/")):
            assert (ROOT / name).exists(), name
        known = subprocess.run(
            [sys.executable, "-m", "riskctl", "assess", "--help"],
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        ).stdout
        for option in (word for word in words if word.startswith("--")):
            assert option in known, option
