"""What every command takes, read from the commands themselves, for the shell completion."""

from __future__ import annotations

import importlib
import re
from typing import Any

import typer

from riskctl.cli.app import COMMANDS, app
from riskctl.cli.complete import FILE, SUBJECT

VALUES: dict[str, str] = {
    "--scenario": "SCENARIO",
    "--developer": "VENDOR",
    "--operator": "VENDOR",
}
"""Kind of ids that an option takes, by its name."""
ARGUMENTS = {
    "MODEL[@ROUTE]": SUBJECT,
    "[MODEL[@ROUTE]]": SUBJECT,
    "SUBJECT": SUBJECT,
    "SUBJECT...": SUBJECT,
}
"""Kind of ids that an argument takes, by its placeholder."""
_VALUE = re.compile("[a-z0-9][a-z0-9.-]*")
SCENARIOS_SHOW = ("scenarios", "show")


def build_table() -> dict[str, Any]:
    """Commands, their options and what each takes: choices, a kind of ids, or a file."""
    root = _node(typer.main.get_command(app), ())
    root["commands"] = {
        name: _node(typer.main.get_command(command_app(module)), (name,))
        for name, (module, _) in COMMANDS.items()
    }
    return root


def command_app(module: str) -> typer.Typer:
    """The app of a command's module."""
    loaded: typer.Typer = importlib.import_module(f"riskctl.cli.{module}").app
    return loaded


def _node(command: Any, path: tuple[str, ...]) -> dict[str, Any]:
    node: dict[str, Any] = {"options": {"--help": None}}
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            node["takes"] = _argument(parameter, path)
            continue
        takes = None if parameter.is_flag else _option(parameter)
        node["options"] |= {name: takes for name in parameter.opts if name.startswith("--")}
    commands = getattr(command, "commands", {})
    if commands:
        node["commands"] = {name: _node(sub, (*path, name)) for name, sub in commands.items()}
    return node


def _argument(parameter: Any, path: tuple[str, ...]) -> str | list[str]:
    if path == SCENARIOS_SHOW:
        return "SCENARIO"
    metavar = (parameter.metavar or "").strip()
    if "|" in metavar:
        return metavar.strip("[]").split("|")
    return ARGUMENTS.get(metavar, FILE)


def _option(parameter: Any) -> str | list[str]:
    for name in parameter.opts:
        if name in VALUES:
            return VALUES[name]
    return _choices(parameter.help or "") or FILE


def _choices(text: str) -> list[str]:
    """The values that a help text lists between colons, as ``a, b or c``, with remarks in brackets behind them."""
    bare = re.sub(r" \([^)]*\)", "", text).replace(" for people", "").replace(" for programs", "")
    for part in re.split("[:;]", bare):
        words = part.strip().rstrip(".").removeprefix("One of ").replace(" or ", ", ").split(", ")
        if len(words) > 1 and all(_VALUE.fullmatch(word) for word in words):
            return words
    return []
