"""A command in tmux, as a person at a terminal of 80 columns sees it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

import pytest

TMUX = shutil.which("tmux")
needs_tmux = pytest.mark.skipif(
    TMUX is None, reason="tmux is not installed: the recorded dialogue was NOT tested"
)
PATIENCE = 180.0
"""Seconds until a terminal that shows nothing new is given up; only a machine under load comes near it."""
_PROMPT = re.compile(r"\n> ?(\[[^\]\n]*\] ?)?\Z")
_ENDED = re.compile(r"\[ended (\d+)\]\s*\Z")


class Screen:
    """A private tmux server with one pane; used as a context, at whose end the server is gone."""

    def __init__(self, command: list[str], folder: Path, environment: Mapping[str, str]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="tmux")  # a socket's path must be short
        kept = {name: text for name, text in os.environ.items() if name not in ("TMUX", "COLUMNS")}
        self._environment = {**kept, **environment, "TMUX_TMPDIR": self._folder.name}
        self._command = command
        self._where = folder

    def __enter__(self) -> Screen:
        line = f'{shlex.join(self._command)}; echo "[ended $?]"; cat'
        size = ("-x", "80", "-y", "300")
        self._tmux("new-session", "-d", *size, "-c", str(self._where), f"sh -c {shlex.quote(line)}")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._tmux("kill-server", check=False)
        self._folder.cleanup()

    def _tmux(self, *arguments: str, check: bool = True) -> str:
        command = [str(TMUX), "-f", os.devnull, "-u", "-L", "screen", *arguments]
        done = subprocess.run(
            command, env=self._environment, capture_output=True, text=True, check=check, timeout=60
        )
        return done.stdout

    def text(self) -> str:
        """All that was shown, each line without blanks at its end."""
        shown = self._tmux("capture-pane", "-p", "-S", "-", "-E", "-")
        return "\n".join(line.rstrip() for line in shown.splitlines()).rstrip()

    def type(self, text: str) -> None:
        """A line, as it is typed."""
        if text:
            self._tmux("send-keys", "-l", "--", text)
        self._tmux("send-keys", "Enter")

    def press(self, key: str) -> None:
        """A key by its name in tmux, such as C-c."""
        self._tmux("send-keys", key)

    def wait_for_prompt(self, number: int) -> bool:
        """Wait for the prompt of this number, from 1; False when the command ended before it."""
        shown = ""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            shown = self.text()
            if _ENDED.search(shown):
                return False
            if len(re.findall(r"^>", shown, flags=re.MULTILINE)) == number and _PROMPT.search(
                shown
            ):
                return True
            time.sleep(0.05)
        raise AssertionError(f"no prompt {number} on:\n{shown}")

    def wait_for_end(self) -> tuple[str, int]:
        """What stood on the screen when the command ended, and its exit code."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            shown = self.text()
            ended = _ENDED.search(shown)
            if ended is not None:
                return shown[: ended.start()].rstrip(), int(ended[1])
            time.sleep(0.05)
        raise AssertionError(f"no end on:\n{self.text()}")
