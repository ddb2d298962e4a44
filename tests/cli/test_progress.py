"""Long work says on a terminal what it has come to; pipes, files, ``--quiet`` and dumb terminals get nothing."""

from __future__ import annotations

import ast
import io
import re
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from riskctl.cli import progress

COMMANDS = Path(progress.__file__).parent
LONG = (
    "assess_run", "compare", "stress", "plan", "catalogue_debt", "discover_run", "gate_run", "lists_update",
    "lists_import", "screen_file", "questions", "verify", "report", "rules_check", "backtest", "opening", "pages",
)  # fmt: skip


class Screen(io.StringIO):
    """A terminal that keeps what is drawn, and says so."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn = threading.Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        number = super().write(text)
        if " s)" in text:
            self.drawn.set()
        return number


def on_screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """A terminal in place of stderr; in the test itself, for between the phases pytest puts its own back."""
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(progress, "SHOWN_AFTER", 0.0)
    monkeypatch.setattr(progress, "REDRAWN_EVERY", 0.001)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "60")
    return screen


def test_the_line_counts_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = on_screen(monkeypatch)
    seen = []
    for number in progress.counted(range(3), "assessing", 3):
        screen.drawn.clear()
        assert screen.drawn.wait(10)
        seen.append(number)
    assert seen == [0, 1, 2]
    text = screen.getvalue()
    assert "assessing: 3 of 3 (" in text and text.endswith(progress.ERASE)
    assert all(len(line) < 60 for line in text.split(progress.ERASE))


def test_megabytes_of_a_length_that_is_known_or_not() -> None:
    work = progress.Work("us.sdn", unit="MB")
    work.reach(3_200_000, 0)
    assert work.line(2) == "us.sdn: 3.2 MB (2 s)"
    work.reach(3_200_000, 12_000_000)
    assert work.line(61.2) == "us.sdn: 3.2 of 12.0 MB (61 s)"


def test_a_word_in_between_stands_on_a_clean_line(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = on_screen(monkeypatch)
    with progress.working("screening") as work:
        assert screen.drawn.wait(10)
        while not work.drawn:
            pass
        work.say("row 3: no name")
    assert f"{progress.ERASE}row 3: no name\n" in screen.getvalue()


def test_short_work_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = on_screen(monkeypatch)
    monkeypatch.setattr(progress, "SHOWN_AFTER", 60.0)
    with progress.working("reading"):
        pass
    assert screen.getvalue() == ""


def test_it_ends_with_the_work_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = on_screen(monkeypatch)
    with pytest.raises(ValueError, match="x"), progress.working("reading"):
        assert screen.drawn.wait(10)
        raise ValueError("x")
    assert screen.getvalue().endswith(progress.ERASE)


@pytest.mark.parametrize("case", ["pipe", "quiet", "dumb", "stdout"])
def test_nothing_where_it_would_disturb(monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    screen = on_screen(monkeypatch)
    if case == "pipe":
        monkeypatch.setattr(screen, "isatty", lambda: False)
    if case == "dumb":
        monkeypatch.setenv("TERM", "dumb")
    if case == "stdout":
        monkeypatch.setattr(sys, "stdout", Screen())
    threads = threading.active_count()
    with progress.working("reading", quiet=case == "quiet", stdout=case == "stdout"):
        assert threading.active_count() == threads
    assert screen.getvalue() == ""


@pytest.mark.parametrize("name", LONG)
def test_every_command_that_works_long_says_so(name: str) -> None:
    tree = ast.parse((COMMANDS / f"{name}.py").read_text(encoding="utf-8"))
    calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert {re.sub(r".*\.", "", call) for call in calls} & {"working", "counted"}


def test_a_command_draws_while_it_works_and_its_answer_stays_the_same(
    cli: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = cli("compare", "gpt-oss-120b", "--format", "json")
    screen = on_screen(monkeypatch)
    drawn = cli("compare", "gpt-oss-120b", "--format", "json")
    assert (plain.code, plain.err) == (0, "")
    assert (drawn.code, drawn.out) == (0, plain.out)
    assert "judging routes: 1 of " in screen.getvalue()
