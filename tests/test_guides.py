"""Every command of the guides runs, in the order of its page; the dialogue shown is the one that is held.

``RISKCTL_GUIDES=write`` writes the dialogue anew.
"""

from __future__ import annotations

import os
import pty
import re
import select
import shlex
import struct
import subprocess
import sys
import termios
import time
from fcntl import ioctl
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"
GUIDES = sorted(DOCS.glob("guide-*.md"))
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
        "COLUMNS": "80",
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
    """What stands on a terminal of 80 columns when the answers above are typed."""
    master, slave = pty.openpty()
    ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 80, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "riskctl", "new", "use-case", "--as-of", DAY],
        cwd=folder, env=environment(folder), stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
    )  # fmt: skip
    os.close(slave)
    screen, left = "", list(ANSWERS)
    end = time.monotonic() + 120
    while time.monotonic() < end:
        if select.select([master], [], [], 0.2)[0]:
            try:
                screen += os.read(master, 4096).decode()
            except OSError:
                break
        waiting = re.search(r"\n> (\[[^\]]*\] )?\Z", screen.replace("\r\n", "\n"))
        if waiting and left:
            os.write(master, f"{left.pop(0)}\n".encode())
            screen += _echo(master)
    process.wait(20)
    os.close(master)
    return screen.replace("\r\n", "\n")


def _echo(master: int) -> str:
    """The line typed, as the terminal shows it."""
    echoed = b""
    while not echoed.endswith(b"\n"):
        echoed += os.read(master, 1)
    return echoed.decode()


def shape(text: str) -> list[str]:
    """The questions and the answers, without the counts that change with the rules."""
    return [line for line in text.splitlines() if re.match(r"\d+\. |> |wrote ", line)]


def test_the_dialogue_shown_is_the_one_held(tmp_path: Path) -> None:
    page = DOCS / "guide-procurement.md"
    screen = hold_dialogue(tmp_path)
    assert "wrote claims-assistant.yaml:" in screen, screen
    assert all(len(line) <= 80 for line in screen.splitlines())
    text = page.read_text(encoding="utf-8")
    head, _, below = text.partition("<!-- dialogue -->\n")
    shown, _, tail = below.partition("<!-- /dialogue -->")
    if os.environ.get("RISKCTL_GUIDES") == "write":
        shown = f"```text\n$ riskctl new use-case\n{screen.strip()}\n```\n"
        page.write_text(
            f"{head}<!-- dialogue -->\n{shown}<!-- /dialogue -->{tail}", encoding="utf-8"
        )
    assert shape(shown) == shape(screen)
