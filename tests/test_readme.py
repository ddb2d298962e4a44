"""The console blocks of the README and of the common jobs are what the commands really print.

``UPDATE_README=1`` writes them anew.
"""

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
PAGES = {"README.md": README, "docs/jobs.md": ROOT / "docs" / "jobs.md"}
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


SHOWN = [
    (name, match["command"])
    for name, page in PAGES.items()
    for match in BLOCK.finditer(page.read_text("utf-8"))
]


def test_the_pages_have_their_jobs() -> None:
    assert [name for name, _ in SHOWN].count("README.md") >= 1
    assert [name for name, _ in SHOWN].count("docs/jobs.md") >= 4


def test_the_first_screen_is_short_and_its_links_exist() -> None:
    """What it answers, the two commands and the pictures stand in the first 60 lines."""
    text = README.read_text("utf-8")
    first = "\n".join(text.splitlines()[:60])
    assert all(part in first for part in ("make demo", "make test", "panel.svg", "report.png"))
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert links and not [link for link in links if not (ROOT / link).exists()]


@pytest.mark.parametrize(("name", "command"), SHOWN)
def test_console_blocks_are_true(name: str, command: str) -> None:
    page = PAGES[name]
    text = page.read_text("utf-8")
    output = run(command)
    if os.environ.get("UPDATE_README") == "1":
        fresh = BLOCK.sub(
            lambda m: f"```console\n$ {command}\n{output}```" if m["command"] == command else m[0],
            text,
        )
        page.write_text(fresh, "utf-8")
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


def test_the_picture_is_what_the_tool_draws() -> None:
    command = (
        "riskctl assess deepseek-v4-pro@deepseek-api --use-case data/examples/malaysian-bank.yaml"
    )
    drawn = run(f"{command} --as-of 2026-11-23 --format svg")
    picture = ROOT / "docs" / "images" / "panel.svg"
    if os.environ.get("UPDATE_README") == "1":
        picture.write_text(drawn, "utf-8")
    assert picture.read_text("utf-8") == drawn
