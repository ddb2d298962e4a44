"""``--help`` names the values of every choice, and the shell completes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import typer

from riskctl.cli.app import COMMANDS
from riskctl.cli.completion_table import build_table, command_app

FREE = {
    "FILE",
    "DIR",
    "DATE",
    "ID",
    "TEXT",
    "KEY=VALUE",
    "FACT=VALUE",
    "SCHEME=VALUE",
    "GLOB",
    "KEY",
    "SUBJECT",
    "N",
    "DAYS",
    "URL",
    "BASE",
    "CC",
    "XX",
    "OLD",
    "REF",
    "PARTY",
    "PARTY[=LIST,...]",
    "VENDOR",
    "ROUTE",
    "[USE_CASE=]ROUTE",
    "ID[+ID]",
}
"""Placeholders of what is no closed choice: files, days, texts, and ids that commands list."""
NUMBERS = frozenset([("plan", "--max-routes"), ("plan", "--budget")])
BEFORE = {
    "report": ("x.json", "-o", "x.html"),
    "lists import": ("x", "--list", "us.sdn"),
    "compare": ("a", "b"),
}
"""What a command wants besides, so that it comes to look at the option."""


@dataclass(frozen=True)
class Choice:
    """An option that takes one of several words."""

    command: str
    option: str
    help: str
    arguments: int


def _walk(command: Any, path: tuple[str, ...]) -> Iterator[Choice]:
    arguments = [row for row in command.params if row.param_type_name == "argument"]
    for row in command.params:
        name = (" ".join(path), max(row.opts, key=len))
        if row.param_type_name == "argument" or row.is_flag or name in NUMBERS:
            continue
        if row.metavar not in FREE:
            yield Choice(*name, row.help, len(arguments))
    for name, below in getattr(command, "commands", {}).items():
        yield from _walk(below, (*path, name))


CHOICES = [
    choice
    for name, (module, _) in COMMANDS.items()
    for choice in _walk(typer.main.get_command(command_app(module)), (name,))
]


def test_choices_are_found() -> None:
    assert {("gate", "--fail-on"), ("rules list", "--effect"), ("lists update", "--format")} <= {
        (choice.command, choice.option) for choice in CHOICES
    }
    assert len(CHOICES) > 25


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: f"{choice.command} {choice.option}")
def test_help_and_completion_name_every_value(
    cli: Any, choice: Choice, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RISKCTL_LISTS_DIR", str(tmp_path / "none"))
    (tmp_path / "x.yaml").write_text(OWNERS)
    words = choice.command.split()
    before = BEFORE.get(choice.command, ("x.yaml",) * min(choice.arguments, 1))
    before += ("--target", "t") if choice.command == "ownership" else ()
    told = cli(*words, *before, choice.option, "zz-nothing")
    assert told.code == 2, (choice, told)
    found = re.search(
        r"(?:takes one of|is none of|known:) (.*?)(?:, not 'zz-nothing'.*)?$",
        told.err,
        re.MULTILINE,
    )
    assert found, told.err
    values = re.split(r", ", found[1])
    shown = re.findall(r"[\w.-]+", choice.help)
    assert set(values) <= {word.strip(".") for word in shown}, (choice.help, values)
    node = build_table()
    for word in words:
        node = node["commands"][word]
    assert set(values) <= set(node["options"][choice.option]), node["options"][choice.option]


OWNERS = """\
as_of: 2026-11-23
parties:
  - {party: t, country: CN}
"""
