"""Every command of the guides runs, in the order of its page; the dialogue shown is the one that is held.

``RISKCTL_GUIDES=write`` writes the dialogue anew.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from tmux_screen import Screen, needs_tmux

DOCS = Path(__file__).parents[1] / "docs"
GUIDES = sorted(DOCS.glob("guide-*.md"))
PROCUREMENT = DOCS / "guide-procurement.md"
DAY = "2026-11-28"
ANSWERS = (
    "Claims assistant", "claude-sonet", "claude-sonnet-5", "", "Brasil", "?", "health insurance", "patient data",
    "yes", "none", "none",
)  # fmt: skip


def commands(path: Path) -> list[list[str]]:
    text = path.read_text(encoding="utf-8")
    blocks = re.findall(r"```console\n(.*?)```", text, flags=re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("$ ")]
    return [shlex.split(line.removeprefix("$ riskctl ")) for line in lines]


def environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "NO_COLOR": "1",
        "RISKCTL_LISTS_DIR": str(folder / "none"),
    }


@pytest.mark.parametrize("path", GUIDES, ids=[path.stem for path in GUIDES])
def test_every_command_of_a_guide_runs(path: Path, tmp_path: Path) -> None:
    assert len(commands(path)) >= 6
    for arguments in commands(path):
        done = subprocess.run(
            [sys.executable, "-m", "riskctl", *arguments],
            cwd=tmp_path, env=environment(tmp_path), capture_output=True, text=True, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert done.returncode == 0, f"riskctl {shlex.join(arguments)}\n{done.stderr}"
        assert "Traceback" not in done.stderr


def hold_dialogue(folder: Path) -> str:
    """What stands on a terminal of 80 columns when the answers above are typed, one at each prompt."""
    command = [sys.executable, "-m", "riskctl", "new", "use-case", "--as-of", DAY]
    with Screen(command, folder, {**environment(folder), "PYTHONPATH": str(DOCS.parent)}) as screen:
        for number, answer in enumerate(ANSWERS, 1):
            assert screen.wait_for_prompt(number), screen.text()
            screen.type(answer)
        shown, code = screen.wait_for_end()
    assert code == 0, shown
    return shown


def normal(text: str) -> list[str]:
    """Its paragraphs, without what changes with rules and catalogue: counts, the rule named, where routes stand."""
    text = re.sub(r"\n[^\n]*, \d+ routes?: .*?\nNext,", "\nRoutes.\nNext,", text, flags=re.DOTALL)
    blocks = re.sub(r"\n(?=\S|\n| +\d+  |   Why:|    riskctl|  [a-zN'])", "\0", text).split("\0")
    flat = [" ".join(block.split()) for block in blocks]
    flat = [re.sub(r"^Why: \d+ rules? in force .*", "Why: rules in force", block) for block in flat]
    return [re.sub(r"\d+", "N", block) for block in flat if block]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the dialogue is held, with what it shows beside what it writes."""
    where = tmp_path_factory.mktemp("dialogue")
    shown = hold_dialogue(where)
    (where / "screen.txt").write_text(shown, encoding="utf-8")
    return where


@needs_tmux
def test_options_make_the_file_that_the_dialogue_makes(folder: Path, tmp_path: Path) -> None:
    first = next(line for line in commands(PROCUREMENT) if line[:2] == ["new", "use-case"])
    subprocess.run(
        [sys.executable, "-m", "riskctl", *first, "--as-of", DAY],
        cwd=tmp_path, env=environment(tmp_path), check=True, capture_output=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    asked, given = (
        path.read_text(encoding="utf-8")
        for path in (folder / "claims-assistant.yaml", tmp_path / first[first.index("-o") + 1])
    )
    assert yaml.safe_load(asked) == yaml.safe_load(given)
    stated = [[line for line in text.splitlines() if "#" not in line] for text in (asked, given)]
    assert stated[0] == stated[1]


@needs_tmux
def test_the_dialogue_shown_is_the_one_held(folder: Path) -> None:
    page = PROCUREMENT
    screen = (folder / "screen.txt").read_text(encoding="utf-8")
    assert "wrote claims-assistant.yaml:" in screen, screen
    assert all(len(line) <= 80 for line in screen.splitlines())
    text = page.read_text(encoding="utf-8")
    head, _, below = text.partition("<!-- dialogue -->\n")
    shown, _, tail = below.partition("<!-- /dialogue -->")
    held = f"$ riskctl new use-case\n{screen.strip()}\n"
    if os.environ.get("RISKCTL_GUIDES") == "write":
        shown = f"```text\n{held}```\n"
        page.write_text(
            f"{head}<!-- dialogue -->\n{shown}<!-- /dialogue -->{tail}", encoding="utf-8"
        )
    recorded = shown.removeprefix("```text\n").removesuffix("```\n")
    assert normal(recorded) == normal(held), "RISKCTL_GUIDES=write records the dialogue anew"
    questions = re.findall(r"^\d+\. ", recorded, flags=re.MULTILINE)
    assert 0 < len(questions) <= 12
